# Not yet reviewed by a native speaker.
# What the bot says about its own answer.

note-old = Nguồn mới nhất của tôi về việc này có ngày { $date }. Từ đó đến nay tình hình có thể đã thay đổi.
note-newest = Nguồn mới nhất ở đây có ngày { $date }.
note-undated = Không trang nào trong số này ghi ngày viết.
note-looked-for = Tôi đã tìm: { $what }.
note-disagree = Các nguồn này nói không giống nhau. Bạn hãy xem ai nói và nói khi nào.

smalltalk-greeting =
    Xin chào. Bạn có thể hỏi tôi về các khu lừa đảo, lời mời việc làm đáng ngờ, hoặc cách nhờ giúp đỡ.

    Tôi chỉ trả lời từ nguồn đã kiểm tra và luôn ghi nguồn.
smalltalk-thanks = Không có gì. Bạn có thể hỏi tôi bất cứ lúc nào.
smalltalk-bye = Vâng. Bạn có thể hỏi lại tôi bất cứ lúc nào.
smalltalk-about =
    Tôi là Waypost, một chương trình máy tính, không phải người. Tôi trả lời câu hỏi về các khu lừa đảo ở Đông Nam Á, chỉ từ nguồn đã kiểm tra.

    /about cho biết tôi làm việc thế nào. /privacy cho biết tôi lưu gì.

note-corrected = Một nguồn ở đây đã được đính chính ngày { $date }.
note-withdrawn = Xin lưu ý: { $publisher } đã rút lại một trang mà câu trả lời này dựa vào. Rút lại ngày { $date }.
