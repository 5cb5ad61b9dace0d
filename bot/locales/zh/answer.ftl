# Not yet reviewed by a native speaker.
# What stands in and under an answer. Dates come in words.

no-date = 网页未注明日期
sources-heading = <b>来源</b>
source-dates = { $published }。核对日期：{ $checked }。
button-why = 为什么用这些来源？
button-next = 下一页（{ $page }/{ $pages }）
button-previous = 上一页（{ $page }/{ $pages }）
quotes-heading = <b>支持这个回答的原文</b>
answer-forgotten = 这个回答我已经不记得了。过一段时间，我会忘掉之前的回答。请再问一次。
topic-gone = 这个网页已经不在我的资料里了。请用自己的话提问。

not-covered =
    我没有经过审核的来源可以回答这个问题，所以不会乱猜。

    请换个说法，或者说明是哪个国家、哪个地方。
not-covered-topics = 这些内容比较接近，我可以告诉您我所知道的：
declined = 这件事我帮不了。我可以介绍诈骗园区、虚假招聘，以及到哪里求助。

contacts-heading = <b>可以帮助您的机构</b>
contacts-caution = 电话号码抄自这里注明的网页，我没有拨打核实。
contact-name = <b>{ $name }</b>（{ $country }）
contact-source = { $published }。核对日期：{ $checked }。

# Who stands behind a source.
publisher-type-un = 联合国
publisher-type-intergovernmental = 政府间组织
publisher-type-government = 政府
publisher-type-police = 警方或其他执法机关
publisher-type-embassy = 使领馆
publisher-type-court = 法院
publisher-type-ngo = 非营利组织
publisher-type-academic = 大学或研究机构
publisher-type-news = 新闻媒体
publisher-type-industry = 企业或行业协会
seen-primary = 这是他们自己发布的。
seen-secondary = 这是他们转述别人的说法。

source-corrected = <b>已于{ $date }更正。</b>{ $why }
source-withdrawn = <b>已于{ $date }撤回。</b>{ $why }
