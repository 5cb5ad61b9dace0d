# Not yet reviewed by a native speaker.
danger-first = Ini informasinya.
danger-suicide = Anda berharga. Perasaan ini bisa berlalu, dan ada orang yang siap mendengarkan sekarang. Hubungi nomor pertama di bawah, atau tetaplah bersama orang yang Anda percaya.
danger-steps =
    <b>Yang perlu dikatakan</b>: nama, kewarganegaraan, di mana Anda berada (tempat yang mudah dikenali atau titik peta), berapa orang, dan bahwa Anda ditahan secara paksa.
    <b>Jangan</b> membayar, jangan melawan orang yang menahan Anda, jangan perlihatkan bahwa Anda minta bantuan. Jika tidak aman menelepon, kirim pesan.
danger-family =
    <b>Keluarga dan teman</b>: lapor hari ini ke polisi di negara asal dan kementerian luar negeri atau kedutaan. Simpan pesan, foto, dan bukti transfer. Jangan membayar, jangan memberi tahu pihak sana, jangan unggah nama.
danger-phone =
    Ponsel Anda mungkin diperiksa. Setelah mendapat nomornya, hapus obrolan ini di Telegram dan pilih hapus untuk kedua pihak.
danger-way =
    <b>Anda masih bisa berbalik.</b> Di tempat umum (bandara, terminal, pos perbatasan), datangi polisi atau petugas imigrasi dan katakan bahwa Anda tidak mau melanjutkan perjalanan. Simpan paspor dan ponsel di badan Anda. Beri tahu orang di rumah di mana Anda berada.
danger-money =
    <b>Telepon bank Anda sekarang</b> dan minta agar pembayaran dihentikan atau ditarik kembali: setiap menit berarti. Lalu lapor polisi dan simpan semua bukti transfer dan pesan. Jangan bayar siapa pun yang menjanjikan uang itu kembali.
# Buttons.
sos-held = Saya ditahan
sos-relative = Keluarga saya ditahan
sos-way = Saya dalam perjalanan ke sana
sos-money = Saya kehilangan uang
sos-suicide = Saya ingin mati
sos-nation = Negara saya
sos-which-nation = Anda dari negara mana?
hide-done = Yang boleh saya hapus menurut Telegram di sini sudah dihapus. Saya tidak bisa menghapus yang lebih lama dari dua hari atau dari sebelum saya terakhir dinyalakan ulang. Untuk menghapus semuanya, hapus obrolan ini di Telegram dan pilih hapus untuk kedua pihak.
