# Not yet reviewed by a native speaker.
# What the bot says about its own answer.

note-old = Sumber terbaru saya tentang ini bertanggal { $date }. Keadaan mungkin sudah berubah sejak itu.
note-newest = Sumber terbaru di sini bertanggal { $date }.
note-undated = Tidak ada tanggal penulisan di halaman-halaman ini.
note-looked-for = Saya mencari: { $what }.
note-disagree = Sumber-sumber ini tidak sejalan. Perhatikan siapa yang mengatakannya dan kapan.

smalltalk-greeting =
    Halo. Anda bisa bertanya tentang kompleks penipuan, lowongan kerja yang mencurigakan, atau cara mencari bantuan.

    Saya hanya menjawab dari sumber yang sudah diperiksa, dan sumbernya saya tunjukkan.
smalltalk-thanks = Sama-sama. Silakan tanya lagi kapan saja.
smalltalk-bye = Baik. Silakan tanya lagi kapan saja.
smalltalk-about =
    Saya Waypost, program komputer, bukan manusia. Saya menjawab pertanyaan tentang kompleks penipuan di Asia Tenggara hanya dari sumber yang sudah diperiksa.

    /about menjelaskan cara kerja saya. /privacy menjelaskan apa yang saya simpan.

note-corrected = Satu sumber di sini diralat pada { $date }.
note-withdrawn = Harap hati-hati: { $publisher } menarik halaman yang menjadi dasar jawaban ini. Ditarik pada { $date }.
