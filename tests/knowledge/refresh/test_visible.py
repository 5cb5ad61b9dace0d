"""What a reader of a page sees, and what a page hides from readers and shows to machines."""

from __future__ import annotations

import pytest

from knowledge.refresh.visible import drop_hidden, parse


def seen(body: str, style: str = "") -> str:
    tree = parse(f"<html><head><style>{style}</style></head><body><p>before</p>{body}<p>after</p></body></html>")
    assert tree is not None
    drop_hidden(tree)
    return " ".join(tree.text_content().split())


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display:none">secret</p>',
        '<p style="color:red; DISPLAY : NONE !important">secret</p>',
        '<p style="visibility:hidden">secret</p>',
        '<p style="font-size:0">secret</p>',
        '<p style="font-size:0px;color:red">secret</p>',
        '<p style="opacity:0">secret</p>',
        '<p style="opacity: 0.0;">secret</p>',
        '<p style="position:absolute;left:-9999px">secret</p>',
        '<p style="text-indent:-5000px">secret</p>',
        '<p style="clip-path: inset(100%)">secret</p>',
        "<p hidden>secret</p>",
        '<p aria-hidden="true">secret</p>',
        "<script>secret</script>",
        '<script type="text/plain">secret</script>',
        "<template><p>secret</p></template>",
        "<noscript>secret</noscript>",
        "<svg><text>secret</text></svg>",
        "<!-- secret -->",
        "<?php secret ?>",
        '<div style="display:none"><div><p>secret</p></div></div>',
        "<select><option>secret</option></select>",
    ],
)
def test_hidden_text_is_not_seen(hidden: str) -> None:
    assert seen(hidden) == "beforeafter"


@pytest.mark.parametrize(
    "shown",
    [
        '<p style="display:block">word</p>',
        '<p style="font-size:0.9em">word</p>',
        '<p style="opacity:0.8">word</p>',
        '<p style="left:-10px">word</p>',
        '<p aria-hidden="false">word</p>',
        '<p class="hide-on-mobile">word</p>',
        '<article style="opacity:0">word</article>',
    ],
)
def test_what_is_shown_stays(shown: str) -> None:
    assert "word" in seen(shown)


@pytest.mark.parametrize(
    "style",
    [
        ".trap{display:none}",
        "#trap{visibility:hidden}",
        ".other, .trap { color:red; display : none }",
        "/* .x{ */ .trap{display:none}",
        "@media print{.y{display:none}} .trap{display:none}",
    ],
)
def test_text_that_the_pages_own_style_hides_is_not_seen(style: str) -> None:
    assert seen('<p class="a trap" id="trap">secret</p>', style) == "beforeafter"


@pytest.mark.parametrize(
    "style",
    [
        "@media print{.word{display:none}}",
        "@media (max-width:600px){.word{display:none} .z{color:red}}",
        ".no-js .word{display:none}",
        ".word:empty{display:none}",
        "/* .word{display:none} */",
        ".word{color:red}",
    ],
)
def test_text_hidden_only_in_print_or_under_a_condition_stays(style: str) -> None:
    assert "word" in seen('<p class="word">word</p>', style)


def test_what_stands_behind_a_hidden_element_stays() -> None:
    assert (
        seen('<p>one <span hidden>secret</span> two <b style="display:none">secret</b> three</p>')
        == "beforeone two threeafter"
    )


def test_a_page_hidden_until_its_script_has_run_is_seen() -> None:
    tree = parse(
        '<html style="visibility:hidden"><body style="opacity:0"><main style="display:none"><p>word</p></main></body></html>'
    )
    assert tree is not None
    drop_hidden(tree)
    assert tree.text_content().strip() == "word"


@pytest.mark.parametrize("text", ["", " ", "\x00", "<!-- only -->"])
def test_a_text_without_a_tree_is_none_or_empty(text: str) -> None:
    tree = parse(text)
    assert tree is None or not tree.text_content().strip()


def test_a_declaration_of_an_encoding_does_no_harm() -> None:
    tree = parse('<?xml version="1.0" encoding="utf-16"?><html><body>word</body></html>')
    assert tree is not None
    assert tree.text_content() == "word"


def test_an_entity_of_the_pages_own_is_not_expanded() -> None:
    tree = parse('<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>a&x;b</p></body></html>')
    assert tree is not None
    assert "root:" not in tree.text_content()
