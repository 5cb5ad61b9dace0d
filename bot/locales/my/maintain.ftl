# Not yet reviewed by a native speaker.
# For maintainers: reading the publishers again and reviewing what is new. Errors come from the knowledge base.
maintain-begins = ထုတ်ဝေသူများကို ပြန်ဖတ်နေပါသည်။ တိုးတက်မှုကို ဤမက်ဆေ့ချ်တွင် ပြပါမည်။
maintain-progress = { $total } ဦးအနက် { $done } ဦး ဖတ်ပြီးပါပြီ။ နောက်ဆုံး - { $publisher }။
maintain-done =
    <b>ထုတ်ဝေသူ { $publishers } ဦး ဖတ်ပြီးပါပြီ။</b> { $waiting ->
        [0] စိစစ်ရန် မရှိပါ။
       *[other] စာမျက်နှာ { $waiting } ခု စိစစ်ရန် ရှိပါသည် - /review
    }
maintain-waiting =
    { $count ->
        [0] စိစစ်ရန် မရှိပါ။
       *[other] စာမျက်နှာ { $count } ခု စိစစ်ရန် ရှိပါသည် - /review
    }
maintain-publisher = { $publisher } - { $counts }။ နောက်ဆုံး အောင်မြင်သည့်ရက် - { $date }။
maintain-paused = အချိန်ဇယားကို ခေတ္တရပ်ထားပါသည်။ /resume ဖြင့် ပြန်စနိုင်ပါသည်။ /refresh ကို သုံးနိုင်ဆဲ ဖြစ်ပါသည်။
maintain-resumed = အချိန်ဇယား ပြန်လည်လည်ပတ်နေပါပြီ။
maintain-add-how = စာမျက်နှာလိပ်စာကို အမိန့်နောက်တွင် ရေးပါ - /add https://…
maintain-added = စာမျက်နှာသည် စိစစ်ရန် စောင့်နေပါသည် ({ $outcome })။ { $why } /review
maintain-not-added = ဤစာမျက်နှာကြောင့် စိစစ်ရန် မရှိပါ ({ $outcome })။ { $why }
maintain-nothing-waits = နောက်ထပ် စိစစ်ရန် မရှိပါ။
maintain-approved = { $item } ကို အတည်ပြုပြီးပါပြီ။ ယခုမှစ၍ ၎င်းမှ ဖြေပါမည်။
maintain-rejected = { $item } ကို ပယ်ချလိုက်ပါသည်။
maintain-why = ဘာကြောင့်လဲ။
maintain-button-approve = အတည်ပြု
maintain-button-reject = ပယ်ချ
maintain-button-skip = ကျော်
maintain-reason-off-topic = အကြောင်းအရာနှင့် မဆိုင်
maintain-reason-unreliable = မယုံကြည်ရ
maintain-reason-duplicate = ရှိပြီးသား
maintain-reason-wrong = စာသား ထုတ်ယူမှု မှား
