# Not yet reviewed by a native speaker.
# The name of the language, as its own speakers write it.
language-name = Filipino
language-which =
    Anong wika ang gusto mong gamitin ko? Pumili.

    Kung sumulat ka sa ibang wika, sa wikang iyon ako sasagot.
language-chosen = Mula ngayon, Filipino ang gagamitin ko sa iyo.
# Under an answer in this language, where the chat is in another one.
language-keep = Laging Filipino
