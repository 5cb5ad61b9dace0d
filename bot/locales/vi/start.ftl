# Not yet reviewed by a native speaker.
start =
    Xin chào, tôi là <b>Waypost</b>.

    Tôi trả lời câu hỏi về các khu lừa đảo ở Đông Nam Á: việc làm giả, chính phủ và công an đang làm gì, và cách nhờ giúp đỡ. Tôi chỉ dùng nguồn đã kiểm tra và luôn ghi nguồn. Nếu không biết, tôi nói rõ.

    Bạn cứ hỏi bằng lời của mình, ví dụ:
    • Việc làm ở Mae Sot bao vé máy bay có phải lừa đảo không?
    • Con trai tôi bị giữ trong khu lừa đảo. Ai có thể giúp?
    • Lừa đảo tình cảm để dụ đầu tư là gì?

    Tôi không hỏi bạn là ai. Ai xem được điện thoại này đều đọc được cuộc trò chuyện này.

    /help cho biết tôi còn làm được gì.
