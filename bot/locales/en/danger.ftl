# The first line shows on a locked screen: it names nothing.
danger-first = Here is the information.
danger-suicide = You matter. What you feel can pass, and people are ready to listen now. Please call one of the first lines below, or stay with somebody you trust.
danger-steps =
    <b>What to say</b>: your name, your nationality, where you are (a landmark or the map location), how many people are with you, and that you are held against your will.
    <b>Do not</b> pay, do not argue with those who hold you, do not show that you asked for help. If it is not safe to call, write.
danger-family =
    <b>Family and friends</b>: tell the police at home and your foreign ministry or embassy today. Keep messages, photos and payment slips. Do not pay, do not warn the other side, do not post names.
danger-phone =
    Your phone may be checked. Delete this chat in Telegram when you have the numbers, and choose to delete it for both sides.
