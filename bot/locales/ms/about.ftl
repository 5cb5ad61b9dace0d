# Not yet reviewed by a native speaker.
about =
    <b>Tentang Waypost</b>
    Saya ialah program komputer. Saya mencari jawapan dalam halaman yang telah dibaca dan disemak oleh manusia: daripada Pertubuhan Bangsa-Bangsa Bersatu (PBB), kerajaan, polis, mahkamah, kedutaan, pertubuhan bukan untung dan media.

    Setiap maklumat yang saya beri datang daripada salah satu halaman itu, dan saya tunjukkan yang mana. Jika tiada halaman yang menjawab soalan anda, saya akan beritahu dan tidak akan meneka.

    Maklumat saya mungkin sudah lama, jadi tarikh sentiasa dipaparkan. Saya tidak memberi nasihat undang-undang dan tidak boleh menelefon sesiapa bagi pihak anda.

    Orang yang dipaksa menipu ialah mangsa. Anda tidak akan dipersalahkan di sini.
