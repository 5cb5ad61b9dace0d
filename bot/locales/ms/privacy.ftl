# Not yet reviewed by a native speaker.
privacy =
    <b>Apa yang saya simpan</b>
    Saya tidak bertanya nama anda, dan tidak menyimpan apa-apa yang anda hantar ke dalam cakera.

    Selama { $minutes } minit saya mengingati soalan terakhir anda, jawapan saya dan bahasa pilihan anda, dalam memori sahaja, supaya anda boleh bertanya soalan susulan. Selepas itu saya lupakan. Hantar /forget supaya saya lupakan sekarang.

    Selama dua hari saya juga mengingati nombor yang diberi Telegram kepada mesej kita, tanpa isinya, supaya /hide boleh memadamnya.

    Telegram sendiri menyimpan sembang ini, dan pengendali Telegram mungkin boleh membacanya. Jika ada orang mungkin memeriksa telefon anda, anda boleh padam sembang ini untuk kedua-dua pihak.
forgotten = Saya telah melupakan sembang ini. Telegram masih memaparkannya sehingga anda memadamnya.
