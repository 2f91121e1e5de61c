"""When it is listened, and what comes of a stop word: a release or a pause, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from stretchgui.hearing.own_voice import AGAIN, TAIL, OwnVoice
from stretchgui.hearing.phrase import Phrase, StopDoes, StopWord
from stretchgui.session.clock import HandClock
from stretchgui.session.events import CueFired, Event
from stretchgui.session.sound_queue import Kind, Sound
from stretchgui.session.states import Command, Paused, Reason, Releasing, Running
from stretchgui.ui.during.action_set import ActionSet
from stretchgui.ui.during.actions import Order, Request
from stretchgui.ui.during.session_driver import SessionDriver
from stretchgui.ui.during.stop_listener import StopListener
from stretchgui.ui.hearing.child import Why
from stretchgui.ui.hearing.ear import Ear, Hearing
from stretchgui.ui.hearing.overheard import OverheardPlayer
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.theme import LIGHT
from stretchgui.ui.sound.player import SilentPlayer
from tests.ui.hearing.ears import Scripted, waited
from tests.ui.small_sessions import ASSETS, bout, english, session

ON = StopWord(on=True)
LISTENING: dict[str, object] = {"is": "listening"}


@dataclass
class World:
    """A session, the table of actions that commands it, and ears."""

    script: Scripted
    clock: HandClock = field(default_factory=HandClock)
    own_voice: OwnVoice = field(default_factory=OwnVoice)

    def __post_init__(self) -> None:
        self.actions = ActionSet(english(), Icons(ASSETS / "icons"), LIGHT)
        self.driver = SessionDriver(session(bout(hold=60), self.clock))
        self.driver.changed.connect(self.actions.follow)
        self.asked: list[Order | Request] = []
        self.actions.asked.connect(self.asked.append)
        self.actions.asked.connect(self.obey)
        self.listener = StopListener(english(), self.actions, self.own_voice, self.clock, self.script.ear)
        self.said: list[str] = []
        self.listener.said.connect(self.said.append)
        self.lamp: list[tuple[Hearing, str]] = []
        self.listener.changed.connect(lambda hearing, phrase: self.lamp.append((hearing, phrase)))

    def obey(self, does: Order | Request) -> None:
        assert isinstance(does, Order)
        self.driver.command(does.command)

    def run(self, seconds: float) -> None:
        for _ in range(round(seconds * 2)):
            self.clock.advance(0.5)
            self.driver.look()

    @property
    def ear(self) -> Ear:
        return self.script.made[-1]

    def close(self) -> None:
        self.listener.end()
        self.driver.stop()


@pytest.fixture
def world(qapp: object, tmp_path: Path) -> Iterator[World]:
    script = Scripted(tmp_path)
    script.answers("listen", LISTENING)
    made = World(script)
    yield made
    made.close()


def begin(world: World, choice: StopWord = ON) -> None:
    world.listener.choose(choice)
    world.listener.begin(world.driver)
    world.driver.command(Command.START)
    world.run(20)


def test_unless_somebody_wants_it_nothing_listens(world: World) -> None:
    begin(world, StopWord())
    assert world.script.made == []
    assert world.lamp == []


def test_it_listens_from_the_start_to_the_end_and_not_in_a_pause(qtbot: QtBot, world: World) -> None:
    world.listener.choose(ON)
    world.listener.begin(world.driver)
    assert world.script.made == []
    world.driver.command(Command.START)
    waited(qtbot, lambda: world.ear.hearing is Hearing.ON)
    world.driver.command(Command.PAUSE)
    assert world.ear.hearing is Hearing.OFF
    world.driver.command(Command.RESUME)
    waited(qtbot, lambda: world.ear.hearing is Hearing.ON)
    world.driver.command(Command.END)
    world.run(10)
    assert world.driver.snapshot.over
    assert world.ear.hearing is Hearing.OFF
    assert {phrase for _, phrase in world.lamp} == {"stop please"}
    # Whether it hears the last "rest" before its input ends makes no difference.
    assert [one["do"] for one in world.script.asked][:3] == ["listen", "rest", "listen"]


@pytest.mark.parametrize(
    ("does", "then"), [(StopDoes.RELEASE, Releasing), (StopDoes.PAUSE, Paused)], ids=["release", "pause"]
)
def test_the_stop_word_does_what_was_chosen(world: World, does: StopDoes, then: type[object]) -> None:
    begin(world, replace(ON, does=does))
    world.ear.heard.emit(1.0)
    assert isinstance(world.driver.snapshot.state, then)
    assert world.asked == [Order(Command(does.value))]


@pytest.mark.parametrize("does", StopDoes)
def test_it_never_goes_on(world: World, does: StopDoes) -> None:
    """Said in a pause, or as the pause begins, it resumes nothing."""
    begin(world, replace(ON, does=does))
    world.driver.command(Command.PAUSE)
    world.clock.advance(AGAIN)
    world.ear.heard.emit(1.0)
    state = world.driver.snapshot.state
    assert isinstance(state, Paused)
    assert state.reason is Reason.ASKED
    assert world.asked == []


def test_said_twice_it_is_one_release(world: World) -> None:
    begin(world)
    world.ear.heard.emit(1.0)
    world.ear.heard.emit(0.3)
    assert world.asked == [Order(Command.RELEASE)]


def test_the_programs_own_voice_stops_nothing(world: World) -> None:
    begin(world)
    player = OverheardPlayer(SilentPlayer(), world.own_voice, world.clock)
    player.play(Sound(Path("tone.wav"), 9.0, Kind.TONE))
    assert world.own_voice.is_open(world.clock())
    player.play(Sound(Path("sentence.wav"), 4.0, Kind.VOICE))
    world.run(2)
    world.ear.heard.emit(1.0)
    player.stop()
    world.ear.heard.emit(0.5)
    assert world.asked == []
    world.clock.advance(TAIL + 1.5)
    world.ear.heard.emit(1.0)
    assert world.asked == [Order(Command.RELEASE)]


def test_other_words_are_listened_for_at_once(qtbot: QtBot, world: World) -> None:
    begin(world)
    world.listener.choose(StopWord(on=True, phrase=Phrase.RED_LIGHT, learnt=45))
    world.script.wait_for(qtbot, "listen", 2)
    assert world.script.asked[-1] == {"do": "listen", "phrase": "red light", "strictness": 45}
    world.listener.choose(StopWord())
    assert world.ear.hearing is Hearing.OFF


@pytest.mark.parametrize("why", ["missing", "no_sound", "no_microphone", "denied", "lost", "broken"])
def test_what_is_missing_is_said_once_and_the_session_goes_on(qtbot: QtBot, world: World, why: str) -> None:
    world.script.answers("listen", {"is": "deaf", "why": why, "text": "(more of it)"}, "die")
    begin(world)
    waited(qtbot, lambda: bool(world.said))
    world.driver.command(Command.PAUSE)
    world.driver.command(Command.RESUME)
    with qtbot.waitSignal(world.ear.deaf, timeout=20_000):
        pass
    assert len(world.said) == 1
    assert world.said[0].startswith("The stop word is off")
    assert world.lamp[-1] == (Hearing.DEAF, "stop please")
    world.run(10)
    assert isinstance(world.driver.snapshot.state, Running)


def test_who_relies_on_it_with_closed_eyes_hears_once_that_it_is_off_when_nothing_else_is_said(
    qtbot: QtBot, world: World
) -> None:
    heard: list[str] = []

    def hear(events: tuple[Event, ...]) -> None:
        heard.extend(event.cue.text for event in events if isinstance(event, CueFired))

    begin(world)
    world.driver.happened.connect(hear)
    world.own_voice.speaks(world.clock(), 4.0)
    world.ear.deaf.emit(Why.LOST, "")
    world.run(4)
    assert heard == []
    world.run(2)
    assert heard == ["The stop word is off. A tap on the arm still stops."]
    world.ear.deaf.emit(Why.LOST, "")
    world.run(2)
    assert len(heard) == 1


def test_in_a_pause_nobody_is_told_that_nobody_listens(world: World) -> None:
    begin(world)
    world.driver.command(Command.PAUSE)
    world.ear.deaf.emit(Why.LOST, "")
    heard: list[str] = []
    world.driver.happened.connect(heard.append)
    world.run(2)
    assert heard == []


def test_a_driver_that_is_gone_is_no_matter(world: World) -> None:
    begin(world)
    world.driver.stop()
    world.driver.deleteLater()
    world.listener.end()
    world.listener.end()
    assert world.script.made[-1].hearing is Hearing.OFF
