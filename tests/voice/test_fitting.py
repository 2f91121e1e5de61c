"""Whatever the times and the voices: nothing overlaps, nothing is cut off, and who, what and where are said."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchgui.language.text import plain
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
    Sides,
)
from stretchgui.routine.routine import Defaults, RestStep, Routine, Step, Turns
from stretchgui.routine.timeline import Phase, PhaseKind, Receiver, Timeline
from stretchgui.session.choices import Amount
from stretchgui.session.cues import Cue, CueSheet, Priority
from stretchgui.session.people import People as Names
from stretchgui.voice.fitting import BREATH, MOST_LETTERS, Fitter, Speech
from stretchgui.voice.lines import Line, lines_of, pauses_of
from tests.session.plans import WORDS, routine, step

NAMES = Names("Anna", "Ben", "Anna and Ben")
TEXTS = ReceiverTexts(
    plain("Lie down. Bend your {side} knee. Let the {other_side} leg lie long."),
    plain("Breathe out and bring the {side} knee up. Let {helper} carry it."),
    plain("Press the {side} heel down. Keep breathing."),
    plain("A mild pull in your {side} thigh."),
)
HELP = HelperTexts(
    plain("Go to {receiver}'s {side} side. Kneel."),
    plain("One hand on the {side} heel. The other above the knee."),
    plain("Wait for the breath out. Carry the {side} leg."),
    plain("Hold the heel still."),
    plain("Look at the face."),
    Carried.LEG,
)
LEG = Exercise("leg", plain("Leg raise"), sides=Sides.EACH, receiver=TEXTS, helper=HELP, dose=Dose(hold=30))
SIDE = Exercise(
    "side", plain("Side lift"), kind=Kind.STRENGTH, sides=Sides.EACH, position=BodyPosition.SIDE_LYING,
    receiver=TEXTS, helper=HELP, dose=Dose(reps=4, rep_seconds=5),
)  # fmt: skip
CALM = Exercise("calm", plain("Quiet breath"), kind=Kind.BREATHING, people=People.TOGETHER, receiver=TEXTS)
LOOK = Exercise("look", plain("Look"), kind=Kind.CHECK, sides=Sides.EACH, receiver=TEXTS, helper=HELP)

SECONDS = st.floats(0.5, 60.0)
# Tones of up to half a second, before the words.
TONES = {kind.value: 0.4 for kind in PhaseKind} | {"count": 0.05, "halfway": 0.3}


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """Sessions with every kind of phase, each of any length."""
    defaults = Defaults(
        hold=draw(SECONDS), get_ready=draw(SECONDS), change_side=draw(SECONDS), swap_roles=draw(SECONDS),
        rest=draw(st.one_of(st.just(0.0), SECONDS)), ease_in=draw(SECONDS), ease_out=draw(SECONDS),
    )  # fmt: skip
    rounds = ContractRelax(draw(st.integers(1, 2)), draw(SECONDS), draw(SECONDS))
    steps: list[Step] = [
        step(LEG, hold=draw(SECONDS), contract_relax=rounds, sets=draw(st.integers(1, 2))),
        RestStep(draw(SECONDS)),
        step(LEG, hold=draw(SECONDS)),
        step(SIDE),
        step(LOOK),
        step(CALM, hold=draw(SECONDS)),
    ]
    kept = draw(st.lists(st.sampled_from(steps), min_size=1, max_size=4))
    small: Routine = routine(*kept, step(CALM, hold=20.0), defaults=defaults)
    return build_timeline(small, Customisation(turns=draw(st.sampled_from(Turns))))


def fitter(letter: float, amount: Amount, speed: float = 1.0, tones: dict[str, float] | None = None) -> Fitter:
    return Fitter(NAMES, amount, lambda line: len(line.text) * letter, tones or {}, speed)


def length_of(phase: Phase) -> float:
    return math.inf if phase.waits else phase.planned


LETTER = st.floats(1 / MOST_LETTERS, 0.3)
AMOUNTS = st.sampled_from([Amount.FULL, Amount.SHORT])


@given(timelines(), LETTER, st.sampled_from(Amount), st.sampled_from([1.0, 3.0, 60.0]), st.booleans())
def test_nothing_overlaps_and_nothing_goes_on_past_its_phase(
    timeline: Timeline, letter: float, amount: Amount, speed: float, with_tones: bool
) -> None:
    fits = fitter(letter, amount, speed, TONES if with_tones else None)
    sheet = CueSheet(WORDS, timeline)
    for phase in timeline.phases:
        cues = sheet.of(phase, phase.planned)
        speeches = fits.phase(cues, phase.receiver, length_of(phase))
        heard = [speech for speech in speeches if speech.is_heard]
        assert [speech.cue for speech in speeches] == list(cues)
        for one, two in pairwise(heard):
            if one.lines:
                assert one.ends <= two.cue.at / speed - BREATH + 1e-6
        for speech in heard:
            assert speech.starts >= speech.cue.at / speed
            if speech.lines:
                assert speech.ends <= length_of(phase) / speed - BREATH + 1e-6
                assert speech.seconds == pytest.approx(sum(map(fits.measure, speech.lines)) + sum(speech.pauses))
                assert len(speech.pauses) == len(speech.lines) - 1
                assert all(one >= two for one, two in zip(speech.pauses, pauses_of(speech.lines), strict=True))
            else:
                assert speech.ends == speech.starts


@given(timelines(), LETTER, AMOUNTS)
def test_only_what_matters_less_is_ever_left_out(timeline: Timeline, letter: float, amount: Amount) -> None:
    """A count gives way to the sentence that says what to do, and to nothing else; no phase begins unheard."""
    sheet = CueSheet(WORDS, timeline)
    for phase in timeline.phases:
        speeches = fitter(letter, amount).phase(sheet.of(phase, phase.planned), phase.receiver, length_of(phase))
        assert speeches[0].is_heard
        for speech in speeches[1:]:
            if not speech.is_heard:
                longer = [one for one in speeches if one.cue.priority > speech.cue.priority]
                assert any(one.cue.at <= speech.cue.at < one.ends + BREATH for one in longer)


@given(timelines(), LETTER, AMOUNTS)
def test_who_what_and_where_are_said_wherever_the_least_form_fits(
    timeline: Timeline, letter: float, amount: Amount
) -> None:
    sheet, fits = CueSheet(WORDS, timeline), fitter(letter, amount)
    for phase in timeline.phases:
        speech = fits.phase(sheet.of(phase, phase.planned), phase.receiver, length_of(phase))[0]
        least = lines_of(speech.cue.forms[-2], phase.receiver, NAMES)
        if fits.length(least) > length_of(phase) - BREATH:
            assert not speech.lines
            continue
        said = speech.text
        if phase.side is not None:
            assert f"{phase.side} side" in said
        exercise = timeline.exercise_of(phase)
        if phase.kind is PhaseKind.GET_READY and exercise is not None:
            assert exercise.name.said() in said
        if phase.kind in (PhaseKind.GET_READY, PhaseKind.SWAP_ROLES) and (phase.receiver in (Receiver.A, Receiver.B)):
            assert NAMES.called(phase.receiver) in said


@given(timelines(), LETTER, AMOUNTS)
def test_it_is_the_fullest_form_that_is_over_in_time(timeline: Timeline, letter: float, amount: Amount) -> None:
    sheet, fits = CueSheet(WORDS, timeline), fitter(letter, amount)
    for phase in timeline.phases:
        cues = sheet.of(phase, phase.planned)
        first = fits.phase(cues, phase.receiver, length_of(phase))[0]
        until = (cues[1].at if len(cues) > 1 else length_of(phase)) - BREATH
        fitting = [
            lines
            for form in cues[0].forms_for(amount)
            if (lines := lines_of(form, phase.receiver, NAMES)) and fits.length(lines) <= until
        ]
        if fitting:
            assert first.lines == fitting[0]


def test_a_count_has_its_place_unless_nothing_else_would_be_said() -> None:
    """In six seconds of pushing there are three before the count."""
    cues = (
        Cue("contract", 0.0, Priority.PHASE_CHANGE, ("x" * 60, "y" * 25, "z" * 10, "")),
        *(Cue("count", 6.0 - n, Priority.COUNT, (str(n), "")) for n in (3, 2, 1)),
    )
    calm = fitter(0.1, Amount.FULL).phase(cues, Receiver.A, 6.0)
    assert [speech.text for speech in calm] == ["y" * 25, "3", "2", "1"]
    slow = fitter(0.27, Amount.FULL).phase(cues, Receiver.A, 6.0)
    assert [speech.text for speech in slow] == ["z" * 10, "3", "2", "1"]
    slowest = fitter(0.45, Amount.FULL).phase(cues, Receiver.A, 6.0)
    assert [(speech.text, speech.is_heard) for speech in slowest] == [
        ("z" * 10, True), ("", False), ("", False), ("1", True)
    ]  # fmt: skip


def test_time_that_is_left_over_makes_longer_pauses() -> None:
    cue = Cue("get_ready", 0.0, Priority.PHASE_CHANGE, ("{a}: one. Two. {b}: three.", ""))
    tight, roomy = (fitter(0.1, Amount.FULL).phase((cue,), Receiver.A, length)[0] for length in (4.2, 60.0))
    assert tight.lines == roomy.lines
    assert tight.pauses == pauses_of(tight.lines)
    assert [more - less for more, less in zip(roomy.pauses, tight.pauses, strict=True)] == pytest.approx([0.75, 0.75])


def test_tones_only_says_nothing_but_keeps_every_cue() -> None:
    timeline = build_timeline(routine(step(LEG)), Customisation(turns=Turns.A))
    sheet = CueSheet(WORDS, timeline)
    for phase in timeline.phases:
        speeches = fitter(0.05, Amount.TONES).phase(sheet.of(phase, phase.planned), phase.receiver, phase.planned)
        assert all(speech.is_heard and not speech.lines for speech in speeches)


def test_the_answers_are_over_before_what_follows_them() -> None:
    timeline = build_timeline(routine(step(LEG)), Customisation(turns=Turns.A))
    sheet, hold = CueSheet(WORDS, timeline), timeline.phases[2]

    def said(name: str, letter: float) -> Speech:
        return fitter(letter, Amount.FULL).at_once(sheet.at_once(name, hold), Receiver.A)

    assert said("release", 0.06).text == "Ease off slowly. Stop. Ben: carry the weight until it rests."
    assert said("release", 0.12).text == "Ease off slowly. Stop."
    assert said("release", 0.3).text == "Ease off slowly."
    assert said("release", 0.4).lines == ()
    assert said("resume", 0.06).text == "Go on. Hold, left side."
    assert said("rest_leg_down", 0.3).text == "Paused. Ben: rest the leg down."
    assert said("get_back", 0.06).text.startswith("Get back into position: Leg raise, left side.")


def test_what_cannot_be_said_is_never_chosen() -> None:
    silent = Fitter(NAMES, Amount.FULL, lambda line: math.inf, {})
    cue = Cue("finished", 0.0, Priority.PHASE_CHANGE, ("Done.", ""))
    assert silent.at_once(cue, None).lines == ()
    assert silent.phase((cue,), None, math.inf)[0].lines == ()


def test_no_more_is_measured_than_must_be() -> None:
    measured: list[Line] = []

    def measure(line: Line) -> float:
        measured.append(line)
        return 2.0

    cue = Cue("get_ready", 0.0, Priority.PHASE_CHANGE, (f"{'Far too long. ' * 40}".strip(), "Short.", ""))
    Fitter(NAMES, Amount.FULL, measure, {}).phase((cue,), Receiver.A, 5.0)
    assert len({line.text for line in measured}) == 1
