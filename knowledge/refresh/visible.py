"""A page's tree with only what a reader sees: no scripts, and no text that the page hides."""

from __future__ import annotations

import re

from lxml import html
from lxml.etree import ParserError, _Comment, _ProcessingInstruction

_NEVER_SEEN = frozenset(
    {"script", "style", "template", "noscript", "object", "embed", "svg", "iframe", "select", "dialog"}
)
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$|!)"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,}|clip-path\s*:\s*inset\(\s*(?:50|100)%|clip\s*:\s*rect\(\s*0",
    re.IGNORECASE,
)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_AT_BLOCK = re.compile(
    r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}"
)  # print and screen sizes: they hide for one medium only
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SIMPLE = re.compile(r"[.#][\w-]+")
# Sites hide the whole page until a script has run; what everything stands in is never taken for hidden.
_FRAME = frozenset({"html", "body", "main", "article"})


def parse(text: str) -> html.HtmlElement | None:
    """The tree of a page, None for a text without any. lxml bounds its depth; entities of the page are not expanded."""
    cleaned = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\x00", "")
    try:
        return html.document_fromstring(cleaned)
    except (ParserError, ValueError):
        return None


def drop_hidden(tree: html.HtmlElement) -> None:
    """Takes out of the tree what a reader does not see. White on white is not recognised: that needs a browser."""
    names = _hidden_names(tree)
    for element in list(tree.iter()):
        if isinstance(element, _Comment | _ProcessingInstruction) or _hidden(element, names):
            _drop(element)


def _hidden_names(tree: html.HtmlElement) -> frozenset[str]:
    """`.class` and `#id` that the page's own style sheets hide for every medium."""
    found: set[str] = set()
    for sheet in tree.iter("style"):
        rules = _AT_BLOCK.sub(" ", _COMMENT.sub(" ", sheet.text_content()[:200_000]))
        for selectors, body in _RULE.findall(rules):
            if _HIDING.search(body):
                found.update(s for s in map(str.strip, selectors.split(",")) if _SIMPLE.fullmatch(s))
    return frozenset(found)


def _hidden(element: html.HtmlElement, names: frozenset[str]) -> bool:
    if not isinstance(element.tag, str):
        return True
    if element.tag in _NEVER_SEEN:
        return True
    if element.tag in _FRAME:
        return False
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if _HIDING.search(element.get("style") or ""):
        return True
    own = {f".{name}" for name in (element.get("class") or "").split()} | {f"#{element.get('id')}"}
    return not own.isdisjoint(names)


def _drop(element: html.HtmlElement) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
