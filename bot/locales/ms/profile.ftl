# Not yet reviewed by a native speaker.
# What Telegram shows of the bot: its name of at most 64 characters, descriptions of at most 512 and 120, the menu.
# The name is the same in every language and says nothing of scams: who looks at the phone sees it in the list of chats.
profile-name = Waypost
profile-description =
    Tanya tentang pusat penipuan di Asia Tenggara: tawaran kerja palsu, tindakan polis dan kerajaan, dan cara mendapatkan bantuan.

    Setiap jawapan datang daripada sumber yang telah disemak, dan sumbernya ditunjukkan. Jika tidak tahu, saya akan beritahu. Saya tidak bertanya siapa anda.
profile-short-description = Jawapan tentang pusat penipuan di Asia Tenggara, hanya daripada sumber yang telah disemak.
command-start = Siapa saya
command-help = Cara bertanya dan apa yang saya boleh buat
command-sos = Ada orang dalam bahaya: hubungi siapa
command-ask = Tanya soalan dalam kumpulan
command-sources = Apa yang saya tahu dan sebaru mana
command-language = Pilih bahasa yang saya guna
command-about = Cara saya bekerja
command-privacy = Apa yang saya simpan
command-forget = Lupakan sembang ini
command-hide = Padam mesej saya di sini
