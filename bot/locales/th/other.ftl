# Not yet reviewed by a native speaker.
other-unread = เราอ่านได้แต่ข้อความ กรุณาพิมพ์ว่าอยากรู้อะไร
other-edited = เราไม่เห็นข้อความที่แก้ไข กรุณาส่งใหม่เป็นข้อความใหม่
