# Not yet reviewed by a native speaker.
# What Telegram shows of the bot: its name of at most 64 characters, descriptions of at most 512 and 120, the menu.
# The name is the same in every language and says nothing of scams: who looks at the phone sees it in the list of chats.
profile-name = Waypost
profile-description =
    Tanyakan tentang kompleks penipuan di Asia Tenggara: lowongan kerja palsu, tindakan polisi dan pemerintah, dan cara mencari bantuan.

    Setiap jawaban berasal dari sumber yang sudah diperiksa, dan sumbernya ditunjukkan. Jika tidak tahu, saya katakan. Saya tidak menanyakan siapa Anda.
profile-short-description = Jawaban tentang kompleks penipuan di Asia Tenggara, hanya dari sumber yang sudah diperiksa.
command-start = Siapa saya
command-help = Cara bertanya dan apa yang bisa saya lakukan
command-sos = Ada orang dalam bahaya: hubungi siapa
command-ask = Ajukan pertanyaan di grup
command-sources = Apa yang saya tahu dan seberapa baru
command-language = Pilih bahasa yang saya pakai
command-about = Cara kerja saya
command-privacy = Apa yang saya simpan
command-forget = Lupakan obrolan ini
command-hide = Hapus pesan saya di sini
