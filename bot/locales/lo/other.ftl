# Not yet reviewed by a native speaker.
other-unread = ຂ້ອຍອ່ານໄດ້ແຕ່ຂໍ້ຄວາມ. ກະລຸນາຂຽນວ່າຢາກຮູ້ຫຍັງ.
other-edited = ຂ້ອຍບໍ່ເຫັນຂໍ້ຄວາມທີ່ແກ້ໄຂ. ກະລຸນາສົ່ງໃໝ່ເປັນຂໍ້ຄວາມໃໝ່.
