"""Text from bytes whose encoding is declared well, wrongly or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.refresh.decoding import decode
from tests.knowledge.refresh.shapes import EN, KO, TH, VI, ZH, ZHT

TEXTS = {
    "tis-620": " ".join(TH),
    "windows-874": " ".join(TH),
    "gb2312": " ".join(ZH),
    "gbk": " ".join(ZH),
    "big5": " ".join(ZHT),
    "euc-kr": " ".join(KO),
    "utf-8": " ".join(VI),
    "utf-16": " ".join(TH),
    "iso-8859-1": "Les victimes ont été forcées à commettre des escroqueries près de la frontière.",
}

PYTHONS = {"windows-874": "cp874"}  # the web's name, and Python's


def html(text: str, meta: str = "") -> str:
    return f"<html><head>{meta}<title>x</title></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize("encoding", TEXTS)
def test_an_encoding_in_the_servers_answer_is_used(encoding: str) -> None:
    text = html(TEXTS[encoding])
    assert decode(text.encode(PYTHONS.get(encoding, encoding)), f"text/html; charset={encoding}") == text


@pytest.mark.parametrize("encoding", [name for name in TEXTS if name != "utf-16"])
@pytest.mark.parametrize(
    "meta", ['<meta charset="{}">', "<meta http-equiv='Content-Type' content='text/html; charset={}'>"]
)
def test_an_encoding_in_the_page_is_used_where_the_server_is_silent(encoding: str, meta: str) -> None:
    text = html(TEXTS[encoding], meta.format(encoding))
    assert decode(text.encode(PYTHONS.get(encoding, encoding)), "text/html") == text


@pytest.mark.parametrize(
    "wrong",
    ["iso-8859-1", "windows-1252", "tis-620", "gb2312", "us-ascii", "no-such", "rot13", "zlib", "unicode_escape", ""],
)
@pytest.mark.parametrize("texts", [TH, ZH, VI, KO, EN], ids=["th", "zh", "vi", "ko", "en"])
def test_utf_8_is_utf_8_whatever_is_declared(texts: tuple[str, ...], wrong: str) -> None:
    text = html(" ".join(texts), f'<meta charset="{wrong}">')
    assert decode(text.encode(), f"text/html; charset={wrong}") == text


@pytest.mark.parametrize(("language", "encoding"), [("th", "cp874"), ("zh", "gb18030"), ("ko", "cp949")])
@pytest.mark.parametrize("wrong", ["iso-8859-1", "utf-8", "no-such"])
def test_an_old_encoding_under_a_wrong_name_is_found_by_the_publishers_language(
    language: str, encoding: str, wrong: str
) -> None:
    text = html(" ".join({"th": TH, "zh": ZH, "ko": KO}[language]))
    assert decode(text.encode(encoding), f"text/html; charset={wrong}", language) == text


def test_a_letter_cut_in_two_by_the_server_spoils_only_itself() -> None:
    body = html(" ".join(TH)).encode()
    cut = body[:400] + body[401:]
    assert decode(cut, "text/html; charset=utf-8").count("\ufffd") <= 2
    assert TH[2] in decode(cut, "text/html; charset=tis-620")


def test_a_byte_order_mark_counts_more_than_any_name() -> None:
    assert decode(b"\xef\xbb\xbf" + TH[0].encode(), "text/html; charset=tis-620") == TH[0]
    assert decode(TH[0].encode("utf-16"), "text/html; charset=utf-8") == TH[0]


@given(st.binary(max_size=500), st.sampled_from(["", "utf-8", "gb2312", "utf-16", "\x00", "charset"]))
def test_no_bytes_and_no_name_break_the_decoding(body: bytes, name: str) -> None:
    assert isinstance(decode(body, f"text/html; charset={name}", "th"), str)
