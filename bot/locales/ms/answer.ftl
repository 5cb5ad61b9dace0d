# Not yet reviewed by a native speaker.
# What stands in and under an answer. Dates come in words.

no-date = tiada tarikh pada halaman
sources-heading = <b>Sumber</b>
source-dates = { $published }. Disemak { $checked }.
button-why = Kenapa sumber ini?
button-next = Seterusnya ({ $page } daripada { $pages })
button-previous = Kembali ({ $page } daripada { $pages })
quotes-heading = <b>Petikan yang menyokong jawapan ini</b>
answer-forgotten = Saya tidak lagi menyimpan jawapan itu. Saya melupakan jawapan selepas beberapa ketika. Sila tanya semula.
topic-gone = Halaman itu tidak lagi ada dalam maklumat saya. Sila tanya dengan perkataan anda sendiri.

not-covered =
    Saya tiada sumber yang disahkan untuk menjawab soalan ini, jadi saya tidak akan meneka.

    Cuba guna perkataan lain, atau sebutkan negara atau tempat yang anda maksudkan.
not-covered-topics = Topik ini hampir sama. Saya boleh beritahu apa yang saya tahu:
declined = Saya tidak dapat membantu dalam hal ini. Saya boleh terangkan tentang pusat penipuan, tawaran kerja palsu dan tempat mendapatkan bantuan.

contacts-heading = <b>Pihak yang boleh membantu</b>
contacts-caution = Nombor disalin daripada halaman yang dinyatakan di sini. Saya belum mencuba menelefonnya.
contact-name = <b>{ $name }</b> ({ $country })
contact-source = { $published }. Disemak { $checked }.

# Who stands behind a source.
publisher-type-un = Pertubuhan Bangsa-Bangsa Bersatu (PBB)
publisher-type-intergovernmental = Pertubuhan antara kerajaan
publisher-type-government = Kerajaan
publisher-type-police = Polis atau penguat kuasa undang-undang lain
publisher-type-embassy = Kedutaan atau konsulat
publisher-type-court = Mahkamah
publisher-type-ngo = Pertubuhan bukan untung
publisher-type-academic = Universiti atau institusi penyelidikan
publisher-type-news = Media
publisher-type-industry = Syarikat atau persatuan industri
seen-primary = Ini kenyataan mereka sendiri.
seen-secondary = Mereka melaporkan kata-kata pihak lain.

source-corrected = <b>Dibetulkan pada { $date }.</b> { $why }
source-withdrawn = <b>Ditarik balik pada { $date }.</b> { $why }
