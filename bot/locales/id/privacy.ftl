# Not yet reviewed by a native speaker.
privacy =
    <b>Apa yang saya simpan</b>
    Saya tidak menanyakan nama Anda, dan tidak menulis apa pun yang Anda kirim ke penyimpanan.

    Selama { $minutes } menit saya mengingat pertanyaan terakhir Anda, jawaban saya, dan bahasa pilihan Anda, hanya di memori, supaya Anda bisa bertanya lanjutan. Setelah itu saya lupakan. Kirim /forget agar saya lupakan sekarang.

    Selama dua hari saya juga mengingat nomor yang diberikan Telegram pada pesan kita, tanpa isinya, supaya /hide bisa menghapusnya.

    Telegram sendiri menyimpan obrolan ini, dan pengelola Telegram mungkin bisa membacanya. Jika ada yang mungkin memeriksa ponsel Anda, Anda bisa menghapus obrolan ini untuk kedua pihak.
forgotten = Saya sudah melupakan obrolan ini. Telegram masih menampilkannya sampai Anda menghapusnya.
