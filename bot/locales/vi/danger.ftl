# Not yet reviewed by a native speaker.
danger-first = Đây là thông tin.
danger-suicide = Bạn rất quan trọng. Cảm giác này có thể qua đi, và có người sẵn sàng lắng nghe ngay bây giờ. Hãy gọi số đầu tiên dưới đây, hoặc ở bên người bạn tin cậy.
danger-steps =
    <b>Cần nói gì</b>: tên, quốc tịch, bạn đang ở đâu (địa điểm dễ nhận hoặc vị trí bản đồ), có bao nhiêu người, và bạn bị giữ trái ý muốn.
    <b>Đừng</b> trả tiền, đừng cãi với người giữ bạn, đừng để lộ rằng bạn đã nhờ giúp. Nếu gọi không an toàn, hãy nhắn tin.
danger-family =
    <b>Gia đình và bạn bè</b>: báo công an trong nước và bộ ngoại giao hoặc đại sứ quán ngay hôm nay. Giữ tin nhắn, ảnh và giấy chuyển tiền. Đừng trả tiền, đừng đánh động bên kia, đừng đăng tên.
danger-phone =
    Điện thoại có thể bị kiểm tra. Khi đã có số, hãy xóa cuộc trò chuyện này trong Telegram và chọn xóa cho cả hai bên.
