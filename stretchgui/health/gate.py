"""What is asked of each of the two before a session, and what an answer leads to. Nothing here is a diagnosis.

The signs are asked in groups, by what to do about them, and answered a group at a time: "none of these", or "one or
more". Which one it is nobody has to say, and nobody is asked. What is kept is the outcome and its day. The groups that
speak against any stretching have to be answered; whatever comes after them can be skipped, and then stays as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final

from stretchgui.health.wording import HealthWords
from stretchgui.routine.exercise import Exercise
from stretchgui.routine.suiting import Suiting
from stretchgui.routine.timeline import Receiver


class Outcome(StrEnum):
    """What somebody's answers lead to, the worse the earlier."""

    EMERGENCY = "emergency"
    DOCTOR = "doctor"
    ASK = "ask"
    OK = "ok"


GROUPS: Final = (Outcome.EMERGENCY, Outcome.DOCTOR, Outcome.ASK)
"""The groups of signs, in the order of asking, each by what "one or more" leads to."""

NEEDED: Final = (Outcome.EMERGENCY, Outcome.DOCTOR)
"""Those that nobody can skip."""

PEOPLE: Final = (Receiver.A, Receiver.B)


@dataclass(frozen=True, slots=True)
class PersonHealth:
    """What is known of one person: no more than is needed.

    Attributes:
        outcome: What the last answers led to; None if the signs were never asked.
        on: The day of it.
        signs: Which signs were asked to the end, as `signs_version` names them; "" if somebody broke off.
        cleared: Whether somebody who can tell has since said yes to stretching.
        conditions: What rules exercises out for this person, from `CONDITIONS`.
    """

    outcome: Outcome | None = None
    on: date | None = None
    signs: str = ""
    cleared: bool = False
    conditions: frozenset[str] = frozenset()

    @property
    def is_blocked(self) -> bool:
        """Whether this person is not to be stretched for now."""
        return self.outcome is Outcome.EMERGENCY or (self.outcome in (Outcome.DOCTOR, Outcome.ASK) and not self.cleared)

    @property
    def can_be_cleared(self) -> bool:
        """Whether a professional's yes opens the way; after an emergency the signs are asked anew instead."""
        return self.outcome in (Outcome.DOCTOR, Outcome.ASK) and not self.cleared


@dataclass(frozen=True, slots=True)
class CoupleHealth:
    """Both people, and whether they have agreed on how to stop.

    Attributes:
        a: Partner A.
        b: Partner B.
        agreed: Whether the helper's rules, the stop word and the tap were gone through.
    """

    a: PersonHealth = field(default_factory=PersonHealth)
    b: PersonHealth = field(default_factory=PersonHealth)
    agreed: bool = False

    def of(self, person: Receiver) -> PersonHealth:
        """What is known of partner A or partner B."""
        return self.b if person is Receiver.B else self.a

    def with_person(self, person: Receiver, health: PersonHealth) -> CoupleHealth:
        """The same with one of the two as given."""
        return replace(self, b=health) if person is Receiver.B else replace(self, a=health)

    @property
    def blocked(self) -> frozenset[Receiver]:
        """Who is not to be stretched for now."""
        return frozenset(person for person in PEOPLE if self.of(person).is_blocked)

    @property
    def is_emergency(self) -> bool:
        """Whether either of them should call for help instead of stretching, or helping."""
        return any(self.of(person).outcome is Outcome.EMERGENCY for person in PEOPLE)

    def to_be_asked(self, signs: str) -> tuple[Receiver, ...]:
        """Who has not been asked these signs yet; nobody while one of them should call for help: that is told first."""
        return () if self.is_emergency else tuple(person for person in PEOPLE if self.of(person).signs != signs)

    def suiting(self, exercises: Mapping[str, Exercise | None]) -> Suiting:
        """What suits the two of all exercises, which are given by their id."""
        return Suiting({person: self.of(person).conditions for person in PEOPLE}, self.blocked, exercises)


@dataclass(frozen=True, slots=True)
class Answers:
    """How far one person has come in answering.

    Attributes:
        some: For each group that was answered, whether one or more of its signs is true.
        conditions: The conditions that were ticked; None unless that is answered, empty for none of them.
    """

    some: tuple[tuple[Outcome, bool], ...] = ()
    conditions: frozenset[str] | None = None

    def answered(self, group: Outcome) -> bool | None:
        """The answer to a group; None for none yet."""
        return dict(self.some).get(group)

    def with_answer(self, group: Outcome, some: bool) -> Answers:
        """The same with a group answered, or answered otherwise: a slip can be put right at once."""
        others = {one: said for one, said in self.some if one is not group}
        return replace(self, some=tuple(sorted({**others, group: some}.items(), key=lambda one: GROUPS.index(one[0]))))

    def with_conditions(self, conditions: frozenset[str] | None) -> Answers:
        """The same with these conditions ticked; None: unanswered."""
        return replace(self, conditions=conditions)

    @property
    def is_emergency(self) -> bool:
        """Whether asking ends here."""
        return self.answered(Outcome.EMERGENCY) is True

    @property
    def sign(self) -> Outcome | None:
        """The gravest group of which something is true; None if nothing is, as far as was answered."""
        return next((group for group in GROUPS if self.answered(group)), None)

    def noted(self, before: PersonHealth, on: date, asked: str) -> PersonHealth:
        """What is kept of the answers. A sign that was said to be true counts, even if somebody then broke off.

        Args:
            before: What was known; what was skipped stays as it was.
            on: Today.
            asked: Which signs were asked to the end, as `signs_version` names them; "" if somebody broke off.
        """
        conditions = before.conditions if self.conditions is None else self.conditions
        if self.sign is not None:
            return PersonHealth(self.sign, on, asked, conditions=conditions)
        if not asked or any(self.answered(group) is None for group in NEEDED):
            return before
        if before.outcome is Outcome.ASK and self.answered(Outcome.ASK) is None:
            return replace(before, signs=asked, conditions=conditions)
        return PersonHealth(Outcome.OK, on, asked, conditions=conditions)


def cleared(person: PersonHealth) -> PersonHealth:
    """The same once a professional has said yes; whoever needs no such yes stays as they are."""
    return replace(person, cleared=True) if person.can_be_cleared else person


def signs_version(health: HealthWords) -> str:
    """A short name for which signs are asked, however they are worded: whoever was asked others is asked anew."""
    # It brings OpenSSL along, 3 MB, and is not asked for before a session.

    # It brings OpenSSL along, 3 MB, and is not asked for before a session.
    import hashlib

    asked = sorted(f"{group}.{sign}" for group in GROUPS for sign in health.group(f"gate.{group}"))
    return hashlib.sha256(repr(asked).encode()).hexdigest()[:16]
