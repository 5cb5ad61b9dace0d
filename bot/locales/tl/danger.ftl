# Not yet reviewed by a native speaker.
danger-first = Narito ang impormasyon.
danger-suicide = Mahalaga ka. Lilipas ang nararamdaman mo, at may handang makinig ngayon. Tawagan ang unang numero sa ibaba, o manatili sa taong pinagkakatiwalaan mo.
danger-steps =
    <b>Ano ang sasabihin</b>: pangalan, nasyonalidad, kung nasaan ka (palatandaan o lokasyon sa mapa), ilan kayo, at na hawak kayo nang labag sa loob.
    <b>Huwag</b> magbayad, huwag makipagtalo sa humahawak sa iyo, huwag ipahalatang humingi ka ng tulong. Kung hindi ligtas tumawag, mag-text.
danger-family =
    <b>Pamilya at kaibigan</b>: magsabi ngayon sa pulis sa sariling bansa at sa foreign ministry o embahada. Itago ang mga mensahe, larawan at resibo. Huwag magbayad, huwag magbigay-alam sa kabila, huwag mag-post ng pangalan.
danger-phone =
    Maaaring tingnan ang telepono mo. Kapag nakuha mo na ang mga numero, burahin ang chat na ito sa Telegram at piliing burahin sa magkabilang panig.
danger-way =
    <b>Puwede ka pang bumalik.</b> Sa pampublikong lugar (airport, terminal ng bus, border), lumapit sa pulis o sa immigration at sabihing ayaw mo nang tumuloy. Huwag ihiwalay sa iyo ang pasaporte at telepono. Sabihin sa pamilya kung nasaan ka.
danger-money =
    <b>Tawagan agad ang bangko mo</b> at hilinging pigilan o bawiin ang bayad: mahalaga ang bawat minuto. Pagkatapos, mag-report sa pulis at itago ang lahat ng resibo at mensahe. Huwag magbayad sa sinumang nangangakong maibabalik ang pera.
# Buttons.
sos-held = Hawak nila ako
sos-relative = Hawak nila ang kamag-anak ko
sos-way = Papunta na ako roon
sos-money = Nawalan ako ng pera
sos-suicide = Gusto ko nang mamatay
sos-nation = Ang bansa ko
sos-which-nation = Taga-saang bansa ka?
hide-done = Nabura na rito ang lahat ng pinapayagan ng Telegram na burahin ko. Hindi ko mabubura ang mahigit dalawang araw na o ang bago ako huling nag-restart. Para mawala ang lahat, burahin ang chat na ito sa Telegram at piliing burahin para sa magkabilang panig.
