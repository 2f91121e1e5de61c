"""A session page at a check that waits, and hands to enter what was found."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stretchgui.language.text import plain
from stretchgui.pattern.notes import Note, Place
from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.exercise import Dose, Exercise, Kind, Sides
from stretchgui.routine.measure import Felt, Measure, More, RangePicture, Unit
from stretchgui.routine.routine import ExerciseStep, Turns
from stretchgui.routine.timeline import PhaseKind, Timeline
from stretchgui.ui.during.check_entry import CheckEntry
from tests.ui.session_pages import Stage, routine, staged

ANGLE = Measure(more=More.TIGHTER, least=-30, most=60, picture=RangePicture.THIGH_HANGING, marks=(-30, 0, 30, 60))
WIDTHS = Measure(
    Unit.HAND_WIDTHS, More.TIGHTER, most=6, step=0.5, picture=RangePicture.GAP, ends=(*ANGLE.ends, Felt.BACK)
)
CHECK = Exercise("check", plain("Thigh check"), kind=Kind.CHECK, sides=Sides.EACH, dose=Dose(sets=2), check=ANGLE)


def checks(measure: Measure = ANGLE, turns: Turns = Turns.A) -> Timeline:
    """One check, two tries on each side."""
    exercise = Exercise(CHECK.id, CHECK.name, kind=CHECK.kind, sides=CHECK.sides, dose=CHECK.dose, check=measure)
    return build_timeline(routine(ExerciseStep("check", exercise)), Customisation(turns=turns))


class Checking:
    """What is noted on a page.

    Attributes:
        stage: The page.
        entry: Where it is noted.
        noted: All that was noted, in order.
    """

    def __init__(self, qtbot: QtBot, plan: Timeline | None = None, *, size: tuple[int, int] = (960, 600)) -> None:
        self.stage: Stage = staged(qtbot, plan or checks(), size=size)
        self.entry: CheckEntry = self.stage.page.check
        self.entry.begin()
        self.noted: list[tuple[Place, Note]] = []
        self.entry.noted.connect(self._on_noted)
        self.stage.start()
        self.stage.reach(PhaseKind.CHECK)

    def _on_noted(self, place: Place, _: Measure, note: Note) -> None:
        self.noted.append((place, note))

    @property
    def note(self) -> Note:
        """What was noted last."""
        return self.noted[-1][1]

    def type(self, text: str) -> None:
        """Types digits and letters, one after the other."""
        for letter in text:
            self.stage.press(Qt.Key(ord(letter.upper())))

    def stop_for_good(self) -> None:
        """Lets a stop come to its end, and the question after it listen."""
        self.stage.pass_time(6)
        QCoreApplication.processEvents()

    def go_on(self) -> None:
        """Goes on to the next try, also over a change of sides."""
        self.stage.press(Qt.Key.Key_PageDown)
        self.stage.reach(PhaseKind.CHECK)

    def click_on(self, amount: float) -> None:
        """Clicks where a number of the range stands."""
        place = self.entry.range.place_of(amount).toPoint()
        QTest.mouseClick(self.entry.range, Qt.MouseButton.LeftButton, pos=place)
