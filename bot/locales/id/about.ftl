# Not yet reviewed by a native speaker.
about =
    <b>Tentang Waypost</b>
    Saya adalah program komputer. Saya mencari jawaban di halaman yang sudah dibaca dan diperiksa orang: dari Perserikatan Bangsa-Bangsa (PBB), pemerintah, polisi, pengadilan, kedutaan, organisasi nirlaba, dan media.

    Setiap keterangan yang saya berikan berasal dari salah satu halaman itu, dan saya tunjukkan yang mana. Jika tidak ada halaman yang menjawab, saya katakan begitu dan tidak menebak.

    Informasi saya bisa saja sudah lama, jadi tanggal selalu ditampilkan. Saya tidak memberi nasihat hukum dan tidak bisa menelepon siapa pun untuk Anda.

    Orang yang dipaksa menipu adalah korban. Di sini Anda tidak akan disalahkan.
