from __future__ import annotations

import tomllib
from pathlib import Path

import numpy as np
import pytest

from knowledge.answers.abstention import Abstention
from knowledge.answers.held import Held
from knowledge.evaluation.calibration import WRONGLY_REFUSED, Calibration, Case, as_toml, calibrate, figures
from knowledge.names import Lexicon
from tests.knowledge.small import three_documents


def _cases(half: str, count: int, seed: int) -> list[Case]:
    """Answerable cases hold more of what was asked than near misses; "bias" is 1 and "never" is 0 in all of them."""
    rng = np.random.default_rng(seed)
    return [
        Case(
            half,
            kind,
            f"{half}-{kind}-{number}",
            {"bias": 1.0, "held": float(rng.normal(middle)), "noise": float(rng.normal()), "never": 0.0},
        )
        for kind, middle in (("answerable", 3.0), ("near_miss", 0.0), ("off_topic", -1.0))
        for number in range(count)
    ]


CASES = _cases("tune", 60, 1) + _cases("test", 60, 2)


def test_what_tells_the_kinds_apart_gets_the_weight() -> None:
    found = calibrate(CASES).coefficients

    assert found["held"] > 5 * abs(found.get("noise", 0.0))
    assert found["bias"] < 0


def test_a_feature_that_never_varies_gets_none() -> None:
    assert "never" not in calibrate(CASES).coefficients


def test_the_test_half_has_no_say() -> None:
    assert calibrate(CASES) == calibrate([case for case in CASES if case.half == "tune"])


def test_the_threshold_refuses_the_share_of_answerable_ones_that_it_may() -> None:
    calibration = calibrate(CASES)
    tune = [case for case in CASES if case.half == "tune"]
    refused = [c < calibration.threshold for c, case in zip(calibration.crossed, tune) if case.answerable]

    assert np.mean(refused) == pytest.approx(WRONGLY_REFUSED, abs=1 / 60)


def test_chances_are_crossed_by_document() -> None:
    """A case's own chance does not depend on its label: its fold is left out, with all cases of its document."""
    cases = [Case("tune", "answerable", "one document", {"held": 1.0 + n}) for n in range(5)]
    others = _cases("tune", 30, 3)
    turned = [Case("tune", "near_miss", case.group, case.features) for case in cases]

    known, unknown = calibrate([*cases, *others]), calibrate([*turned, *others])
    if known.ridge == unknown.ridge:
        assert known.crossed[:5] == pytest.approx(unknown.crossed[:5])
    assert known.coefficients != unknown.coefficients


def test_figures_are_given_for_each_half() -> None:
    reached = figures(calibrate(CASES), CASES)

    assert set(reached) == {"tune", "test"}
    for found in reached.values():
        assert found["off-topic refused"] > found["near misses refused"] > 0.5
        assert found["answerable wrongly refused"] < 0.15


def test_figures_are_shares_of_what_lies_under_the_threshold() -> None:
    calibration = Calibration({"held": 1.0}, threshold=0.5, ridge=1.0, crossed=(0.4, 0.6, 0.4, 0.6))
    kinds = ("answerable", "lookalike", "near_miss", "off_topic")
    cases = [Case("tune", kind, kind, {}) for kind in kinds]
    cases += [Case("test", "near_miss", "a", {"held": -1.0}), Case("test", "near_miss", "b", {"held": 1.0})]

    reached = figures(calibration, cases)

    assert reached["tune"] == {
        "near misses refused": 1.0,
        "off-topic refused": 0.0,
        "answerable wrongly refused": 0.5,
    }
    assert reached["test"]["near misses refused"] == 0.5


def test_the_file_says_how_it_was_made_and_what_it_reached() -> None:
    text = as_toml(calibrate(CASES), CASES)
    head = [line for line in text.splitlines() if line.startswith("#")]

    assert "`waypost evaluate --calibrate` from 180 questions" in text
    assert any(line.startswith("# tune: near misses refused 0.") for line in head)
    assert any(line.startswith("# test: near misses refused 0.") for line in head)
    assert max(map(len, head)) <= 130


def test_the_file_holds_the_fit_as_the_abstention_reads_it(tmp_path: Path) -> None:
    calibration = calibrate(CASES)
    file = tmp_path / "abstention.toml"
    file.write_text(as_toml(calibration, CASES), encoding="utf-8")

    data = tomllib.loads(file.read_text(encoding="utf-8"))

    assert data == {"threshold": calibration.threshold, "coefficients": dict(calibration.coefficients)}
    assert isinstance(Abstention.read(Held(three_documents(), Lexicon.read()), file), Abstention)


def test_a_confidence_is_the_logistic_of_the_weighted_sum() -> None:
    calibration = Calibration({"bias": -1.0, "held": 2.0}, threshold=0.5, ridge=1.0, crossed=())

    assert calibration.confidence({"bias": 1.0, "held": 0.5, "unknown": 9.0}) == pytest.approx(0.5)
    assert calibration.confidence({"bias": 1.0, "held": 1.0}) == pytest.approx(1 / (1 + np.exp(-1)))
    assert calibration.confidence({"held": -1e6}) == pytest.approx(0.0, abs=1e-12)
