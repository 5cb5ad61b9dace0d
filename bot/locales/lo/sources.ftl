# Not yet reviewed by a native speaker.
# The list of publisher types follows the first paragraph.
sources-overview =
    <b>ຂ້ອຍຮູ້ຫຍັງ</b>
    ໜ້າເວັບທີ່ກວດແລ້ວ { $documents } ໜ້າ ຈາກຜູ້ເຜີຍແຜ່ { $publishers } ແຫ່ງ:
sources-type = { $type }: { $count }
sources-newest = ໜ້າໃໝ່ສຸດລົງວັນທີ { $newest }.
sources-refreshed = ກວດໜ້າເວັບຄັ້ງຫຼ້າສຸດເມື່ອ { $checked }.
