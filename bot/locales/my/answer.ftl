# Not yet reviewed by a native speaker.
# What stands in and under an answer. Dates come in words.

no-date = စာမျက်နှာတွင် ရက်စွဲ မပါပါ
sources-heading = <b>ကိုးကားချက်များ</b>
source-dates = { $published }။ စစ်ဆေးသည့်ရက် { $checked }။
button-why = ဘာကြောင့် ဤကိုးကားချက်များလဲ။
button-next = ရှေ့သို့ ({ $page } / { $pages })
button-previous = နောက်သို့ ({ $page } / { $pages })
quotes-heading = <b>ဤအဖြေကို ထောက်ခံသော မူရင်းစာသား</b>
answer-forgotten = ထိုအဖြေကို မသိမ်းထားတော့ပါ။ အချိန်အတန်ကြာလျှင် အဖြေများကို မေ့ပစ်ပါသည်။ ထပ်မေးပေးပါ။
topic-gone = ထိုစာမျက်နှာသည် ကျွန်ုပ်၏ အချက်အလက်ထဲတွင် မရှိတော့ပါ။ သင့်စကားဖြင့် မေးပေးပါ။

not-covered =
    ဤမေးခွန်းကို ဖြေရန် စစ်ဆေးထားသော ကိုးကားချက် မရှိပါ။ ထို့ကြောင့် မှန်းမဖြေပါ။

    အခြားစကားလုံးဖြင့် မေးကြည့်ပါ။ သို့မဟုတ် ဆိုလိုသော နိုင်ငံ သို့မဟုတ် နေရာကို ပြောပေးပါ။
not-covered-topics = ဤအကြောင်းအရာများက နီးစပ်ပါသည်။ သိထားသည်ကို ပြောပြနိုင်ပါသည်။
declined = ဤကိစ္စကို မကူညီနိုင်ပါ။ ငွေလိမ်စခန်းများ၊ အလုပ်အတုများနှင့် အကူအညီရနိုင်သောနေရာများအကြောင်း ပြောပြနိုင်ပါသည်။

contacts-heading = <b>ကူညီနိုင်သူများ</b>
contacts-caution = ဖုန်းနံပါတ်များကို ဤနေရာတွင် ဖော်ပြထားသော စာမျက်နှာများမှ ကူးယူထားပါသည်။ ခေါ်ကြည့်ထားခြင်း မရှိပါ။
contact-name = <b>{ $name }</b> ({ $country })
contact-source = { $published }။ စစ်ဆေးသည့်ရက် { $checked }။

# Who stands behind a source.
publisher-type-un = ကုလသမဂ္ဂ
publisher-type-intergovernmental = အစိုးရချင်း ပူးပေါင်းသော အဖွဲ့အစည်း
publisher-type-government = အစိုးရ
publisher-type-police = ရဲ သို့မဟုတ် အခြား တရားဥပဒေစိုးမိုးရေးအဖွဲ့
publisher-type-embassy = သံရုံး သို့မဟုတ် ကောင်စစ်ဝန်ရုံး
publisher-type-court = တရားရုံး
publisher-type-ngo = အကျိုးအမြတ်မယူသော အဖွဲ့အစည်း
publisher-type-academic = တက္ကသိုလ် သို့မဟုတ် သုတေသနဌာန
publisher-type-news = သတင်း
publisher-type-industry = ကုမ္ပဏီ သို့မဟုတ် လုပ်ငန်းအသင်း
seen-primary = သူတို့ကိုယ်တိုင် ပြောထားခြင်း ဖြစ်ပါသည်။
seen-secondary = အခြားသူ ပြောသည်ကို သူတို့က ပြန်လည်ဖော်ပြထားခြင်း ဖြစ်ပါသည်။

source-corrected = <b>{ $date } တွင် ပြင်ဆင်ထားသည်။</b> { $why }
source-withdrawn = <b>{ $date } တွင် ပြန်ရုပ်သိမ်းထားသည်။</b> { $why }
