"""A session page with everything it needs, on a clock that goes on when told to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from stretchgui.language.text import plain
from stretchgui.language.words import Words
from stretchgui.paths import Paths
from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.exercise import (
    BodyPosition,
    Carried,
    ContractRelax,
    Dose,
    Exercise,
    HelperTexts,
    Kind,
    People,
    ReceiverTexts,
    Side,
    Sides,
)
from stretchgui.routine.library import read_library
from stretchgui.routine.routine import Defaults, ExerciseStep, RestStep, Routine, Turns
from stretchgui.routine.timeline import PhaseKind, Receiver, Timeline
from stretchgui.session.clock import Clock, HandClock
from stretchgui.session.people import people_called
from stretchgui.session.snapshot import Snapshot
from stretchgui.session.states import Command, StateType, Waiting
from stretchgui.ui.drawn.figure_view import FigureView
from stretchgui.ui.during.action_set import ActionSet
from stretchgui.ui.during.actions import MEDIA_KEYS
from stretchgui.ui.during.session_driver import SessionDriver
from stretchgui.ui.during.session_page import SessionPage
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.theme import LIGHT, Theme
from tests.read_once import read_once
from tests.ui.rooms import ROUTINES
from tests.ui.small_sessions import ASSETS, english, english_health, session

ROOT = ASSETS.parent

THIGH = Exercise(
    "thigh",
    plain("Thigh stretch"),
    sides=Sides.EACH,
    position=BodyPosition.PRONE,
    receiver=ReceiverTexts(
        setup=plain("{receiver}, lie down for the {side} thigh."),
        during=plain("Let the {side} heel come, {other_side} leg long."),
        feel=plain("A mild pull in front, on the {side}, for {hold} seconds."),
    ),
    helper=HelperTexts(
        setup=plain("Go to the {side} side of {receiver}."),
        hands=plain("Hold the {side} ankle."),
        during=plain("Carry the {side} foot."),
        watch=plain("{helper}, watch the {side} hip."),
        carries=Carried.LEG,
    ),
    easier="knee",
    dose=Dose(hold=20, min_hold=5, max_hold=60),
)
BREATHE = Exercise(
    "breathe",
    plain("Breathing"),
    kind=Kind.BREATHING,
    people=People.TOGETHER,
    position=BodyPosition.SITTING,
    receiver=ReceiverTexts(during=plain("Breathe in, {receiver} and {helper}.")),
    helper=HelperTexts(during=plain("Breathe out.")),
)
LOOKING = Exercise("looking", plain("Look at the knees"), kind=Kind.CHECK, sides=Sides.EACH)
LYING_ON_ONE_SIDE = replace(
    THIGH,
    id="aside",
    name=plain("On one side"),
    position=BodyPosition.SIDE_LYING,
    receiver=replace(THIGH.receiver, setup=plain("Lie on your {other_side} side.")),
    easier="",
)
PROPPED_ON_ONE_SIDE = replace(
    LYING_ON_ONE_SIDE, receiver=replace(THIGH.receiver, setup=plain("Lie on your {side} side."))
)
SIDE_BY_SIDE = replace(
    THIGH,
    id="beside",
    name=plain("Side by side"),
    people=People.TOGETHER,
    position=BodyPosition.STANDING,
    receiver=replace(THIGH.receiver, setup=plain("Let {receiver}'s {side} side be on the outside.")),
)
EASIER = Exercise("easy", plain("An easier one"))


def routine(*steps: ExerciseStep | RestStep) -> Routine:
    """A routine of these steps, with short times between."""
    return Routine("test", plain("Test"), steps, defaults=Defaults(change_side=10, swap_roles=20))


def stretches() -> Timeline:
    """Thigh stretch with contract-relax for both, a rest, breathing together, and a check."""
    return build_timeline(
        routine(
            ExerciseStep("thigh", THIGH, contract_relax=ContractRelax(1, 6, 3)),
            RestStep(15),
            ExerciseStep("breathe", BREATHE),
            ExerciseStep("looking", LOOKING),
        ),
        Customisation(turns=Turns.EACH),
    )


def bundled(turns: Turns = Turns.EACH) -> dict[str, Timeline]:
    """The timelines of all routines that come with the program, by id."""
    return _timelines(ROOT / "routines", turns)


def of_three(routine_id: str, turns: Turns = Turns.EACH) -> Timeline:
    """The timeline of one of the three routines that stay as they are."""
    return _timelines(ROUTINES, turns)[routine_id]


def _timelines(folder: Path, turns: Turns) -> dict[str, Timeline]:
    nowhere = Path("nowhere")
    entries = read_library(Paths(ASSETS, folder, nowhere, nowhere, nowhere), read_once).routines
    own = Customisation(turns=turns)
    return {entry.id: build_timeline(entry.routine, own) for entry in entries if entry.routine is not None}


class Play:
    """A session on a driver, and a hand that lets its time pass."""

    def __init__(self, plan: Timeline) -> None:
        self.clock = HandClock()
        self.driver = SessionDriver(session(plan, self.clock))

    @property
    def snapshot(self) -> Snapshot:
        """Where the session is."""
        return self.driver.snapshot

    def is_in(self, state: StateType) -> bool:
        """Whether the session is in a state."""
        return isinstance(self.snapshot.state, state)

    def start(self) -> None:
        """Starts the session."""
        self.driver.command(Command.START)

    def pass_time(self, seconds: float, step: float = 0.5) -> None:
        """Lets session time pass, looking every so many seconds at least."""
        while seconds > 1e-9:
            passed = min(step, seconds)
            self.clock.advance(passed)
            self.driver.look()
            seconds -= passed

    def reach(
        self, kind: PhaseKind, into: float = 1.0, *, side: Side | None = None, who: Receiver | None = None
    ) -> None:
        """Lets time pass until so many seconds into the next phase of a kind; what waits on the way is confirmed."""
        while not self.snapshot.over:
            phase = self.snapshot.phase
            if phase.kind is kind and side in (None, phase.side) and who in (None, phase.receiver):
                if not isinstance(self.snapshot.state, Waiting):
                    self.pass_time(into - self.snapshot.elapsed)
                return
            if isinstance(self.snapshot.state, Waiting):
                self.driver.command(Command.CONFIRM)
            else:
                self.pass_time(self.snapshot.left or 0.0, 2.5)
        raise AssertionError(f"no {kind} is reached")


class Stage(Play):
    """A page that shows a session, and hands to work it.

    Attributes:
        asked: What the page has asked for, in order.
        actions: Its table of actions.
    """

    def __init__(
        self, plan: Timeline, make: Callable[[HandClock], SessionPage], words: Words, actions: ActionSet
    ) -> None:
        super().__init__(plan)
        self.words = words
        self.actions = actions
        self.asked: list[str] = []
        self.page = make(self.clock)
        self.page.command_requested.connect(lambda command, seconds: self.asked.append(f"{command} {seconds:g}"))
        self.page.easier_requested.connect(lambda: self.asked.append("easier"))
        self.page.end_confirmed.connect(lambda: self.asked.append("ended"))
        self.page.mute_toggled.connect(lambda muted: self.asked.append(f"mute {muted}"))
        self.page.full_screen_toggled.connect(lambda across: self.asked.append(f"across {across}"))

    def show_another(self, plan: Timeline, arrange: Callable[[Play], None]) -> None:
        """Shows another session on the same page, in the state that it is arranged to be in."""
        self.driver.stop()
        play = Play(plan)
        arrange(play)
        self.clock, self.driver = play.clock, play.driver
        self.page.begin(self.driver)
        self.asked.clear()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses a key wherever the focus is."""
        if key in MEDIA_KEYS:
            # `keyClick` knows no text for these, and warns.
            self.hold_down(key, 0)
        else:
            QTest.keyClick(QApplication.focusWidget() or self.page, key, modifier)

    def hold_down(self, key: Qt.Key, repeats: int) -> None:
        """Holds a key down for so many repeats."""
        target = QApplication.focusWidget() or self.page
        text = chr(key) if key < 0x100 else ""
        none = Qt.KeyboardModifier.NoModifier
        QTest.simulateEvent(target, True, key, none, text, False)
        for _ in range(repeats):
            QTest.simulateEvent(target, True, key, none, text, True)
        QTest.simulateEvent(target, False, key, none, text, False)

    def click(self, widget: QWidget) -> None:
        """Clicks in the middle of a widget."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def close(self) -> None:
        """Ends it all."""
        self.driver.stop()
        self.page.end()
        self.page.close()


def staged(
    qtbot: QtBot,
    plan: Timeline,
    *,
    theme: Theme = LIGHT,
    names: tuple[str, str] = ("Anna", "Ben"),
    size: tuple[int, int] = (960, 600),
    patience: int = 0,
    easier: Exercise | None = EASIER,
    words: Words | None = None,
    between: Clock | None = None,
) -> Stage:
    """A page that shows a session which is ready, in a window that has the keyboard.

    Args:
        qtbot: Closes it in the end.
        plan: The session's timeline.
        theme: The colours.
        names: What the two are called.
        size: The window's, in pixels.
        patience: Milliseconds for which a new question takes no keys.
        easier: The easier version of whatever is done.
        words: The sentences.
        between: The clock by which ring and picture go on between two looks; the session's own if None.
    """
    words = words or english()
    actions = ActionSet(words, Icons(ASSETS / "icons"), theme)

    def make(clock: HandClock) -> SessionPage:
        return SessionPage(
            words,
            english_health(),
            Icons(ASSETS / "icons"),
            theme,
            people_called(words, *names),
            actions,
            FigureView(words, theme.look, between or clock),
            between or clock,
            easier=lambda: easier,
            patience=patience,
        )

    stage = Stage(plan, make, words, actions)
    qtbot.addWidget(stage.page, before_close_func=lambda _: stage.close())
    stage.page.resize(*size)
    stage.page.show()
    stage.page.begin(stage.driver)
    stage.page.activateWindow()
    QTest.qWaitForWindowActive(stage.page)
    return stage
