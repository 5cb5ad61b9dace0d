# Not yet reviewed by a native speaker.
other-unread = Saya hanya boleh membaca teks. Sila tulis apa yang anda ingin tahu.
other-edited = Saya tidak nampak mesej yang diubah. Sila hantar semula sebagai mesej baharu.
