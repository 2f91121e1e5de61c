"""From a routine, customised, to its timeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from stretchgui.routine.customisation import Customisation, StepDose, chosen_steps, dose_of
from stretchgui.routine.exercise import BodyPosition, ContractRelax, Exercise, Kind, People, Side, Sides
from stretchgui.routine.routine import ExerciseStep, RestStep, Routine, Step, Turns
from stretchgui.routine.suiting import EVERYBODY, Suiting
from stretchgui.routine.timeline import Phase, PhaseKind, Receiver, Timeline, numbered

MOST_PHASES = 20_000

# How long bodies need to get ready, in seconds.
SAME_POSITION = 12.0
OTHER_LYING_POSITION = 20.0
LYING_OR_UPRIGHT = 30.0

SETTLE = 10.0

# One step to be done by one receiver; a rest has none.
Passage = tuple[int, Step, Receiver | None]


def build_timeline(routine: Routine, own: Customisation | None = None, suiting: Suiting = EVERYBODY) -> Timeline:
    """The whole session of a routine.

    Args:
        routine: What to do.
        own: What the couple has changed.
        suiting: What suits whom.

    Raises:
        ValueError: It would have more than 20,000 phases.
    """
    own = own or Customisation()
    writer = _Writer(routine, own)
    exercises = {
        step.exercise.id: at_level(step.exercise, routine) for step in routine.steps if isinstance(step, ExerciseStep)
    }
    for index, step, receiver in suited_passages(routine, own, suiting):
        if isinstance(step, RestStep):
            writer.add(PhaseKind.REST, step.seconds, index, receiver=receiver)
        elif receiver is not None:
            writer.block(index, step, receiver)
            exercises.setdefault(step.exercise.id, at_level(step.exercise, routine))
    return Timeline(
        routine.id,
        own.receiving,
        own.hold_scale,
        numbered(tuple(writer.phases)),
        MappingProxyType(exercises),
        routine.level,
    )


def build_block(
    routine: Routine, own: Customisation, index: int, step: ExerciseStep, receiver: Receiver, lain: BodyPosition
) -> tuple[Phase, ...]:
    """One block by itself, not numbered yet: its get-ready, and its bouts.

    Args:
        routine: Where it belongs.
        own: What the couple has changed.
        index: The index of the step it stands for.
        step: What is done.
        receiver: Who receives, and has received so far.
        lain: How the receiver lies, sits or stands before it.
    """
    writer = _Writer(routine, own, lain)
    writer.block(index, step, receiver)
    return tuple(writer.phases)


def at_level(exercise: Exercise, routine: Routine) -> Exercise:
    """An exercise whose dose, bounds included, is that of the routine's level."""
    return replace(exercise, dose=exercise.dose.at(routine.level))


def ready_seconds(step: ExerciseStep, routine: Routine, own: Customisation, lain: BodyPosition) -> float:
    """How long bodies that lie, sit or stand in one way need to get ready for a step, in seconds."""
    for said in (own.get_ready, step.get_ready, routine.defaults.get_ready):
        if said is not None:
            return said
    new = step.exercise.position
    if new is lain:
        return SAME_POSITION
    return OTHER_LYING_POSITION if new.lying and lain.lying else LYING_OR_UPRIGHT


def phase_count(routine: Routine, own: Customisation | None = None, suiting: Suiting = EVERYBODY) -> int:
    """How many phases the session has, counted without making any."""
    own = own or Customisation()
    count, received = 0, None
    for _, step, receiver in suited_passages(routine, own, suiting):
        if isinstance(step, RestStep):
            count += 1
            continue
        dose = dose_of(step, routine, own, receiver)
        rounds = dose.contract_relax.rounds if dose.contract_relax else 0
        one_set = 3 + 3 * rounds if set_shape(step.exercise) is PhaseKind.HOLD else 1
        sets = len(dose.sides) * dose.sets
        changes = sum(before is not after for before, after in pairwise(dose.sides))
        rests = sets - 1 - changes if dose.rest else 0
        count += 1 + sets * one_set + changes + rests
        if receiver is not Receiver.BOTH:
            count += received not in (None, receiver)
            received = receiver
    return count


def is_too_long(routine: Routine, own: Customisation | None = None, suiting: Suiting = EVERYBODY) -> bool:
    """Whether a routine, as a couple has changed it, has more phases than a session may have."""
    return phase_count(routine, own, suiting) > MOST_PHASES


def passages(steps: Sequence[tuple[int, Step]], turns: Turns) -> list[Passage]:
    """Which step is done for whom, in order; rests stand between two exercises, one at a time."""
    order = {Turns.EACH: _each, Turns.WHOLE: _whole}.get(turns)
    ordered = order(steps) if order else _one_receiver(steps, Receiver(turns.value))
    return _with_rests_between(ordered)


def suited_passages(routine: Routine, own: Customisation, suiting: Suiting) -> list[Passage]:
    """The passages of a routine as a couple has changed it, each only for whom, and as, it suits."""
    done: list[Passage] = []
    for index, step, receiver in passages(chosen_steps(routine, own), own.receiving):
        if isinstance(step, RestStep):
            # One's own rest comes after one's own step: whoever has nothing before it needs none.
            if receiver is None or (done and done[-1][2] is receiver):
                done.append((index, step, receiver))
        elif receiver is not None and (suited := suiting.of(step, receiver, own).step) is not None:
            done.append((index, suited, receiver))
    return _with_rests_between(done)


def _with_rests_between(ordered: Iterable[Passage]) -> list[Passage]:
    """The same with rests only between two exercises, one at a time."""
    done: list[Passage] = []
    for passage in ordered:
        if not isinstance(passage[1], RestStep) or (done and not isinstance(done[-1][1], RestStep)):
            done.append(passage)
    return done[:-1] if done and isinstance(done[-1][1], RestStep) else done


def _one_receiver(steps: Sequence[tuple[int, Step]], receiver: Receiver) -> Iterator[Passage]:
    for index, step in steps:
        yield index, step, receiver if _is_partner(step) else _everybody(step)


def _each(steps: Sequence[tuple[int, Step]]) -> Iterator[Passage]:
    first, second = Receiver.A, Receiver.B
    for index, step in steps:
        if not _is_partner(step):
            yield index, step, _everybody(step)
            continue
        yield index, step, first
        yield index, step, second
        # Whoever lies goes first in the next exercise.
        first, second = second, first


def _whole(steps: Sequence[tuple[int, Step]]) -> Iterator[Passage]:
    run: list[tuple[int, Step]] = []
    for index, step in steps:
        if _is_partner(step) or (run and isinstance(step, RestStep)):
            run.append((index, step))
            continue
        yield from _both_in_turn(run)
        run = []
        yield index, step, _everybody(step)
    yield from _both_in_turn(run)


def _both_in_turn(run: list[tuple[int, Step]]) -> Iterator[Passage]:
    last = max((place for place, (_, step) in enumerate(run) if _is_partner(step)), default=-1)
    for receiver in (Receiver.A, Receiver.B):
        for index, step in run[: last + 1]:
            # A rest within a run comes twice, and belongs to whoever receives.
            yield index, step, receiver
    for index, step in run[last + 1 :]:
        yield index, step, None


def _is_partner(step: Step) -> bool:
    return isinstance(step, ExerciseStep) and step.exercise.people is People.PARTNER


def _everybody(step: Step) -> Receiver | None:
    return None if isinstance(step, RestStep) else Receiver.BOTH


class _Writer:
    """Writes phases one after the other."""

    def __init__(self, routine: Routine, own: Customisation, lain: BodyPosition = BodyPosition.STANDING) -> None:
        self.phases: list[Phase] = []
        self._routine = routine
        self._own = own
        self._lain = lain
        self._received: Receiver | None = None

    def add(
        self,
        kind: PhaseKind,
        planned: float,
        step: int,
        exercise: str | None = None,
        receiver: Receiver | None = None,
        side: Side | None = None,
        set_: int | None = None,
        round_: int | None = None,
    ) -> None:
        """Adds one phase; its index and start are set when all are known."""
        if len(self.phases) >= MOST_PHASES:
            raise ValueError(f"this routine has more than {MOST_PHASES:,} phases")
        waits = kind is PhaseKind.CHECK
        self.phases.append(Phase(0, kind, step, exercise, side, set_, round_, receiver, 0.0, planned, waits))

    def block(self, index: int, step: ExerciseStep, receiver: Receiver) -> None:
        """Adds all bouts of one step for one receiver, from its get-ready on."""
        exercise, defaults = step.exercise, self._routine.defaults
        dose = dose_of(step, self._routine, self._own, receiver)
        swaps = receiver is not Receiver.BOTH and self._received not in (None, receiver)
        if swaps:
            seconds = defaults.swap_roles if self._own.swap_roles is None else self._own.swap_roles
            self.add(PhaseKind.SWAP_ROLES, seconds, index, exercise.id, receiver)
        # After a swap of roles the bodies have had the swap's time to get there.
        ready = ready_seconds(step, self._routine, self._own, exercise.position if swaps else self._lain)
        self.add(PhaseKind.GET_READY, ready, index, exercise.id, receiver, dose.sides[0])
        change = defaults.change_side if self._own.change_side is None else self._own.change_side
        done_sets: dict[Side | None, int] = {}
        for turn, side in enumerate(dose.sides):
            changes = turn > 0 and side is not dose.sides[turn - 1]
            for repeat in range(dose.sets):
                # What stands between two sets belongs to the second: so no two phases are the same place.
                set_ = done_sets[side] = done_sets.get(side, 0) + 1
                if changes and not repeat:
                    self.add(PhaseKind.CHANGE_SIDE, change, index, exercise.id, receiver, side, set_)
                elif dose.rest and (repeat or turn):
                    # The same side twice in a row is one more set of it.
                    self.add(PhaseKind.REST, dose.rest, index, exercise.id, receiver, side, set_)
                self._set(index, exercise, dose, receiver, side, set_)
        self._lain = exercise.position
        if receiver is not Receiver.BOTH:
            self._received = receiver

    def _set(
        self, index: int, exercise: Exercise, dose: StepDose, receiver: Receiver, side: Side | None, set_: int
    ) -> None:
        """Adds one set on one side: a bout, or one phase for what is counted, breathed or checked."""
        match set_shape(exercise):
            case PhaseKind.REPS:
                one: list[tuple[PhaseKind, float, int | None]] = [(PhaseKind.REPS, dose.reps * dose.rep_seconds, None)]
            case PhaseKind.BREATHE:
                one = [(PhaseKind.BREATHE, dose.hold, None)]
            case PhaseKind.CHECK:
                one = [(PhaseKind.CHECK, 0.0, None)]
            case _:
                one = list(self._bout(dose.hold, dose.contract_relax))
        for kind, planned, round_ in one:
            self.add(kind, planned, index, exercise.id, receiver, side, set_, round_)

    def _bout(self, hold: float, rounds: ContractRelax | None) -> Iterator[tuple[PhaseKind, float, int | None]]:
        yield PhaseKind.EASE_IN, self._routine.defaults.ease_in, None
        if rounds is None:
            yield PhaseKind.HOLD, hold, None
        else:
            yield PhaseKind.HOLD, min(SETTLE, hold), 0
            for number in range(1, rounds.rounds + 1):
                yield PhaseKind.CONTRACT, rounds.contract, number
                yield PhaseKind.RELAX, rounds.relax, number
                yield PhaseKind.HOLD, hold, number
        yield PhaseKind.EASE_OUT, self._routine.defaults.ease_out, None


def set_shape(exercise: Exercise) -> PhaseKind:
    """The kind of phase that one set consists of: a hold (within a bout), reps, breathe or check."""
    match exercise.kind:
        case Kind.CHECK:
            return PhaseKind.CHECK
        case Kind.BREATHING:
            return PhaseKind.BREATHE
        case Kind.STRENGTH:
            return PhaseKind.REPS
        case Kind.STRETCH | Kind.WARM_UP:
            counted = exercise.dose.reps is not None or exercise.sides is Sides.ALTERNATING
            return PhaseKind.REPS if counted else PhaseKind.HOLD
