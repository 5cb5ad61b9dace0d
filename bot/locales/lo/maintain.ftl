# Not yet reviewed by a native speaker.
# For maintainers: reading the publishers again and reviewing what is new. Errors come from the knowledge base.
maintain-begins = ຂ້ອຍກຳລັງອ່ານຜູ້ເຜີຍແຜ່ຄືນໃໝ່. ຂໍ້ຄວາມນີ້ສະແດງຄວາມຄືບໜ້າ.
maintain-progress = ອ່ານແລ້ວ { $done } ຈາກ { $total } ແຫ່ງ. ຫຼ້າສຸດ: { $publisher }.
maintain-done =
    <b>ອ່ານຜູ້ເຜີຍແຜ່ແລ້ວ { $publishers } ແຫ່ງ.</b> { $waiting ->
        [0] ບໍ່ມີໜ້າທີ່ລໍຖ້າກວດ.
       *[other] ມີ { $waiting } ໜ້າລໍຖ້າກວດ: /review
    }
maintain-waiting =
    { $count ->
        [0] ບໍ່ມີໜ້າທີ່ລໍຖ້າກວດ.
       *[other] ມີ { $count } ໜ້າລໍຖ້າກວດ: /review
    }
maintain-publisher = { $publisher }: { $counts }. ສຳເລັດຄັ້ງຫຼ້າສຸດ: { $date }.
maintain-paused = ຢຸດການອ່ານຕາມເວລາໄວ້ກ່ອນ. /resume ເພື່ອເລີ່ມໃໝ່; /refresh ຍັງໃຊ້ໄດ້.
maintain-resumed = ເລີ່ມອ່ານຕາມເວລາອີກແລ້ວ.
maintain-add-how = ຂຽນທີ່ຢູ່ໜ້າເວັບຕໍ່ທ້າຍຄຳສັ່ງ: /add https://…
maintain-added = ໜ້ານີ້ລໍຖ້າກວດ ({ $outcome }). { $why } /review
maintain-not-added = ບໍ່ມີຫຍັງລໍຖ້າກວດຈາກໜ້ານີ້ ({ $outcome }). { $why }
maintain-nothing-waits = ບໍ່ມີໜ້າອື່ນທີ່ລໍຖ້າກວດ.
maintain-approved = ອະນຸມັດ { $item } ແລ້ວ. ຂ້ອຍໃຊ້ຕອບຕັ້ງແຕ່ນີ້.
maintain-rejected = ປະຕິເສດ { $item } ແລ້ວ.
maintain-why = ຍ້ອນຫຍັງ?
maintain-button-approve = ອະນຸມັດ
maintain-button-reject = ປະຕິເສດ
maintain-button-skip = ຂ້າມ
maintain-reason-off-topic = ບໍ່ກ່ຽວກັບຫົວຂໍ້
maintain-reason-unreliable = ບໍ່ໜ້າເຊື່ອຖື
maintain-reason-duplicate = ມີຢູ່ແລ້ວ
maintain-reason-wrong = ດຶງຂໍ້ຄວາມມາຜິດ
