"""Who receives when: lists of partner, together and solo steps, worked out by hand from the design."""

from __future__ import annotations

import pytest

from stretchgui.language.text import plain
from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.exercise import Exercise, Kind, People
from stretchgui.routine.routine import ExerciseStep, RestStep, Routine, Step, Turns
from stretchgui.routine.timeline import PhaseKind

# P, Q, R: one helps the other; T: both together; S: each alone.
PEOPLE = {"P": People.PARTNER, "Q": People.PARTNER, "R": People.PARTNER, "T": People.TOGETHER, "S": People.SOLO}


def routine(written: str) -> Routine:
    """A routine of exercises by their letter, and rests by their seconds."""
    steps: list[Step] = []
    for word in written.split():
        if word.isdigit():
            steps.append(RestStep(float(word)))
        else:
            exercise = Exercise(word, plain(word), kind=Kind.BREATHING, people=PEOPLE[word])
            times = sum(isinstance(step, ExerciseStep) and step.exercise == exercise for step in steps)
            steps.append(ExerciseStep(word if not times else f"{word}#{times + 1}", exercise))
    return Routine("it", plain("it"), tuple(steps))


def played(written: str, turns: Turns, left_out: str = "") -> str:
    """What is played: an exercise with its receiver (none for both), `|` for a swap, rests by their seconds."""
    said: list[str] = []
    for phase in build_timeline(
        routine(written), Customisation(turns=turns, left_out=frozenset(left_out.split()))
    ).phases:
        match phase.kind:
            case PhaseKind.GET_READY:
                said.append(f"{phase.exercise}{'' if phase.receiver == 'both' else phase.receiver}")
            case PhaseKind.SWAP_ROLES:
                said.append("|")
            case PhaseKind.REST:
                said.append(f"{phase.planned:g}")
            case _:
                pass
    return " ".join(said)


# The routine; who receives; what is played.
TABLE = [
    ("P", "a", "Pa"),
    ("P", "b", "Pb"),
    ("P", "each", "Pa | Pb"),
    ("P", "whole", "Pa | Pb"),
    ("T", "a", "T"),
    ("T", "b", "T"),
    ("T", "each", "T"),
    ("T", "whole", "T"),
    ("S T", "whole", "S T"),
    ("P Q", "a", "Pa Qa"),
    ("P Q", "b", "Pb Qb"),
    # Whoever lies goes first: A, B | B, A.
    ("P Q", "each", "Pa | Pb Qb | Qa"),
    ("P Q R", "each", "Pa | Pb Qb | Qa Ra | Rb"),
    # The run for A, one swap, then for B.
    ("P Q", "whole", "Pa Qa | Pb Qb"),
    ("P Q R", "whole", "Pa Qa Ra | Pb Qb Rb"),
    # What is done together or alone plays once, in its place, and ends a run.
    ("T P Q T", "a", "T Pa Qa T"),
    ("T P Q T", "each", "T Pa | Pb Qb | Qa T"),
    ("T P Q T", "whole", "T Pa Qa | Pb Qb T"),
    ("P T Q", "b", "Pb T Qb"),
    ("P T Q", "each", "Pa | Pb T Qb | Qa"),
    ("P T Q", "whole", "Pa | Pb T | Qa | Qb"),
    ("P Q S R", "whole", "Pa Qa | Pb Qb S | Ra | Rb"),
    ("P S T Q", "each", "Pa | Pb S T Qb | Qa"),
    ("P P", "whole", "Pa Pa | Pb Pb"),
    ("P P", "each", "Pa | Pb Pb | Pa"),
    # Rests stand between: within a run for both people, elsewhere once.
    ("P 5 Q", "a", "Pa 5 Qa"),
    ("P 5 Q", "each", "Pa | Pb 5 Qb | Qa"),
    ("P 5 Q", "whole", "Pa 5 Qa | Pb 5 Qb"),
    ("P 5 T", "whole", "Pa | Pb 5 T"),
    ("P 5 T", "each", "Pa | Pb 5 T"),
    ("T 5 P", "whole", "T 5 Pa | Pb"),
    ("P 5 Q 6 T 7 R", "whole", "Pa 5 Qa | Pb 5 Qb 6 T 7 | Ra | Rb"),
    # Never first, never last, never two.
    ("5 P 6", "a", "Pa"),
    ("5 P 6", "each", "Pa | Pb"),
    ("5 P 6", "whole", "Pa | Pb"),
    ("P 5 6 Q 7", "a", "Pa 5 Qa"),
    ("P 5 6 Q 7", "whole", "Pa 5 Qa | Pb 5 Qb"),
    ("5 6 T 7 8", "each", "T"),
]


@pytest.mark.parametrize(("written", "turns", "expected"), TABLE)
def test_who_receives_when(written: str, turns: str, expected: str) -> None:
    assert played(written, Turns(turns)) == expected


# The routine; the steps left out; who receives; what is played.
LEFT_OUT = [
    ("P Q", "Q", "whole", "Pa | Pb"),
    ("P T Q", "T", "whole", "Pa Qa | Pb Qb"),
    ("P 5 Q", "Q", "a", "Pa"),
    ("P 5 Q", "P", "each", "Qa | Qb"),
    ("P 5 Q 6 R", "Q", "a", "Pa 5 Ra"),
    ("P 5 Q 6 R", "Q", "whole", "Pa 5 Ra | Pb 5 Rb"),
    ("P Q R", "Q", "each", "Pa | Pb Rb | Ra"),
    ("P P", "P#2", "a", "Pa"),
    ("P P", "P", "a", "Pa"),
    ("P T", "P T", "whole", ""),
    ("P 5 T", "P T", "each", ""),
    ("P", "unknown", "a", "Pa"),
]


@pytest.mark.parametrize(("written", "left_out", "turns", "expected"), LEFT_OUT)
def test_steps_that_are_left_out(written: str, left_out: str, turns: str, expected: str) -> None:
    assert played(written, Turns(turns), left_out) == expected


def test_who_gets_ready_is_said_after_the_swap() -> None:
    kinds = [phase.kind for phase in build_timeline(routine("P"), Customisation(turns=Turns.EACH)).phases]
    ready, swap, breathe = PhaseKind.GET_READY, PhaseKind.SWAP_ROLES, PhaseKind.BREATHE
    assert kinds == [ready, breathe, swap, ready, breathe]
