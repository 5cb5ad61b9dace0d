# Not yet reviewed by a native speaker.
# The list of publisher types follows the first paragraph.
sources-overview =
    <b>Tôi có thông tin gì</b>
    { $documents } trang đã kiểm tra của { $publishers } nơi công bố:
sources-type = { $type }: { $count }
sources-newest = Trang mới nhất có ngày { $newest }.
sources-refreshed = Lần kiểm tra gần nhất: { $checked }.
