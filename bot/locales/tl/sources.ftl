# Not yet reviewed by a native speaker.
# The list of publisher types follows the first paragraph.
sources-overview =
    <b>Ano ang alam ko</b>
    { $documents ->
        [one] 1 nasuring pahina
       *[other] { $documents } nasuring pahina
    } mula sa { $publishers ->
        [one] 1 tagapaglathala
       *[other] { $publishers } tagapaglathala
    }:
sources-type = { $type }: { $count }
sources-newest = Ang pinakabagong pahina ay may petsang { $newest }.
sources-refreshed = Huling sinuri ang mga pahina noong { $checked }.
