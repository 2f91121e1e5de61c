"""The safety card's file is read whole or not at all, and says when it has changed."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

from stretchgui.routine.safety import SafetyCard, read_safety_card

BUNDLED = Path(__file__).parents[2] / "assets" / "safety"


def bundled() -> SafetyCard:
    card, problems = read_safety_card(BUNDLED)
    assert problems == ()
    assert card is not None
    return card


def test_the_bundled_card_is_read_with_every_list_filled() -> None:
    card = bundled()
    for one in fields(SafetyCard):
        assert getattr(card, one.name), one.name
    assert card.declaration.some == "One of these is true: do not start today"


def test_a_language_that_is_not_there_falls_back_to_english() -> None:
    assert read_safety_card(BUNDLED, "xx") == (bundled(), ())


def test_a_broken_translation_is_reported_and_english_is_used(tmp_path: Path) -> None:
    (tmp_path / "en.yaml").write_text((BUNDLED / "en.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "de.yaml").write_text("format: 1\ntitle: Bevor Sie beginnen\n", encoding="utf-8")
    card, problems = read_safety_card(tmp_path, "de")
    assert card == bundled()
    assert any("'emergency' is missing" in problem.message for problem in problems)


def test_no_card_at_all_is_said(tmp_path: Path) -> None:
    card, problems = read_safety_card(tmp_path)
    assert card is None
    assert len(problems) == 1


def test_another_text_is_another_version_and_other_sources_are_not() -> None:
    card = bundled()
    assert card.version == bundled().version
    assert replace(card, emergency=card.emergency[1:]).version != card.version
    assert replace(card, declaration=replace(card.declaration, question="?")).version != card.version
    assert replace(card, sources=()).version == card.version
