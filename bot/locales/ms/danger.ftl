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
