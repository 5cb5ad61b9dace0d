# What stands in and under an answer. Dates come in words.

no-date = no date on the page
sources-heading = <b>Sources</b>
source-dates = { $published }. Checked { $checked }.
source-corrected = <b>Corrected on { $date }.</b> { $why }
source-withdrawn = <b>Withdrawn on { $date }.</b> { $why }
button-why = Why these sources?
button-next = Next ({ $page } of { $pages })
button-previous = Back ({ $page } of { $pages })
quotes-heading = <b>The words that carry this answer</b>
answer-forgotten = I no longer have that answer. I forget answers after a while. Please ask again.
topic-gone = That page is no longer part of what I know. Please ask in your own words.

not-covered =
    I do not have a vetted source that answers this, so I will not guess.

    Please try other words, or name the country or place you mean.
not-covered-topics = These are close. I can tell you what I know about them:
declined = I cannot help with this. I can tell you about scam compounds, fake job offers, and where to get help.

contacts-heading = <b>People who can help</b>
contacts-caution = Numbers were copied from the pages named here. I have not called them.
contact-name = <b>{ $name }</b> ({ $country })
contact-source = { $published }. Checked { $checked }.

# Who stands behind a source.
publisher-type-un = United Nations
publisher-type-intergovernmental = Organisation of several states
publisher-type-government = Government
publisher-type-police = Police or other law enforcement
publisher-type-embassy = Embassy or consulate
publisher-type-court = Court
publisher-type-ngo = Non-profit organisation
publisher-type-academic = University or research
publisher-type-news = News
publisher-type-industry = Company or industry body
seen-primary = What this page says comes from its publisher first.
seen-secondary = This page reports what others said.
