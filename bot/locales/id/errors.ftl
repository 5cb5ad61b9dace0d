# Not yet reviewed by a native speaker.
error = Ada gangguan di pihak saya, bukan salah Anda. Silakan coba lagi dalam satu menit. Jika terjadi lagi, sampaikan kode { $code } kepada pengelola bot ini.
