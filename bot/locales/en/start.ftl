start =
    Hello, I am <b>Waypost</b>.

    I answer questions about scam compounds in Southeast Asia: fake job offers, what governments and police do, and how to get help. I use checked sources only, and I show them. If I do not know, I say so.

    You can ask in your own words, for example:
    • Is a job offer in Mae Sot with a free flight a scam?
    • My son is held in a compound. Who can help?
    • What is romance baiting?

    I do not ask who you are. Anyone who may look at this phone can read this chat.

    /help shows what else I can do.
