# The name of the language, as its own speakers write it.
language-name = English
language-which =
    Which language shall I speak? Please choose.

    If you write in another language, I answer in that one.
language-chosen = From now on I speak English with you.
# Under an answer in this language, where the chat is in another one.
language-keep = Always speak English
