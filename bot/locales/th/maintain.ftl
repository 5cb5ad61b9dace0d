# Not yet reviewed by a native speaker.
# For maintainers: reading the publishers again and reviewing what is new. Errors come from the knowledge base.
maintain-begins = เรากำลังอ่านเว็บของผู้เผยแพร่ใหม่ ข้อความนี้จะแสดงความคืบหน้า
maintain-progress = อ่านแล้ว { $done } จาก { $total } ราย ล่าสุด: { $publisher }
maintain-done =
    <b>อ่านผู้เผยแพร่แล้ว { $publishers } ราย</b> { $waiting ->
        [0] ไม่มีหน้าที่รอตรวจ
       *[other] รอตรวจ { $waiting } หน้า: /review
    }
maintain-waiting =
    { $count ->
        [0] ไม่มีหน้าที่รอตรวจ
       *[other] รอตรวจ { $count } หน้า: /review
    }
maintain-publisher = { $publisher }: { $counts } สำเร็จครั้งล่าสุด: { $date }
maintain-paused = หยุดการอ่านตามเวลาไว้ก่อน ใช้ /resume เพื่อเริ่มใหม่ ส่วน /refresh ยังใช้ได้
maintain-resumed = เริ่มอ่านตามเวลาอีกครั้งแล้ว
maintain-add-how = พิมพ์ที่อยู่ของหน้าเว็บต่อท้ายคำสั่ง: /add https://…
maintain-added = หน้านี้รอตรวจ ({ $outcome }) { $why } /review
maintain-not-added = ไม่มีอะไรรอตรวจจากหน้านี้ ({ $outcome }) { $why }
maintain-nothing-waits = ไม่มีหน้าอื่นที่รอตรวจ
maintain-approved = อนุมัติ { $item } แล้ว เราจะใช้ตอบตั้งแต่นี้
maintain-rejected = ปฏิเสธ { $item } แล้ว
maintain-why = เพราะอะไร
maintain-button-approve = อนุมัติ
maintain-button-reject = ปฏิเสธ
maintain-button-skip = ข้าม
maintain-reason-off-topic = ไม่เกี่ยวกับหัวข้อ
maintain-reason-unreliable = ไม่น่าเชื่อถือ
maintain-reason-duplicate = มีอยู่แล้ว
maintain-reason-wrong = ดึงข้อความมาผิด
