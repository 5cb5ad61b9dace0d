# Not yet reviewed by a native speaker.
# The name of the language, as its own speakers write it.
language-name = Bahasa Melayu
language-which =
    Bahasa apa yang anda mahu saya guna? Sila pilih.

    Jika anda menulis dalam bahasa lain, saya menjawab dalam bahasa itu.
language-chosen = Mulai sekarang saya guna bahasa Melayu dengan anda.
# Under an answer in this language, where the chat is in another one.
language-keep = Sentiasa bahasa Melayu
