# Not yet reviewed by a native speaker.
# The list of publisher types follows the first paragraph.
sources-overview =
    <b>Apa yang saya tahu</b>
    { $documents } halaman terperiksa dari { $publishers } penerbit:
sources-type = { $type }: { $count }
sources-newest = Halaman terbaru: { $newest }.
sources-refreshed = Halaman terakhir diperiksa pada { $checked }.
