"""The two pages on paper: two whatever there is, letters that can be selected, nothing beyond the margins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication

from stretchgui.handout.content import Handout
from stretchgui.handout.paper import Paper
from stretchgui.history.past import Past
from stretchgui.history.records import CheckTry
from stretchgui.routine.exercise import Kind, Side
from stretchgui.routine.timeline import Receiver
from stretchgui.ui.handout.pages import MARGIN
from stretchgui.ui.handout.pdf import pdf_of
from tests.handout.made import english, handout, library
from tests.ui.handout.read_pdf import PageRead, read_pdf
from tools.plausible_history import plausible_past

SIX_WEEKS = plausible_past()
NOTE = "We did all of it, slowly, and talked about how it felt on each side before we went on. "
LONG_NAMES = ("Wolfeschlegelsteinhausenberger", "M" * 30)


def with_notes(past: Past, note: str) -> Past:
    return replace(past, sessions=tuple(replace(one, note=note) for one in past.sessions))


def with_every_check(past: Past) -> Past:
    """The same with every check there is, on both sides of both people, in each session."""
    checks = [entry.exercise for entry in library().exercises.entries if entry.exercise is not None]
    tries = [
        CheckTry(session.id, one.id, person, side, attempt, session.started, 4 + attempt, one.check.most / 2, felt=None)
        for session in past.sessions
        for one in checks
        if one.kind is Kind.CHECK and one.check is not None
        for person in (Receiver.A, Receiver.B)
        for side in Side
        for attempt in (1, 2)
    ]
    return Past.of(past.sessions, past.feelings, tries)


@cache
def much() -> Past:
    return with_every_check(with_notes(plausible_past(weeks=70), NOTE * 12))


# Made when they are asked for: two years of notes take their time.
AMOUNTS: Final[Mapping[str, Callable[[], Handout]]] = {
    "nothing": lambda: handout(Past()),
    "a week": lambda: handout(plausible_past(weeks=1)),
    "six weeks": lambda: handout(SIX_WEEKS, weeks=6),
    "one person": lambda: handout(SIX_WEEKS, [Receiver.B]),
    "everything": lambda: handout(much(), names=LONG_NAMES),
    "everything of one": lambda: handout(much(), [Receiver.A], names=LONG_NAMES),
}


@cache
def of(amount: str) -> Handout:
    return AMOUNTS[amount]()


def pages(made: Handout, paper: Paper = Paper.A4) -> list[PageRead]:
    return read_pdf(pdf_of(made, paper, english()))


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("amount", AMOUNTS)
def test_it_is_two_pages_and_nothing_reaches_beyond_their_margins(
    qapp: QApplication, amount: str, paper: Paper
) -> None:
    read = pages(of(amount), paper)
    size = (595, 842) if paper is Paper.A4 else (612, 792)
    assert [(page.width, page.height) for page in read] == [size, size]
    for page in read:
        assert page.written.left() >= MARGIN - 2
        assert page.written.right() <= page.width - MARGIN + 2
        assert page.written.top() >= MARGIN - 4
        assert page.written.bottom() <= page.height - MARGIN + 20


def test_what_it_is_for_stands_first_and_every_part_has_its_place(qapp: QApplication) -> None:
    first, second = pages(of("six weeks"))
    assert first.text.startswith("Our own notes on partner stretches Anna and Ben From 17 Oct 2026 to 28 Nov 2026")
    for said in (
        "not been reviewed by a physiotherapist",
        "Such numbers never tell why",
        "Pain, 0 to 10",
        "Tightness, 0 to 10",
        "Minutes held in each week",
        "Front of the thigh",
        "min a week",
        "Page 1 of 2",
    ):
        assert said in first.text
    for said in (
        "Left against right",
        "What a check cannot tell",
        "Straight leg raise check",
        "Standard error 7°; only a change of more than 19° is certain.",
        "The left felt tighter at first",
        "Page 2 of 2",
    ):
        assert said in second.text


@pytest.mark.parametrize("paper", Paper)
def test_every_check_of_both_finds_its_place_beside_notes(qapp: QApplication, paper: Paper) -> None:
    made = of("everything")
    _, second = pages(made, paper)
    names = {note.name for part in made.parts for note in part.checks}
    assert len(names) == 7
    assert {name: second.text.count(name) for name in names} == dict.fromkeys(names, 2)
    assert NOTE.strip() in second.text


def test_many_notes_are_counted_to_the_last_one(qapp: QApplication) -> None:
    past = SIX_WEEKS
    numbered = tuple(replace(one, note=f"Note no. {place}.") for place, one in enumerate(past.sessions * 4))
    unlike = tuple(replace(one, id=f"s{place}") for place, one in enumerate(numbered))
    _, second = pages(handout(Past.of(unlike, (), ())))
    left = int(second.text.partition(" more notes are left out here")[0].split()[-1])
    assert second.text.count("Note no.") + left == len(unlike)


def test_of_who_is_hidden_the_file_has_nothing(qapp: QApplication) -> None:
    read = pages(of("one person"))
    assert all("Anna" not in page.text and "Notes" not in page.text for page in read)
    assert b"Anna" not in pdf_of(of("one person"), Paper.A4, english())


def test_its_font_comes_along(qapp: QApplication) -> None:
    data = pdf_of(of("a week"), Paper.A4, english())
    assert data.startswith(b"%PDF-")
    assert b"/FontFile" in data
    assert b"/ToUnicode" in data
