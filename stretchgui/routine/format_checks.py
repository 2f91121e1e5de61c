"""What must hold between several keys of an exercise or a routine, each fault with its place."""

from __future__ import annotations

from collections.abc import Iterator

from stretchgui.document.nodes import Mapping, Sequence
from stretchgui.document.problems import Place, Report
from stretchgui.language.text import Text
from stretchgui.routine.build import MOST_PHASES, phase_count, set_shape
from stretchgui.routine.customisation import Bound, Customisation, bounded
from stretchgui.routine.exercise import Dose, Exercise, Kind, Sides
from stretchgui.routine.level import Level
from stretchgui.routine.routine import Defaults, ExerciseStep, Routine, Turns
from stretchgui.routine.timeline import PhaseKind

_LENGTHS = ("hold", "min_hold", "max_hold")


def check_dose(dose: Dose, node: Mapping, report: Report) -> None:
    """The shortest hold is no longer than the longest, and the usual one lies between; at both levels."""
    gentle = node.get("gentle")
    for level, written in ((Level.STANDARD, node), (Level.GENTLE, gentle)):
        if not isinstance(written, Mapping):
            continue
        places = [written.place_of(key) for key in _LENGTHS if written.get(key)]
        at_level = dose.at(level)
        least, most = at_level.min_hold, at_level.max_hold
        if not places:
            continue
        if least is not None and most is not None and least > most:
            place = written.place_of("min_hold") if written.get("min_hold") else places[-1]
            report.error(place, f"the shortest hold ({least:g} s) is longer than the longest ({most:g} s)")
        elif at_level.hold is not None:
            _check_hold(at_level.hold, at_level, places[0], report)


def check_exercise(exercise: Exercise, node: Mapping, report: Report) -> None:
    """What an exercise says fits the sort of exercise it is."""
    if exercise.contract_relax is not None and set_shape(exercise) is not PhaseKind.HOLD:
        report.warning(node.place_of("contract_relax"), "contract_relax has no effect: nothing is held here")
    if exercise.check is not None and exercise.kind is not Kind.CHECK:
        report.warning(node.place_of("check"), "'check' has no effect: this exercise is not of the kind 'check'")
    if exercise.sides is Sides.EACH:
        return
    for key, text in _texts(exercise):
        if any("side}" in one for _, one in text.by_language):
            report.warning(node.place_of(key), f"'{key}' names a side, and this exercise has none ('sides: each')")
            return


def check_step(step: ExerciseStep, node: Mapping, level: Level, defaults: Defaults, report: Report) -> None:
    """What a step says fits its exercise and the routine's level."""
    exercise, shape = step.exercise, set_shape(step.exercise)
    if step.sides is not None and exercise.sides is not Sides.EACH:
        report.warning(node.place_of("sides"), "'sides' has no effect: this exercise is not done on each side in turn")
    if step.reps is not None and shape is not PhaseKind.REPS:
        report.warning(node.place_of("reps"), "'reps' has no effect: this exercise is not counted")
    if step.contract_relax is not None:
        place = node.place_of("contract_relax")
        if exercise.contract_relax is None:
            report.warning(place, "this exercise says nothing of contract_relax: it may not be made for it")
        if level is Level.GENTLE:
            report.warning(place, "contract_relax in a gentle routine: for a sore day it is better left out")
    if shape in (PhaseKind.REPS, PhaseKind.CHECK):
        if step.hold is not None:
            report.warning(node.place_of("hold"), "'hold' has no effect: nothing is held in this exercise")
        return
    dose = exercise.dose.at(level)
    if step.hold is not None:
        _check_hold(step.hold, dose, node.place_of("hold"), report)
    elif dose.hold is None and defaults.hold is not None:
        _check_hold(defaults.hold, dose, node.place, report)


def check_rests(body: Mapping, report: Report) -> None:
    """Rests stand between two exercises, and one step at least is an exercise."""
    steps = body.get("steps")
    if not isinstance(steps, Sequence) or not steps.items:
        return
    rests = [isinstance(item, Mapping) and [entry.key for entry in item.entries] == ["rest"] for item in steps.items]
    if all(rests):
        report.error(steps.place, "there are only rests: one step at least is an exercise")
        return
    for place, rest in enumerate(rests):
        if not rest:
            continue
        node = steps.items[place]
        if place == 0:
            report.warning(node.place, "a rest before the first exercise is left out")
        elif all(rests[place:]):
            report.warning(node.place, "a rest after the last exercise is left out")
        elif rests[place - 1]:
            report.warning(node.place, "of two rests in a row only the first is taken")


def check_length(routine: Routine, place: Place, report: Report) -> bool:
    """Whether a session is no longer than the program can handle, whoever receives."""
    counts = {turns: phase_count(routine, Customisation(turns=turns)) for turns in Turns}
    worst = max(counts, key=lambda turns: counts[turns])
    if counts[worst] <= MOST_PHASES:
        return True
    message = f"too long: {counts[worst]:,} phases when turns are '{worst}', and {MOST_PHASES:,} is the most"
    report.error(place, message)
    return False


def _check_hold(hold: float, dose: Dose, place: Place, report: Report) -> None:
    held, bound = bounded(hold, dose)
    match bound:
        case Bound.LEAST:
            report.warning(place, f"a hold of {hold:g} s is shorter than this exercise allows: it will be {held:g} s")
        case Bound.MOST:
            report.warning(place, f"a hold of {hold:g} s is longer than this exercise allows: it will be {held:g} s")
        case None:
            pass


def _texts(exercise: Exercise) -> Iterator[tuple[str, Text]]:
    receiver, helper = exercise.receiver, exercise.helper
    for text in (receiver.setup, receiver.during, receiver.contract, receiver.feel):
        yield "receiver", text
    for text in (helper.setup, helper.hands, helper.during, helper.contract, helper.watch):
        yield "helper", text
    for text in exercise.mistakes:
        yield "mistakes", text
    for text in exercise.stop_if:
        yield "stop_if", text
    yield "alone", exercise.alone
