# Not yet reviewed by a native speaker.
# What Telegram shows of the bot: its name of at most 64 characters, descriptions of at most 512 and 120, the menu.
# The name is the same in every language and says nothing of scams: who looks at the phone sees it in the list of chats.
profile-name = Waypost
profile-description =
    အရှေ့တောင်အာရှရှိ ငွေလိမ်စခန်းများအကြောင်း မေးပါ - အလုပ်အတုများ၊ ရဲနှင့် အစိုးရတို့၏ လုပ်ဆောင်ချက်များ၊ အကူအညီရယူနည်း။

    အဖြေတိုင်းသည် စစ်ဆေးထားသော ကိုးကားချက်များမှ ဖြစ်ပြီး ယင်းတို့ကို ပြပေးပါသည်။ မသိလျှင် မသိကြောင်း ပြောပါသည်။ သင် မည်သူဖြစ်ကြောင်း မမေးပါ။
profile-short-description = အရှေ့တောင်အာရှရှိ ငွေလိမ်စခန်းများအကြောင်း စစ်ဆေးထားသော ကိုးကားချက်များမှသာ ဖြေပါသည်။
command-start = ကျွန်ုပ်သည် မည်သူလဲ
command-help = မေးနည်းနှင့် လုပ်ပေးနိုင်သည်များ
command-sos = အန္တရာယ်ရှိသူအတွက် ဘယ်သူ့ကို ခေါ်ရမလဲ
command-ask = အုပ်စုထဲတွင် မေးခွန်းမေးရန်
command-sources = ဘာသိထားပြီး မည်မျှ အသစ်လဲ
command-language = သုံးမည့် ဘာသာစကားကို ရွေးရန်
command-about = မည်သို့ အလုပ်လုပ်သလဲ
command-privacy = ဘာသိမ်းထားသလဲ
command-forget = ဤစကားဝိုင်းကို မေ့ပစ်ရန်
command-hide = ဤနေရာရှိ ကျွန်ုပ်၏ စာများကို ဖျက်ရန်
