help =
    <b>How to ask</b>
    Write your question in one message. Say the country or place if you know it. A second question may build on the first.

    <b>How to read an answer</b>
    A number like [1] stands for a source. Open the list of sources to see who says it, and when. The button “Why these sources?” shows their words.

    <b>Commands</b>
    /start says who I am
    /sos says whom to call when somebody is in danger
    /ask asks me, where a group shows me commands only
    /sources shows what I know, and how new it is
    /language changes the language I speak
    /about says how I work
    /privacy says what I keep
    /forget makes me forget this chat
    /hide deletes my messages in this chat

    In a group I answer when you name me or reply to me.

    I am a computer program. If someone is in danger right now, please call the police or your embassy if you can do so safely.
unknown-command = I do not know this command. /help shows what I can do. You can also just write your question.
