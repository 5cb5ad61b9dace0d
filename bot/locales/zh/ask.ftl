# Not yet reviewed by a native speaker.
ask-no-words = 请用文字写下您的问题。例如：“这份工作是骗局吗？”
ask-only-link = 我打不开链接。请用文字写下您想知道什么。
ask-busy = 现在提问的人很多。请过一分钟再问。
ask-one-at-a-time = 我还在处理您前面的问题。请等我回答后再问。
ask-restarting = 我正在重新启动。请过一分钟再问。
