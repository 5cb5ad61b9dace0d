# Not yet reviewed by a native speaker.
help =
    <b>Cara bertanya</b>
    Tulis pertanyaan Anda dalam satu pesan. Sebutkan negara atau tempatnya jika Anda tahu. Anda boleh bertanya lanjutan.

    <b>Cara membaca jawaban</b>
    Angka seperti [1] berarti sebuah sumber. Buka daftar sumber untuk melihat siapa yang mengatakannya dan kapan. Tombol “Mengapa sumber ini?” menampilkan kutipannya.

    <b>Perintah</b>
    /start menjelaskan siapa saya
    /sos memberi tahu siapa yang dihubungi saat ada orang dalam bahaya
    /ask untuk bertanya di grup
    /sources menunjukkan apa yang saya tahu dan seberapa baru
    /language mengganti bahasa yang saya pakai
    /about menjelaskan cara kerja saya
    /privacy menjelaskan apa yang saya simpan
    /forget membuat saya melupakan obrolan ini
    /hide menghapus pesan saya dalam obrolan ini

    Di grup, saya menjawab jika Anda menyebut nama saya atau membalas pesan saya.

    Saya program komputer. Jika ada orang dalam bahaya sekarang, hubungi polisi atau kedutaan Anda jika aman untuk melakukannya.
unknown-command = Saya tidak mengenal perintah ini. Kirim /help untuk melihat apa yang bisa saya lakukan. Anda juga bisa langsung menulis pertanyaan.
