# Not yet reviewed by a native speaker.
other-unread = Teksto lang ang nababasa ko. Pakisulat kung ano ang gusto mong malaman.
other-edited = Hindi ko nakikita ang mga binagong mensahe. Pakipadala ulit bilang bagong mensahe.
