"""What is said, when, and how often."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchgui.language.text import plain
from stretchgui.routine.exercise import Dose, HelperTexts, People, ReceiverTexts
from stretchgui.routine.routine import RestStep, Turns
from stretchgui.routine.timeline import Phase, PhaseKind, Receiver, Timeline
from stretchgui.session import events as ev
from stretchgui.session.cues import (
    COLLISION,
    IMMEDIATE,
    RULES,
    Cue,
    CueSheet,
    Priority,
    without_collisions,
)
from stretchgui.session.people import people_called
from stretchgui.session.states import Command, CommandRefusedError
from stretchgui.session.visit import Visit
from tests.session.plans import BRIDGE, EVERYTHING, HEALTH, KNEE, LOOK, QUIET, WORDS, Run, names_of, plan, routine, step

PLAN = plan(EVERYTHING, Turns.EACH)
SHEET = CueSheet(WORDS, PLAN, QUIET, HEALTH)
ASKING = CueSheet(WORDS, PLAN)
HOLD = 2


def phase(kind: PhaseKind) -> Phase:
    """The first of a kind; a hold is one that stretches, not one to settle in."""
    return next(part for part in PLAN.phases if part.kind is kind and part.round != 0)


def times(kind: PhaseKind, length: float) -> dict[str, float]:
    """The cues of a phase of this length, with their times; the counting by its number."""
    cues = SHEET.of(phase(kind), length)
    return {cue.text if cue.name == "count" else cue.name: cue.at for cue in cues}


# ---- which ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "length", "cues"),
    [
        (PhaseKind.HOLD, 30, {"hold": 0, "halfway": 15, "3": 27, "2": 28, "1": 29}),
        (PhaseKind.HOLD, 10, {"hold": 0, "halfway": 5, "3": 7, "2": 8, "1": 9}),
        (PhaseKind.HOLD, 9, {"hold": 0, "3": 6, "2": 7, "1": 8}),
        (PhaseKind.HOLD, 5, {"hold": 0, "3": 2, "2": 3, "1": 4}),
        (PhaseKind.HOLD, 4, {"hold": 0}),
        (PhaseKind.BREATHE, 15, {"breathe": 0, "halfway": 7.5, "3": 12, "2": 13, "1": 14}),
        (
            PhaseKind.BREATHE,
            30,
            {"breathe": 0, "halfway": 15, "breath_in": 20, "breath_out": 24, "3": 27, "2": 28, "1": 29},
        ),
        (PhaseKind.REST, 60, {"rest": 0, "3": 57, "2": 58, "1": 59}),
        (PhaseKind.REPS, 20, {"reps": 0, "halfway": 10, "3": 17, "2": 18, "1": 19}),
        (PhaseKind.CONTRACT, 6, {"contract": 0, "3": 3, "2": 4, "1": 5}),
        (PhaseKind.RELAX, 6, {"relax": 0}),
        (PhaseKind.EASE_IN, 30, {"ease_in": 0}),
        (PhaseKind.EASE_OUT, 30, {"ease_out": 0}),
        (PhaseKind.GET_READY, 12, {"get_ready": 0, "3": 9, "2": 10, "1": 11}),
        (PhaseKind.CHANGE_SIDE, 10, {"change_side": 0, "3": 7, "2": 8, "1": 9}),
        (PhaseKind.REST, 15, {"rest": 0, "3": 12, "2": 13, "1": 14}),
        (PhaseKind.SWAP_ROLES, 45, {"swap_roles": 0, "3": 42, "2": 43, "1": 44}),
        (PhaseKind.CHECK, 0, {"check": 0}),
    ],
)
def test_the_cues_of_a_phase(kind: PhaseKind, length: float, cues: dict[str, float]) -> None:
    """Cues are derived from a phase, each with a time and a priority."""
    assert times(kind, length) == cues


def test_every_cue_has_its_words_and_every_text_is_filled() -> None:
    """No placeholder is left in what is said, but for the names, which are put in by whoever says it."""
    people = people_called(WORDS)
    for timeline in (PLAN, plan(EVERYTHING, Turns.WHOLE)):
        for part in timeline.phases:
            for cue in SHEET.of(part, part.planned):
                said = people.named(cue.text)
                assert said
                assert "{" not in said, said
                assert "  " not in said
                assert " ," not in said
    for name, priority in IMMEDIATE.items():
        cue = SHEET.at_once(name, phase(PhaseKind.HOLD))
        assert cue.text
        assert (cue.name, cue.at, cue.priority, cue.again) == (name, 0.0, priority, False)


def test_every_change_says_who_does_what_and_on_which_side() -> None:
    """Every change says who does what, on which side."""
    said = {kind: SHEET.of(phase(kind), phase(kind).planned)[0].text for kind in PhaseKind}
    knee = PLAN.phases[2]
    assert SHEET.of(knee, knee.planned)[0].text == "{a}, get ready: Knee to chest, left side. {b}, come and help."
    assert "right side" in said[PhaseKind.CHANGE_SIDE]
    swap = "Swap roles: it is {b}'s turn, and {a} helps. Next: Knee to chest, left side. About 15 minutes left in all."
    assert said[PhaseKind.SWAP_ROLES] == swap
    assert "left side" in said[PhaseKind.EASE_IN]
    assert "20 seconds" in SHEET.of(phase(PhaseKind.HOLD), 20.4)[0].text


def test_the_second_try_of_a_check_is_told_in_few_words() -> None:
    """How it is done was told with the first one; side and what to do are told each time."""
    look = replace(LOOK, receiver=ReceiverTexts(during=plain("Turn slowly.")), dose=Dose(sets=2))
    timeline = plan(routine(step(look)), Turns.A)
    sheet = CueSheet(WORDS, timeline)
    said = [sheet.of(it, it.planned)[0].text for it in timeline.phases if it.kind is PhaseKind.CHECK]
    assert len(said) == 4
    assert [text.count("urn slowly") for text in said] == [1, 0, 1, 0]
    assert ["left side" in text for text in said] == [True, True, False, False]
    assert ["right side" in text for text in said] == [False, False, True, True]
    assert all("confirm when you are done" in text for text in said)


def test_what_makes_a_check_count_is_told_with_its_first_side_alone() -> None:
    look = replace(LOOK, people=People.PARTNER, helper=HelperTexts(during=plain("Measure."), watch=plain("No tilt.")))
    timeline = plan(routine(step(look)), Turns.A)
    sheet = CueSheet(WORDS, timeline)
    said = [sheet.of(it, it.planned)[0].text for it in timeline.phases if it.kind is PhaseKind.CHECK]
    assert [text.count("easure.") for text in said] == [1, 0, 1, 0]
    assert [text.count("o tilt.") for text in said] == [1, 0, 0, 0]


def test_what_was_told_while_getting_ready_is_not_told_again() -> None:
    lies = ReceiverTexts(setup=plain("Lie down. Bend one knee."), during=plain("Lie down. Press slowly."))
    bridge = replace(BRIDGE, people=People.TOGETHER, receiver=lies)
    timeline = plan(routine(step(bridge)), Turns.A)
    said = [CueSheet(WORDS, timeline).of(it, it.planned)[0].text for it in timeline.phases]
    assert ["ie down" in text for text in said] == [True, False]
    assert said[1].endswith("Press slowly.")


def forms_of_ready(timeline: Timeline, nth: int = 0) -> tuple[str, ...]:
    """The forms of the nth time that people get ready."""
    ready = [it for it in timeline.phases if it.kind is PhaseKind.GET_READY][nth]
    return CueSheet(WORDS, timeline).of(ready, ready.planned)[0].forms


def test_the_time_left_gives_way_to_how_to_lie_and_not_to_what_is_told_besides() -> None:
    lies = ReceiverTexts(setup=plain("Lie down. Bend one knee. Look up. Breathe."))
    knee = replace(KNEE, receiver=lies, people=People.SOLO)
    forms = forms_of_ready(plan(routine(step(knee, hold=60, sets=3), step(replace(knee, id="next")))), 1)
    left = [("left in all" in form, form.split(". ")[-1]) for form in forms]
    assert left[:4] == [(True, "Breathe."), (True, "Look up."), (True, "Bend one knee."), (False, "Bend one knee.")]
    assert left[4] == (False, "Lie down.")


def test_who_lies_there_already_leaves_the_time_to_the_helpers_hands() -> None:
    texts = HelperTexts(setup=plain("Kneel. Lean in."), hands=plain("Hold the heel. Use both hands."))
    knee = replace(KNEE, receiver=ReceiverTexts(setup=plain("Lie down. Bend one knee.")), helper=texts)
    timeline = plan(routine(step(replace(knee, id="first")), step(knee)), Turns.A)
    lead = "{a}, get ready: Knee to chest, left side."
    assert f"{lead} {{b}}: hold the heel." in forms_of_ready(timeline, 1)
    assert f"{lead} {{a}}: lie down." in forms_of_ready(timeline, 0)


def test_who_has_come_to_help_is_not_asked_to_come_again() -> None:
    timeline = plan(routine(step(KNEE)), Turns.WHOLE)
    assert ["come and help" in forms_of_ready(timeline, nth)[0] for nth in (0, 1)] == [True, False]


def test_whoever_may_be_alone_is_not_spoken_to_as_two() -> None:
    alone = plan(routine(step(replace(KNEE, people=People.SOLO))), Turns.A)
    texts = [form for _, cue in CueSheet(WORDS, alone).everything() for form in cue.forms]
    assert any("Change sides: now the right side. Stay as you lie." in text for text in texts)
    assert any("Well done." in text for text in texts)
    assert not [text for text in texts if "oth of you" in text]
    together = CueSheet(WORDS, plan(routine(step(replace(KNEE, people=People.TOGETHER)))))
    assert together.at_once("finished").text.endswith("both of you.")


def test_rests_never_speak_of_a_helper() -> None:
    timeline = plan(routine(step(KNEE), RestStep(15), step(KNEE)), Turns.WHOLE)
    for part in timeline.phases:
        if part.kind is PhaseKind.REST:
            full, *shorter = CueSheet(WORDS, timeline).of(part, part.planned)[0].forms
            assert full == f"Rest, 15 seconds. Next: Knee to chest, left side, for {{{part.receiver}}}."
            assert shorter == ["Rest, 15 seconds.", "Rest.", ""]


def test_the_rules_leave_no_kind_of_phase_silent() -> None:
    assert {kind for rule in RULES if rule.name == "" for kind in rule.kinds} == set(PhaseKind)


# ---- collisions -----------------------------------------------------------------------------------------------------

PRIORITIES = st.sampled_from(list(Priority))
CUES = st.lists(st.builds(Cue, st.just("x"), st.floats(0, 20), PRIORITIES, st.just(("",))), max_size=12)


@given(CUES)
def test_when_two_collide_the_more_important_wins(cues: list[Cue]) -> None:
    """When two collide the more important wins; what is dropped had a nearer and more important one beside it."""
    kept = without_collisions(cues)
    assert [cue.at for cue in kept] == sorted(cue.at for cue in kept)
    for one, two in pairwise(kept):
        assert two.at - one.at >= COLLISION
    for cue in cues:
        near = [other for other in kept if abs(other.at - cue.at) < COLLISION]
        assert near
        assert cue in kept or max(other.priority for other in near) >= cue.priority


def test_the_order_of_importance() -> None:
    """Release, phase change, count, halfway, information."""
    order = [Priority.RELEASE, Priority.PHASE_CHANGE, Priority.COUNT, Priority.HALFWAY, Priority.INFORMATION]
    assert sorted(Priority, reverse=True) == order


@given(st.sampled_from(list(PhaseKind)), st.floats(0.0, 3600.0))
def test_no_two_cues_of_any_phase_of_any_length_collide(kind: PhaseKind, length: float) -> None:
    cues = SHEET.of(phase(kind), length)
    assert cues[0].at == 0.0
    assert all(two.at - one.at >= COLLISION for one, two in pairwise(cues))
    # Far enough from the end not to run into what the next phase says.
    assert all(length - cue.at >= COLLISION for cue in cues[1:])


# ---- when ------------------------------------------------------------------------------------------------------------


def test_a_cue_fires_when_its_time_is_crossed() -> None:
    """One fires when its time is *crossed*, whenever the looks come."""
    run = Run(plan()).start(HOLD, 14.8)
    events = run.jump(0.45)
    assert names_of(events) == ["halfway"]
    assert events[0].t == pytest.approx(35 + 15)
    assert names_of(run.jump(0.3)) == []


def test_no_look_ever_hits_a_cue_and_none_is_lost() -> None:
    """Equality would lose cues; crossing does not."""
    timeline = plan()
    run = Run(timeline).start()
    while not run.now.over:
        run.jump(0.37)
    whole = Run(timeline).start()
    whole.wait(timeline.total)
    assert run.cues() == whole.cues()
    assert run.cues().count("halfway") == 2


def test_a_cue_comes_once_in_a_visit_also_after_a_pause_at_its_moment() -> None:
    """Once per visit: a pause does not end it."""
    run = Run(plan()).start(HOLD, 15.0)
    for _ in range(3):
        run.do(Command.PAUSE)
        run.do(Command.RESUME)
        run.wait(5.0)
    assert run.cues().count("halfway") == 1
    assert run.cues().count("hold") == 1


def test_another_visit_says_it_again() -> None:
    run = Run(plan()).start(HOLD, 16.0)
    run.do(Command.RESTART)
    run.wait(16.0)
    assert run.cues().count("halfway") == 2
    assert run.cues().count("hold") == 2


def test_after_half_a_second_only_the_newest_of_those_missed_is_said() -> None:
    """When looks are more than half a real second apart, only the newest of those missed."""
    run = Run(plan()).start(HOLD, 26.5)
    assert names_of(run.jump(2.9)) == ["1"]
    run = Run(plan()).start(HOLD, 27.5)
    events = run.jump(2.9)
    assert names_of(events) == ["ease_out"]
    assert [type(event).__name__ for event in events] == ["PhaseEntered", "CueFired"]


def test_up_to_half_a_second_every_cue_is_said() -> None:
    run = Run(plan(), speed=10.0).start(HOLD, 26.5)
    assert names_of(run.jump(0.49)) == ["3", "2", "1", "ease_out"]


def test_the_end_of_the_session_is_the_newest_there_is() -> None:
    """The last phase's counting is not heard on top of the closing words."""
    timeline = plan()
    run = Run(timeline).start(len(timeline.phases) - 1)
    run.wait(4.0)
    assert names_of(run.jump(1.5)) == ["finished"]
    run = Run(plan(routine(step(KNEE)))).start(4, 8.5)
    assert names_of(run.jump(0.6)) == ["1"]


def test_cues_of_a_fast_session_are_late_by_real_seconds() -> None:
    """Half a second is half a real one: a session sixty times faster has all its cues when it is looked at in time."""
    run = Run(plan(), speed=60.0).start()
    run.wait(plan().total)
    slow = Run(plan()).start()
    slow.wait(plan().total)
    assert run.cues() == slow.cues()


def test_a_stall_before_a_refused_command_is_quiet_about_it_too() -> None:
    run = Run(plan()).start(HOLD, 26.5)
    run.clock.advance(2.9)
    with pytest.raises(CommandRefusedError):
        run.do(Command.CONFIRM)
    assert names_of(run.look()) == ["1"]


def test_a_command_after_a_stall_answers_at_once() -> None:
    """The answer to a command is no missed cue: it is always heard."""
    run = Run(plan()).start(HOLD, 26.5)
    run.clock.advance(2.9)
    assert names_of(run.do(Command.RELEASE)) == ["1", "release"]


# ---- a visit by itself -----------------------------------------------------------------------------------------------


@given(st.lists(st.floats(0.01, 9.0), max_size=30), st.floats(5.0, 120.0))
def test_whatever_the_looks_a_visit_says_each_cue_once(steps: list[float], length: float) -> None:
    sheet, part = SHEET, phase(PhaseKind.HOLD)
    visit = Visit(part, sheet)
    visit.stretch(length - part.planned)
    length = visit.length
    said, elapsed = [], 0.0
    for seconds in [0.0, *steps]:
        elapsed += seconds
        said += visit.crossed(elapsed)
    assert said == [cue for cue in sheet.of(part, length) if cue.at <= elapsed]
    after = [cue.at for cue in sheet.of(part, length) if cue.at > elapsed]
    assert visit.next_cue() == (after[0] if after else None)


def test_a_cue_is_for_whom_it_is_for() -> None:
    """The helper is told to rest the leg down; the rest is for everybody."""
    assert SHEET.at_once("rest_leg_down", phase(PhaseKind.HOLD)).to is Receiver.B
    assert SHEET.at_once("rest_leg_down", phase(PhaseKind.BREATHE)).to is None
    assert {cue.to for kind in PhaseKind for cue in SHEET.of(phase(kind), 30.0)} == {None}


def test_the_cues_know_their_phase() -> None:
    run = Run(plan()).start(HOLD, 16.0)
    assert [event.phase and event.phase.index for event in run.heard(ev.CueFired)][-2:] == [HOLD, HOLD]
