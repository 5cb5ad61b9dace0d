privacy =
    <b>What I keep</b>
    I do not ask for your name, and I write nothing you send to a disk.

    { $minutes ->
        [one] For 1 minute I remember your last questions, my answers and the language you chose
       *[other] For { $minutes } minutes I remember your last questions, my answers and the language you chose
    }, in memory only, so that you can ask a follow-up question. Then I forget them. /forget makes me forget now.

    For two days I also remember the numbers that Telegram gives our messages, without their words, so that /hide can delete them.

    Telegram itself keeps this chat, and the people who run Telegram may be able to read it. If someone may check your phone, you can delete the chat for both sides.
forgotten = I have forgotten this chat. Telegram still shows it until you delete it.
