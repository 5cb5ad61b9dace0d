# Not yet reviewed by a native speaker.
# For maintainers: reading the publishers again and reviewing what is new. Errors come from the knowledge base.
maintain-begins = Saya sedang membaca ulang para penerbit. Kemajuannya tampil di pesan ini.
maintain-progress = { $done } dari { $total } penerbit. Terakhir: { $publisher }.
maintain-done =
    <b>{ $publishers } penerbit sudah dibaca.</b> { $waiting ->
        [0] Tidak ada yang menunggu peninjauan.
       *[other] { $waiting } halaman menunggu: /review
    }
maintain-waiting =
    { $count ->
        [0] Tidak ada yang menunggu peninjauan.
       *[other] { $count } halaman menunggu: /review
    }
maintain-publisher = { $publisher }: { $counts }. Terakhir berhasil: { $date }.
maintain-paused = Jadwal sedang dijeda. /resume menjalankannya lagi; /refresh tetap bisa dipakai.
maintain-resumed = Jadwal berjalan lagi.
maintain-add-how = Tulis alamat halaman setelah perintah: /add https://…
maintain-added = Halaman ini menunggu peninjauan ({ $outcome }). { $why } /review
maintain-not-added = Tidak ada yang menunggu dari halaman ini ({ $outcome }). { $why }
maintain-nothing-waits = Tidak ada lagi yang menunggu peninjauan.
maintain-approved = { $item } disetujui. Mulai sekarang saya menjawab darinya.
maintain-rejected = { $item } ditolak.
maintain-why = Mengapa?
maintain-button-approve = Setujui
maintain-button-reject = Tolak
maintain-button-skip = Lewati
maintain-reason-off-topic = Di luar topik
maintain-reason-unreliable = Tidak tepercaya
maintain-reason-duplicate = Sudah ada
maintain-reason-wrong = Salah diekstrak
