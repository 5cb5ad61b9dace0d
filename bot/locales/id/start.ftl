# Not yet reviewed by a native speaker.
start =
    Halo, saya <b>Waypost</b>.

    Saya menjawab pertanyaan tentang kompleks penipuan di Asia Tenggara: lowongan kerja palsu, tindakan pemerintah dan polisi, dan cara mencari bantuan. Saya hanya memakai sumber yang sudah diperiksa, dan sumbernya saya tunjukkan. Jika tidak tahu, saya katakan.

    Silakan tanya dengan kata-kata Anda sendiri, misalnya:
    • Kerja di Mae Sot, tiket pesawat gratis, apakah penipuan?
    • Anak saya ditahan di kompleks penipuan. Siapa yang bisa membantu?
    • Apa itu penipuan asmara berkedok investasi?

    Saya tidak menanyakan siapa Anda. Siapa pun yang bisa melihat ponsel ini bisa membaca obrolan ini.

    /help menunjukkan apa lagi yang bisa saya lakukan.
