# Not yet reviewed by a native speaker.
# What Telegram shows of the bot: its name of at most 64 characters, descriptions of at most 512 and 120, the menu.
# The name is the same in every language and says nothing of scams: who looks at the phone sees it in the list of chats.
profile-name = Waypost
profile-description =
    ຖາມໄດ້ເລື່ອງສູນຫຼອກລວງໃນອາຊີຕາເວັນອອກສຽງໃຕ້: ວຽກປອມ, ສິ່ງທີ່ຕຳຫຼວດ ແລະ ລັດຖະບານເຮັດ ແລະ ວິທີຂໍຄວາມຊ່ວຍເຫຼືອ.

    ທຸກຄຳຕອບມາຈາກແຫຼ່ງຂໍ້ມູນທີ່ກວດແລ້ວ ແລະ ສະແດງໃຫ້ເຫັນ. ຖ້າບໍ່ຮູ້ ຂ້ອຍຈະບອກກົງໆ. ຂ້ອຍບໍ່ຖາມວ່າເຈົ້າແມ່ນໃຜ.
profile-short-description = ຕອບເລື່ອງສູນຫຼອກລວງໃນອາຊີຕາເວັນອອກສຽງໃຕ້ ຈາກແຫຼ່ງຂໍ້ມູນທີ່ກວດແລ້ວເທົ່ານັ້ນ.
command-start = ຂ້ອຍແມ່ນໃຜ
command-help = ວິທີຖາມ ແລະ ສິ່ງທີ່ຂ້ອຍເຮັດໄດ້
command-sos = ມີຄົນຢູ່ໃນອັນຕະລາຍ: ໂທຫາໃຜ
command-ask = ຖາມຄຳຖາມໃນກຸ່ມ
command-sources = ຂ້ອຍຮູ້ຫຍັງ ແລະ ຂໍ້ມູນໃໝ່ປານໃດ
command-language = ເລືອກພາສາທີ່ຂ້ອຍໃຊ້
command-about = ຂ້ອຍເຮັດວຽກແນວໃດ
command-privacy = ຂ້ອຍເກັບຫຍັງໄວ້
command-forget = ລືມແຊັດນີ້
command-hide = ລຶບຂໍ້ຄວາມຂອງຂ້ອຍຢູ່ນີ້
