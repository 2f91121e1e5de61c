"""A dose in words: how long, how often and how many, at each level."""

from __future__ import annotations

from stretchgui.language.durations import said_duration
from stretchgui.language.words import Words
from stretchgui.routine.build import set_shape
from stretchgui.routine.customisation import Customisation, StepDose, dose_of
from stretchgui.routine.exercise import Exercise, Sides
from stretchgui.routine.level import Level
from stretchgui.routine.routine import ExerciseStep, Routine
from stretchgui.routine.timeline import PhaseKind


def dose_at(exercise: Exercise, level: Level) -> StepDose:
    """What a routine of a level does of an exercise when neither says anything else."""
    step = ExerciseStep(exercise.id, exercise)
    return dose_of(step, Routine("", exercise.name, (step,), level=level), Customisation())


def dose_lines(words: Words, exercise: Exercise) -> list[str]:
    """The dose at both levels, the bounds of a hold, and the light pushes where they belong to it."""
    standard, gentle = (_dose(words, exercise, dose_at(exercise, level)) for level in (Level.STANDARD, Level.GENTLE))
    if standard == gentle:
        lines = [words("exercises.dose.both", dose=standard)]
    else:
        lines = [words("exercises.dose.standard", dose=standard), words("exercises.dose.gentle", dose=gentle)]
    least, most = exercise.dose.min_hold, exercise.dose.max_hold
    if set_shape(exercise) in (PhaseKind.HOLD, PhaseKind.BREATHE) and least and most:
        lines.append(words("exercises.dose.bounds", least=_time(words, least), most=_time(words, most)))
    rounds = exercise.contract_relax
    if rounds is not None:
        times = words.count("preview.sets", rounds.rounds)
        said = {"contract": _time(words, rounds.contract), "relax": _time(words, rounds.relax)}
        lines.append(words("exercises.dose.contract_relax", times=times, **said))
    return lines


def _dose(words: Words, exercise: Exercise, dose: StepDose) -> str:
    match set_shape(exercise):
        case PhaseKind.CHECK:
            what = words("exercises.dose.look")
        case PhaseKind.REPS:
            what = words.count("exercises.dose.reps", dose.reps, time=_time(words, dose.rep_seconds))
        case PhaseKind.BREATHE:
            what = words("exercises.dose.breathe", time=_time(words, dose.hold))
        case _:
            what = words("exercises.dose.hold", time=_time(words, dose.hold))
    times = words.count("preview.sets", dose.sets)
    if exercise.sides is Sides.EACH:
        return words("exercises.dose.each_side", what=what, times=times)
    return what if dose.sets == 1 else words("exercises.dose.times", what=what, times=times)


def _time(words: Words, seconds: float) -> str:
    if seconds >= 60 and seconds % 60 == 0:
        return words.count("exercises.dose.minutes", round(seconds / 60))
    return said_duration(words, seconds)
