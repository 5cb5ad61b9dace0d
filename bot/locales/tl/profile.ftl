# Not yet reviewed by a native speaker.
# What Telegram shows of the bot: its name of at most 64 characters, descriptions of at most 512 and 120, the menu.
# The name is the same in every language and says nothing of scams: who looks at the phone sees it in the list of chats.
profile-name = Waypost
profile-description =
    Magtanong tungkol sa mga scam compound sa Timog-silangang Asya: mga pekeng alok na trabaho, ginagawa ng pulis at gobyerno, at paano humingi ng tulong.

    Galing sa mga nasuring pinagkunan ang bawat sagot, at ipinapakita ang mga ito. Kung hindi ko alam, sasabihin ko. Hindi ko tinatanong kung sino ka.
profile-short-description = Mga sagot tungkol sa mga scam compound sa Timog-silangang Asya, mula lang sa mga nasuring pinagkunan.
command-start = Sino ako
command-help = Paano magtanong, at ano ang kaya ko
command-sos = May nasa panganib: sino ang tatawagan
command-ask = Magtanong sa isang grupo
command-sources = Ano ang alam ko, at gaano ito kabago
command-language = Piliin ang wika ko
command-about = Paano ako gumagana
command-privacy = Ano ang itinatabi ko
command-forget = Kalimutan ang chat na ito
command-hide = Burahin ang mga mensahe ko rito
