# Not yet reviewed by a native speaker.
ask-no-words = Sila tulis soalan anda dengan perkataan. Contohnya: “Adakah tawaran kerja ini penipuan?”
ask-only-link = Saya tidak boleh membuka pautan. Sila tulis apa yang anda ingin tahu.
ask-busy = Ramai yang sedang bertanya sekarang. Sila tanya semula selepas satu minit.
ask-one-at-a-time = Saya masih mencari jawapan untuk soalan anda tadi. Sila tunggu jawapan saya, kemudian tanya lagi.
ask-restarting = Saya sedang dimulakan semula. Sila tanya semula selepas satu minit.
