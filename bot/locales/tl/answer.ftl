# Not yet reviewed by a native speaker.
# What stands in and under an answer. Dates come in words.

no-date = walang petsa sa pahina
sources-heading = <b>Mga pinagkunan</b>
source-dates = { $published }. Sinuri noong { $checked }.
button-why = Bakit ang mga ito?
button-next = Susunod ({ $page } ng { $pages })
button-previous = Bumalik ({ $page } ng { $pages })
quotes-heading = <b>Ang mga salitang batayan ng sagot na ito</b>
answer-forgotten = Wala na sa akin ang sagot na iyon. Kinakalimutan ko ang mga sagot pagkaraan ng ilang panahon. Pakitanong ulit.
topic-gone = Wala na ang pahinang iyon sa mga alam ko. Pakitanong sa sarili mong salita.

not-covered =
    Wala akong nasuring mapagkukunan na sumasagot dito, kaya hindi ako manghuhula.

    Subukan ang ibang salita, o sabihin kung anong bansa o lugar ang tinutukoy mo.
not-covered-topics = Malapit ang mga ito. Masasabi ko ang alam ko tungkol dito:
declined = Hindi kita matutulungan dito. Makakapagbigay ako ng impormasyon tungkol sa mga scam compound, pekeng alok na trabaho, at kung saan hihingi ng tulong.

contacts-heading = <b>Mga makakatulong</b>
contacts-caution = Kinopya ang mga numero mula sa mga pahinang nakasaad dito. Hindi ko pa natatawagan ang mga ito.
contact-name = <b>{ $name }</b> ({ $country })
contact-source = { $published }. Sinuri noong { $checked }.

# Who stands behind a source.
publisher-type-un = United Nations (UN)
publisher-type-intergovernmental = Samahan ng mga bansa
publisher-type-government = Gobyerno
publisher-type-police = Pulis o ibang tagapagpatupad ng batas
publisher-type-embassy = Embahada o konsulado
publisher-type-court = Korte
publisher-type-ngo = Non-profit na organisasyon
publisher-type-academic = Unibersidad o institusyon ng pananaliksik
publisher-type-news = Balita
publisher-type-industry = Kumpanya o samahan ng industriya
seen-primary = Sila mismo ang nagsabi nito.
seen-secondary = Iniuulat nila ang sinabi ng iba.

source-corrected = <b>Itinama noong { $date }.</b> { $why }
source-withdrawn = <b>Binawi noong { $date }.</b> { $why }
