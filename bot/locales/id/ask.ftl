# Not yet reviewed by a native speaker.
ask-no-words = Silakan tulis pertanyaan Anda dengan kata-kata. Contoh: “Apakah lowongan ini penipuan?”
ask-only-link = Saya tidak bisa membuka tautan. Silakan tulis apa yang ingin Anda ketahui.
ask-busy = Sedang banyak yang bertanya. Silakan tanya lagi dalam satu menit.
ask-one-at-a-time = Saya masih mengerjakan pertanyaan Anda sebelumnya. Tunggu jawaban saya dulu, lalu silakan tanya lagi.
ask-restarting = Saya sedang dimulai ulang. Silakan tanya lagi dalam satu menit.
