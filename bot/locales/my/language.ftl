# Not yet reviewed by a native speaker.
# The name of the language, as its own speakers write it.
language-name = မြန်မာ
language-which =
    မည်သည့်ဘာသာစကားကို သုံးစေလိုပါသလဲ။ ရွေးပေးပါ။

    အခြားဘာသာစကားဖြင့် ရေးလျှင် ထိုဘာသာစကားဖြင့် ဖြေပါမည်။
language-chosen = ယခုမှစ၍ သင်နှင့် မြန်မာလို ပြောပါမည်။
# Under an answer in this language, where the chat is in another one.
language-keep = အမြဲ မြန်မာလို ပြောပါ
