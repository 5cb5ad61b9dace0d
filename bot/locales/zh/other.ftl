# Not yet reviewed by a native speaker.
other-unread = 我只能看文字。请用文字写下您想知道什么。
other-edited = 我看不到修改后的消息。请作为新消息再发一次。
