# Not yet reviewed by a native speaker.
# The name of the language, as its own speakers write it.
language-name = Bahasa Indonesia
language-which =
    Anda ingin saya memakai bahasa apa? Silakan pilih.

    Jika Anda menulis dalam bahasa lain, saya menjawab dalam bahasa itu.
language-chosen = Mulai sekarang saya memakai bahasa Indonesia dengan Anda.
# Under an answer in this language, where the chat is in another one.
language-keep = Selalu bahasa Indonesia
