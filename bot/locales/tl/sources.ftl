# Not yet reviewed by a native speaker.
# The list of publisher types follows the first paragraph. CLDR's "one" is most numbers in Filipino: no plurals here.
sources-overview =
    <b>Ano ang alam ko</b>
    { $documents } nasuring pahina mula sa { $publishers } tagapaglathala:
sources-type = { $type }: { $count }
sources-newest = Ang pinakabagong pahina ay may petsang { $newest }.
sources-refreshed = Huling sinuri ang mga pahina noong { $checked }.
