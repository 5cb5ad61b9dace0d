# Not yet reviewed by a native speaker.
other-unread = Saya hanya bisa membaca teks. Silakan tulis apa yang ingin Anda ketahui.
other-edited = Saya tidak melihat pesan yang diubah. Silakan kirim lagi sebagai pesan baru.
