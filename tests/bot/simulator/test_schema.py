"""Values held against the types of the documentation, as JSON and as a form writes them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.errors import BadRequest
from bot.simulator.objects import OBJECTS, SCHEMA, VARIANTS
from bot.simulator.schema import SCALARS, Field, Schema, Upload, fields, read_json

SMALL = Schema(
    {
        "Box": fields("label! String\nsize Integer\ninside Array of Box"),
        "Bag": fields("straps! Integer"),
        "Circle": fields("type! String\nradius! Integer"),
        "Square": fields("type! String\nside! Integer"),
    },
    {"Shape": {"circle": "Circle", "square": "Square"}},
)


def read(types: str, raw: Any) -> Any:
    return SMALL.parameter(Field("thing", tuple(types.split("|")), False), raw)


def refusal(types: str, raw: Any) -> str:
    with pytest.raises(BadRequest) as error:
        read(types, raw)
    return error.value.description


# --- Tables ---


def test_a_table_names_types_and_what_is_required() -> None:
    assert fields("chat_id! Integer|String\n  text   String\n\nrows Array of Array of Box") == {
        "chat_id": Field("chat_id", ("Integer", "String"), True),
        "text": Field("text", ("String",), False),
        "rows": Field("rows", ("Array of Array of Box",), False),
    }


def test_an_empty_table_has_no_fields() -> None:
    assert fields("") == fields(" \n \n") == {}


def test_every_variant_that_is_named_is_an_object_with_a_type() -> None:
    for name, kinds in VARIANTS.items():
        assert name not in OBJECTS
        for variant in kinds.values():
            assert "type" in SCHEMA.objects[variant], variant


# --- As JSON gives them ---


@pytest.mark.parametrize(
    ("types", "value"),
    [
        ("Integer", 5),
        ("Integer", -(10**15)),
        ("Float", 5),
        ("Float", 0.5),
        ("Boolean", True),
        ("Integer|String", 5),
        ("Array of Integer", []),
        ("Array of Integer", [1, 2]),
        ("Array of Array of Integer", [[1], []]),
        ("Box", {"label": "a"}),
        ("Box", {"label": "a", "size": 1, "inside": [{"label": "b", "inside": []}]}),
        ("Box|Bag", {"straps": 2}),
        ("Box|Bag", {"label": "a"}),
        ("Shape", {"type": "circle", "radius": 1}),
        ("Array of Shape", [{"type": "square", "side": 1}, {"type": "circle", "radius": 1}]),
    ],
)
def test_a_value_of_its_type_is_kept_as_it_is_and_as_a_form_writes_it(types: str, value: Any) -> None:
    assert read(types, value) == value
    if "Float" not in types:
        assert read(types, json.dumps(value)) == value


@pytest.mark.parametrize(
    ("types", "value", "description"),
    [
        ("Integer", True, 'field "thing" must be of type Integer'),
        ("Integer", 1.5, 'field "thing" must be of type Integer'),
        ("String", 5, 'field "thing" must be of type String'),
        ("Boolean", 1, 'field "thing" must be of type Boolean'),
        ("Boolean", None, 'field "thing" must be of type Boolean'),
        ("Float", True, 'field "thing" must be of type Float'),
        ("Integer|String", [1], "object expected as thing"),
        ("Integer|String", {}, "object expected as thing"),
        ("Array of Integer", {"0": 1}, 'field "thing" must be an Array'),
        ("Array of Integer", [1, "2"], 'field "thing" must be of type Integer'),
        ("Array of Array of Integer", [1], 'field "thing" must be an Array'),
        ("Box", [], "box must be an Object"),
        ("Box", {}, "can't parse Box: Can't find field \"label\""),
        ("Box", {"label": 5}, 'field "label" must be of type String'),
        ("Box", {"label": "a", "inside": [{"size": 1}]}, "can't parse Box: Can't find field \"label\""),
        ("Box", {"label": "a", "lable": "b"}, 'the simulator refuses the unknown field "lable" of Box'),
        ("Box|Bag", {"colour": "red"}, "object expected as thing"),
        ("Shape", {"type": "star"}, 'the simulator knows no Shape of type "star"'),
        ("Shape", {"radius": 1}, 'the simulator knows no Shape of type ""'),
        ("Shape", {"type": ["circle"], "radius": 1}, "the simulator knows no Shape of type \"['circle']\""),
        ("Shape", {"type": "circle"}, "can't parse Circle: Can't find field \"radius\""),
        (
            "Shape",
            {"type": "circle", "radius": 1, "side": 1},
            'the simulator refuses the unknown field "side" of Circle',
        ),
        ("Crate", {"label": "a"}, "the simulator does not serve Crate"),
    ],
)
def test_a_value_of_another_type_is_refused_by_name(types: str, value: Any, description: str) -> None:
    assert refusal(types, value) == f"Bad Request: {description}"


# --- As a form gives them ---


@pytest.mark.parametrize(
    ("types", "raw", "value"),
    [
        ("Integer", "5", 5),
        ("Integer", " -5 ", -5),
        ("Boolean", "true", True),
        ("Boolean", "TRUE", True),
        ("Boolean", "1", True),
        ("Boolean", "yes", True),
        ("Boolean", "false", False),
        ("Boolean", "0", False),
        ("Boolean", "no", False),
        ("String", "5", "5"),
        ("String", "", ""),
        ("String", "[1]", "[1]"),
        ("Integer|String", "5", 5),
        ("Integer|String", "@group", "@group"),
        ("InputFile|String", "SIM-photo-1", "SIM-photo-1"),
    ],
)
def test_a_forms_text_is_read_as_the_type_says(types: str, raw: str, value: Any) -> None:
    found = read(types, raw)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("raw", ["five", "5.0", "1e3", "", "9" * 19, "५x", "0x5"])
def test_a_text_that_is_no_number_is_refused(raw: str) -> None:
    assert refusal("Integer", raw) == 'Bad Request: field "thing" must be of type Integer'


@pytest.mark.parametrize("raw", ["maybe", "", "2", "on"])
def test_a_text_that_is_no_yes_or_no_is_refused(raw: str) -> None:
    assert refusal("Boolean", raw) == 'Bad Request: field "thing" must be of type Boolean'


@pytest.mark.parametrize("raw", ["{", "label: a", "", "[1", '{"label": "\\ud800"}', "NaN", "[" * 100_000])
def test_a_text_that_is_no_json_is_refused_where_an_object_belongs(raw: str) -> None:
    assert refusal("Box", raw) == "Bad Request: can't parse thing JSON object"


def test_a_file_is_taken_where_files_belong_and_nowhere_else() -> None:
    upload = Upload("a.png", b"x")
    assert read("InputFile|String", upload) is upload
    assert refusal("String", upload) == 'Bad Request: the simulator refuses a file as parameter "thing"'


# --- JSON from outside ---


@pytest.mark.parametrize(
    "source", ["NaN", "[Infinity]", '{"a": -Infinity}', '"\\ud800"', '{"\\udfff": 1}', "[" * 200_000]
)
def test_json_that_no_answer_could_carry_is_no_json(source: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_json(source)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@given(VALUES)
def test_any_other_json_comes_back_as_it_was(value: Any) -> None:
    assert read_json(json.dumps(value)) == value
    assert read_json(json.dumps(value, ensure_ascii=False).encode()) == value


@given(st.sampled_from([*SCALARS, "Integer|String", "Array of Integer", "Box", "Box|Bag", "Shape"]), VALUES)
def test_any_value_is_kept_or_refused_and_never_changed(types: str, value: Any) -> None:
    try:
        found = read(types, value)
    except BadRequest as error:
        assert error.description.startswith("Bad Request: ")
    else:
        assert found == value or isinstance(value, str)


BOXES = st.recursive(
    st.fixed_dictionaries({"label": st.text(max_size=5)}, optional={"size": st.integers(-5, 5)}),
    lambda inner: st.fixed_dictionaries({"label": st.text(max_size=5), "inside": st.lists(inner, max_size=3)}),
)


@given(BOXES)
def test_any_well_formed_object_is_taken_however_deep(box: dict[str, Any]) -> None:
    assert read("Box", box) == box


@given(BOXES, st.sampled_from(["colour", "Label", "size ", ""]))
def test_a_misspelt_field_is_found_however_deep(box: dict[str, Any], name: str) -> None:
    assert refusal("Array of Box", [{"label": "outer", "inside": [box, {"label": "x", name: 1}]}]) == (
        f'Bad Request: the simulator refuses the unknown field "{name}" of Box'
    )
