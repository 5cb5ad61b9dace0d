# The list of publisher types follows the first paragraph.
sources-overview =
    <b>What I know</b>
    { $documents ->
        [one] 1 checked page
       *[other] { $documents } checked pages
    } from { $publishers ->
        [one] 1 publisher
       *[other] { $publishers } publishers
    }:
sources-type = { $type }: { $count }
sources-newest = The newest page is from { $newest }.
sources-refreshed = Pages were last checked on { $checked }.
