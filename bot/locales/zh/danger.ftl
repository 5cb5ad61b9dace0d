# Not yet reviewed by a native speaker.
danger-first = 信息在这里。
danger-suicide = 您很重要。这种感受会过去，现在就有人愿意听您说。请拨打下面最前面的号码，或者待在信任的人身边。
danger-steps =
    <b>要说什么</b>：姓名、国籍、所在位置（地标或地图定位）、有多少人、您被强行扣留。
    <b>不要</b>付钱，不要和扣留您的人争执，不要让人看出您在求助。打电话不安全时，请写消息。
danger-family =
    <b>家人和朋友</b>：今天就联系国内警方和外交部或使领馆。保留聊天、照片和付款凭证。不要付钱，不要惊动对方，不要公开姓名。
danger-phone =
    手机可能会被检查。记下号码后，请在 Telegram 里删除这段聊天，并选择为双方删除。
danger-way =
    <b>您现在还可以回头。</b>在公共场所（机场、车站、口岸）找警察或出入境人员，说您不想再走下去。护照和手机不要离身。告诉家里人您在哪里。
danger-money =
    <b>马上打电话给银行</b>，请银行拦截或追回这笔款：每一分钟都重要。然后报警，保留所有收据和聊天记录。有人说能帮您把钱要回来而要收费，不要付。
# Buttons.
sos-held = 我被关着
sos-relative = 我的家人被关着
sos-way = 我正在去的路上
sos-money = 我被骗了钱
sos-suicide = 我想死
sos-nation = 我的国家
sos-which-nation = 您来自哪个国家？
hide-done = Telegram 允许我删除的，这里都已经删除。两天以前的和我上次重启以前的，我删不了。要全部清除，请在 Telegram 里删除这段聊天，并选择为双方删除。
