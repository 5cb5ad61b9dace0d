# Not yet reviewed by a native speaker.
# What the bot says about its own answer.

note-old = Sumber terbaharu saya tentang hal ini bertarikh { $date }. Keadaan mungkin sudah berubah sejak itu.
note-newest = Sumber terbaharu di sini bertarikh { $date }.
note-undated = Halaman-halaman ini tidak menyatakan tarikh ia ditulis.
note-looked-for = Saya mencari: { $what }.
note-disagree = Sumber-sumber ini tidak sependapat. Sila lihat siapa yang berkata begitu dan bila.

smalltalk-greeting =
    Helo. Anda boleh tanya saya tentang pusat penipuan, tawaran kerja yang meragukan, atau cara mendapatkan bantuan.

    Saya hanya menjawab daripada sumber yang telah disemak, dan saya tunjukkan sumbernya.
smalltalk-thanks = Sama-sama. Anda boleh tanya lagi bila-bila masa.
smalltalk-bye = Baik. Anda boleh tanya lagi bila-bila masa.
smalltalk-about =
    Saya Waypost, program komputer, bukan manusia. Saya menjawab soalan tentang pusat penipuan di Asia Tenggara hanya daripada sumber yang telah disemak.

    /about menerangkan cara saya bekerja. /privacy menerangkan apa yang saya simpan.

note-corrected = Satu sumber di sini dibetulkan pada { $date }.
note-withdrawn = Sila berhati-hati: { $publisher } telah menarik balik halaman yang menjadi asas jawapan ini. Ditarik balik pada { $date }.
