"""Where a session is at one moment, as a value: what a screen, a checkpoint or a test looks at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import assert_never

from stretchgui.routine.exercise import Exercise
from stretchgui.routine.timeline import Phase, Timeline
from stretchgui.session.moves import ELASTIC, restart_of
from stretchgui.session.numbers import Number
from stretchgui.session.position import Position, position_of
from stretchgui.session.states import (
    ALLOWED,
    Command,
    Ended,
    Finished,
    Paused,
    Ready,
    Reentering,
    Releasing,
    Running,
    State,
    Waiting,
)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A session as of one look. All durations are session seconds.

    Attributes:
        state: The control state.
        timeline: All phases, as they are planned now.
        at: Seconds since the session was made.
        visit_length: How long the phase lasts this time, if it has been entered.
        last_number: The number that was given last, if any.
        heard: When each cue of a phase came last, by its name.
    """

    state: State
    timeline: Timeline
    at: float
    visit_length: float | None
    last_number: Number | None = None
    heard: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def phase(self) -> Phase:
        """The phase it is in: the first before the start, the last after the end."""
        match self.state:
            case Ready():
                return self.timeline.phases[0]
            case Finished():
                return self.timeline.phases[-1]
            case _:
                return self.timeline.phases[self.state.index]

    @property
    def exercise(self) -> Exercise | None:
        """The exercise of the phase, or None in a rest between two."""
        return self.timeline.exercise_of(self.phase)

    @property
    def length(self) -> float:
        """Seconds the phase lasts, time added included."""
        return self.phase.planned if self.visit_length is None else self.visit_length

    @property
    def left(self) -> float | None:
        """Seconds left of the phase; None where it waits."""
        match self.state:
            case Ready():
                return self.phase.planned
            case Running():
                return max(0.0, self.state.deadline - self.at)
            case Waiting():
                return None
            case Releasing() | Paused() | Reentering():
                return self.state.remaining
            case Finished() | Ended():
                return 0.0
            case _:
                assert_never(self.state)

    @property
    def elapsed(self) -> float:
        """Seconds of the phase that are over."""
        return 0.0 if self.left is None else max(0.0, self.length - self.left)

    @property
    def number(self) -> Number | None:
        """The number that was given last in this bout; in the next one nobody has said anything yet."""
        number = self.last_number
        return number if number is not None and number.index in self.timeline.bout(self.phase.index) else None

    def since_heard(self, name: str) -> float | None:
        """Session seconds since a cue of this name came last; None if none has."""
        at = self.heard.get(name)
        return None if at is None else self.at - at

    @property
    def until_change(self) -> float | None:
        """Seconds until releasing or getting back into position is over; None in other states."""
        match self.state:
            case Releasing() | Reentering():
                return max(0.0, self.state.deadline - self.at)
            case _:
                return None

    @property
    def left_in_all(self) -> float:
        """Seconds left of the whole session, if nothing is paused or skipped."""
        if isinstance(self.state, Finished | Ended):
            return 0.0
        return (self.left or 0.0) + sum(phase.planned for phase in self.timeline.phases[self.phase.index + 1 :])

    @property
    def position(self) -> Position:
        """Where it is, as a value that survives edits and restarts."""
        return position_of(self.phase, self.left)

    @property
    def over(self) -> bool:
        """Whether it has finished or was ended."""
        return isinstance(self.state, Finished | Ended)

    def allows(self, command: Command) -> bool:
        """Whether a command would be accepted."""
        if command not in ALLOWED[type(self.state)]:
            return False
        if command is Command.ADD_TIME:
            return self.phase.kind in ELASTIC
        if command is Command.NUMBER:
            return self.phase.in_bout
        return command is not Command.RESTART or restart_of(self.timeline, self.phase.index) is not None
