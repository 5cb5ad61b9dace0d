# Not yet reviewed by a native speaker.
error = May problema sa panig ko, hindi sa iyo. Pakisubukan ulit pagkaraan ng isang minuto. Kung maulit, ibigay ang code na { $code } sa mga namamahala ng bot na ito.
