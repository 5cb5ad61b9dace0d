# Not yet reviewed by a native speaker.
# The list of publisher types follows the first paragraph.
sources-overview =
    <b>เรารู้อะไรบ้าง</b>
    หน้าเว็บที่ตรวจสอบแล้ว { $documents } หน้า จากผู้เผยแพร่ { $publishers } ราย:
sources-type = { $type }: { $count }
sources-newest = หน้าใหม่ที่สุดลงวันที่ { $newest }
sources-refreshed = ตรวจสอบหน้าเว็บครั้งล่าสุดเมื่อ { $checked }
