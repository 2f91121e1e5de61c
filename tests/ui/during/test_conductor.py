"""What the conductor tells of a session that changes while it runs."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from stretchgui.routine.customisation import Customisation
from stretchgui.routine.suiting import Suiting
from stretchgui.routine.timeline import Phase, PhaseKind
from stretchgui.session.choices import Breathing
from stretchgui.session.clock import HandClock
from stretchgui.session.cues import CueSheet
from stretchgui.session.guide import Guide
from stretchgui.ui.during.conductor import Conductor
from tests.session.plans import BREATHS, KNEE, WORDS, routine, step
from tests.ui.small_sessions import english_health

HEALTH = english_health()


def test_a_changed_guide_reaches_what_is_said_in_the_session_that_runs(qtbot: QtBot) -> None:
    """Another breath, and no more questions: the plan of what is said follows at once, not in the next session."""
    conductor = Conductor(WORDS, HEALTH, HandClock(), Suiting, tuple)
    sheets: list[CueSheet] = []
    conductor.planned.connect(sheets.append)
    conductor.start(routine(step(KNEE), step(BREATHS, hold=60.0)), Customisation())
    conductor.set_guide(Guide(Breathing.FIVE_FIVE, asks=False))
    conductor.stop()
    before, after = sheets

    def cues(sheet: CueSheet, name: str, kind: PhaseKind) -> list[float]:
        phase: Phase = next(it for it in sheet.timeline.phases if it.kind is kind)
        return [cue.at for cue in sheet.of(phase, phase.planned) if cue.name == name]

    assert cues(before, "how_much", PhaseKind.HOLD)
    assert not cues(after, "how_much", PhaseKind.HOLD)
    assert cues(after, "breath_out", PhaseKind.BREATHE)[0] == cues(before, "breath_out", PhaseKind.BREATHE)[0] + 1
    # Advice about health comes from its own file, and is still there.
    assert all(sheet.at_once("may_be_a_nerve", sheet.timeline.phases[0]).text for sheet in sheets)
