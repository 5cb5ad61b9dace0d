# Not yet reviewed by a native speaker.
# What stands in and under an answer. Dates come in words.

no-date = ໜ້າເວັບບໍ່ໄດ້ບອກວັນທີ
sources-heading = <b>ແຫຼ່ງຂໍ້ມູນ</b>
source-dates = { $published }. ກວດເມື່ອ { $checked }.
button-why = ເປັນຫຍັງໃຊ້ແຫຼ່ງຂໍ້ມູນນີ້?
button-next = ຕໍ່ໄປ ({ $page } ຈາກ { $pages })
button-previous = ກັບຄືນ ({ $page } ຈາກ { $pages })
quotes-heading = <b>ຂໍ້ຄວາມຕົ້ນສະບັບທີ່ຮອງຮັບຄຳຕອບນີ້</b>
answer-forgotten = ຂ້ອຍບໍ່ມີຄຳຕອບນັ້ນແລ້ວ. ຂ້ອຍລືມຄຳຕອບຫຼັງຈາກໄລຍະໜຶ່ງ. ກະລຸນາຖາມໃໝ່.
topic-gone = ໜ້ານັ້ນບໍ່ຢູ່ໃນຂໍ້ມູນຂອງຂ້ອຍແລ້ວ. ກະລຸນາຖາມດ້ວຍຄຳເວົ້າຂອງເຈົ້າເອງ.

not-covered =
    ຂ້ອຍບໍ່ມີແຫຼ່ງຂໍ້ມູນທີ່ກວດແລ້ວທີ່ຕອບເລື່ອງນີ້ໄດ້ ຂ້ອຍຈຶ່ງບໍ່ເດົາ.

    ກະລຸນາລອງໃຊ້ຄຳອື່ນ ຫຼື ບອກຊື່ປະເທດ ຫຼື ສະຖານທີ່ທີ່ເຈົ້າໝາຍເຖິງ.
not-covered-topics = ເລື່ອງເຫຼົ່ານີ້ໃກ້ຄຽງ. ຂ້ອຍບອກສິ່ງທີ່ຂ້ອຍຮູ້ໃຫ້ໄດ້:
declined = ເລື່ອງນີ້ຂ້ອຍຊ່ວຍບໍ່ໄດ້. ຂ້ອຍບອກໄດ້ເລື່ອງສູນຫຼອກລວງ, ວຽກປອມ ແລະ ບ່ອນທີ່ຂໍຄວາມຊ່ວຍເຫຼືອໄດ້.

contacts-heading = <b>ໜ່ວຍງານທີ່ຊ່ວຍໄດ້</b>
contacts-caution = ເບີໂທຄັດລອກມາຈາກໜ້າເວັບທີ່ບອກໄວ້ຢູ່ນີ້. ຂ້ອຍຍັງບໍ່ໄດ້ລອງໂທ.
contact-name = <b>{ $name }</b> ({ $country })
contact-source = { $published }. ກວດເມື່ອ { $checked }.

# Who stands behind a source.
publisher-type-un = ສະຫະປະຊາຊາດ
publisher-type-intergovernmental = ອົງການລະຫວ່າງລັດຖະບານ
publisher-type-government = ລັດຖະບານ
publisher-type-police = ຕຳຫຼວດ ຫຼື ໜ່ວຍງານບັງຄັບໃຊ້ກົດໝາຍອື່ນ
publisher-type-embassy = ສະຖານທູດ ຫຼື ກົງສຸນ
publisher-type-court = ສານ
publisher-type-ngo = ອົງການບໍ່ຫວັງຜົນກຳໄລ
publisher-type-academic = ມະຫາວິທະຍາໄລ ຫຼື ສະຖາບັນຄົ້ນຄວ້າ
publisher-type-news = ຂ່າວ
publisher-type-industry = ບໍລິສັດ ຫຼື ສະມາຄົມທຸລະກິດ
seen-primary = ເຂົາເຈົ້າເວົ້າເອງ.
seen-secondary = ເຂົາເຈົ້າລາຍງານສິ່ງທີ່ຄົນອື່ນເວົ້າ.

source-corrected = <b>ແກ້ໄຂແລ້ວ ວັນທີ { $date }.</b> { $why }
source-withdrawn = <b>ຖືກຖອນ ວັນທີ { $date }.</b> { $why }
