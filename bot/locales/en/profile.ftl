# What Telegram shows of the bot: its name of at most 64 characters, descriptions of at most 512 and 120, the menu.
# The name is the same in every language and says nothing of scams: who looks at the phone sees it in the list of chats.
profile-name = Waypost
profile-description =
    Ask about scam compounds in Southeast Asia: fake job offers, what police and governments do, and how to get help.

    Every answer comes from checked sources, and shows them. If I do not know, I say so. I do not ask who you are.
profile-short-description = Answers about scam compounds in Southeast Asia, from checked sources only.
command-start = Who I am
command-help = How to ask, and what I can do
command-sos = Somebody is in danger: whom to call
command-ask = Ask a question, in a group
command-sources = What I know, and how new it is
command-language = Choose the language I speak
command-about = How I work
command-privacy = What I keep
command-forget = Forget this chat
command-hide = Delete my messages here
