# What the bot says about its own answer.

note-old = My newest source for this is from { $date }. Things may have changed since then.
note-newest = The newest source here is from { $date }.
note-undated = None of these pages says when it was written.
note-looked-for = I looked for: { $what }.
note-corrected = A source here was corrected on { $date }.
note-withdrawn = Please be careful: { $publisher } withdrew a page that this answer rests on. Withdrawn on { $date }.
note-disagree = These sources do not agree with each other. Please look at who said it, and when.

smalltalk-greeting =
    Hello. You can ask me about scam compounds, job offers that feel wrong, or how to get help.

    I answer only from checked sources, and I show them.
smalltalk-thanks = You are welcome. You can ask me again at any time.
smalltalk-bye = All right. You can ask me again at any time.
smalltalk-about =
    I am Waypost, a computer program, not a person. I answer questions about scam compounds in Southeast Asia from checked sources only.

    /about tells you how I work. /privacy tells you what I keep.
