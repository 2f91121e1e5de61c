"""All parts of the window beyond its first picture: built here once, in slices, and wired. A new part goes here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from stretchgui.app.beginning import begin
from stretchgui.app.browsing import make_browser
from stretchgui.app.checks import Checks
from stretchgui.app.desktop import Desktop
from stretchgui.app.dialogs import Dialogs
from stretchgui.app.feelings import Feelings
from stretchgui.app.front import Front
from stretchgui.app.keeping import Keeping
from stretchgui.app.roads import make_comparison_road, make_history_road
from stretchgui.app.safety import Safety
from stretchgui.app.sounding import Sounding
from stretchgui.app.wearing import Wearing
from stretchgui.document.problems import Problem
from stretchgui.routine.customisation_store import CustomisationStore
from stretchgui.routine.exercise import Exercise
from stretchgui.routine.library import ReadExercise, read_exercise_file
from stretchgui.routine.shelf import Shelf
from stretchgui.session.clock import Clock
from stretchgui.session.events import SessionEnded, SessionFinished
from stretchgui.session.people import People, people_called
from stretchgui.settings import Settings
from stretchgui.ui.after.summary_page import SummaryPage
from stretchgui.ui.before.customise import CustomisePanel
from stretchgui.ui.before.preview_page import PreviewPage
from stretchgui.ui.checks.recheck_card import RecheckCard
from stretchgui.ui.drawn.figure_view import FigureView
from stretchgui.ui.drawn.thumbnails import Thumbnails
from stretchgui.ui.during.action_set import ActionSet
from stretchgui.ui.during.actions import Request, Scope
from stretchgui.ui.during.conductor import Conductor
from stretchgui.ui.during.events_file import EventsFile
from stretchgui.ui.during.keys import Keys
from stretchgui.ui.during.session_driver import Listener
from stretchgui.ui.during.session_page import SessionPage
from stretchgui.ui.failure import Failures
from stretchgui.ui.flow import Flow
from stretchgui.ui.history.archive import Archive
from stretchgui.ui.main_window import Pages
from stretchgui.ui.one_at_a_time import OneAtATime
from stretchgui.ui.sound.player import Player
from stretchgui.ui.stress_road import StressRoad


class Program(QObject):
    """Every part of the window, built once and wired.

    Args:
        front: What the first picture shows.
        clock: Seconds that only grow and count sleep.
        player: What plays sounds; None for silence.
        log_file: Where the log is, if anywhere.
        read: Reads an exercise's file.

    Attributes:
        window: The window.
        pages: Its parts.
        flow: What leads from page to page.
        browser: What leads to all exercises.
        safety: What lets a session begin, and knows whom what suits.
        conductor: What runs sessions.
        keeping: What is kept of them.
        archive: The history, to be read.
        history_road: What leads to the history's page.
        comparison_road: What leads to left against right.
        ready: Whether everything is built, and can be chosen.
        exit_code: What the process shall end with.
    """

    def __init__(
        self,
        front: Front,
        clock: Clock,
        player: Player | None = None,
        log_file: Path | None = None,
        read: ReadExercise = read_exercise_file,
    ) -> None:
        super().__init__()
        self._read_exercise = read
        self.exit_code = 0
        self.ready = False
        self.window = front.window
        self._front = front
        self._words, self._keeper, self._appearance = front.words, front.keeper, front.appearance
        self._paths, self._options = front.paths, front.options
        self._clock = clock
        self._sounding = Sounding(front, clock, player)
        self._failures = Failures(self._words, log_file, lambda: self.window, self)

    def build(self) -> Iterator[None]:
        """Builds everything, reads the routines, and opens the one that was asked for; after each piece it pauses.

        When all is done it is `ready`, and a session that was asked for has begun.
        """
        self._failures.install()
        self._front.application.aboutToQuit.connect(self.close)
        for make in (
            *(self._make_parts, self._make_actions, self._make_before, self._make_keeping),
            *(self._make_session, self._make_pages, self._make_flow, self._connect_signals),
        ):
            make()
            yield
        self._wearing.wear(self._keeper.settings)
        yield
        yield from self._shelf.reading()
        self._find_asked()
        yield
        yield from begin(
            self._options,
            self.window,
            self.pages.selector,
            self._shelf,
            self.flow,
            lambda: (self.history_road.page, self.comparison_road.page),
        )
        self._open()

    # ---- building ------------------------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        """What is in no page."""
        options = self._options
        self._events = None if options.events is None else EventsFile(options.events, people_called(self._words))
        own = CustomisationStore(self._paths.settings / "routines")
        self._shelf = Shelf(self._paths, own, self._words.language, read=self._read_exercise)
        self._asks = not options.quit_when_finished and options.speed == 1.0
        self.safety = Safety(self._front, self._shelf, _wall_clock, asks=self._asks)
        self.conductor = Conductor(
            self._words,
            self.safety.health,
            self._clock,
            self.safety.suiting,
            self._listeners,
            speed=options.speed,
            is_alone=options.quit_when_finished,
            parent=self,
        )
        self._dialogs = Dialogs(self._front, self._sounding)

    def _make_actions(self) -> None:
        """What can be done, and the small pictures."""
        theme = self._appearance.theme
        self._thumbnails = Thumbnails(theme.look, self)
        self._actions = ActionSet(self._words, self._front.icons, theme, self)

    def _make_before(self) -> None:
        """What is seen before a session, beside the routines."""
        theme, icons = self._appearance.theme, self._front.icons
        people = self._people(self._keeper.settings)
        self._preview = PreviewPage(
            self._words, self.safety.health, theme, icons, self._thumbnails, people, self._clock, self._exercise
        )

    def _make_keeping(self) -> None:
        """What is kept of sessions."""
        self.keeping = Keeping(
            self._paths,
            self._options,
            self.conductor,
            self._shelf,
            self.safety.suiting,
            self._words,
            lambda: self._people(self._keeper.settings),
            self._preview,
            self.window,
            _wall_clock,
        )

    def _make_session(self) -> None:
        """What is seen during a session."""
        words, theme, speed = self._words, self._appearance.theme, self._options.speed
        self._session = SessionPage(
            words,
            self.safety.health,
            self._front.icons,
            theme,
            self._people(self._keeper.settings),
            self._actions,
            FigureView(words, theme.look, self._clock, speed=speed),
            self._clock,
            easier=self.conductor.easier,
            speed=speed,
        )

    def _make_pages(self) -> None:
        """All that the window shows, what is seen after a session too."""
        self.pages = Pages(self._front.selector, self._preview, self._session, SummaryPage(self._words))
        self.window.furnish(self.pages, self._actions)
        # The session page has its own keys; a field that is written in keeps what is typed.
        self._keys = [self._keys_of(page) for page in (self._preview, self.pages.summary)]

    def _make_flow(self) -> None:
        """What leads from page to page."""
        words, health = self._words, self.safety.health
        people, thumbnails = self._people(self._keeper.settings), self._thumbnails
        self.flow = Flow(
            words,
            self.window,
            self.pages,
            self._shelf,
            self._keeper,
            self.safety.gate,
            self.safety.suiting,
            self.conductor,
            lambda: CustomisePanel(words, health, thumbnails, people, during_session=True),
        )
        self._desktop = Desktop(
            self._front, self._actions, self.conductor, self.flow, self._sounding.own_voice, self._clock
        )
        self.stress_road = StressRoad(words, health, self.window, self._shelf, self.flow)
        self.archive = Archive(self.keeping.history, self)
        self.history_road = make_history_road(self._front, health, self.archive, self._shelf, _wall_clock)
        self._feelings = Feelings(
            self._front,
            health,
            self.keeping,
            self.archive,
            self.conductor,
            self.flow,
            self._shelf,
            lambda: self._people(self._keeper.settings),
            _wall_clock,
            asks=self._asks,
        )
        self.comparison_road = make_comparison_road(
            self._front, health, self.archive, self._shelf, self.flow, _wall_clock
        )
        self._checks = Checks(
            health, self.keeping, self.conductor, self.flow, self.pages, self.comparison_road, RecheckCard(words)
        )
        self._one = OneAtATime(self._paths.data, words, self.window, self.pages, self.flow, self._shelf, self.conductor)
        self.browser = make_browser(
            self._front,
            self.safety,
            self.pages,
            self.flow,
            self._shelf,
            self._thumbnails,
            self._clock,
            self._on_page_made,
        )
        self._wearing = Wearing(
            self._front,
            self.pages,
            self.flow,
            self.browser,
            self._thumbnails,
            self.conductor,
            self._sounding,
            self._desktop,
            self,
        )

    def _keys_of(self, page: QWidget) -> Keys:
        """What can be asked for by a key on every page."""
        return Keys(page, self._actions, [Scope.EVERYWHERE])

    def _connect_signals(self) -> None:
        self.conductor.planned.connect(self._sounding.voice.plan)
        self._actions.asked.connect(self._on_asked)
        self.pages.summary.history_requested.connect(self.history_road.open)
        for road in (self.history_road, self.comparison_road):
            road.made.connect(self._on_page_made)
        self.comparison_road.stress_wanted.connect(self.stress_road.open)
        self.comparison_road.not_kept.connect(self._on_not_kept)
        for keeps in (self._keeper.not_kept, self.keeping.failed, self.archive.not_kept, self.safety.failed):
            keeps.connect(self._on_not_kept)
        for says in (self.keeping.said, self._feelings.said):
            says.connect(self.window.say)
        self.window.backup_requested.connect(self.keeping.backups.save)
        self.window.add_backup_requested.connect(self.keeping.backups.add)
        self._desktop.stop_listener.changed.connect(self.pages.session.show_hearing)
        self.flow.session_over.connect(self._on_session_over)
        self.pages.session.mute_toggled.connect(self._on_muted)
        self.pages.session.full_screen_toggled.connect(self.window.set_across)
        self.window.close_requested.connect(self._on_close_requested)
        # A dialog takes the keys that stop: nothing may run behind it.
        for asked in (self.window.people_requested, self.window.safety_requested, self.window.preferences_requested):
            asked.connect(self.conductor.pause)
        self.window.people_requested.connect(self.safety.gate.ask_names)
        self.window.safety_requested.connect(self.safety.gate.show_card)
        self.safety.gate.warned.connect(self.conductor.end)
        self.safety.changed.connect(self.flow.suit)
        self.safety.changed.connect(self.browser.suit)
        self.history_road.forgotten.connect(self.safety.forget)
        self.window.preferences_requested.connect(self._dialogs.ask_preferences)

    def _listeners(self) -> Sequence[Listener]:
        """Who hears of everything that happens in a session."""
        listeners: list[Listener] = [self._sounding.listener(), self._desktop.awake, *self.keeping.listeners]
        if self._events is not None:
            begun = self._events.begin()
            if isinstance(begun, Problem):
                self._on_not_kept(begun)
            else:
                listeners.append(begun)
        return listeners

    def _exercise(self, exercise_id: str) -> Exercise | None:
        return self._shelf.exercises.get(exercise_id)

    def _people(self, settings: Settings) -> People:
        return people_called(self._words, settings.name_a, settings.name_b)

    # ---- what happens --------------------------------------------------------------------------------------------

    def _find_asked(self) -> None:
        """Finds what was asked for, and what was left unfinished."""
        asked = self._options.routine
        if asked is not None and self._shelf.entry(asked) is None:
            self._shelf.open_file(Path(asked))
        self.keeping.find_unfinished()

    def _open(self) -> None:
        """All is there: what was left unfinished is offered, and a session that was asked for begins."""
        self.keeping.offer_unfinished(self.flow, self.safety.gate)
        for problem in (*self.keeping.take_problems(), *self.safety.take_problems()):
            self._on_not_kept(problem)
        self._sounding.start()
        self._desktop.start()
        self.ready = True
        if self._options.start:
            self.flow.start()
            if self.conductor.running is None and self._options.quit_when_finished:
                # Nothing of it is left to be done, or far too much: whoever waits for the end is told.
                self.exit_code = 1
                self.window.close()
        # Last: until all is there, nothing stands in its way.
        self._front.selector.show_pictures(self._thumbnails)
        self._one.look()
        self._feelings.wake()
        self._checks.remind()

    @Slot(bool)
    def _on_muted(self, muted: bool) -> None:
        self._keeper.change(replace(self._keeper.settings, muted=muted))

    @Slot()
    def _on_close_requested(self) -> None:
        self._actions.ask("end")

    @Slot(object)
    def _on_asked(self, does: object) -> None:
        """What can be asked for on every page; the session page answers for itself."""
        if does is Request.START and self.ready:
            self.flow.start()
        elif does is Request.KEYS and not self.pages.session.isVisible():
            self._dialogs.show_keys()

    @Slot(object)
    def _on_page_made(self, page: QWidget) -> None:
        self._keys.append(self._keys_of(page))

    @Slot(object)
    def _on_not_kept(self, problem: Problem) -> None:
        self.window.say(self._words("window.problem", problem=problem))

    @Slot(object)
    def _on_session_over(self, event: SessionFinished | SessionEnded) -> None:
        self._sounding.voice.stop()
        if self._events is not None:
            self._events.close()
        if self._options.quit_when_finished:
            finished = isinstance(event, SessionFinished)
            self.exit_code = 0 if finished else 1
            if finished and self._sounding.is_to_be_waited_for:
                # The end is heard to its end.
                self._sounding.announcer.quiet.connect(self.window.close)
            else:
                self.window.close()

    @Slot()
    def close(self) -> None:
        """Remembers where the window was and what was listed, and gives everything back as it was."""
        self.conductor.stop()
        self.archive.stop()
        self.keeping.close()
        self._sounding.close()
        if self._events is not None:
            self._events.close()
        self._desktop.close()
        if self._asks and self.ready:
            # What is listed in a demonstration is for nobody in particular, and a glance is not to be trusted.
            self._shelf.files.wrote_own(self.safety.file, failed=self.safety.is_unkept)
            self._front.index.write(self._front.selector.all_listed, self._shelf.files)
        self._keeper.change(self._keeper.settings.with_geometry(bytes(self.window.saveGeometry().data())))
        self._failures.remove()


def _wall_clock() -> datetime:
    return datetime.now().astimezone()
