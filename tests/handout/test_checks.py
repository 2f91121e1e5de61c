"""What a check comes to in words: at and around every limit, with how exact it is, or why there is no number."""

from __future__ import annotations

import pytest

from stretchgui.handout.checks import CheckNote, check_note
from stretchgui.history.records import CheckTry
from stretchgui.pattern.finding import findings_of
from stretchgui.routine.measure import Felt
from stretchgui.routine.timeline import Receiver
from tests.handout.made import english, english_health
from tests.pattern.noted import BEND, MEASURES, RAISE, degrees, noted, points


def note(*tries: list[CheckTry]) -> CheckNote:
    (found,) = findings_of([one for some in tries for one in some], MEASURES, Receiver.A)
    return check_note(found, str.title, english(), english_health())


@pytest.mark.parametrize(
    ("tries", "comes_to"),
    [
        ([degrees(RAISE, 70, 79)], "About equal."),
        ([degrees(RAISE, 70, 80)], "The left may be tighter; not sure."),
        ([degrees(RAISE, 80, 70)], "The right may be tighter; not sure."),
        ([degrees(RAISE, 70, 89)], "The left may be tighter; not sure."),
        ([degrees(RAISE, 70, 90)], "The left was clearly tighter, on one day so far."),
        ([degrees(RAISE, 70, 90), degrees(RAISE, 60, 80, day=1)], "The left was clearly tighter, on two days."),
        (
            [degrees(RAISE, 90, 70), degrees(RAISE, 60, 80, day=1)],
            "The left was clearly tighter, on one day so far.",
        ),
        ([points(BEND, 4, 3)], "About equal."),
        ([points(BEND, 5, 3)], "The left may be tighter; not sure."),
        (
            [noted(RAISE, [(2, 60), (2, 60)], [(5, 80), (5, 80)])],
            "Number and feeling point to different sides; not sure.",
        ),
    ],
)
def test_it_says_how_sure_one_can_be(tries: list[list[CheckTry]], comes_to: str) -> None:
    assert note(*tries).comes_to == comes_to


def test_it_has_the_newest_numbers_the_first_ones_and_how_exact_they_are() -> None:
    made = note(
        degrees(RAISE, 60, 70), degrees(RAISE, 62, 71, day=3), noted(RAISE, [(4, 65), (5, 66)], [(2, 72)], day=9)
    )
    assert made.name == "Raise, 11 Mar 2026"
    assert made.newest == "L 66, R 72 degrees; tightness L 4.5, R 2"
    assert made.began == "First, 2 Mar 2026: L 60, R 70 degrees"
    assert made.exact == "Standard error 7°; only a change of more than 19° is certain."


def test_a_single_day_is_not_told_twice_and_what_has_no_source_has_no_error() -> None:
    made = note(noted(BEND, [(4, 17), (5, 18)], [(3, 16)]))
    assert made.newest == "L 17.5, R 16 cm; tightness L 4.5, R 3"
    assert (made.first, made.began, made.exact, made.error.error) == (None, "", "", None)


def test_what_was_not_noted_on_a_side_is_said() -> None:
    made = note(noted(RAISE, [(4, 60)], [(3, None)]))
    assert made.newest == "L 60, R not noted degrees; tightness L 4, R 3"


@pytest.mark.parametrize(("felt", "said"), [(Felt.BELOW_KNEE, "below the knee"), (Felt.TINGLING, "as tingling")])
def test_what_may_be_a_nerve_is_no_tightness(felt: Felt, said: str) -> None:
    made = note(noted(RAISE, [(4, 60)], [(9, None)], felt=felt))
    assert made.comes_to == f"It was felt {said}, so it was stopped: that may be a nerve, and is no tightness."
