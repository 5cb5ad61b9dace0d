# Not yet reviewed by a native speaker.
other-unread = စာကိုသာ ဖတ်နိုင်ပါသည်။ သိလိုသည်ကို စာဖြင့် ရေးပေးပါ။
other-edited = ပြင်ထားသော မက်ဆေ့ချ်ကို မမြင်ရပါ။ မက်ဆေ့ချ်အသစ်အဖြစ် ထပ်ပို့ပေးပါ။
