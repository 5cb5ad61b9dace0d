# Not yet reviewed by a native speaker.
# The name of the language, as its own speakers write it.
language-name = ไทย
language-which =
    อยากให้เราใช้ภาษาอะไร กรุณาเลือก

    ถ้าคุณพิมพ์เป็นภาษาอื่น เราจะตอบเป็นภาษานั้น
language-chosen = ต่อจากนี้เราจะใช้ภาษาไทยกับคุณ
# Under an answer in this language, where the chat is in another one.
language-keep = ใช้ภาษาไทยตลอด
