# Not yet reviewed by a native speaker.
# What stands in and under an answer. Dates come in words.

no-date = halaman tanpa tanggal
sources-heading = <b>Sumber</b>
source-dates = { $published }. Diperiksa { $checked }.
button-why = Mengapa sumber ini?
button-next = Berikutnya ({ $page } dari { $pages })
button-previous = Kembali ({ $page } dari { $pages })
quotes-heading = <b>Kutipan yang mendasari jawaban ini</b>
answer-forgotten = Saya sudah tidak menyimpan jawaban itu. Jawaban saya lupakan setelah beberapa waktu. Silakan tanya lagi.
topic-gone = Halaman itu sudah tidak ada dalam data saya. Silakan tanya dengan kata-kata Anda sendiri.

not-covered =
    Saya tidak punya sumber terperiksa yang menjawab ini, jadi saya tidak akan menebak.

    Coba pakai kata lain, atau sebutkan negara atau tempat yang Anda maksud.
not-covered-topics = Topik ini mendekati. Saya bisa menyampaikan yang saya tahu:
declined = Saya tidak bisa membantu untuk ini. Saya bisa menjelaskan tentang kompleks penipuan, lowongan kerja palsu, dan ke mana mencari bantuan.

contacts-heading = <b>Pihak yang bisa membantu</b>
contacts-caution = Nomor disalin dari halaman yang disebut di sini. Saya belum mencoba meneleponnya.
contact-name = <b>{ $name }</b> ({ $country })
contact-source = { $published }. Diperiksa { $checked }.

# Who stands behind a source.
publisher-type-un = Perserikatan Bangsa-Bangsa (PBB)
publisher-type-intergovernmental = Organisasi antarpemerintah
publisher-type-government = Pemerintah
publisher-type-police = Polisi atau penegak hukum lain
publisher-type-embassy = Kedutaan atau konsulat
publisher-type-court = Pengadilan
publisher-type-ngo = Organisasi nirlaba
publisher-type-academic = Universitas atau lembaga penelitian
publisher-type-news = Media
publisher-type-industry = Perusahaan atau asosiasi industri
seen-primary = Ini pernyataan mereka sendiri.
seen-secondary = Mereka melaporkan perkataan pihak lain.

source-corrected = <b>Diralat pada { $date }.</b> { $why }
source-withdrawn = <b>Ditarik pada { $date }.</b> { $why }
