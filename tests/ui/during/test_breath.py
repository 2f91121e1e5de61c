"""The breath on the page: at the pace that was chosen, near and across the room, and still where that is wanted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from stretchgui.figure.motion import Pace
from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.routine import ExerciseStep
from stretchgui.routine.timeline import PhaseKind
from stretchgui.session.choices import Breathing
from stretchgui.session.guide import Guide
from stretchgui.session.states import Command
from tests.ui.session_pages import BREATHE, Stage, routine, staged, stretches

IN_HOLDS = [one for one in Breathing if one is not Breathing.OFF]


def words_seen(stage: Stage, seconds: int) -> list[str]:
    """The words of the breath in each of so many seconds, from a moment on."""
    seen: list[str] = []
    for _ in range(seconds):
        seen.append(stage.page.room.breath.word if stage.page.across else stage.page.near.ring.breath_word)
        stage.pass_time(1)
    return seen


def ticking(owner: QObject) -> list[QTimer]:
    return [timer for timer in owner.findChildren(QTimer) if timer.isActive()]


@pytest.mark.parametrize("chosen", IN_HOLDS)
def test_a_hold_breathes_at_the_pace_that_was_chosen(qtbot: QtBot, chosen: Breathing) -> None:
    stage = staged(qtbot, stretches())
    stage.page.set_guide(Guide(chosen))
    stage.start()
    stage.reach(PhaseKind.HOLD, 0.5)
    inward, outward = (int(part) for part in chosen.split("/"))
    assert Guide(chosen).pace == Pace(inward, outward)
    words = ["breathe in"] * inward + ["breathe out"] * outward
    assert words_seen(stage, 8) == (words * 2)[:8]


def test_across_the_room_the_breath_has_its_word_and_its_disc(qtbot: QtBot) -> None:
    stage = staged(qtbot, stretches())
    stage.page.set_across(True)
    stage.start()
    stage.reach(PhaseKind.BREATHE, 0.5)
    sign = stage.page.room.breath
    assert sign.isVisible()
    assert words_seen(stage, 11) == ["in"] * 4 + ["out"] * 6 + ["in"]
    sizes = []
    for _ in range(5):
        breath = sign.breath
        assert breath is not None
        sizes.append(breath.full)
        stage.pass_time(0.5)
    assert sizes == sorted(sizes)


def test_off_is_off_in_holds_and_not_where_people_only_breathe(qtbot: QtBot) -> None:
    stage = staged(qtbot, stretches())
    stage.page.set_guide(Guide(Breathing.OFF))
    stage.start()
    stage.reach(PhaseKind.HOLD, 2)
    assert stage.page.near.ring.breath is None
    assert stage.page.near.ring.breath_word == ""
    stage.reach(PhaseKind.BREATHE, 2)
    assert stage.page.near.ring.breath_word == "breathe in"


def test_who_talks_or_rests_is_shown_no_pace(qtbot: QtBot) -> None:
    talk = replace(BREATHE, paced=False)
    stage = staged(qtbot, build_timeline(routine(ExerciseStep("talk", talk)), Customisation()))
    stage.start()
    stage.reach(PhaseKind.BREATHE, 2)
    assert stage.page.near.ring.breath is None
    stage.page.set_across(True)
    assert not stage.page.room.breath.isVisible()
    assert ticking(stage.page.room) == []


@pytest.mark.parametrize("across", [False, True])
def test_with_less_motion_there_is_a_word_and_a_bar_and_no_timer(qtbot: QtBot, across: bool) -> None:
    stage = staged(qtbot, stretches())
    stage.page.set_still(True)
    stage.page.set_across(across)
    stage.start()
    stage.reach(PhaseKind.BREATHE, 0.5)
    words = ("in", "out") if across else ("breathe in", "breathe out")
    assert words_seen(stage, 10) == [words[0]] * 4 + [words[1]] * 6
    assert ticking(stage.page) == []


@pytest.mark.parametrize("across", [False, True])
def test_it_moves_at_most_twelve_times_a_second_and_only_while_time_runs(qtbot: QtBot, across: bool) -> None:
    stage = staged(qtbot, stretches())
    stage.page.set_across(across)
    stage.start()
    stage.reach(PhaseKind.HOLD, 2)
    timers = ticking(stage.page.room if across else stage.page.near)
    assert timers
    assert all(timer.interval() >= 1000 / 12 for timer in timers)
    stage.driver.command(Command.PAUSE)
    assert ticking(stage.page) == []
    assert stage.page.near.ring.breath is None


def test_in_a_rest_nothing_breathes_across_the_room(qtbot: QtBot) -> None:
    stage = staged(qtbot, stretches())
    stage.page.set_across(True)
    stage.start()
    stage.reach(PhaseKind.REST, 2)
    assert ticking(stage.page.room) == []
    assert not stage.page.room.breath.isVisible()


def test_the_figure_breathes_at_the_same_pace(qtbot: QtBot) -> None:
    stage = staged(qtbot, stretches())
    stage.page.set_guide(Guide(Breathing.FIVE_FIVE))
    stage.start()
    stage.reach(PhaseKind.HOLD, 5)
    assert stage.page.picture.frame.breath == 1
    assert stage.page.near.ring.breath_word == "breathe out"
