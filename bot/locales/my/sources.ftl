# Not yet reviewed by a native speaker.
# The list of publisher types follows the first paragraph.
sources-overview =
    <b>သိထားသည်များ</b>
    ထုတ်ဝေသူ { $publishers } ဦး၏ စစ်ဆေးထားသော စာမျက်နှာ { $documents } ခု -
sources-type = { $type } - { $count }
sources-newest = နောက်ဆုံးရ စာမျက်နှာ၏ ရက်စွဲ - { $newest }။
sources-refreshed = စာမျက်နှာများကို နောက်ဆုံး စစ်ဆေးသည့်ရက် - { $checked }။
