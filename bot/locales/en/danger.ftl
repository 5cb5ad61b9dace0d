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
danger-way =
    <b>You can still turn back.</b> In a public place (airport, bus station, border post) go to police or immigration officers and say that you do not want to go on. Keep your passport and phone with you. Tell somebody at home where you are.
danger-money =
    <b>Call your bank now</b> and ask it to stop or recall the payment: every minute counts. Then report to the police and keep all receipts and messages. Do not pay anybody who promises to get the money back.
# Buttons.
sos-held = I am held
sos-relative = My relative is held
sos-way = I am on the way there
sos-money = I lost money
sos-suicide = I want to die
sos-nation = My country
sos-which-nation = Which country are you from?
hide-done = What Telegram lets me delete here is deleted. I cannot delete what is older than two days, or what came before my last restart. To remove everything, delete this chat in Telegram and choose to delete it for both sides.
