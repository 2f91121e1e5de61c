"""The one window: the selector on the left, and to its right what is before, during or after a session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QWidget
from typing_extensions import override

from stretchgui.language.words import Words
from stretchgui.ui.before.selector import SelectorPanel

if TYPE_CHECKING:
    # Not for the first picture.
    from stretchgui.ui.after.summary_page import SummaryPage
    from stretchgui.ui.before.preview_page import PreviewPage
    from stretchgui.ui.during.action_set import ActionSet
    from stretchgui.ui.during.session_page import SessionPage

LEAST_WIDTH: Final = 960
LEAST_HEIGHT: Final = 600
USUAL_WIDTH: Final = 1280
USUAL_HEIGHT: Final = 800
# Room for the frame, whose size nobody knows before it is there (pixels).
FRAME: Final = 40
SAYS_FOR_MS: Final = 20_000

# The menus of what can be done in a session, by the names of the table of actions; None is a line between.
SESSION_MENU: Final = (
    *("start", "pause", "release", None, "next", "previous", "restart", "skip", None),
    *("more", "less", "holds", None, "end"),
)
VIEW_MENU: Final = ("full_screen", "mute")
MENUS: Final = ("program", "session", "view", "help")


@dataclass(frozen=True, slots=True)
class Pages:
    """The parts of the window."""

    selector: SelectorPanel
    preview: PreviewPage
    session: SessionPage
    summary: SummaryPage


class MainWindow(QMainWindow):
    """Shows one page at a time; what happens on them is nothing it knows of.

    Args:
        words: Its menus' names.
        selector: The routines; the pages beside them come later, by `furnish`.

    Signals:
        close_requested: somebody wants to close it while a session runs; it stays open.
        people_requested, safety_requested, preferences_requested, reload_requested, exercises_requested,
            stress_requested, backup_requested, add_backup_requested, history_requested, comparison_requested: from the
            menus.
    """

    close_requested = Signal()
    people_requested = Signal()
    safety_requested = Signal()
    preferences_requested = Signal()
    reload_requested = Signal()
    exercises_requested = Signal()
    stress_requested = Signal()
    backup_requested = Signal()
    add_backup_requested = Signal()
    history_requested = Signal()
    comparison_requested = Signal()

    def __init__(self, words: Words, selector: SelectorPanel) -> None:
        super().__init__()
        self._words = words
        self._selector = selector
        self._pages: Pages | None = None
        self._is_running = False
        self._across = False
        self._stack = QStackedWidget()
        # What is beside the routines until there is more.
        self._shown = QWidget()
        self._stack.addWidget(self._shown)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(selector, 2)
        row.addWidget(self._stack, 5)
        self.setCentralWidget(middle)
        self.setWindowTitle(words("window.title"))
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self._fit_screen()
        self._reload = self._action("reload", self.reload_requested, "Ctrl+R")
        self._exercises = self._action("exercises", self.exercises_requested, "Ctrl+E")
        self._history = self._action("history", self.history_requested, "Ctrl+H")
        self._comparison = self._action("comparison", self.comparison_requested, "Ctrl+L")
        self._stress = self._action("stress", self.stress_requested)
        self._backups = (
            self._action("backup", self.backup_requested),
            self._action("add_backup", self.add_backup_requested),
        )
        self._menus = {name: self.menuBar().addMenu(words(f"menu.{name}")) for name in MENUS}

    def furnish(self, pages: Pages, actions: ActionSet) -> None:
        """Takes the pages, and fills the menus.

        Args:
            pages: Its parts.
            actions: What can be done in a session.
        """
        self._pages = pages
        for page in (pages.preview, pages.session, pages.summary):
            self._stack.addWidget(page)
        self._fill_menus(actions)

    def _fit_screen(self) -> None:
        """Begins in its usual size, or as large as the screen allows."""
        self.resize(usual_size(self.screen().availableSize()))

    def show_preview(self) -> None:
        """Shows what can be chosen, and the routine that is."""
        self._show(self._furnished.preview, is_running=False)

    def show_exercises(self, page: QWidget) -> None:
        """Gives the whole window to the page of all exercises, which is not there before it is wanted."""
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._show(page, is_running=False)

    @property
    def shown(self) -> QWidget:
        """The page that is shown now."""
        return self._shown

    def show_session(self) -> None:
        """Gives the whole window to the session."""
        self._show(self._furnished.session, is_running=True)
        self._furnished.session.setFocus()

    def set_across(self, across: bool) -> None:
        """Leaves out the menus, and fills the screen, to be read from across the room."""
        self._across = across
        self.set_full_screen(across)
        self._show(self._shown, is_running=self._is_running)

    def show_summary(self) -> None:
        """Shows what was done."""
        self._show(self._furnished.summary, is_running=False)

    def set_full_screen(self, full: bool) -> None:
        """Fills the screen, or not."""
        state = self.windowState()
        whole = Qt.WindowState.WindowFullScreen
        self.setWindowState(state | whole if full else state & ~whole)

    def say(self, text: str) -> None:
        """Says something at the window's lower edge for a while; it stops nobody."""
        bar = self.statusBar()
        bar.showMessage(text, SAYS_FOR_MS)
        bar.setVisible(bool(text))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Does not close in the middle of a session: first the limb is put down, then it is asked."""
        if self._is_running:
            event.ignore()
            self.close_requested.emit()
        else:
            event.accept()

    def _show(self, page: QWidget, *, is_running: bool) -> None:
        self._is_running = is_running
        self._shown = page
        self._selector.setVisible(page is self._furnished.preview)
        self.menuBar().setVisible(not (is_running and self._across))
        for action in (self._reload, self._exercises, self._history, self._comparison, self._stress, *self._backups):
            action.setEnabled(not is_running)
        self._stack.setCurrentWidget(page)

    @property
    def _furnished(self) -> Pages:
        """The pages; nothing asks for one of them before they are there."""
        if self._pages is None:
            raise RuntimeError("the window has no pages yet")
        return self._pages

    def _fill_menus(self, actions: ActionSet) -> None:
        program = self._menus["program"]
        program.addAction(self._exercises)
        program.addAction(self._history)
        program.addAction(self._comparison)
        program.addAction(self._reload)
        program.addAction(self._stress)
        program.addSeparator()
        program.addActions(self._backups)
        program.addSeparator()
        program.addAction(self._action("people", self.people_requested))
        program.addAction(self._action("preferences", self.preferences_requested, "Ctrl+,"))
        program.addSeparator()
        program.addAction(self._action("quit", self.close, "Ctrl+Q"))
        for title, names in (("session", SESSION_MENU), ("view", VIEW_MENU)):
            for name in names:
                if name is None:
                    self._menus[title].addSeparator()
                else:
                    self._menus[title].addAction(actions.qaction(name))
        self._menus["help"].addAction(self._action("safety", self.safety_requested, "F1"))
        self._menus["help"].addAction(actions.qaction("keys"))

    def _action(self, name: str, does: SignalInstance | Callable[[], object], keys: str = "") -> QAction:
        action = QAction(self._words(f"menu.{name}"), self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(does)
        return action


def usual_size(room: QSize) -> QSize:
    """The size in which the window begins on a screen with so much room, its frame within it."""
    least = QSize(LEAST_WIDTH, LEAST_HEIGHT)
    return QSize(USUAL_WIDTH, USUAL_HEIGHT).boundedTo(room - QSize(0, FRAME)).expandedTo(least)
