# For maintainers: reading the publishers again and reviewing what is new. Errors come from the knowledge base.
maintain-begins = I am reading the publishers again. This message shows how far I am.
maintain-progress = { $done } of { $total } publishers. Last: { $publisher }.
maintain-done =
    <b>{ $publishers } publishers read.</b> { $waiting ->
        [0] Nothing waits for review.
        [one] 1 page waits: /review
       *[other] { $waiting } pages wait: /review
    }
maintain-waiting =
    { $count ->
        [0] Nothing waits for review.
        [one] 1 page waits: /review
       *[other] { $count } pages wait: /review
    }
maintain-publisher = { $publisher }: { $counts }. Last success: { $date }.
maintain-paused = The schedule is paused. /resume starts it again; /refresh works all the same.
maintain-resumed = The schedule runs again.
maintain-add-how = Write the address of a page behind the command: /add https://…
maintain-added = The page waits for review ({ $outcome }). { $why } /review
maintain-not-added = Nothing waits because of this page ({ $outcome }). { $why }
maintain-nothing-waits = Nothing else waits for review.
maintain-approved = { $item } is approved. I answer from it now.
maintain-rejected = { $item } is rejected.
maintain-why = Why?
maintain-button-approve = Approve
maintain-button-reject = Reject
maintain-button-skip = Skip
maintain-reason-off-topic = Off topic
maintain-reason-unreliable = Not reliable
maintain-reason-duplicate = Known already
maintain-reason-wrong = Wrongly extracted
