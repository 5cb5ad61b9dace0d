# Not yet reviewed by a native speaker.
privacy =
    <b>我保留什么</b>
    我不会问您的名字，也不会把您发的任何内容存到硬盘上。

    在 { $minutes } 分钟内，我会记住您最近的问题、我的回答和您选择的语言，方便您接着问。这些只留在内存里，之后我就会忘掉。发送 /forget，我会马上忘掉。

    两天之内，我还会记住 Telegram 给我们消息的编号（不含内容），这样 /hide 才能删除它们。

    Telegram 自己会保存这段聊天，运营 Telegram 的人可能看得到。如果有人会查看您的手机，您可以为双方删除这段聊天。
forgotten = 我已经忘掉这段聊天。在您删除之前，Telegram 里仍然看得到。
