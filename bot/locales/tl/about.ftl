# Not yet reviewed by a native speaker.
about =
    <b>Tungkol sa Waypost</b>
    Isa akong computer program. Hinahanap ko ang sagot sa mga pahinang binasa at sinuri ng mga tao: mula sa United Nations (UN), mga gobyerno, pulis, korte, embahada, non-profit na organisasyon at mga mamamahayag.

    Bawat impormasyong ibinibigay ko ay galing sa isa sa mga pahinang ito, at ipinapakita ko kung alin. Kung walang pahinang sumasagot sa tanong mo, sasabihin ko at hindi ako manghuhula.

    Maaaring luma na ang impormasyon ko, kaya laging may petsa. Hindi ako nagbibigay ng legal na payo, at hindi ako makakatawag para sa iyo.

    Biktima ang mga taong pinilit mang-scam. Walang maninisi sa iyo rito.
