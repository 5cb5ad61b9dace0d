# Not yet reviewed by a native speaker.
start =
    Kumusta, ako si <b>Waypost</b>.

    Sumasagot ako sa mga tanong tungkol sa mga scam compound sa Timog-silangang Asya: mga pekeng alok na trabaho, ginagawa ng mga gobyerno at pulis, at paano humingi ng tulong. Mga nasuring pinagkunan lang ang gamit ko, at ipinapakita ko ang mga ito. Kung hindi ko alam, sasabihin ko.

    Magtanong sa sarili mong salita, halimbawa:
    • Scam ba ang alok na trabaho sa Mae Sot na libre ang pamasahe sa eroplano?
    • Hawak sa compound ang anak ko. Sino ang makakatulong?
    • Ano ang love scam na may investment?

    Hindi ko tinatanong kung sino ka. Mababasa ang chat na ito ng sinumang makakahawak ng telepono.

    Ipinapakita ng /help kung ano pa ang kaya ko.
