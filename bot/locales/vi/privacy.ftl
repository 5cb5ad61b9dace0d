# Not yet reviewed by a native speaker.
privacy =
    <b>Tôi lưu những gì</b>
    Tôi không hỏi tên bạn và không ghi bất cứ điều gì bạn gửi vào ổ đĩa.

    Trong { $minutes } phút, tôi nhớ các câu hỏi gần nhất của bạn, câu trả lời của tôi và ngôn ngữ bạn đã chọn, chỉ trong bộ nhớ tạm, để bạn có thể hỏi tiếp. Sau đó tôi quên. Gửi /forget để tôi quên ngay.

    Trong hai ngày, tôi cũng nhớ số thứ tự mà Telegram đặt cho các tin nhắn, không nhớ nội dung, để /hide xóa được chúng.

    Telegram tự lưu cuộc trò chuyện này, và người vận hành Telegram có thể đọc được. Nếu có người có thể kiểm tra điện thoại của bạn, bạn có thể xóa cuộc trò chuyện ở cả hai phía.
forgotten = Tôi đã quên cuộc trò chuyện này. Telegram vẫn hiện nó cho đến khi bạn xóa.
