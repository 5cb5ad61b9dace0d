# Not yet reviewed by a native speaker.
# For maintainers: reading the publishers again and reviewing what is new. Errors come from the knowledge base.
maintain-begins = Binabasa ko ulit ang mga tagapaglathala. Makikita sa mensaheng ito kung nasaan na ako.
maintain-progress = { $done } sa { $total } tagapaglathala. Huli: { $publisher }.
maintain-done =
    <b>Nabasa na ang { $publishers } tagapaglathala.</b> { $waiting ->
        [0] Walang naghihintay ng pagsusuri.
       *[other] { $waiting } pahina ang naghihintay: /review
    }
maintain-waiting =
    { $count ->
        [0] Walang naghihintay ng pagsusuri.
       *[other] { $count } pahina ang naghihintay: /review
    }
maintain-publisher = { $publisher }: { $counts }. Huling tagumpay: { $date }.
maintain-paused = Nakahinto muna ang iskedyul. Sinisimulan ito ulit ng /resume; gumagana pa rin ang /refresh.
maintain-resumed = Tumatakbo na ulit ang iskedyul.
maintain-add-how = Isulat ang address ng pahina pagkatapos ng command: /add https://…
maintain-added = Naghihintay ng pagsusuri ang pahina ({ $outcome }). { $why } /review
maintain-not-added = Walang naghihintay dahil sa pahinang ito ({ $outcome }). { $why }
maintain-nothing-waits = Wala nang ibang naghihintay ng pagsusuri.
maintain-approved = Naaprubahan ang { $item }. Sasagot na ako mula rito.
maintain-rejected = Tinanggihan ang { $item }.
maintain-why = Bakit?
maintain-button-approve = Aprubahan
maintain-button-reject = Tanggihan
maintain-button-skip = Laktawan
maintain-reason-off-topic = Wala sa paksa
maintain-reason-unreliable = Hindi mapagkakatiwalaan
maintain-reason-duplicate = Alam na
maintain-reason-wrong = Mali ang pagkakuha
