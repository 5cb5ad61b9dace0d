# Not yet reviewed by a native speaker.
help =
    <b>Cách hỏi</b>
    Hãy viết câu hỏi trong một tin nhắn. Nếu biết nước hoặc địa điểm, bạn hãy ghi rõ. Bạn có thể hỏi tiếp dựa trên câu trước.

    <b>Cách đọc câu trả lời</b>
    Số như [1] là một nguồn. Mở danh sách nguồn để xem ai nói và nói khi nào. Nút “Vì sao dùng các nguồn này?” cho xem nguyên văn.

    <b>Lệnh</b>
    /start cho biết tôi là ai
    /sos cho biết gọi cho ai khi có người gặp nguy hiểm
    /ask để đặt câu hỏi trong nhóm
    /sources cho biết tôi có thông tin gì, mới đến đâu
    /language đổi ngôn ngữ tôi dùng
    /about cho biết tôi làm việc thế nào
    /privacy cho biết tôi lưu gì
    /forget để tôi quên cuộc trò chuyện này
    /hide xóa tin nhắn của tôi trong cuộc trò chuyện này

    Trong nhóm, tôi trả lời khi bạn nhắc tên tôi hoặc trả lời tin của tôi.

    Tôi là chương trình máy tính. Nếu có người đang gặp nguy hiểm, hãy gọi công an hoặc đại sứ quán của bạn khi có thể làm vậy an toàn.
unknown-command = Tôi không biết lệnh này. Gửi /help để xem tôi làm được gì. Bạn cũng có thể viết luôn câu hỏi.
