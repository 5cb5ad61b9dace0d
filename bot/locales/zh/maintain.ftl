# Not yet reviewed by a native speaker.
# For maintainers: reading the publishers again and reviewing what is new. Errors come from the knowledge base.
maintain-begins = 我正在重新读取各发布方。进度会显示在这条消息里。
maintain-progress = { $total } 个发布方中已读取 { $done } 个。最近一个：{ $publisher }。
maintain-done =
    <b>已读取 { $publishers } 个发布方。</b> { $waiting ->
        [0] 没有待审核的网页。
       *[other] { $waiting } 个网页待审核：/review
    }
maintain-waiting =
    { $count ->
        [0] 没有待审核的网页。
       *[other] { $count } 个网页待审核：/review
    }
maintain-publisher = { $publisher }：{ $counts }。上次成功：{ $date }。
maintain-paused = 定时读取已暂停。/resume 可恢复；/refresh 仍可使用。
maintain-resumed = 定时读取已恢复。
maintain-add-how = 请在命令后写上网页地址：/add https://…
maintain-added = 该网页待审核（{ $outcome }）。{ $why } /review
maintain-not-added = 没有因为该网页新增待审核内容（{ $outcome }）。{ $why }
maintain-nothing-waits = 没有其他待审核的网页。
maintain-approved = { $item } 已通过。我现在会据此回答。
maintain-rejected = { $item } 已拒绝。
maintain-why = 为什么？
maintain-button-approve = 通过
maintain-button-reject = 拒绝
maintain-button-skip = 跳过
maintain-reason-off-topic = 与主题无关
maintain-reason-unreliable = 不可靠
maintain-reason-duplicate = 已经有了
maintain-reason-wrong = 提取有误
