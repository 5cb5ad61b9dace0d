# Not yet reviewed by a native speaker.
# The name of the language, as its own speakers write it.
language-name = Tiếng Việt
language-which =
    Bạn muốn tôi dùng ngôn ngữ nào? Hãy chọn.

    Nếu bạn viết bằng ngôn ngữ khác, tôi sẽ trả lời bằng ngôn ngữ đó.
language-chosen = Từ giờ tôi sẽ dùng tiếng Việt với bạn.
# Under an answer in this language, where the chat is in another one.
language-keep = Luôn dùng tiếng Việt
