# Not yet reviewed by a native speaker.
# What stands in and under an answer. Dates come in words.

no-date = หน้าเว็บไม่ได้ระบุวันที่
sources-heading = <b>แหล่งข้อมูล</b>
source-dates = { $published } ตรวจสอบเมื่อ { $checked }
button-why = ทำไมใช้แหล่งข้อมูลเหล่านี้
button-next = ถัดไป ({ $page } จาก { $pages })
button-previous = ย้อนกลับ ({ $page } จาก { $pages })
quotes-heading = <b>ข้อความต้นฉบับที่รองรับคำตอบนี้</b>
answer-forgotten = เราไม่มีคำตอบนั้นแล้ว เพราะเราลบคำตอบเมื่อเวลาผ่านไป กรุณาถามใหม่อีกครั้ง
topic-gone = หน้านั้นไม่อยู่ในข้อมูลของเราแล้ว กรุณาถามด้วยคำพูดของคุณเอง

not-covered =
    เราไม่มีแหล่งข้อมูลที่ตรวจสอบแล้วซึ่งตอบเรื่องนี้ได้ จึงขอไม่เดา

    ลองใช้คำอื่น หรือบอกชื่อประเทศหรือสถานที่ที่คุณหมายถึง
not-covered-topics = เรื่องเหล่านี้ใกล้เคียง เราบอกสิ่งที่รู้ให้ได้:
declined = เรื่องนี้เราช่วยไม่ได้ แต่เราให้ข้อมูลเรื่องศูนย์สแกมเมอร์ งานหลอกลวง และที่ขอความช่วยเหลือได้

contacts-heading = <b>หน่วยงานที่ช่วยได้</b>
contacts-caution = เราคัดลอกหมายเลขจากหน้าเว็บที่ระบุไว้ และยังไม่ได้ลองโทร
contact-name = <b>{ $name }</b> ({ $country })
contact-source = { $published } ตรวจสอบเมื่อ { $checked }

# Who stands behind a source.
publisher-type-un = สหประชาชาติ
publisher-type-intergovernmental = องค์กรระหว่างรัฐบาล
publisher-type-government = รัฐบาล
publisher-type-police = ตำรวจหรือหน่วยงานบังคับใช้กฎหมายอื่น
publisher-type-embassy = สถานทูตหรือสถานกงสุล
publisher-type-court = ศาล
publisher-type-ngo = องค์กรไม่แสวงหากำไร
publisher-type-academic = มหาวิทยาลัยหรือสถาบันวิจัย
publisher-type-news = สื่อมวลชน
publisher-type-industry = บริษัทหรือสมาคมธุรกิจ
seen-primary = เป็นคำพูดของหน่วยงานนี้เอง
seen-secondary = หน่วยงานนี้รายงานสิ่งที่ผู้อื่นพูด

source-corrected = <b>แก้ไขเมื่อ { $date }</b> { $why }
source-withdrawn = <b>ถูกถอนเมื่อ { $date }</b> { $why }
