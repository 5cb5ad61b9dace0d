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
