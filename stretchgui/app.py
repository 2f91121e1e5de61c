"""The composition root: builds every part of the window once, and wires them. Nothing else does."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from stretchgui.document.problems import Problem
from stretchgui.figure.model import Figure
from stretchgui.health.store import HealthStore
from stretchgui.health.wording import load_health_words
from stretchgui.hearing.own_voice import OwnVoice
from stretchgui.language.choice import system_language
from stretchgui.language.words import load_words
from stretchgui.options import WindowOptions
from stretchgui.paths import Paths, cache_folder, find_paths
from stretchgui.routine.customisation_store import CustomisationStore
from stretchgui.routine.exercise import Exercise
from stretchgui.routine.own_routines import OwnRoutines
from stretchgui.routine.shelf import Shelf
from stretchgui.session.clock import Clock, boot_clock
from stretchgui.session.events import SessionEnded, SessionFinished
from stretchgui.session.people import People, people_called
from stretchgui.settings import Settings, SettingsStore
from stretchgui.ui.after.summary_page import SummaryPage
from stretchgui.ui.appearance import Appearance
from stretchgui.ui.before.customise import CustomisePanel
from stretchgui.ui.before.gate import Gate
from stretchgui.ui.before.preferences import PreferencesDialog
from stretchgui.ui.before.preview_page import PreviewPage
from stretchgui.ui.before.said_of_people import unsuited_said
from stretchgui.ui.before.selector import SelectorPanel
from stretchgui.ui.couple_keeper import CoupleKeeper
from stretchgui.ui.drawn.figure_view import FigureView
from stretchgui.ui.drawn.thumbnails import Thumbnails
from stretchgui.ui.during.actions import ActionSet, Request
from stretchgui.ui.during.awake import AwakeListener, make_awake
from stretchgui.ui.during.conductor import Conductor
from stretchgui.ui.during.events_file import EventsFile
from stretchgui.ui.during.keys_card import KeysDialog
from stretchgui.ui.during.media import MediaKeys, make_media_control
from stretchgui.ui.during.session_driver import Listener
from stretchgui.ui.during.session_page import SessionPage
from stretchgui.ui.exercises.browser import Browser
from stretchgui.ui.failure import Failures
from stretchgui.ui.first_paint import FirstPaint
from stretchgui.ui.flow import Flow
from stretchgui.ui.hearing.overheard import OverheardPlayer
from stretchgui.ui.hearing.stop_listener import StopListener
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.theme import Theme
from stretchgui.ui.log import Log
from stretchgui.ui.main_window import MainWindow, Pages
from stretchgui.ui.settings_keeper import SettingsKeeper
from stretchgui.ui.sound.announcer import FAST, Announcer, SoundListener
from stretchgui.ui.sound.palettes import find_palettes
from stretchgui.ui.sound.player import Player, ProcessPlayer, SilentPlayer
from stretchgui.ui.sound.speaker import SessionVoice
from stretchgui.voice.finding import sources
from stretchgui.voice.lines import Speaker

if TYPE_CHECKING:
    from stretchgui.ui.exercises.page import ExercisesPage

PROGRAM = "stretchgui"


def run_window(options: WindowOptions) -> int:
    """Opens the window, and stays until it is closed.

    Args:
        options: What the command line asked for.

    Returns:
        The exit code: 0, or 1 for a session that was asked for and ended before its end.
    """
    paths = find_paths(os.environ, sys.platform, Path.home())
    # Qt hands the edges of small areas out to threads, and waits for them longer than painting takes.
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
    application = QApplication([PROGRAM])
    application.setApplicationName(PROGRAM)
    application.setDesktopFileName(PROGRAM)
    # Ctrl-C in the terminal ends the program as it does everywhere.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    kept_log = Log(paths.data)
    player = ProcessPlayer(boot_clock(), application)
    if options.start:
        # Its first tone is wanted at once.
        player.start()
    program = Program(application, paths, options, kept_log.file, player=player)
    program.show()
    # What is built by then stays: the collector need not look through it again and again while figures move.
    QTimer.singleShot(0, gc.freeze)
    application.exec()
    kept_log.close()
    return program.exit_code


class Program(QObject):
    """Every part of the window, built once and wired.

    Args:
        application: Qt's own.
        paths: Where files live.
        options: What the command line asked for.
        log_file: Where the log is, if anywhere.
        clock: Seconds that only grow and count sleep; None for the system's.
        player: What plays sounds; None for silence.

    Attributes:
        window: The window.
        pages: Its parts.
        flow: What leads from page to page.
        browser: What leads to all exercises.
        stop_listener: What listens for the stop word.
        conductor: What runs sessions.
        ready: Whether everything can be chosen; before that the window is there, and empty.
        exit_code: What the process shall end with.
    """

    def __init__(
        self,
        application: QApplication,
        paths: Paths,
        options: WindowOptions,
        log_file: Path | None = None,
        clock: Clock | None = None,
        player: Player | None = None,
    ) -> None:
        super().__init__()
        self.exit_code = 0
        self.ready = False
        self._application = application
        self._paths = paths
        self._options = options
        self._words = load_words(paths.bundled_assets / "words", system_language(os.environ))[0]
        self._health = load_health_words(paths.bundled_assets / "health", self._words.language)[0]
        self._keeper = SettingsKeeper(SettingsStore(paths.settings))
        self._appearance = Appearance(application, self._keeper.settings.colours)
        self._clock = clock or boot_clock()
        self._is_heard = player is not None
        self._own_voice = OwnVoice()
        self._player = OverheardPlayer(player or SilentPlayer(), self._own_voice, self._clock)
        self._announcer = Announcer(paths.bundled_assets / "sounds", self._player, self._clock, self)
        self._voice = self._make_voice()
        self._awake = AwakeListener(make_awake(), self)
        self._events = None if options.events is None else EventsFile(options.events, people_called(self._words))
        demonstration = options.quit_when_finished or options.speed != 1.0
        self._shelf = Shelf(paths, CustomisationStore(paths.settings / "routines"))
        self._couple = CoupleKeeper(HealthStore(paths.data), lambda: self._shelf.exercises, everybody=demonstration)
        self.conductor = Conductor(
            self._words,
            self._clock,
            self._couple.suiting,
            self._listeners,
            speed=options.speed,
            is_alone=options.quit_when_finished,
            parent=self,
        )
        self._icons = Icons(paths.bundled_assets / "icons")
        self._make_window()
        self._failures = Failures(self._words, log_file, lambda: self.window, self)
        self._failures.install()
        self._connect_signals()
        self._wear(self._keeper.settings)

    def show(self) -> None:
        """Shows the window; once it is there, the routine that was asked for, whose session may then begin."""
        self.window.restoreGeometry(QByteArray(self._keeper.settings.geometry_bytes()))
        if self._options.full_screen:
            self.window.set_full_screen(True)
        FirstPaint(self.window).over.connect(self._after_first_paint)
        self.window.show()

    # ---- building ------------------------------------------------------------------------------------------------

    def _make_voice(self) -> SessionVoice:
        """The voice; where nothing is to be heard, nothing is made either."""
        cache = cache_folder(os.environ, sys.platform, Path.home()) / "voice"
        tried = sources if self._is_heard else tuple
        return SessionVoice(cache, self._announcer, tried, speed=self._options.speed, parent=self)

    def _make_window(self) -> None:
        words, theme, icons = self._words, self._appearance.theme, self._icons
        people, thumbnails = self._people(self._keeper.settings), Thumbnails(theme.look, self)
        self._thumbnails = thumbnails
        self._actions = ActionSet(words, icons, theme, self)
        speed = self._options.speed
        self.pages = Pages(
            SelectorPanel(words, theme, icons, thumbnails, people, str(self._paths.own_routines)),
            PreviewPage(words, self._health, theme, icons, thumbnails, people, self._clock, self._exercise),
            SessionPage(
                words,
                icons,
                theme,
                people,
                self._actions,
                FigureView(words, theme.look, self._clock, speed=speed),
                self._clock,
                easier=self.conductor.easier,
                speed=speed,
            ),
            SummaryPage(words),
        )
        self.window = MainWindow(words, self.pages, self._actions)
        self._gate = Gate(
            words,
            self._health,
            self._keeper,
            self._couple,
            self._appearance,
            self.window,
            self._two_people,
            date.today,
            open_=self._couple.everybody,
        )
        self.flow = Flow(
            words,
            self.window,
            self.pages,
            self._shelf,
            self._keeper,
            self._gate,
            self._couple.suiting,
            self.conductor,
            lambda: CustomisePanel(words, self._health, thumbnails, people, during_session=True),
        )
        self._media = MediaKeys(words, self._actions, self.window, lambda: self.flow.chosen_title, self)
        self.stop_listener = StopListener(words, self._actions, self._own_voice, self._clock, parent=self)
        own = OwnRoutines(self._paths.own_routines, lambda: self._shelf.exercises)
        self.browser = Browser(
            words,
            self._health,
            self._unsuited,
            self.window,
            self.pages,
            self.flow,
            self._shelf,
            own,
            self._make_exercises_page,
        )

    def _make_exercises_page(self) -> ExercisesPage:
        """The page of all exercises, when it is first wanted: the first picture on the screen needs none of it."""
        from stretchgui.ui.exercises.page import ExercisesPage

        settings, theme = self._keeper.settings, self._appearance.theme
        people = self._people(settings)
        page = ExercisesPage(
            self._words, self._health, theme, self._icons, self._thumbnails, self._clock, people, self._unsuited
        )
        page.set_figures((settings.figure_a.person(), settings.figure_b.person()))
        page.set_still(settings.reduce_motion)
        return page

    def _connect_signals(self) -> None:
        self._keeper.changed.connect(self._wear)
        self.conductor.planned.connect(self._voice.plan)
        self._actions.asked.connect(self._on_asked)
        self._keeper.not_kept.connect(self._on_not_kept)
        self._couple.not_kept.connect(self._on_not_kept)
        self._couple.changed.connect(self.flow.suit)
        self._appearance.changed.connect(self._on_theme)
        self.conductor.began.connect(self._media.begin)
        self.conductor.over.connect(self._media.end)
        self.conductor.began.connect(self.stop_listener.begin)
        self.conductor.over.connect(self.stop_listener.end)
        self.stop_listener.changed.connect(self.pages.session.show_hearing)
        self.stop_listener.said.connect(self.window.say)
        self.flow.session_over.connect(self._on_session_over)
        self.pages.session.mute_toggled.connect(self._on_muted)
        self.pages.session.full_screen_toggled.connect(self.window.set_across)
        self.window.close_requested.connect(self._on_close_requested)
        # A dialog takes the keys that stop: nothing may run behind it.
        for asked in (self.window.people_requested, self.window.safety_requested, self.window.preferences_requested):
            asked.connect(self.conductor.pause)
        self._gate.blocked.connect(self.window.say)
        self._gate.warned.connect(self.conductor.end)
        self.window.people_requested.connect(self._gate.ask_names)
        self.window.safety_requested.connect(self._gate.show_card)
        self.window.preferences_requested.connect(self._ask_preferences)
        self._application.aboutToQuit.connect(self.close)

    def _listeners(self) -> Sequence[Listener]:
        """Who hears of everything that happens in a session."""
        heard = SoundListener(self._announcer, self._clock, self._options.speed, self._voice)
        listeners: list[Listener] = [heard, self._awake]
        if self._events is not None:
            begun = self._events.begin()
            if isinstance(begun, Problem):
                self._on_not_kept(begun)
            else:
                listeners.append(begun)
        return listeners

    def _exercise(self, exercise_id: str) -> Exercise | None:
        return self._shelf.exercises.get(exercise_id)

    def _unsuited(self, exercise: Exercise) -> list[str]:
        return unsuited_said(self._health, self._people(self._keeper.settings), self._couple.suiting(), exercise)

    def _two_people(self) -> Figure | None:
        """A picture in which both can be seen."""
        known = self._exercise("single-knee-to-chest")
        return known.figure if known else None

    def _people(self, settings: Settings) -> People:
        return people_called(self._words, settings.name_a, settings.name_b)

    # ---- what happens --------------------------------------------------------------------------------------------

    @Slot()
    def _after_first_paint(self) -> None:
        """What the first picture does not need: the routines, the exercises they name, the sounds."""
        self._read_routines()
        self._player.start()
        self._media.use(make_media_control(os.environ, self._media.ask, self))
        if self._options.start:
            self.flow.start()
            if self.conductor.running is None and self._options.quit_when_finished:
                # Nothing of it is left to be done, or far too much: whoever waits for the end is told.
                self.exit_code = 1
                self.window.close()

    def _read_routines(self) -> None:
        asked = self._options.routine
        self._shelf.reload()
        if asked is not None and self._shelf.entry(asked) is None:
            self._shelf.open_file(Path(asked))
        self.flow.open(self._shelf.extra.id if self._shelf.extra else asked, self._options.turns)
        self.ready = True

    @Slot(object)
    def _wear(self, settings: Settings) -> None:
        """Has every part follow the settings."""
        people = self._people(settings)
        looks = (settings.figure_a.person(), settings.figure_b.person())
        self._appearance.set_colours(settings.colours)
        self._tune(settings)
        for part in (self.pages.selector, self.pages.preview, self.pages.session, self.flow.panel):
            part.set_people(people)
        self._thumbnails.set_look(self._appearance.theme.look.with_people(*looks))
        self.pages.preview.set_figures(looks)
        self.pages.session.picture.set_people(looks)
        self.pages.preview.set_still(settings.reduce_motion)
        self.pages.session.set_still(settings.reduce_motion)
        self.conductor.set_guide(settings.guide)
        self.pages.session.set_guide(settings.guide)
        self.pages.session.set_muted(settings.muted)
        self.pages.session.set_media_keys(settings.media_keys)
        self._media.set_wanted(settings.media_keys)
        self.stop_listener.choose(settings.listening)
        self.browser.wear(people, looks, settings.reduce_motion)

    def _tune(self, settings: Settings) -> None:
        self._announcer.set_palette(settings.palette)
        self._announcer.set_volumes(settings.volume, settings.voice_volume)
        self._announcer.set_muted(settings.muted)
        self._voice.wear(settings, self._people(settings))

    @Slot(object)
    def _on_theme(self, theme: Theme) -> None:
        for part in (self.pages.selector, self.pages.preview, self.pages.session):
            part.set_theme(theme)
        self.browser.set_theme(theme)
        self._wear(self._keeper.settings)

    @Slot(bool)
    def _on_muted(self, muted: bool) -> None:
        self._keeper.change(replace(self._keeper.settings, muted=muted))

    @Slot()
    def _on_close_requested(self) -> None:
        self._actions.ask("end")

    @Slot(object)
    def _on_asked(self, does: object) -> None:
        """What can be asked for on every page; the session page answers for itself."""
        if does is Request.START:
            self.flow.start()
        elif does is Request.KEYS and not self.pages.session.isVisible():
            dialog = KeysDialog(self._words, self._icons, self._appearance.theme, self.window)
            dialog.exec()
            dialog.deleteLater()

    @Slot()
    def _ask_preferences(self) -> None:
        palettes = find_palettes(self._paths.bundled_assets / "sounds")
        voices = [voice.id for voice in self._voice.voices]
        dialog = PreferencesDialog(self._words, self._keeper.settings, palettes, voices, self.window)
        dialog.changed.connect(self._keeper.change)
        dialog.tones_tried.connect(self._announcer.try_tones)
        self._keeper.changed.connect(dialog.take)
        dialog.stop_word_requested.connect(self._ask_stop_word)
        dialog.voice_tried.connect(self._on_voice_tried)
        dialog.exec()
        dialog.deleteLater()
        self._announcer.silence()

    @Slot()
    def _ask_stop_word(self) -> None:
        from stretchgui.ui.before.stop_word_dialog import StopWordDialog

        dialog = StopWordDialog(self._words, self._keeper.settings, parent=self.window)
        dialog.changed.connect(self._keeper.change)
        dialog.exec()
        dialog.deleteLater()

    @Slot()
    def _on_voice_tried(self) -> None:
        people = self._people(self._keeper.settings)
        receiver = self._words("preferences.tried_receiver", receiver=people.a)
        helper = self._words("preferences.tried_helper", helper=people.b)
        self._voice.try_out(((receiver, Speaker.RECEIVER), (helper, Speaker.HELPER)))

    @Slot(object)
    def _on_not_kept(self, problem: Problem) -> None:
        self.window.say(self._words("window.problem", problem=problem))

    @Slot(object)
    def _on_session_over(self, event: SessionFinished | SessionEnded) -> None:
        self._voice.stop()
        if self._events is not None:
            self._events.close()
        if self._options.quit_when_finished:
            finished = isinstance(event, SessionFinished)
            self.exit_code = 0 if finished else 1
            if finished and self._announcer.sounds and self._options.speed <= FAST:
                # The end is heard to its end.
                self._announcer.quiet.connect(self.window.close)
            else:
                self.window.close()

    @Slot()
    def close(self) -> None:
        """Remembers where the window was, and gives everything back as it was."""
        self.conductor.stop()
        self._voice.stop()
        self._announcer.close()
        if self._events is not None:
            self._events.close()
        self._awake.close()
        self._media.end()
        self.stop_listener.end()
        self._keeper.change(self._keeper.settings.with_geometry(bytes(self.window.saveGeometry().data())))
        self._failures.remove()
