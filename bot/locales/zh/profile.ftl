# Not yet reviewed by a native speaker.
# What Telegram shows of the bot: its name of at most 64 characters, descriptions of at most 512 and 120, the menu.
# The name is the same in every language and says nothing of scams: who looks at the phone sees it in the list of chats.
profile-name = Waypost
profile-description =
    您可以问有关东南亚诈骗园区的问题：虚假招聘、警方和政府的行动，以及怎样求助。

    每个回答都来自核对过的来源，并列出来源。不知道的，我会直说。我不会问您是谁。
profile-short-description = 回答有关东南亚诈骗园区的问题，只用核对过的来源。
command-start = 我是谁
command-help = 怎样提问，我能做什么
command-sos = 有人遇到危险：打给谁
command-ask = 在群组里提问
command-sources = 我知道什么，资料有多新
command-language = 选择我使用的语言
command-about = 我怎样工作
command-privacy = 我保留什么
command-forget = 忘掉这段聊天
command-hide = 删除我在这里的消息
