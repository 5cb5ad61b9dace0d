# Not yet reviewed by a native speaker.
# The name of the language, as its own speakers write it.
language-name = 中文
language-which =
    您希望我使用哪种语言？请选择。

    如果您用别的语言写，我会用那种语言回答。
language-chosen = 从现在起，我会用中文和您交谈。
# Under an answer in this language, where the chat is in another one.
language-keep = 以后都用中文
