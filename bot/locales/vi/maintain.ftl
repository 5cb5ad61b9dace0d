# Not yet reviewed by a native speaker.
# For maintainers: reading the publishers again and reviewing what is new. Errors come from the knowledge base.
maintain-begins = Tôi đang đọc lại các nơi công bố. Tin nhắn này cho biết tiến độ.
maintain-progress = Đã đọc { $done } trên { $total } nơi công bố. Gần nhất: { $publisher }.
maintain-done =
    <b>Đã đọc { $publishers } nơi công bố.</b> { $waiting ->
        [0] Không có trang nào chờ duyệt.
       *[other] { $waiting } trang chờ duyệt: /review
    }
maintain-waiting =
    { $count ->
        [0] Không có trang nào chờ duyệt.
       *[other] { $count } trang chờ duyệt: /review
    }
maintain-publisher = { $publisher }: { $counts }. Lần thành công gần nhất: { $date }.
maintain-paused = Lịch đọc đang tạm dừng. /resume để chạy lại; /refresh vẫn dùng được.
maintain-resumed = Lịch đọc đã chạy lại.
maintain-add-how = Viết địa chỉ trang sau lệnh: /add https://…
maintain-added = Trang đang chờ duyệt ({ $outcome }). { $why } /review
maintain-not-added = Không có gì chờ duyệt từ trang này ({ $outcome }). { $why }
maintain-nothing-waits = Không còn trang nào chờ duyệt.
maintain-approved = Đã duyệt { $item }. Từ giờ tôi trả lời dựa trên trang này.
maintain-rejected = Đã từ chối { $item }.
maintain-why = Vì sao?
maintain-button-approve = Duyệt
maintain-button-reject = Từ chối
maintain-button-skip = Bỏ qua
maintain-reason-off-topic = Không đúng chủ đề
maintain-reason-unreliable = Không đáng tin cậy
maintain-reason-duplicate = Đã có rồi
maintain-reason-wrong = Trích xuất sai
