"""An exercise shown by itself: it moves while it plays, and each moment can be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from stretchgui.figure.demonstration import EASING, READY
from stretchgui.figure.look import LOOKS
from stretchgui.figure.motion import Frame
from stretchgui.session.clock import HandClock
from stretchgui.ui.drawn.demonstrator import Demonstrator
from stretchgui.ui.drawn.figure_view import FigureView
from tests.ui.drawn.test_figure_view import bundled
from tests.ui.small_sessions import english

PRONE = bundled("prone-quad-stretch")


class Shown:
    """A view with its demonstrator, and a clock moved by hand."""

    def __init__(self, qtbot: QtBot) -> None:
        self.clock = HandClock()
        self.view = FigureView(english(), LOOKS["light"], self.clock)
        qtbot.addWidget(self.view)
        self.view.show()
        self.view.show_exercise(PRONE)
        self.demonstrator = Demonstrator(self.view, self.clock, self.view)
        (self.timer,) = self.demonstrator.findChildren(QTimer)
        self.demonstrator.demonstrate(PRONE)

    def later(self, seconds: float) -> Frame:
        """What is shown some seconds later; the timers fire as they would."""
        for _ in range(round(seconds / 0.05)):
            self.clock.advance(0.05)
            for timer in (self.timer, *self.view.findChildren(QTimer)):
                if timer.isActive():
                    timer.timeout.emit()
        return self.view.frame


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown]:
    made = Shown(qtbot)
    yield made
    made.demonstrator.stop()


def test_it_goes_through_every_moment_and_begins_again(shown: Shown) -> None:
    assert shown.later(READY / 2).end == "start"
    moving = shown.later(READY / 2 + EASING / 2)
    assert (moving.start, moving.end) == ("start", "hold")
    assert 0.3 < moving.fraction < 0.7
    seen = {shown.later(0.5).end for _ in range(60)}
    assert seen == {"start", "hold", "contract"}


def test_it_stops_where_it_is_and_goes_on_from_there(shown: Shown) -> None:
    half = shown.later(READY + EASING / 2)
    shown.demonstrator.stop()
    assert shown.later(5) == half == shown.view.frame
    assert not shown.timer.isActive()
    shown.demonstrator.play()
    assert shown.later(0.1).fraction > half.fraction


@pytest.mark.parametrize("moment", ["start", "hold", "contract"])
def test_a_moment_stands_still(shown: Shown, moment: str) -> None:
    shown.demonstrator.show_moment(moment)
    frame = shown.later(2)
    assert (frame.end, frame.fraction, frame.breath) == (moment, 1.0, 0.0)
    assert not shown.demonstrator.playing


def test_another_exercise_starts_at_its_beginning(shown: Shown) -> None:
    shown.later(6)
    shown.view.show_exercise(bundled("childs-pose-resting-hands"))
    shown.demonstrator.demonstrate(bundled("childs-pose-resting-hands"))
    assert shown.view.frame.end == "start"


def test_without_a_figure_nothing_moves(shown: Shown) -> None:
    shown.demonstrator.demonstrate(replace(PRONE, figure=None))
    assert not shown.demonstrator.playing
