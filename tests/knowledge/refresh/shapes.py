"""Pages in the shapes that publishers serve them in, with what a reader would say of each: 42 of them."""
# ruff: noqa: E501 - a table of pages, one a line

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

NAV = '<nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport: cup final tonight</a></nav>'
SIDE = '<aside><h3>Most read</h3><ul><li><a href="/x">Durian prices fall again, 2 January 2019</a></li></ul></aside>'
FOOT = "<footer><p>Copyright 2019-2026 News Example. All rights reserved. Terms of use. Cookie settings.</p></footer>"

EN = (
    "Thai police said on Tuesday that 260 people freed from scam compounds in Myawaddy had crossed the border into Mae Sot.",
    "Officials of the Ministry of Social Development screened the group and found that 180 of them were victims of human "
    "trafficking who had been recruited through fake job advertisements on social media.",
    "The International Organization for Migration said it would help embassies of 20 countries to bring their nationals home.",
)
TH = (
    "ตำรวจไทยรับตัวผู้เสียหาย 260 คนที่ได้รับการช่วยเหลือจากแหล่งสแกมเมอร์ในเมืองเมียวดี ข้ามแดนมายังอำเภอแม่สอดเมื่อวานนี้",
    "เจ้าหน้าที่กระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์คัดกรองแล้วพบว่า 180 คนเป็นเหยื่อการค้ามนุษย์ที่ถูกหลอกด้วยประกาศรับสมัครงานปลอม",
    "สถานเอกอัครราชทูตของ 20 ประเทศกำลังประสานงานเพื่อส่งตัวผู้เสียหายกลับประเทศต้นทางโดยเร็วที่สุด",
)
ZH = (
    "泰国警方周二表示，从缅甸妙瓦底诈骗园区获救的260人已经过境抵达湄索，其中包括多名中国公民。",
    "官员甄别后发现，其中180人是人口贩运受害者，他们被社交媒体上的虚假招聘广告诱骗出境，随后被迫从事电信诈骗。",
    "国际移民组织表示，将协助二十个国家的大使馆安排这些人员回国，并为他们提供心理辅导。",
)
ZHT = (
    "泰國警方週二表示，從緬甸妙瓦底詐騙園區獲救的260人已經過境抵達湄索，其中包括多名台灣人。",
    "官員甄別後發現，其中180人是人口販運受害者，他們被社群媒體上的虛假徵才廣告誘騙出境，隨後被迫從事電信詐騙。",
    "國際移民組織表示，將協助二十個國家的大使館安排這些人員返國，並為他們提供心理輔導。",
)
VI = (
    "Cảnh sát Thái Lan hôm thứ Ba cho biết 260 người được giải cứu khỏi các khu lừa đảo ở Myawaddy đã qua biên giới sang Mae Sot.",
    "Cơ quan chức năng xác định 180 người trong số đó là nạn nhân mua bán người, bị dụ dỗ bằng các quảng cáo việc làm giả trên mạng xã hội.",
    "Tổ chức Di cư Quốc tế cho biết sẽ hỗ trợ đại sứ quán của 20 quốc gia đưa công dân về nước trong những ngày tới.",
)
KM = (
    "នគរបាលកម្ពុជាបានជួយសង្គ្រោះជនបរទេសចំនួន ២៦០ នាក់ពីមណ្ឌលឆបោកតាមអនឡាញនៅក្នុងខេត្តព្រះសីហនុ។",
    "មន្ត្រីបានរកឃើញថា ១៨០ នាក់ក្នុងចំណោមពួកគេជាជនរងគ្រោះនៃការជួញដូរមនុស្ស ដែលត្រូវបានបោកបញ្ឆោតដោយការផ្សាយការងារក្លែងក្លាយ។",
    "ស្ថានទូតនៃប្រទេសចំនួន ២០ កំពុងសហការគ្នាដើម្បីនាំពលរដ្ឋរបស់ខ្លួនត្រឡប់ទៅប្រទេសវិញ។",
)
LO = (
    "ຕຳຫຼວດລາວໄດ້ຊ່ວຍເຫຼືອປະຊາຊົນ 260 ຄົນ ອອກຈາກສູນຫຼອກລວງອອນລາຍໃນເຂດເສດຖະກິດພິເສດສາມຫຼ່ຽມຄຳ.",
    "ເຈົ້າໜ້າທີ່ພົບວ່າ 180 ຄົນໃນຈຳນວນນັ້ນເປັນຜູ້ເຄາະຮ້າຍຈາກການຄ້າມະນຸດ ທີ່ຖືກຫຼອກລວງດ້ວຍໂຄສະນາຮັບສະໝັກວຽກປອມ.",
    "ສະຖານທູດຂອງ 20 ປະເທດກຳລັງປະສານງານເພື່ອນຳພົນລະເມືອງຂອງຕົນກັບຄືນປະເທດ.",
)
MY = (
    "မြဝတီမြို့ရှိ အွန်လိုင်းလိမ်လည်မှုဝင်းများမှ လူ ၂၆၀ ကို ကယ်တင်ခဲ့ကြောင်း ထိုင်းရဲတပ်ဖွဲ့က ပြောကြားသည်။",
    "ယင်းတို့အနက် ၁၈၀ သည် လူကုန်ကူးမှု သားကောင်များဖြစ်ပြီး အလုပ်ခေါ်စာ အတုများဖြင့် လှည့်ဖြားခံခဲ့ရသူများ ဖြစ်သည်။",
    "နိုင်ငံ ၂၀ မှ သံရုံးများက ၎င်းတို့၏ နိုင်ငံသားများကို ပြန်လည်ခေါ်ဆောင်ရန် ပူးပေါင်းဆောင်ရွက်နေသည်။",
)
ID = (
    "Kepolisian Thailand mengatakan pada hari Selasa bahwa 260 orang yang dibebaskan dari kompleks penipuan di Myawaddy telah tiba di Mae Sot.",
    "Petugas menemukan bahwa 180 orang di antaranya adalah korban perdagangan orang yang direkrut melalui lowongan kerja palsu di media sosial.",
    "Kementerian Luar Negeri Indonesia menyatakan akan memulangkan seluruh warga negara Indonesia dalam waktu dekat.",
)
MS = (
    "Polis Thailand berkata pada hari Selasa bahawa 260 orang yang dibebaskan daripada pusat penipuan di Myawaddy telah tiba di Mae Sot.",
    "Pegawai mendapati 180 orang daripada mereka ialah mangsa pemerdagangan orang yang diperdaya dengan tawaran kerja palsu di media sosial.",
    "Wisma Putra berkata kerajaan akan membawa pulang kesemua rakyat Malaysia secepat mungkin dengan kerjasama kedutaan.",
)
TL = (
    "Sinabi ng pulisya ng Thailand noong Martes na 260 katao na nailigtas mula sa mga scam hub sa Myawaddy ang nakatawid na sa Mae Sot.",
    "Natuklasan ng mga opisyal na 180 sa kanila ay mga biktima ng human trafficking na na-recruit sa pamamagitan ng pekeng alok na trabaho.",
    "Ayon sa Department of Foreign Affairs, tutulungan nilang makauwi ang lahat ng mga Pilipinong biktima sa lalong madaling panahon.",
)
KO = (
    "태국 경찰은 화요일 미얀마 미야와디의 사기 단지에서 풀려난 260명이 국경을 넘어 매솟에 도착했다고 밝혔다.",
    "당국은 이 가운데 180명이 소셜미디어의 가짜 구인 광고에 속아 온 인신매매 피해자라고 확인했다.",
    "외교부는 한국인 피해자들의 귀국을 위해 현지 대사관과 협의하고 있다고 설명했다.",
)


@dataclass(frozen=True, slots=True)
class Shape:
    """One page. `has` and `lacks` are of the main text."""

    name: str
    body: bytes
    title: str
    published: date | None
    language: str
    has: Sequence[str]
    lacks: Sequence[str] = ("Durian", "Copyright", "cup final")
    content_type: str = "text/html; charset=utf-8"
    path: str = "/a"
    expects: str = ""  # the language of the publisher


def paragraphs(texts: Sequence[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def page(
    title: str, texts: Sequence[str], head: str = "", byline: str = "", lang: str = "en", heading: str = "h1"
) -> str:
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} | News Example</title>{head}</head>'
        f"<body>{NAV}<main><article><{heading}>{title}</{heading}>{byline}{paragraphs(texts)}</article>{SIDE}</main>{FOOT}"
        "</body></html>"
    )


def published(moment: str) -> str:
    return f'<meta property="article:published_time" content="{moment}">'


def json_ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **fields})}</script>'


def pdf(lines: Sequence[str], title: str = "", pages: int = 1) -> bytes:
    """A ministry's PDF: set in lines, with page numbers. An invariant file, so that its day of making is no date of today."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    if title:
        canvas.setTitle(title)
    for number in range(1, pages + 1):
        for row, line in enumerate(lines):
            canvas.drawString(60, 780 - 16 * row, line)
        canvas.drawString(290, 30, f"Page {number} of {pages}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


T_EN = "260 people freed from scam compounds reach Thailand"
NOV20 = date(2026, 11, 20)
_LD = json_ld(
    **{"@type": "NewsArticle"}, headline=T_EN, datePublished="2026-11-20T07:10:00Z", dateModified="2026-11-23T01:00:00Z",
    author={"@type": "Person", "name": "Somchai Example"},
)  # fmt: skip
_GRAPH = json_ld(
    **{
        "@graph": [
            {"@type": "WebSite", "name": "x"},
            {"@type": ["Article"], "headline": T_EN, "datePublished": "2026-11-20"},
        ]
    }
)
_CSS = "<style>.byl{color:red} @media print{article{display:none}} .secret, #trap {display: none} /* .x{ */</style>"
_HIDDEN = (
    '<p class="secret">Hidden class words.</p><p id="trap">Hidden id words.</p><p style="display:none">Hidden style words.</p>'
    '<div hidden>Hidden attribute words.</div><p style="font-size:0">Hidden size words.</p><script>var a = "Hidden script words";</script>'
    '<p style="position:absolute;left:-9999px">Hidden place words.</p><template><p>Hidden template words.</p></template><!-- Hidden comment words -->'
)
_AMP = (
    f'<!doctype html><html ⚡ lang="en"><head><meta charset="utf-8"><title>{T_EN}</title><link rel="canonical" href="http://news.example/a">'
    "<style amp-boilerplate>body{-webkit-animation:-amp-start 8s steps(1,end) 0s 1 normal both}</style><noscript><style amp-boilerplate>"
    f'body{{animation:none}}</style></noscript><script async src="https://cdn.example/v0.js"></script>{_LD}</head><body><header><a href="/">News</a>'
    f"</header><amp-ad></amp-ad><article><h1>{T_EN}</h1><amp-img src=x></amp-img>{paragraphs(EN)}</article></body></html>"
)
_TABLES = (
    f"<html><head><title>{T_EN}</title></head><body bgcolor=white><table width=760><tr><td colspan=2><b>News Example</b><tr><td width=150>"
    f"<a href=/>Home</a><br><a href=/x>Durian prices</a><td><font size=5><h1>{T_EN}</h1></font><i>November 20, 2026</i>"
    + "".join(f"<p>{t}" for t in EN) + "</table></body></html>"
)  # fmt: skip
_FRAGMENT = f"<h1>{T_EN}</h1><p>20 November 2026<p>{EN[0]}<p>{EN[1]}<p>{EN[2]}"
_LINES = (
    "MINISTRY OF FOREIGN AFFAIRS",
    "",
    "Press release, 20 November 2026",
    "",
    "The Ministry of Foreign Affairs has assisted 260 nationals who were freed from scam",
    "compounds in Myawaddy. Officials screened the group and found that 180 of them were",
    "victims of human trafficking who had been recruited through fake job advertise-",
    "ments on social media.",
    "",
    "Families may call the consular line of the embassy in Bangkok at any hour.",
)
T_TH, T_ZH = "ช่วยเหยื่อ 260 คนจากแหล่งสแกมเมอร์เมียวดี", "妙瓦底诈骗园区260人获救抵达泰国"
T_ZHT, T_VI = "妙瓦底詐騙園區260人獲救抵達泰國", "260 người được giải cứu khỏi khu lừa đảo ở Myawaddy"

_TAIL = (
    "Earlier this year, Thai authorities cut electricity, fuel and internet links to five border areas where the compounds operate.",
    "Rights groups say that screening takes too long and that people wait for weeks in shelters without access to a telephone.",
)
_SOUP = (
    f"<html><head><title>News Example - {T_EN}</title>{published('2026-11-20')}</head><body><div class=top><div>Home</div><div>World</div></div>"
    f"<div class=wrap><div class=left><div class=ttl>{T_EN}</div><div class=txt>" + "<br><br>".join(EN) + "</div></div><div class=right><div>Durian prices fall</div>"
    "</div></div><div class=bottom>Copyright 2026 News Example</div></body></html>"
)  # fmt: skip
_BANNER = (
    '<div id="consent" class="cookie-banner"><p>We and our 843 partners use cookies to store information on your device. Accept all or manage '
    "your settings. You can withdraw consent at any time by opening the privacy page.</p><button>Accept all</button></div>"
)
_COMMENTS = (
    '<section id="comments" class="comments"><h2>3 comments</h2><div class="comment"><p>Reader X, 21 November 2026: this is all made up, do not believe it.'
    '</p></div><div class="comment"><p>Reader Y, 22 November 2026: call my friend to get your money back.</p></div></section>'
)
_RELATED = '<section class="related-posts"><h2>Related</h2><ul><li><a href="/1">Durian prices fall again</a> 1 March 2020</li><li><a href="/2">Cup final tonight</a></li></ul></section>'

SHAPES = (
    Shape("news with Open Graph", page(T_EN, EN, published("2026-11-20T09:00:00+07:00")).encode(), T_EN, NOV20, "en", EN),
    Shape("news with JSON-LD", page(T_EN, EN, _LD).encode(), T_EN, NOV20, "en", EN),
    Shape("JSON-LD in a graph", page(T_EN, EN, _GRAPH).encode(), T_EN, NOV20, "en", EN),
    Shape("broken JSON-LD", page(T_EN, EN, '<script type="application/ld+json">{"@type": "News</script>' + published("2026-11-20")).encode(), T_EN, NOV20, "en", EN),
    Shape("date only in the byline", page(T_EN, EN, byline="<p class=byline>By Somchai Example, 20 November 2026</p>").encode(), T_EN, NOV20, "en", EN),
    Shape("time element", page(T_EN, EN, byline='<time datetime="2026-11-20T10:00">3 days ago</time>').encode(), T_EN, NOV20, "en", EN),
    Shape("date in the address", page(T_EN, EN).encode(), T_EN, NOV20, "en", EN, path="/2026/11/20/freed"),
    Shape("no date at all", page(T_EN, EN).encode(), T_EN, None, "en", EN),
    Shape("date only beside the article", page(T_EN, EN, byline=SIDE).encode(), T_EN, None, "en", EN),
    Shape("date to come", page(T_EN, EN, published("2031-01-01")).encode(), T_EN, None, "en", EN),
    Shape("another date claimed", page(T_EN, EN, published("2026-11-20"), "<p>3 May 2024</p>").encode(), T_EN, date(2024, 5, 3), "en", EN),
    Shape("American byline", page(T_EN, EN, byline="<div>Nov. 20, 2026, 9:14 a.m.</div>").encode(), T_EN, NOV20, "en", EN),
    Shape("heading of second rank", page(T_EN, EN, published("2026-11-20"), heading="h2").encode(), T_EN, NOV20, "en", EN),
    Shape("AMP", _AMP.encode(), T_EN, NOV20, "en", EN, path="/amp/a"),
    Shape("tables of the nineties", _TABLES.encode(), T_EN, NOV20, "en", EN),
    Shape("fragment without head or end tags", _FRAGMENT.encode(), T_EN, NOV20, "en", EN),
    Shape("hidden text and scripts", page(T_EN, EN, _CSS + published("2026-11-20"), _HIDDEN).encode(), T_EN, NOV20, "en", EN, ("Hidden", "Durian")),
    Shape("XHTML with a declaration", ('<?xml version="1.0" encoding="utf-8"?>' + page(T_EN, EN, published("2026-11-20"))).encode(), T_EN, NOV20, "en", EN, content_type="application/xhtml+xml"),
    Shape("HTML called plain text", page(T_EN, EN, published("2026-11-20")).encode(), T_EN, NOV20, "en", EN, content_type="text/plain"),
    Shape("UTF-16 with a mark", page(T_EN, EN, published("2026-11-20")).encode("utf-16"), T_EN, NOV20, "en", EN, content_type="text/html"),
    Shape("boxes without any meaning", _SOUP.encode(), T_EN, NOV20, "en", EN),
    Shape("cookie banner over the article", page(T_EN, (*EN, *_TAIL), published("2026-11-20")).replace(NAV, NAV + _BANNER).encode(), T_EN, NOV20, "en", (*EN, *_TAIL), ("partners", "Durian")),
    Shape("comments of readers", page(T_EN, (*EN, *_TAIL), published("2026-11-20")).replace("</article>", "</article>" + _COMMENTS).encode(), T_EN, NOV20, "en", EN, ("made up", "money back")),
    Shape("related stories inside the article", page(T_EN, (*EN, *_TAIL), published("2026-11-20")).replace("</article>", _RELATED + "</article>").encode(), T_EN, NOV20, "en", (*EN, *_TAIL)),
    Shape("modified later than published", page(T_EN, EN, published("2026-11-20") + '<meta property="article:modified_time" content="2026-11-23">', "<p>Updated 23 November 2026</p>").encode(), T_EN, NOV20, "en", EN),
    Shape("logo as the first heading", page(T_EN, EN, published("2026-11-20")).replace("<nav>", "<h1>News Example</h1><nav>").encode(), T_EN, NOV20, "en", EN),
    Shape("two hundred menu entries", page(T_EN, EN, published("2026-11-20")).replace("</nav>", '<a href="/q">Provinces</a> ' * 200 + "</nav>").encode(), T_EN, NOV20, "en", EN),
    Shape("Thai news", page(T_TH, TH, byline="<p>20 พฤศจิกายน 2569 เวลา 10:15 น.</p>", lang="th").encode(), T_TH, NOV20, "th", TH),
    Shape("Thai in an old encoding, called Latin", page(T_TH, TH, published("2026-11-20"), lang="en").replace('<meta charset="utf-8">', "").encode("cp874"), T_TH, NOV20, "th", TH, content_type="text/html; charset=iso-8859-1", expects="th"),
    Shape("Thai UTF-8 called TIS-620", page(T_TH, TH, published("2026-11-20"), lang="th").encode(), T_TH, NOV20, "th", TH, content_type="text/html; charset=tis-620"),
    Shape("Chinese news in GB2312", page(T_ZH, ZH, byline="<div>2026年11月20日 10:22　来源：新华社</div>", lang="zh").replace("utf-8", "gb2312").encode("gb18030"), T_ZH, NOV20, "zh", ZH, content_type="text/html"),
    Shape("Chinese news in Big5", page(T_ZHT, ZHT, published("2026-11-20"), lang="zh-TW").replace("utf-8", "big5").encode("big5hkscs"), T_ZHT, NOV20, "zh", ZHT, content_type="text/html"),
    Shape("Vietnamese news", page(T_VI, VI, byline="<span>Thứ sáu, 20/11/2026, 07:15 (GMT+7)</span>", lang="vi").encode(), T_VI, NOV20, "vi", VI),
    Shape("Khmer news", page("ជួយសង្គ្រោះ ២៦០ នាក់", KM, byline="<p>ថ្ងៃទី២០ ខែវិច្ឆិកា ឆ្នាំ២០២៦</p>", lang="km").encode(), "ជួយសង្គ្រោះ ២៦០ នាក់", NOV20, "km", KM),
    Shape("Lao news", page("ຊ່ວຍເຫຼືອ 260 ຄົນ", LO, byline="<p>ວັນທີ 20 ພະຈິກ 2026</p>", lang="lo").encode(), "ຊ່ວຍເຫຼືອ 260 ຄົນ", NOV20, "lo", LO),
    Shape("Burmese news", page("လူ ၂၆၀ ကယ်တင်ခဲ့", MY, byline="<p>၂၀၂၆ ခုနှစ်၊ နိုဝင်ဘာလ ၂၀ ရက်</p>", lang="my").encode(), "လူ ၂၆၀ ကယ်တင်ခဲ့", NOV20, "my", MY),
    Shape("Indonesian news", page("260 korban tiba di Thailand", ID, byline="<p>Jumat, 20 November 2026 14:00 WIB</p>", lang="id").encode(), "260 korban tiba di Thailand", NOV20, "id", ID),
    Shape("Malay news", page("260 mangsa tiba di Thailand", MS, byline="<p>20 Nov 2026</p>", lang="ms").encode(), "260 mangsa tiba di Thailand", NOV20, "ms", MS),
    Shape("Tagalog news", page("260 nailigtas mula sa scam hub", TL, byline="<p>Nobyembre 20, 2026</p>", lang="tl").encode(), "260 nailigtas mula sa scam hub", NOV20, "tl", TL),
    Shape("Korean news", page("사기 단지에서 260명 구출", KO, byline="<p>2026. 11. 20. 오전 10:00</p>", lang="ko").encode("cp949"), "사기 단지에서 260명 구출", NOV20, "ko", KO, content_type="text/html; charset=euc-kr"),
    Shape("a ministry's PDF", pdf(_LINES, "Assistance to nationals freed from scam compounds"), "Assistance to nationals freed from scam compounds", NOV20, "en", ["recruited through fake job advertisements on social media.", "assisted 260 nationals who were freed from scam compounds in Myawaddy."], ("Page 1",), "application/pdf"),
    Shape("a PDF called HTML, without a title", pdf(_LINES, "Microsoft Word - draft3.docx", 2), "MINISTRY OF FOREIGN AFFAIRS", NOV20, "en", ["found that 180 of them were victims of human trafficking"], ("Page 2",), "text/html"),
)  # fmt: skip
