"""The driver adds signals and a timer to a session, and nothing else."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from stretchgui.routine.timeline import Timeline
from stretchgui.session import events as ev
from stretchgui.session.clock import HandClock, boot_clock
from stretchgui.session.snapshot import Snapshot
from stretchgui.session.states import Command, Ended, Finished, Paused, Running, Waiting
from stretchgui.ui.during.session_driver import SessionDriver, until_next_second
from tests.ui.small_sessions import bout, session, with_check


class Heard:
    """Keeps what a driver said, in the order it said it."""

    def __init__(self, driver: SessionDriver) -> None:
        self.events: list[ev.Event] = []
        self.snapshots: list[Snapshot] = []
        self.refused: list[Command] = []
        driver.happened.connect(self.events.extend)
        driver.changed.connect(self.snapshots.append)
        driver.refused.connect(self.refused.append)

    def kinds(self) -> list[type[ev.Event]]:
        return [type(event) for event in self.events if not isinstance(event, ev.CueFired)]

    def phases(self) -> list[int]:
        return [event.phase.index for event in self.events if isinstance(event, ev.PhaseEntered)]


def the_timer(driver: SessionDriver) -> QTimer:
    """The one timer a driver has."""
    (timer,) = driver.findChildren(QTimer)
    return timer


class Driven:
    """A driver whose clock goes on by hand; no event loop runs, so its timer never fires by itself."""

    def __init__(self, plan: Timeline, *, speed: float = 1.0, is_alone: bool = False) -> None:
        self.clock = HandClock()
        self.driver = SessionDriver(session(plan, self.clock, speed), speed=speed, is_alone=is_alone)
        self.heard = Heard(self.driver)
        self.timer = the_timer(self.driver)

    def let_pass(self, seconds: float) -> None:
        """Lets real seconds pass, looking as the timer would."""
        until = self.clock() + seconds
        while self.timer.isActive() and self.clock() + self.timer.interval() / 1000 <= until + 1e-9:
            self.clock.advance(self.timer.interval() / 1000)
            self.timer.timeout.emit()
        self.clock.advance(max(0.0, until - self.clock()))

    def state(self) -> object:
        return self.driver.snapshot.state


Drive = Callable[..., Driven]


@pytest.fixture
def drive() -> Iterator[Drive]:
    """Makes driven drivers, and stops them at the end."""
    made: list[Driven] = []

    def make(plan: Timeline, *, speed: float = 1.0, is_alone: bool = False) -> Driven:
        made.append(Driven(plan, speed=speed, is_alone=is_alone))
        return made[-1]

    yield make
    for driven in made:
        driven.driver.stop()


def test_nothing_runs_before_the_start(drive: Drive) -> None:
    driven = drive(bout())
    assert not driven.timer.isActive()
    assert not driven.heard.snapshots


def test_a_session_runs_to_its_end_on_the_timer_alone(drive: Drive) -> None:
    driven = drive(bout(hold=20))
    driven.driver.command(Command.START)
    driven.let_pass(48.1)
    assert isinstance(driven.state(), Finished)
    assert driven.heard.phases() == [0, 1, 2, 3, 4]
    assert driven.heard.kinds()[0] is ev.SessionStarted
    assert driven.heard.kinds()[-1] is ev.SessionFinished
    assert not driven.timer.isActive()
    assert [hold.held for hold in driven.driver.holds] == [pytest.approx(20.0)]


def test_the_timer_is_precise_and_single(drive: Drive) -> None:
    timer = drive(bout()).timer
    assert timer.isSingleShot()
    assert timer.timerType() is Qt.TimerType.PreciseTimer


def test_it_looks_when_the_digits_change_and_at_least_once_a_second(drive: Drive) -> None:
    driven = drive(bout())
    driven.driver.command(Command.START)
    driven.clock.advance(0.3)
    driven.driver.look()
    assert driven.timer.interval() == pytest.approx(700, abs=2)
    driven.let_pass(11.6)
    shown = [snapshot.left for snapshot in driven.heard.snapshots if isinstance(snapshot.state, Running)]
    whole = [left for left in shown if left is not None and abs(left - round(left)) < 0.002]
    assert {round(left) for left in whole} >= set(range(1, 13))


@pytest.mark.parametrize("speed", [1.0, 7.0, 60.0, 600.0])
def test_every_phase_is_entered_once_at_any_speed(drive: Drive, speed: float) -> None:
    driven = drive(bout(), speed=speed)
    driven.driver.command(Command.START)
    driven.let_pass(48 / speed + 0.1)
    assert driven.heard.phases() == [0, 1, 2, 3, 4]


def test_a_very_fast_session_does_not_look_for_each_digit(drive: Drive) -> None:
    driven = drive(bout(hold=600), speed=600.0)
    driven.driver.command(Command.START)
    driven.let_pass(628 / 600 + 0.1)
    assert driven.heard.phases() == [0, 1, 2, 3, 4]
    # One for each cue, and not six hundred.
    assert len(driven.heard.snapshots) < 90


def test_no_timer_runs_while_paused(drive: Drive) -> None:
    driven = drive(bout())
    driven.driver.command(Command.START)
    driven.let_pass(20)
    driven.driver.command(Command.PAUSE)
    assert isinstance(driven.state(), Paused)
    assert not driven.timer.isActive()
    driven.let_pass(3600)
    driven.driver.command(Command.RESUME)
    assert driven.timer.isActive()
    left = driven.driver.snapshot.left
    assert left == pytest.approx(17)


def test_a_timer_that_comes_late_loses_nothing(drive: Drive) -> None:
    driven = drive(bout(hold=20))
    driven.driver.command(Command.START)
    while not driven.driver.snapshot.over:
        driven.clock.advance(2.9)
        driven.timer.timeout.emit()
    assert driven.heard.phases() == [0, 1, 2, 3, 4]
    starts = [event.t for event in driven.heard.events if isinstance(event, ev.PhaseEntered)]
    assert starts == [0, 12, 17, 37, 42]


def test_a_laptop_that_slept_is_paused_when_it_wakes(drive: Drive) -> None:
    driven = drive(bout())
    driven.driver.command(Command.START)
    driven.let_pass(20)
    driven.clock.advance(600)
    driven.timer.timeout.emit()
    assert isinstance(driven.state(), Paused)
    assert not driven.timer.isActive()


def test_a_click_that_lost_its_race_is_dropped_and_said(drive: Drive, caplog: pytest.LogCaptureFixture) -> None:
    driven = drive(bout())
    driven.driver.command(Command.START)
    driven.let_pass(16.5)
    driven.clock.advance(1.0)
    with caplog.at_level(logging.DEBUG):
        driven.driver.command(Command.CONFIRM)
    assert driven.heard.refused == [Command.CONFIRM]
    assert "confirm is not allowed while running" in caplog.text
    # The deadline that was crossed on the way was not lost with it.
    assert driven.heard.phases() == [0, 1, 2]
    assert driven.timer.isActive()


def test_added_time_reaches_the_session(drive: Drive) -> None:
    driven = drive(bout(hold=20))
    driven.driver.command(Command.START)
    driven.let_pass(17)
    driven.driver.command(Command.ADD_TIME, -10)
    assert driven.driver.snapshot.left == pytest.approx(10)


def test_a_check_waits_for_people(drive: Drive) -> None:
    driven = drive(with_check())
    driven.driver.command(Command.START)
    driven.let_pass(100)
    assert isinstance(driven.state(), Waiting)
    # A sleeping laptop must be noticed while it waits, too.
    assert driven.timer.isActive()
    driven.driver.command(Command.CONFIRM)
    assert isinstance(driven.state(), Running)


def test_a_check_confirms_itself_when_told_to(drive: Drive) -> None:
    driven = drive(with_check(), is_alone=True)
    driven.driver.command(Command.START)
    driven.let_pass(9)
    assert isinstance(driven.state(), Finished)
    assert not driven.heard.refused
    assert [kind for kind in driven.heard.kinds() if kind is ev.CheckConfirmed] == [ev.CheckConfirmed]


def test_a_demonstration_goes_on_after_a_stall_and_people_are_waited_for(drive: Drive) -> None:
    for is_alone in (True, False):
        driven = drive(bout(hold=20), is_alone=is_alone)
        driven.driver.command(Command.START)
        driven.let_pass(10)
        driven.clock.advance(60)
        driven.driver.look()
        assert isinstance(driven.state(), Paused)
        assert driven.timer.isActive() is is_alone
        driven.let_pass(100)
        assert isinstance(driven.state(), Finished if is_alone else Paused)


def test_the_future_can_be_replaced_while_it_runs(drive: Drive) -> None:
    driven = drive(bout(hold=20))
    driven.driver.command(Command.START)
    driven.let_pass(5)
    driven.driver.replace(driven.driver.snapshot.timeline.replanned(bout(hold=40), 0))
    assert driven.heard.snapshots[-1].timeline.total == 68
    with pytest.raises(ValueError, match="frozen"):
        driven.driver.replace(bout().with_phases(tuple(replace(p, planned=9.0) for p in bout().phases)))


def test_listeners_hear_first_and_one_that_fails_is_dropped(caplog: pytest.LogCaptureFixture) -> None:
    calls: list[str] = []

    def full_disk(events: tuple[ev.Event, ...]) -> None:
        calls.append("full disk")
        raise OSError(28, "No space left on device")

    def good(events: tuple[ev.Event, ...]) -> None:
        calls.append("good")

    driver = SessionDriver(session(bout(), HandClock()), [full_disk, good])
    driver.happened.connect(lambda _: calls.append("signal"))
    driver.command(Command.START)
    driver.command(Command.PAUSE)
    assert calls == ["full disk", "good", "signal", "good", "signal"]
    assert caplog.text.count("hears no more of this session") == 1


def test_a_slot_that_commands_has_the_last_word() -> None:
    """Whoever answers an event with a command must not be shown the older state last."""
    driver = SessionDriver(session(bout(), HandClock()))
    shown: list[object] = []
    driver.changed.connect(lambda snapshot: shown.append(type(snapshot.state)))

    def end_at_once(events: tuple[ev.Event, ...]) -> None:
        if isinstance(events[0], ev.SessionStarted):
            driver.command(Command.END)

    driver.happened.connect(end_at_once)
    driver.command(Command.START)
    assert set(shown) == {Ended}
    assert not the_timer(driver).isActive()


def test_a_look_that_fails_is_not_the_last(qtbot: QtBot) -> None:
    hand = HandClock()
    broken = False

    def clock() -> float:
        if broken:
            raise OSError("no clock")
        return hand()

    driver = SessionDriver(session(bout(), clock))
    driver.command(Command.START)
    hand.advance(1.0)
    broken = True
    with qtbot.capture_exceptions() as caught:
        the_timer(driver).timeout.emit()
    assert [kind for kind, _, _ in caught] == [OSError]
    assert the_timer(driver).isActive()
    broken = False
    the_timer(driver).timeout.emit()
    assert driver.snapshot.left == pytest.approx(11.0)
    driver.stop()


def test_until_next_second_is_when_the_digits_change() -> None:
    clock = HandClock()
    running = session(bout(), clock)
    running.command(Command.START)
    assert until_next_second(running.snapshot) == 1.0
    clock.advance(0.25)
    running.look()
    assert until_next_second(running.snapshot) == pytest.approx(0.75)


def test_with_real_time_the_phases_are_those_of_the_timeline(qtbot: QtBot) -> None:
    plan = bout(hold=30)
    driver = SessionDriver(session(plan, boot_clock(), 120.0), speed=120.0, is_alone=True)
    heard = Heard(driver)
    driver.command(Command.START)
    qtbot.waitUntil(lambda: driver.snapshot.over, timeout=10_000)
    assert [event.phase for event in heard.events if isinstance(event, ev.PhaseEntered)] == list(plan.phases)
    assert [event.t for event in heard.events if isinstance(event, ev.PhaseEntered)] == pytest.approx(
        [phase.start for phase in plan.phases]
    )
    assert not the_timer(driver).isActive()
