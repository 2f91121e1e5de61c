"""One fault after the other, in the real program: no traceback, nothing lost, nothing twice, and a next start."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from stretchgui.session.events import Result
from tests.app.opened import opened
from tests.faults.faults import FAULTS, Ends, Fault, Left
from tests.faults.kept import assert_nothing_lost, assert_offer_is_true, kept_in
from tests.faults.program import Ran
from tests.faults.stage import EXERCISES, HISTORY, PAST, SPEED, Stage
from tests.faults.tally import Tally
from tests.faults.window import offer_of

pytestmark = [
    pytest.mark.timeout(400),
    pytest.mark.qt_log_ignore("QSoundEffect", "PulseAudioService", "Couldn't (load|resolve)", extend=True),
]


@pytest.mark.parametrize(
    "fault", [pytest.param(one, id=one.name, marks=[] if one.short else pytest.mark.long) for one in FAULTS]
)
def test_a_fault_costs_nobody_anything(qapp: QApplication, stage: Stage, fault: Fault, tally: Tally) -> None:
    stage.installed.keep_only(EXERCISES)
    fault.before(stage)
    history = stage.home / HISTORY
    before = history.read_bytes() if history.is_file() else b""
    stage.begin("--quit-when-finished")
    if fault.ends is not Ends.REFUSED:
        stage.reach("hold")
        fault.during(stage)
    if fault.ends is Ends.DONE:
        stage.until(lambda: stage.has_begun("hold", side="right"))
        fault.later(stage)
    ran = stage.end()
    stage.undo()
    assert_ended(fault, ran)
    assert_left(fault, stage, before)
    if fault.left is not Left.NOTHING:
        assert_next_start(fault, qapp, stage)
    tally.count("faults brought about, one by one")


def assert_ended(fault: Fault, ran: Ran) -> None:
    """It came out as it should, and said what it should, in words and not in a traceback."""
    assert not ran.failed, ran.said
    assert ran.out == ""
    assert fault.says in ran.said, ran.said
    match fault.ends:
        case Ends.DONE:
            assert ran.code == 0, ran.said
        case Ends.REFUSED:
            assert ran.code in (1, 2), ran.said
            assert ran.err
        case Ends.STOPPED:
            assert ran.code != 0, ran.said


def assert_left(fault: Fault, stage: Stage, before: bytes) -> None:
    """What must be in the data folder is in it."""
    home = stage.home
    if fault.left is Left.NOTHING:
        assert not home.exists()
        return
    if fault.left is Left.UNTOUCHED:
        assert (home / HISTORY).read_bytes() == before
        return
    kept = kept_in(home)
    assert kept.past is (fault.left in (Left.ALL, Left.PART))
    assert (home / f"{HISTORY}.bad-1").exists() is (fault.left is Left.ASIDE)
    (session,) = kept.present
    if fault.left is not Left.PART:
        assert_nothing_lost(session, stage.events)
    assert (session.result is Result.FINISHED) is (fault.ends is Ends.DONE and fault.left is not Left.PART)


def assert_next_start(fault: Fault, qapp: QApplication, stage: Stage) -> None:
    """The next start shows the window, and offers what was cut off, and only that."""
    left = stage.installed.assets.exists()
    with opened(qapp, stage.home) as program:
        assert program.window.isVisible()
        text = offer_of(program)
        assert bool(text) is (fault.ends is Ends.STOPPED or fault.left is Left.PART), (text, left)
        if fault.ends is Ends.STOPPED:
            cut = kept_in(stage.home).offered
            assert cut is not None
            assert_offer_is_true(cut, stage.events, SPEED)


def test_every_fault_has_a_name_of_its_own() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)
    assert PAST.result is Result.FINISHED
