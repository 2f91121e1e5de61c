"""A session with the eyes closed: who does what on which side for how long is in the cues of every shipped routine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from stretchgui.language.words import Words
from stretchgui.language.words_file import load_words
from stretchgui.paths import Paths
from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.library import Library, read_library
from stretchgui.routine.routine import Turns
from stretchgui.routine.timeline import Phase, PhaseKind, Receiver, Timeline
from stretchgui.session import events as ev
from stretchgui.session.choices import Amount
from stretchgui.session.clock import HandClock
from stretchgui.session.cues import Cue, CueSheet
from stretchgui.session.event_log import event_json
from stretchgui.session.machine import Session
from stretchgui.session.people import People, people_called
from stretchgui.session.player import play
from stretchgui.session.states import Command
from stretchgui.voice.cache import SoundCache
from stretchgui.voice.espeak import bundled_espeak
from stretchgui.voice.plan import SpeechPlan
from stretchgui.voice.studio import Studio, chosen_voices
from tests.content.heard import Listener, Understood
from tests.content.written import ROOT, ROUTINES, files

# What lasts as long as was said; the others end when they are counted, or with the next tone a few seconds later.
TIMED = (PhaseKind.HOLD, PhaseKind.REPS, PhaseKind.BREATHE, PhaseKind.REST)
COUNTED = frozenset(PhaseKind) - {PhaseKind.EASE_IN, PhaseKind.EASE_OUT, PhaseKind.RELAX, PhaseKind.CHECK}

# In a shorter phase what to do may need the time of the first count.
SHORTEST = 8

# Tones before the words, in seconds, a little longer than those that come along.
TONES = dict.fromkeys(PhaseKind, 0.45) | {"halfway": 0.3, "count": 0.15}

# From a cue that was fired to what is heard of it; None if nothing is, not even its tone.
Heard = Callable[[Cue, Phase | None], str | None]


@pytest.fixture(scope="module")
def words() -> Words:
    found, problems = load_words(ROOT / "assets" / "words")
    assert not problems
    return found


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    nowhere = tmp_path_factory.mktemp("nobody")
    return read_library(Paths(ROOT / "assets", ROUTINES, nowhere, nowhere, nowhere))


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    """The real voice; what it has said once is kept, as the program keeps it from session to session."""
    espeak = bundled_espeak()
    return Studio(espeak, SoundCache(tmp_path_factory.mktemp("said")), chosen_voices(espeak))


@pytest.fixture
def people(words: Words) -> People:
    return people_called(words, "Anna", "Ben")


def timeline_of(library: Library, routine: str, turns: Turns) -> Timeline:
    (found,) = (entry.routine for entry in library.routines if entry.id == routine)
    assert found is not None
    return build_timeline(found, Customisation(turns=turns))


def fired(timeline: Timeline, words: Words) -> list[ev.CueFired]:
    """The cues of a session that runs through, all checks confirmed."""
    clock, events = HandClock(), list[ev.Event]()
    session = Session(timeline, clock, CueSheet(words, timeline))
    play(session, lambda seconds: clock.advance(max(seconds, 1e-6)), events.extend, lambda: Command.RESUME)
    return [event for event in events if isinstance(event, ev.CueFired)]


def expected(timeline: Timeline, words: Words, people: People) -> list[Understood]:
    """What the timeline says, as a listener would know it."""
    known = []
    for phase in timeline.phases:
        about = phase
        if phase.exercise is None or phase.kind is PhaseKind.SWAP_ROLES:
            following = (it for it in timeline.phases[phase.index :] if it.kind is PhaseKind.GET_READY)
            about = next(following, phase)
        exercise = timeline.exercise_of(about)
        alone = about.receiver in (None, Receiver.BOTH)
        known.append(
            Understood(
                phase.kind.value,
                exercise.name.said(words.language) if exercise else "",
                "" if alone else people.called(about.receiver),
                "" if alone or about.receiver is None else people.called(about.receiver.helper),
                words(f"side.{about.side}") if about.side else "",
                round(phase.planned) if phase.kind in TIMED else None,
                phase.kind in COUNTED and phase.planned >= 5,
            )
        )
    return known


def reconstructed(
    timeline: Timeline, words: Words, people: People, exercises: list[str], heard: Heard
) -> list[Understood]:
    """What somebody knows who has nothing but the log of the cues, with what is heard of each."""
    listener = Listener(words, people, exercises)
    for event in fired(timeline, words):
        log = event_json(event, people)
        said = heard(event.cue, event.phase)
        if log["name"] != "finished" and said is not None:
            listener.hear(str(log["name"]), said)
    return listener.phases


def names(library: Library, words: Words) -> list[str]:
    return [it.name.said(words.language) for it in library.exercises.by_id.values() if it is not None]


@pytest.mark.parametrize("turns", Turns)
@pytest.mark.parametrize("routine", [path.stem for path in files(ROUTINES)])
def test_the_full_log_alone_tells_who_does_what_on_which_side_for_how_long(
    library: Library, words: Words, people: People, routine: str, turns: Turns
) -> None:
    timeline = timeline_of(library, routine, turns)
    listener = Listener(words, people, names(library, words))
    for event in fired(timeline, words):
        log = event_json(event, people)
        if log["name"] != "finished":
            listener.hear(str(log["name"]), str(log["text"]))
    assert listener.phases == expected(timeline, words, people)


@pytest.mark.parametrize("turns", [Turns.WHOLE, Turns.EACH])
@pytest.mark.parametrize("routine", [path.stem for path in files(ROUTINES)])
def test_so_do_the_short_forms(library: Library, words: Words, people: People, routine: str, turns: Turns) -> None:
    """But for what comes next, which a short voice does not say in a rest or a swap of roles."""
    timeline = timeline_of(library, routine, turns)

    def heard(cue: Cue, _: Phase | None) -> str | None:
        return people.named(cue.forms_for(Amount.SHORT)[0])

    found = reconstructed(timeline, words, people, names(library, words), heard)
    assert _without_what_comes_next(found) == _without_what_comes_next(expected(timeline, words, people))


@pytest.mark.parametrize("amount", [Amount.FULL, Amount.SHORT])
@pytest.mark.parametrize("routine", [path.stem for path in files(ROUTINES)])
def test_so_does_what_is_really_spoken(
    library: Library, words: Words, people: People, studio: Studio, routine: str, amount: Amount
) -> None:
    """With the lengths of the real voice: what fits is said, and what is said is enough."""
    timeline = timeline_of(library, routine, Turns.WHOLE)
    plan = SpeechPlan(CueSheet(words, timeline), studio, people, amount, tones=TONES)

    def heard(cue: Cue, phase: Phase | None) -> str | None:
        speech = plan.speech(cue, phase)
        assert speech.is_heard or (phase is not None and phase.planned < SHORTEST)
        return speech.text if speech.is_heard else None

    found = reconstructed(timeline, words, people, names(library, words), heard)
    wanted = expected(timeline, words, people)
    for place, phase in enumerate(timeline.phases):
        if phase.kind in TIMED and phase.planned < SHORTEST:
            found[place] = replace(found[place], counted=wanted[place].counted)
    assert _without_what_comes_next(found) == _without_what_comes_next(wanted)


def _without_what_comes_next(phases: list[Understood]) -> list[Understood]:
    """A rest or a swap alone: its kind and its length, and who it makes the receiver."""
    swaps = PhaseKind.SWAP_ROLES.value
    return [
        Understood(it.kind, receiver=it.receiver if it.kind == swaps else "", seconds=it.seconds, counted=it.counted)
        if it.kind in (PhaseKind.REST.value, swaps)
        else it
        for it in phases
    ]


def test_a_listener_who_is_told_too_little_knows_too_little(words: Words, people: People) -> None:
    """The test itself can fail: without its side a hold is another one."""
    listener = Listener(words, people, ["Knee"])
    listener.hear("get_ready", "Anna, get ready: Knee, left side. Ben, come and help.")
    listener.hear("hold", "Hold, right side, 1 minute and 40 seconds. Breathe.")
    assert listener.phases == [
        Understood("get_ready", "Knee", "Anna", "Ben", "left"),
        Understood("hold", "Knee", "Anna", "Ben", "right", 100),
    ]
    with pytest.raises(AssertionError, match="not understood"):
        listener.hear("hold", "Hang on for a bit.")
