# Not yet reviewed by a native speaker.
about =
    <b>Về Waypost</b>
    Tôi là một chương trình máy tính. Tôi tìm câu trả lời trong những trang đã có người đọc và kiểm tra: của Liên Hợp Quốc, các chính phủ, công an, tòa án, đại sứ quán, tổ chức phi lợi nhuận và báo chí.

    Mỗi thông tin tôi đưa ra đều lấy từ một trong các trang đó, và tôi cho bạn biết là trang nào. Nếu không có trang nào trả lời được, tôi nói rõ và không đoán.

    Thông tin của tôi có thể đã cũ, vì vậy ngày tháng luôn được ghi rõ. Tôi không tư vấn pháp luật và không thể gọi điện thay bạn.

    Người bị ép đi lừa đảo là nạn nhân. Ở đây không ai trách bạn.
