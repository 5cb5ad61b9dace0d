# Not yet reviewed by a native speaker.
# The name of the language, as its own speakers write it.
language-name = ລາວ
language-which =
    ຢາກໃຫ້ຂ້ອຍໃຊ້ພາສາໃດ? ກະລຸນາເລືອກ.

    ຖ້າເຈົ້າຂຽນເປັນພາສາອື່ນ ຂ້ອຍຈະຕອບເປັນພາສານັ້ນ.
language-chosen = ແຕ່ນີ້ໄປ ຂ້ອຍຈະໃຊ້ພາສາລາວກັບເຈົ້າ.
# Under an answer in this language, where the chat is in another one.
language-keep = ໃຊ້ພາສາລາວຕະຫຼອດ
