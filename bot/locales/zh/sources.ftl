# Not yet reviewed by a native speaker.
# The list of publisher types follows the first paragraph.
sources-overview =
    <b>我知道什么</b>
    来自 { $publishers } 个发布方的 { $documents } 个核对过的网页：
sources-type = { $type }：{ $count }
sources-newest = 最新网页的日期：{ $newest }。
sources-refreshed = 最近一次核对网页：{ $checked }。
