# Not yet reviewed by a native speaker.
danger-first = Ini maklumatnya.
danger-suicide = Anda penting. Perasaan ini boleh berlalu, dan ada orang yang sedia mendengar sekarang. Sila hubungi nombor pertama di bawah, atau bersama orang yang anda percayai.
danger-steps =
    <b>Apa yang perlu dikatakan</b>: nama, kewarganegaraan, di mana anda berada (mercu tanda atau lokasi peta), berapa orang, dan bahawa anda ditahan tanpa rela.
    <b>Jangan</b> bayar, jangan bertengkar dengan orang yang menahan anda, jangan tunjukkan anda meminta bantuan. Jika tidak selamat untuk menelefon, hantar mesej.
danger-family =
    <b>Keluarga dan rakan</b>: maklumkan polis di negara sendiri dan kementerian luar atau kedutaan hari ini. Simpan mesej, gambar dan resit bayaran. Jangan bayar, jangan beri amaran kepada pihak sana, jangan siarkan nama.
danger-phone =
    Telefon anda mungkin diperiksa. Selepas dapat nombornya, padam sembang ini dalam Telegram dan pilih padam untuk kedua-dua pihak.
danger-way =
    <b>Anda masih boleh berpatah balik.</b> Di tempat awam (lapangan terbang, stesen bas, pos sempadan), pergi kepada polis atau pegawai imigresen dan katakan anda tidak mahu meneruskan perjalanan. Simpan pasport dan telefon pada diri anda. Beritahu orang di rumah di mana anda berada.
danger-money =
    <b>Telefon bank anda sekarang</b> dan minta supaya bayaran itu dihentikan atau ditarik balik: setiap minit penting. Kemudian lapor polis dan simpan semua resit dan mesej. Jangan bayar sesiapa yang berjanji mendapatkan wang itu semula.
# Buttons.
sos-held = Saya ditahan
sos-relative = Saudara saya ditahan
sos-way = Saya dalam perjalanan ke sana
sos-money = Saya hilang wang
sos-suicide = Saya mahu mati
sos-nation = Negara saya
sos-which-nation = Anda dari negara mana?
hide-done = Apa yang Telegram benarkan saya padam di sini sudah dipadam. Saya tidak boleh memadam yang lebih lama daripada dua hari atau sebelum saya dimulakan semula kali terakhir. Untuk membuang semuanya, padam sembang ini di Telegram dan pilih padam untuk kedua-dua pihak.
