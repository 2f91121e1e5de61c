"""Takes pictures of the real window, without a screen: the README's, or every page in every size and theme.

python -m tools.screenshots                    the README's three, into docs/pictures
python -m tools.screenshots --all FOLDER       every page, 1366x768 and 1920x1080, light and dark
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QSize, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from stretchgui.app.opening import Opening
from stretchgui.figure.model import HOLD
from stretchgui.glance import Colours
from stretchgui.health.gate import CoupleHealth, Outcome, PersonHealth, signs_version
from stretchgui.health.store import HealthStore
from stretchgui.health.wording import load_health_words
from stretchgui.history.store import History
from stretchgui.language.words_file import load_words
from stretchgui.options import WindowOptions
from stretchgui.paths import Paths, find_paths
from stretchgui.pattern.choice import FIND
from stretchgui.routine.measure import Felt
from stretchgui.routine.timeline import PhaseKind
from stretchgui.session.clock import HandClock
from stretchgui.session.people import people_called
from stretchgui.session.states import Command, Waiting
from stretchgui.settings import Settings, SettingsStore
from stretchgui.ui.before.safety_card import SafetyCardDialog
from stretchgui.ui.drawn.thumbnails import Thumbnails
from stretchgui.ui.history.forget_dialog import ForgetDialog
from stretchgui.ui.history.page import HistoryPage
from stretchgui.ui.kit.pieces import Tick
from tools.plausible_history import plausible_past, write_past

HERE: Final = Path(__file__).parent.parent
README_PICTURES: Final = HERE / "docs" / "pictures"
README_SIZE: Final = QSize(1366, 768)
SIZES: Final = (QSize(960, 600), QSize(1366, 768), QSize(1920, 1080))
ROUTINE: Final = "two-simple-stretches"
CHECK: Final = "check-hip-front"
# One look at a time: further apart, and the session would think that the laptop slept.
LOOK: Final = 0.5
NAMES: Final = ("Anna", "Ben")
WEEKS: Final = 6


class Stage:
    """The program with a clock of its own, brought to one moment after another."""

    def __init__(self, application: QApplication, home: Path, colours: Colours, size: QSize, weeks: int = 0) -> None:
        paths = find_paths({"STRETCHGUI_HOME": str(home)}, "linux", home)
        _remember(paths, colours)
        if weeks:
            _live(paths, weeks)
        self.clock = HandClock()
        self.opening = Opening(application, paths, WindowOptions(routine=ROUTINE), clock=self.clock)
        self.opening.show()
        while not self.opening.ready:
            QCoreApplication.processEvents()
        self.program = self.opening.program
        self.program.window.resize(size)
        self.settle()

    def read(self, page: HistoryPage) -> None:
        """Waits until the history's page has read and drawn all there is."""
        while page.is_busy:
            QCoreApplication.processEvents()

    def settle(self) -> None:
        """Lets the window lay itself out, and paint what it does in slices."""
        for _ in range(60):
            QCoreApplication.processEvents()
        while any(small.busy for small in self.program.findChildren(Thumbnails)):
            QCoreApplication.processEvents()

    def start(self) -> None:
        """Begins the session."""
        QTimer.singleShot(0, _nothing_new)
        self.program.flow.start()
        self.settle()

    def run(self, seconds: float) -> None:
        """Lets the session run for so many seconds."""
        for _ in range(round(seconds / LOOK)):
            self.clock.advance(LOOK)
            running = self.program.conductor.running
            if running is not None:
                running.driver.look()

    def run_to(self, kind: PhaseKind, exercise: str = "") -> None:
        """Lets the session run until a phase of this kind has begun, of this exercise if one is named."""
        while (running := self.program.conductor.running) is not None:
            phase = running.driver.snapshot.phase
            if phase.kind is kind and exercise in ("", phase.exercise):
                return
            if isinstance(running.driver.snapshot.state, Waiting):
                running.driver.command(Command.NEXT)
            self.run(LOOK)

    def command(self, command: Command) -> None:
        """Has the session do something."""
        running = self.program.conductor.running
        if running is not None:
            running.driver.command(command)

    def picture(self, path: Path) -> None:
        """Takes a picture of the window."""
        self.settle()
        path.parent.mkdir(parents=True, exist_ok=True)
        self.program.window.grab().save(str(path))

    def close(self) -> None:
        """Closes the program."""
        self.program.close()
        self.program.window.hide()
        self.program.window.deleteLater()
        self.opening.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def moments(stage: Stage) -> Iterator[str]:
    """Brings the stage to every page there is, one after the other, and names it."""
    yield "selector"
    stage.program.browser.open_at("supine-hamstring-raise")
    page = stage.program.browser.page
    if page is not None:
        page.view.picture.stand_still(HOLD)
        yield "exercises"
        page.view.show_texts()
        yield "exercise-texts"
        page.left.emit()
    stage.start()
    stage.run_to(PhaseKind.BREATHE)
    stage.run(8)
    yield "breathing"
    stage.run_to(PhaseKind.GET_READY, "single-knee-to-chest")
    stage.run(5)
    yield "get-ready"
    stage.run_to(PhaseKind.HOLD)
    stage.run(12)
    yield "hold"
    stage.command(Command.PAUSE)
    yield "pause"
    stage.command(Command.RESUME)
    stage.run(2)
    yield "back-into-position"
    stage.run_to(PhaseKind.HOLD)
    stage.run(6)
    stage.program.pages.session.set_across(True)
    yield "across-the-room"
    stage.program.pages.session.set_across(False)
    stage.run_to(PhaseKind.CHANGE_SIDE)
    stage.run(4)
    yield "change-side"
    stage.run_to(PhaseKind.HOLD, "prone-quad-stretch")
    stage.run(10)
    yield "hold-prone"
    stage.command(Command.RELEASE)
    stage.run(2)
    yield "release"
    stage.run(4)
    yield "after-release"
    stage.command(Command.SKIP_EXERCISE)
    stage.command(Command.RESUME)
    stage.run_to(PhaseKind.EASE_IN, "single-knee-to-chest")
    stage.run(700)
    yield "summary"
    yield from history_pages(stage)
    yield from check_pages(stage)


def history_pages(stage: Stage) -> Iterator[str]:
    """The history, from above to below, for one of the two, as a table, one by one, and before it is deleted."""
    road = stage.program.history_road
    road.open()
    page = road.page
    if page is None:
        return
    stage.read(page)
    for name, share in (("history", 0.0), ("history-felt", 0.1), ("history-doses", 0.22), ("history-checks", 0.5)):
        bar = page.charts.verticalScrollBar()
        bar.setValue(round(share * bar.maximum()))
        yield name
    one = next(tick for tick in page.findChildren(Tick) if tick.text() == NAMES[1])
    one.click()
    stage.read(page)
    yield "history-of-one"
    one.click()
    page.open_sessions()
    stage.read(page)
    yield "history-sessions"


def check_pages(stage: Stage) -> Iterator[str]:
    """The pages of left against right: a check that is noted, one that is stopped, and what all came to."""
    program = stage.program
    program.window.comparison_requested.emit()
    yield "left-against-right"
    program.flow.show_routine(FIND)
    stage.start()
    stage.run_to(PhaseKind.CHECK, CHECK)
    entry = program.pages.session.check
    yield "check"
    entry.range.amount_wanted.emit(40.0)
    entry.rows.tightness_wanted.emit(6)
    entry.rows.felt_wanted.emit(Felt.MUSCLE)
    yield "check-noted"
    program.pages.session.set_across(True)
    yield "check-across-the-room"
    program.pages.session.set_across(False)
    entry.rows.felt_wanted.emit(Felt.TINGLING)
    stage.run(6)
    yield "check-stopped"
    program.conductor.end()
    program.window.comparison_requested.emit()
    yield "left-against-right-stopped"


def every_page(application: QApplication, folder: Path) -> None:
    """Takes every page in every size and theme."""
    for colours in (Colours.LIGHT, Colours.DARK):
        for size in SIZES:
            with tempfile.TemporaryDirectory() as home:
                stage = Stage(application, Path(home), colours, size, WEEKS)
                for name in moments(stage):
                    stage.picture(folder / f"{name}-{size.width()}x{size.height()}-{colours}.png")
                stage.close()
        forgetting(folder / f"history-forget-{colours}.png", Path(__file__))
        safety_card(folder / f"safety-card-{colours}.png", Path(__file__))


def safety_card(path: Path, home: Path) -> None:
    """Takes the safety card in the theme that was set last."""
    paths = find_paths({}, "linux", home)
    health, _ = load_health_words(paths.bundled_assets / "health")
    words, _ = load_words(paths.bundled_assets / "words")
    dialog = SafetyCardDialog(words, health, people_called(words, "Anna", "Ben"), CoupleHealth())
    dialog.show()
    QCoreApplication.processEvents()
    dialog.grab().save(str(path))
    dialog.hide()
    dialog.deleteLater()


def forgetting(path: Path, home: Path) -> None:
    """Takes the question before everything about somebody is deleted, in the theme that was set last."""
    words = load_words(find_paths({}, "linux", home).bundled_assets / "words")[0]
    dialog = ForgetDialog(words, people_called(words, *NAMES))
    dialog.show()
    QCoreApplication.processEvents()
    dialog.grab().save(str(path))
    dialog.hide()
    dialog.deleteLater()


def readme_pictures(application: QApplication) -> None:
    """Takes the README's three."""
    wanted = {"selector": "selector.png", "hold": "hold.png", "across-the-room": "across-the-room.png"}
    with tempfile.TemporaryDirectory() as home:
        stage = Stage(application, Path(home), Colours.LIGHT, README_SIZE)
        for name in moments(stage):
            if name in wanted:
                stage.picture(README_PICTURES / wanted.pop(name))
            if not wanted:
                break
        stage.close()


def _remember(paths: Paths, colours: Colours) -> None:
    """Two people who have used the program before."""
    health, _ = load_health_words(paths.bundled_assets / "health")
    settings = Settings(
        name_a=NAMES[0],
        name_b=NAMES[1],
        names_asked=True,
        ask_feelings=False,
        colours=colours,
    )
    SettingsStore(paths.settings).save(settings)
    well = PersonHealth(Outcome.OK, date(2026, 11, 1), signs_version(health))
    HealthStore(paths.data).save(CoupleHealth(well, well, agreed=True))


def _nothing_new() -> None:
    """Answers the question before a session."""
    asked = QApplication.activeModalWidget()
    if isinstance(asked, QDialog):
        asked.accept()


def _live(paths: Paths, weeks: int) -> None:
    """So many weeks of a history, up to yesterday."""
    history, _ = History.open(paths.history)
    write_past(plausible_past(weeks, until=datetime.now().astimezone().date() - timedelta(days=1)), history)
    history.close()


def main() -> int:
    """Takes what was asked for."""
    parser = argparse.ArgumentParser(description="Takes pictures of the window.")
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="every page, in every size and theme")
    asked = parser.parse_args()
    application = QApplication(["stretchgui"])
    if asked.all is None:
        readme_pictures(application)
    else:
        every_page(application, asked.all)
    return 0


if __name__ == "__main__":
    sys.exit(main())
