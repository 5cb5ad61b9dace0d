# Not yet reviewed by a native speaker.
start =
    Helo, saya <b>Waypost</b>.

    Saya menjawab soalan tentang pusat penipuan di Asia Tenggara: tawaran kerja palsu, tindakan kerajaan dan polis, dan cara mendapatkan bantuan. Saya hanya guna sumber yang telah disemak, dan saya tunjukkan sumbernya. Jika tidak tahu, saya akan beritahu.

    Anda boleh tanya dengan perkataan anda sendiri, contohnya:
    • Kerja di Mae Sot dengan tiket kapal terbang percuma, adakah itu penipuan?
    • Anak saya dikurung di pusat penipuan. Siapa boleh bantu?
    • Apa itu penipuan cinta dan pelaburan?

    Saya tidak bertanya siapa anda. Sesiapa yang boleh melihat telefon ini boleh membaca sembang ini.

    /help menunjukkan apa lagi yang saya boleh buat.
