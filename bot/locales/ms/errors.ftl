# Not yet reviewed by a native speaker.
error = Ada masalah di pihak saya, bukan salah anda. Sila cuba lagi selepas satu minit. Jika berulang, beritahu kod { $code } kepada pengendali bot ini.
