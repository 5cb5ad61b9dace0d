# Not yet reviewed by a native speaker.
# The list of publisher types follows the first paragraph.
sources-overview =
    <b>Apa yang saya tahu</b>
    { $documents } halaman yang disemak daripada { $publishers } penerbit:
sources-type = { $type }: { $count }
sources-newest = Halaman terbaharu: { $newest }.
sources-refreshed = Halaman kali terakhir disemak pada { $checked }.
