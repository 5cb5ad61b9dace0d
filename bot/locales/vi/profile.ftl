# Not yet reviewed by a native speaker.
# What Telegram shows of the bot: its name of at most 64 characters, descriptions of at most 512 and 120, the menu.
# The name is the same in every language and says nothing of scams: who looks at the phone sees it in the list of chats.
profile-name = Waypost
profile-description =
    Hãy hỏi về các khu lừa đảo ở Đông Nam Á: việc làm giả, công an và chính phủ đang làm gì, và cách nhờ giúp đỡ.

    Mọi câu trả lời đều lấy từ nguồn đã kiểm tra và có ghi nguồn. Nếu không biết, tôi nói rõ. Tôi không hỏi bạn là ai.
profile-short-description = Trả lời về các khu lừa đảo ở Đông Nam Á, chỉ từ nguồn đã kiểm tra.
command-start = Tôi là ai
command-help = Cách hỏi và những gì tôi làm được
command-sos = Có người gặp nguy hiểm: gọi cho ai
command-ask = Đặt câu hỏi trong nhóm
command-sources = Tôi có thông tin gì, mới đến đâu
command-language = Chọn ngôn ngữ tôi dùng
command-about = Tôi làm việc thế nào
command-privacy = Tôi lưu những gì
command-forget = Quên cuộc trò chuyện này
command-hide = Xóa tin nhắn của tôi ở đây
