# Not yet reviewed by a native speaker.
ask-no-words = Pakisulat ang tanong mo sa salita. Halimbawa: “Scam ba ang alok na trabahong ito?”
ask-only-link = Hindi ko mabubuksan ang mga link. Pakisulat kung ano ang gusto mong malaman.
ask-busy = Maraming nagtatanong ngayon. Pakitanong ulit pagkaraan ng isang minuto.
ask-one-at-a-time = Inaasikaso ko pa ang mga nauna mong tanong. Hintayin muna ang sagot ko, saka magtanong ulit.
ask-restarting = Nagre-restart ako. Pakitanong ulit pagkaraan ng isang minuto.
