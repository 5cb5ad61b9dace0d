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
