about =
    <b>About Waypost</b>
    I am a computer program. I look for your answer in pages that people have read and checked: from the United Nations, governments, police, courts, embassies, non-profit organisations and the press.

    Every sentence I give about the world comes from one of these pages, and I show which one. If no page answers your question, I say so and do not guess.

    I can be out of date, so dates always show. I give no legal advice, and I cannot call anyone for you.

    People who are forced to scam are victims. You will find no blame here.
