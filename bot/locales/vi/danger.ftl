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
danger-way =
    <b>Bây giờ bạn vẫn có thể quay về.</b> Ở nơi công cộng (sân bay, bến xe, cửa khẩu), hãy đến gặp công an hoặc cán bộ xuất nhập cảnh và nói rằng bạn không muốn đi tiếp. Giữ hộ chiếu và điện thoại bên mình. Báo cho người nhà biết bạn đang ở đâu.
danger-money =
    <b>Gọi cho ngân hàng ngay</b>, yêu cầu chặn hoặc thu hồi khoản tiền: từng phút đều quan trọng. Sau đó trình báo công an, giữ lại mọi biên lai và tin nhắn. Đừng trả tiền cho ai hứa lấy lại tiền cho bạn.
# Buttons.
sos-held = Tôi đang bị giữ
sos-relative = Người thân tôi bị giữ
sos-way = Tôi đang trên đường đến đó
sos-money = Tôi đã mất tiền
sos-suicide = Tôi muốn chết
sos-nation = Nước của tôi
sos-which-nation = Bạn là người nước nào?
hide-done = Những gì Telegram cho phép tôi xóa ở đây đã được xóa. Tôi không xóa được những gì cũ hơn hai ngày hoặc có trước lần tôi khởi động lại gần nhất. Muốn xóa hết, bạn hãy xóa cuộc trò chuyện này trong Telegram và chọn xóa cho cả hai bên.
