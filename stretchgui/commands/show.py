"""`list`, `timeline` and `schema`: what there is, and what it becomes."""

from __future__ import annotations

import sys
from dataclasses import replace

from stretchgui.commands.choosing import chosen_routine, chosen_timeline
from stretchgui.commands.printing import clock_time, print_json, table
from stretchgui.commands.surroundings import Surroundings
from stretchgui.document.problems import Problem
from stretchgui.language.words import Words
from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.format import FORMAT
from stretchgui.routine.library import Library, RoutineEntry
from stretchgui.routine.routine import Turns
from stretchgui.routine.schema import Document, schema
from stretchgui.routine.timeline import Phase, Timeline
from stretchgui.session.event_log import phase_json
from stretchgui.session.people import People, people_called


def list_routines(surroundings: Surroundings, *, as_json: bool) -> int:
    """Prints the routines with their total times and problems."""
    library = surroundings.library()
    if as_json:
        print_json([_entry_json(entry) for entry in library.routines])
    else:
        _print_list(library)
    elsewhere = (*library.problems, *library.exercises.problems)
    for problem in elsewhere:
        print(problem, file=sys.stderr)
    return 0


def show_timeline(surroundings: Surroundings, word: str, turns: Turns, hold_scale: float, *, as_json: bool) -> int:
    """Prints every phase of a routine, before it happens.

    Raises:
        RefusalError: There is no such routine, or its file has errors.
    """
    routine = chosen_routine(word, surroundings)
    timeline = chosen_timeline(routine, Customisation(turns=turns, hold_scale=hold_scale))
    if as_json:
        print_json(timeline_json(timeline))
    else:
        print(f"{routine.title.said()} ({clock_time(timeline.total)}, turns: {turns})")
        print(_phases_table(timeline, surroundings.words()))
    return 0


def show_schema(document: Document) -> int:
    """Prints a JSON Schema, for editors."""
    print_json(schema(document))
    return 0


def timeline_json(timeline: Timeline) -> dict[str, object]:
    """A timeline as the command line shows it."""
    return {
        "format": FORMAT,
        "routine": timeline.routine,
        "turns": timeline.turns,
        "hold_scale": timeline.hold_scale,
        "total": timeline.total,
        "phases": [phase_json(phase) for phase in timeline.phases],
    }


def totals(entry: RoutineEntry) -> dict[str, float] | None:
    """How long a routine takes in seconds, for each way of taking turns; None if it cannot be started."""
    routine = entry.routine
    if routine is None:
        return None
    return {turns.value: build_timeline(routine, replace(Customisation(), turns=turns)).total for turns in Turns}


def _entry_json(entry: RoutineEntry) -> dict[str, object]:
    return {
        "id": entry.id,
        "title": entry.title.said(),
        "level": entry.routine.level if entry.routine else None,
        "origin": entry.origin,
        "totals": totals(entry),
        "problems": [_problem_json(problem) for problem in entry.problems],
    }


def _problem_json(problem: Problem) -> dict[str, object]:
    return {
        "path": problem.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "message": problem.message,
    }


def _print_list(library: Library) -> None:
    rows = [("routine", "title", "level", "from", *(turns.value for turns in Turns))]
    for entry in library.routines:
        times = totals(entry)
        shown = [clock_time(times[turns.value]) if times else "-" for turns in Turns]
        level = entry.routine.level.value if entry.routine else "has problems"
        rows.append((entry.id, entry.title.said(), level, entry.origin.value, *shown))
    numbers = frozenset(range(4, 4 + len(Turns)))
    print(table(rows, numbers) if library.routines else "There are no routines.")
    for entry in library.routines:
        for problem in entry.problems:
            print(f"  {problem}")


def _phases_table(timeline: Timeline, words: Words) -> str:
    people = people_called(words)
    rows: list[tuple[str, ...]] = [("start", "seconds", "phase", "who receives", "exercise", "side", "set")]
    rows += [_phase_row(phase, timeline, words, people) for phase in timeline.phases]
    return table(rows, frozenset({0, 1}))


def _phase_row(phase: Phase, timeline: Timeline, words: Words, people: People) -> tuple[str, ...]:
    exercise = timeline.exercise_of(phase)
    return (
        clock_time(phase.start),
        "waits" if phase.waits else f"{phase.planned:g}",
        words(f"phase.{phase.kind}"),
        people.called(phase.receiver),
        exercise.name.said() if exercise else "",
        words(f"side.{phase.side}") if phase.side else "",
        str(phase.set) if phase.set else "",
    )
