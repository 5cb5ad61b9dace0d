# Not yet reviewed by a native speaker.
# What Telegram shows of the bot: its name of at most 64 characters, descriptions of at most 512 and 120, the menu.
# The name is the same in every language and says nothing of scams: who looks at the phone sees it in the list of chats.
profile-name = Waypost
profile-description =
    ถามเรื่องศูนย์สแกมเมอร์ในเอเชียตะวันออกเฉียงใต้ได้: งานหลอกลวง สิ่งที่ตำรวจและรัฐบาลทำ และวิธีขอความช่วยเหลือ

    ทุกคำตอบมาจากแหล่งข้อมูลที่ตรวจสอบแล้ว และแสดงให้เห็น ถ้าไม่รู้ เราจะบอกตรง ๆ เราไม่ถามว่าคุณคือใคร
profile-short-description = ตอบเรื่องศูนย์สแกมเมอร์ในเอเชียตะวันออกเฉียงใต้ จากแหล่งข้อมูลที่ตรวจสอบแล้วเท่านั้น
command-start = เราคือใคร
command-help = วิธีถาม และสิ่งที่เราทำได้
command-sos = มีคนอยู่ในอันตราย โทรหาใคร
command-ask = ถามคำถามในกลุ่ม
command-sources = เรารู้อะไร และข้อมูลใหม่แค่ไหน
command-language = เลือกภาษาที่เราใช้
command-about = เราทำงานอย่างไร
command-privacy = เราเก็บอะไรไว้
command-forget = ลืมแชตนี้
command-hide = ลบข้อความของเราที่นี่
