# Not yet reviewed by a native speaker.
# What the bot says about its own answer.

note-old = 这方面我最新的来源日期是 { $date }。之后情况可能有变化。
note-newest = 这里最新的来源日期是 { $date }。
note-undated = 这些网页都没有注明写作日期。
note-looked-for = 我查找的是：{ $what }。
note-disagree = 这些来源的说法不一致。请看清楚是谁说的、什么时候说的。

smalltalk-greeting =
    您好。您可以问我诈骗园区的情况、感觉不对劲的工作机会，或者怎样求助。

    我只根据核对过的来源回答，并且会列出来源。
smalltalk-thanks = 不客气。您随时可以再问我。
smalltalk-bye = 好的。您随时可以再问我。
smalltalk-about =
    我是 Waypost，是电脑程序，不是真人。我只根据核对过的来源，回答有关东南亚诈骗园区的问题。

    /about 介绍我怎样工作。/privacy 说明我保留什么。

note-corrected = 这里有一个来源已于{ $date }更正。
note-withdrawn = 请注意：{ $publisher }已撤回本回答所依据的一个页面。撤回日期：{ $date }。
