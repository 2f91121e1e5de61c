"""What is asked, what an answer leads to, and how it is taken back; nothing more is kept than is needed."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchgui.health.gate import (
    GROUPS,
    PEOPLE,
    Answers,
    CoupleHealth,
    Outcome,
    PersonHealth,
    cleared,
    signs_version,
)
from stretchgui.health.wording import load_health_words
from stretchgui.routine.timeline import Receiver

TODAY = date(2026, 11, 29)
SIGNS = "0123"
A, B = Receiver.A, Receiver.B
NONE = frozenset[str]()
HEALTH = load_health_words(Path(__file__).parents[2] / "assets" / "health")[0]


def answers(*some: bool | None, conditions: frozenset[str] | None = NONE) -> Answers:
    """The answers to the groups in their order; None for one that was not answered."""
    given = Answers(conditions=conditions)
    for group, answer in zip(GROUPS, some, strict=True):
        given = given if answer is None else given.with_answer(group, answer)
    return given


@pytest.mark.parametrize("some", list(product((True, False), repeat=3)))
def test_the_gravest_answer_is_the_outcome(some: tuple[bool, bool, bool]) -> None:
    gravest = next((group for group, true in zip(GROUPS, some, strict=True) if true), Outcome.OK)
    given = answers(*some)
    assert given.is_emergency is some[0]
    assert given.noted(PersonHealth(), TODAY, SIGNS) == PersonHealth(gravest, TODAY, SIGNS)


BEFORE = (
    PersonHealth(),
    PersonHealth(Outcome.OK, date(2026, 1, 1), SIGNS, conditions=frozenset({"hernia"})),
    PersonHealth(Outcome.DOCTOR, date(2026, 1, 1), SIGNS, conditions=frozenset({"hernia"})),
    PersonHealth(Outcome.ASK, date(2026, 1, 1), SIGNS, cleared=True),
    PersonHealth(Outcome.EMERGENCY, date(2026, 1, 1)),
)


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("some", [(None, None, None), (False, None, None), (False, False, None), (False, False, False)])
def test_who_broke_off_without_a_sign_has_said_nothing(some: tuple[bool | None, ...], before: PersonHealth) -> None:
    assert answers(*some).noted(before, TODAY, "") == before


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("some", [(None, False, False), (False, None, False), (None, None, None)])
def test_what_speaks_against_any_stretching_cannot_be_skipped(
    some: tuple[bool | None, ...], before: PersonHealth
) -> None:
    assert answers(*some).noted(before, TODAY, "new") == before


@pytest.mark.parametrize("before", BEFORE)
def test_the_rest_can_be_skipped_and_stays_as_it_was(before: PersonHealth) -> None:
    noted = answers(False, False, None, conditions=None).noted(before, TODAY, "new")
    assert noted.conditions == before.conditions
    assert noted.signs == "new"
    if before.outcome is Outcome.ASK:
        assert noted == replace(before, signs="new"), "skipping is no professional's yes"
    else:
        assert (noted.outcome, noted.on) == (Outcome.OK, TODAY)


@pytest.mark.parametrize(
    ("some", "outcome"),
    [
        ((True, None, None), Outcome.EMERGENCY),
        ((False, True, None), Outcome.DOCTOR),
        ((None, True, None), Outcome.DOCTOR),
        ((False, False, True), Outcome.ASK),
    ],
)
def test_a_sign_counts_although_somebody_broke_off_and_they_are_asked_again(
    some: tuple[bool | None, ...], outcome: Outcome
) -> None:
    well = PersonHealth(Outcome.OK, date(2026, 1, 1), SIGNS, conditions=frozenset({"hernia"}))
    noted = answers(*some, conditions=None).noted(well, TODAY, "")
    assert noted == PersonHealth(outcome, TODAY, "", conditions=frozenset({"hernia"}))
    assert noted.is_blocked


def test_a_slip_is_put_right_at_once() -> None:
    given = answers(True, None, None).with_answer(Outcome.EMERGENCY, some=False)
    assert not given.is_emergency
    assert given.sign is None
    assert given.answered(Outcome.EMERGENCY) is False


def test_only_outcome_day_version_and_conditions_are_kept() -> None:
    """No answer to a single sign has anywhere to be: which one is true nobody is asked."""
    assert [one.name for one in fields(PersonHealth)] == ["outcome", "on", "signs", "cleared", "conditions"]
    assert [one.name for one in fields(Answers)] == ["some", "conditions"]


@pytest.mark.parametrize(
    ("outcome", "blocked", "clearable"),
    [
        (None, False, False),
        (Outcome.OK, False, False),
        (Outcome.ASK, True, True),
        (Outcome.DOCTOR, True, True),
        (Outcome.EMERGENCY, True, False),
    ],
)
def test_who_is_blocked_and_whom_a_professional_lets_go_on(
    outcome: Outcome | None, blocked: bool, clearable: bool
) -> None:
    person = PersonHealth(outcome, TODAY, SIGNS)
    assert person.is_blocked is blocked
    assert person.can_be_cleared is clearable
    assert cleared(person).is_blocked is (blocked and not clearable)


def test_new_answers_take_a_blocking_one_back_and_a_new_sign_blocks_again() -> None:
    blocked = PersonHealth(Outcome.DOCTOR, date(2026, 11, 1), SIGNS)
    assert not answers(False, False, False).noted(blocked, TODAY, SIGNS).is_blocked
    again = answers(False, True, False).noted(cleared(blocked), TODAY, SIGNS)
    assert again.is_blocked, "a yes to what was true before is none to what is new"
    assert again.on == TODAY


def test_each_blocks_themselves_alone() -> None:
    couple = CoupleHealth().with_person(B, PersonHealth(Outcome.DOCTOR, TODAY, SIGNS))
    assert couple.blocked == {B}
    assert couple.of(A) == PersonHealth()
    assert not couple.is_emergency
    assert couple.suiting({}).resting == {B}
    assert couple.with_person(A, PersonHealth(Outcome.EMERGENCY, TODAY)).is_emergency


def test_conditions_are_each_ones_own() -> None:
    couple = CoupleHealth(a=PersonHealth(Outcome.OK, TODAY, SIGNS, conditions=frozenset({"hernia"})))
    assert couple.suiting({}).conditions == {A: {"hernia"}, B: frozenset()}


def test_asked_is_who_was_not_asked_these_signs() -> None:
    well = PersonHealth(Outcome.OK, TODAY, SIGNS)
    assert CoupleHealth().to_be_asked(SIGNS) == PEOPLE
    assert CoupleHealth(well, well).to_be_asked(SIGNS) == ()
    assert CoupleHealth(well, well).to_be_asked("others") == PEOPLE
    assert CoupleHealth(well, PersonHealth()).to_be_asked(SIGNS) == (B,)
    emergency = PersonHealth(Outcome.EMERGENCY, TODAY, "")
    assert CoupleHealth(emergency, well).to_be_asked(SIGNS) == (), "who should call for help is told so, not asked"
    assert CoupleHealth(emergency).to_be_asked(SIGNS) == (), "nor the other one meanwhile"


@given(
    st.sampled_from(list(product((True, False, None), repeat=3))),
    st.none() | st.frozensets(st.sampled_from(["hernia", "pregnancy"])),
    st.sampled_from(BEFORE),
    st.sampled_from(["", SIGNS]),
)
def test_a_sign_always_blocks_and_only_answers_unblock(
    some: tuple[bool | None, ...], ticked: frozenset[str] | None, before: PersonHealth, asked: str
) -> None:
    noted = answers(*some, conditions=ticked).noted(before, TODAY, asked)
    if True in some:
        assert noted.is_blocked
        assert noted.outcome is GROUPS[some.index(True)]
    if before.is_blocked and not noted.is_blocked:
        assert asked
        assert some[:2] == (False, False)
    if ticked is not None and noted != before:
        assert noted.conditions == ticked


def test_other_signs_are_another_version_and_other_words_are_not(tmp_path: Path) -> None:
    def version(*keys: str, text: str = "x") -> str:
        lines = "".join(f"  {key}: {{text: {text}, source: [p]}}\n" for key in keys)
        file = tmp_path / "en.yaml"
        file.write_text(f"format: 1\nsources: {{p: {{name: p}}}}\nsentences:\n{lines}", encoding="utf-8")
        return signs_version(load_health_words(tmp_path)[0])

    first = version("gate.emergency", "gate.emergency.chest", "gate.ask.hip")
    assert version("gate.emergency", "gate.ask.hip", "gate.emergency.chest", text="y") == first
    assert version("gate.emergency.chest", "gate.doctor.hip") != first
    assert version("gate.emergency.chest") != first


def test_every_group_has_signs_and_a_title() -> None:
    for group in GROUPS:
        assert len(HEALTH.group(f"gate.{group}")) > 8
        assert HEALTH(f"gate.{group}")


def test_a_first_back_pain_is_asked_for_as_a_whole() -> None:
    """Nobody is sent to a doctor for being over fifty."""
    assert [sign for sign in HEALTH.group("gate.doctor").values() if "50" in sign] == [HEALTH("gate.doctor.first")]
    assert "first back pain" in HEALTH("gate.doctor.first")
