# Not yet reviewed by a native speaker.
help =
    <b>Cara bertanya</b>
    Tulis soalan anda dalam satu mesej. Nyatakan negara atau tempat jika anda tahu. Anda boleh bertanya soalan susulan.

    <b>Cara membaca jawapan</b>
    Nombor seperti [1] mewakili satu sumber. Buka senarai sumber untuk melihat siapa yang berkata begitu dan bila. Butang “Kenapa sumber ini?” menunjukkan petikannya.

    <b>Arahan</b>
    /start memberitahu siapa saya
    /sos memberitahu siapa untuk dihubungi apabila ada orang dalam bahaya
    /ask untuk bertanya dalam kumpulan
    /sources menunjukkan apa yang saya tahu dan sebaru mana
    /language menukar bahasa yang saya guna
    /about menerangkan cara saya bekerja
    /privacy menerangkan apa yang saya simpan
    /forget membuat saya melupakan sembang ini
    /hide memadam mesej saya dalam sembang ini

    Dalam kumpulan, saya menjawab apabila anda menyebut nama saya atau membalas mesej saya.

    Saya program komputer. Jika ada orang dalam bahaya sekarang, hubungi polis atau kedutaan anda jika selamat berbuat demikian.
unknown-command = Saya tidak kenal arahan ini. Hantar /help untuk melihat apa yang saya boleh buat. Anda juga boleh terus menulis soalan.
