"""A second, simpler session to compare the real one with: it counts seconds down, and knows no deadlines.

With durations and steps of time in sixty-fourths of a second all sums are exact, so both must agree to the last bit.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from stretchgui.routine.timeline import Phase, PhaseKind, Timeline
from stretchgui.session.states import (
    Command,
    Ended,
    Finished,
    Passing,
    Paused,
    Ready,
    Reentering,
    Releasing,
    Running,
    StateType,
    Trigger,
    Waiting,
)

STRETCHED = ("ease_in", "hold", "contract", "relax")
IN_BOUT = (*STRETCHED, "ease_out")
AGAIN = ("hold", "reps", "breathe")
BEGINNINGS = ("change_side", "rest", "swap_roles", "get_ready")
FIXED = ("ease_in", "ease_out", "contract", "relax")


@dataclass
class Model:
    """What a session is in, in plain variables.

    Attributes:
        left: Seconds left of the phase.
        until: Seconds left of easing off, or of getting back into position.
        fresh: Whether going on means to enter the phase anew.
        ran: Seconds really run, by phase.
        entered: Every phase that was entered, and when.
        length: How long the present phase lasts this time.
        passed: Every transition there was.
    """

    timeline: Timeline
    state: StateType = Ready
    at: float = 0.0
    index: int = 0
    left: float = 0.0
    length: float = 0.0
    until: float = 0.0
    ends: bool = False
    fresh: bool = True
    reason: str = ""
    since: float = 0.0
    ran: dict[int, float] = field(default_factory=dict)
    released: set[int] = field(default_factory=set)
    whole: float = 0.0
    interrupted: float = 0.0
    numbers: dict[int, list[int]] = field(default_factory=dict)
    entered: list[tuple[int, float]] = field(default_factory=list)
    passed: set[tuple[StateType, Trigger, StateType]] = field(default_factory=set)

    @property
    def phase(self) -> Phase:
        return self.timeline.phases[self.index]

    # ---- time ----

    def pass_time(self, seconds: float, slept: bool) -> None:
        """Lets session seconds pass until the next look."""
        if slept and self.state in (Running, Waiting, Reentering):
            self.become(Paused, Passing.GAP, reason="slept", since=self.at)
        if slept and self.state is Releasing:
            self.let_go(Passing.GAP)
        while seconds > 0 or self.is_due():
            if self.state is Running:
                step = min(seconds, self.left)
                self.left -= step
                self.ran[self.index] = self.ran.get(self.index, 0.0) + step
                self.tick(step)
                seconds -= step
                if self.left > 0:
                    return
                self.go_to(self.index + 1, Passing.DEADLINE)
            elif self.state in (Releasing, Reentering):
                step = min(seconds, self.until)
                self.until -= step
                self.tick(step)
                seconds -= step
                if self.until > 0:
                    return
                if self.state is Releasing:
                    self.let_go(Passing.DEADLINE)
                else:
                    self.go_on(Passing.DEADLINE)
            else:
                self.tick(seconds)
                return

    def is_due(self) -> bool:
        """Whether something ends at this very moment."""
        counted = {Running: self.left, Releasing: self.until, Reentering: self.until}
        return counted.get(self.state) == 0

    def tick(self, seconds: float) -> None:
        self.at += seconds

    # ---- moving ----

    def become(self, state: StateType, trigger: Trigger, reason: str = "", since: float = 0.0) -> None:
        self.passed.add((self.state, trigger, state))
        if state is Paused:
            self.reason, self.since = reason, since
            self.interrupted = self.whole if self.state is Reentering else 0.0
        self.state = state

    def go_to(self, index: int | None, trigger: Trigger) -> None:
        if index is None or index >= len(self.timeline.phases):
            self.become(Finished, trigger)
            self.index = len(self.timeline.phases) - 1
            return
        self.index, self.left, self.fresh = index, self.timeline.phases[index].planned, True
        self.length = self.left
        if self.state is not Paused:
            self.go_on(trigger)
        else:
            self.interrupted = 0.0
            self.passed.add((Paused, trigger, Paused))

    def go_on(self, trigger: Trigger) -> None:
        self.become(Waiting if self.phase.waits else Running, trigger)
        if self.fresh:
            self.entered.append((self.index, self.at))
            self.fresh = False
        self.ran.setdefault(self.index, 0.0)

    def let_go(self, trigger: Trigger) -> None:
        if self.ends:
            self.become(Ended, trigger)
        else:
            self.become(Paused, trigger, "released", self.at)

    def re_enter(self, trigger: Trigger) -> None:
        short = self.reason == "asked" and self.at - self.since <= 30
        start = max(i for i in range(self.index + 1) if self.timeline.phases[i].kind is PhaseKind.GET_READY)
        self.whole = max(5.0 if short else self.timeline.phases[start].planned, self.interrupted)
        self.until = self.whole
        self.become(Reentering, trigger)

    # ---- where things are ----

    def bout(self) -> list[Phase]:
        """The phases of the present set on the present side."""
        phases = self.timeline.phases
        if self.phase.kind not in IN_BOUT:
            return [self.phase]
        first = last = self.index
        while phases[first].kind is not PhaseKind.EASE_IN:
            first -= 1
        while phases[last].kind is not PhaseKind.EASE_OUT:
            last += 1
        return list(phases[first : last + 1])

    def blocks(self) -> list[int]:
        """Where the blocks begin."""
        return [phase.index for phase in self.timeline.phases if phase.kind is PhaseKind.GET_READY]

    def first_hold(self) -> int | None:
        return next((phase.index for phase in self.bout() if phase.kind in AGAIN), None)

    # ---- commands ----

    def allows(self, command: Command) -> bool:
        """Whether a command is accepted."""
        live = self.state in (Running, Waiting, Releasing, Paused, Reentering)
        match command:
            case Command.START:
                return self.state is Ready
            case Command.RELEASE | Command.END:
                return live
            case Command.PAUSE:
                return self.state in (Running, Waiting, Reentering)
            case Command.RESUME | Command.SKIP_EXERCISE:
                return self.state is Paused
            case Command.CONFIRM:
                return self.state is Waiting
            case Command.NEXT | Command.PREVIOUS:
                return self.state in (Running, Waiting, Paused)
            case Command.RESTART:
                return self.state in (Running, Paused) and self.first_hold() is not None
            case Command.ADD_TIME:
                return self.state is Running and self.phase.kind not in FIXED
            case Command.NUMBER:
                return self.state in (Running, Releasing) and self.phase.kind in IN_BOUT

    def do(self, command: Command, seconds: float) -> None:
        """Does it, if it is allowed; with NUMBER it is no seconds but the number."""
        match command:
            case Command.START:
                self.go_to(0, command)
            case Command.PAUSE:
                self.become(Paused, command, "asked", self.at)
            case Command.RESUME:
                self.resume()
            case Command.CONFIRM:
                self.go_to(self.index + 1, command)
            case Command.NEXT:
                self.next()
            case Command.PREVIOUS:
                self.previous()
            case Command.SKIP_EXERCISE:
                self.skip()
            case Command.RESTART:
                self.restart()
            case Command.ADD_TIME:
                self.add_time(seconds)
            case Command.NUMBER:
                self.numbers.setdefault(self.index, []).append(int(seconds))
                self.passed.add((self.state, command, self.state))
            case Command.RELEASE:
                self.release()
            case Command.END:
                self.end()

    def resume(self) -> None:
        if self.phase.kind is PhaseKind.RELAX:
            self.index -= 1
        if self.phase.kind is PhaseKind.CONTRACT:
            self.fresh, self.left = True, self.phase.planned
            self.length = self.left
        if self.phase.kind in STRETCHED:
            self.re_enter(Command.RESUME)
        else:
            self.go_on(Command.RESUME)

    def next(self) -> None:
        if self.phase.kind in STRETCHED:
            self.go_to(self.bout()[-1].index, Command.NEXT)
        else:
            later = (phase.index for phase in self.timeline.phases[self.index + 1 :] if phase.kind in BEGINNINGS)
            self.go_to(next(later, None), Command.NEXT)

    def previous(self) -> None:
        begun = [start for start in self.blocks() if start <= self.index]
        gone = self.length - self.left if not self.phase.waits else 0.0
        into = sum(phase.planned for phase in self.timeline.phases[begun[-1] : self.index]) + gone
        self.go_to(begun[-2] if into <= 3 and len(begun) > 1 else begun[-1], Command.PREVIOUS)

    def skip(self) -> None:
        """To the first phase of another block; a swap of roles is of the block it leads to, a rest is of none."""
        phases = self.timeline.phases
        index = self.index + 1
        if self.phase.kind is PhaseKind.SWAP_ROLES:
            index += 1
        while index < len(phases) and self.phase.exercise is not None:
            if phases[index].kind in (PhaseKind.GET_READY, PhaseKind.SWAP_ROLES) or phases[index].exercise is None:
                break
            index += 1
        self.go_to(index, Command.SKIP_EXERCISE)

    def restart(self) -> None:
        again = self.first_hold()
        assert again is not None
        paused = self.state is Paused and self.phase.kind in IN_BOUT
        self.index, self.left, self.fresh = again, self.timeline.phases[again].planned, True
        self.length = self.left
        if paused:
            self.re_enter(Command.RESTART)
        else:
            self.go_on(Command.RESTART)

    def add_time(self, seconds: float) -> None:
        left = max(min(self.left, 1.0), self.left + seconds)
        exercise = self.timeline.exercises.get(self.phase.exercise or "")
        most = exercise.dose.max_hold if exercise and self.phase.kind in (*AGAIN, "check") else None
        if seconds > 0 and most is not None:
            left = max(self.left, min(left, most - (self.length - self.left)))
        self.length += left - self.left
        self.left = left
        self.passed.add((Running, Command.ADD_TIME, Running))

    def release(self) -> None:
        self.released.add(self.index)
        if self.state is Releasing:
            self.ends = False
            self.passed.add((Releasing, Command.RELEASE, Releasing))
        elif self.state is Paused:
            self.become(Paused, Command.RELEASE, "released", self.since)
        else:
            self.until, self.ends = 5.0, False
            self.become(Releasing, Command.RELEASE)

    def end(self) -> None:
        if self.state is Releasing:
            self.ends = True
            self.passed.add((Releasing, Command.END, Releasing))
        elif self.state in (Running, Reentering) and self.phase.kind in IN_BOUT:
            self.until, self.ends = 5.0, True
            self.become(Releasing, Command.END)
        else:
            self.become(Ended, Command.END)

    # ---- what shows ----

    def left_in_all(self) -> float:
        """Seconds left of the whole session, if nothing is paused or skipped."""
        if self.state in (Finished, Ended):
            return 0.0
        if self.state is Ready:
            return sum(phase.planned for phase in self.timeline.phases)
        return self.left + sum(phase.planned for phase in self.timeline.phases[self.index + 1 :])

    def held(self) -> float:
        """Seconds really run in holds, and in what is counted, breathed or checked."""
        phases = self.timeline.phases
        return sum(ran for index, ran in self.ran.items() if phases[index].kind in (*AGAIN, "check"))
