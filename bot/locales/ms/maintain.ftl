# Not yet reviewed by a native speaker.
# For maintainers: reading the publishers again and reviewing what is new. Errors come from the knowledge base.
maintain-begins = Saya sedang membaca semula para penerbit. Mesej ini menunjukkan kemajuannya.
maintain-progress = { $done } daripada { $total } penerbit. Terakhir: { $publisher }.
maintain-done =
    <b>{ $publishers } penerbit telah dibaca.</b> { $waiting ->
        [0] Tiada yang menunggu semakan.
       *[other] { $waiting } halaman menunggu: /review
    }
maintain-waiting =
    { $count ->
        [0] Tiada yang menunggu semakan.
       *[other] { $count } halaman menunggu: /review
    }
maintain-publisher = { $publisher }: { $counts }. Kali terakhir berjaya: { $date }.
maintain-paused = Jadual dijeda. /resume memulakannya semula; /refresh masih boleh digunakan.
maintain-resumed = Jadual berjalan semula.
maintain-add-how = Tulis alamat halaman selepas arahan: /add https://…
maintain-added = Halaman ini menunggu semakan ({ $outcome }). { $why } /review
maintain-not-added = Tiada yang menunggu daripada halaman ini ({ $outcome }). { $why }
maintain-nothing-waits = Tiada lagi yang menunggu semakan.
maintain-approved = { $item } diluluskan. Mulai sekarang saya menjawab daripadanya.
maintain-rejected = { $item } ditolak.
maintain-why = Kenapa?
maintain-button-approve = Luluskan
maintain-button-reject = Tolak
maintain-button-skip = Langkau
maintain-reason-off-topic = Luar topik
maintain-reason-unreliable = Tidak boleh dipercayai
maintain-reason-duplicate = Sudah ada
maintain-reason-wrong = Salah diekstrak
