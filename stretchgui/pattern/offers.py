"""What of a plan is offered to the couple: what they answered to it, and what they took up earlier and need no more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stretchgui.history.past import Past
from stretchgui.history.records import Reply
from stretchgui.pattern.choice import CHOICES
from stretchgui.pattern.plan import Because, Plan, Suggestion, is_taken_up
from stretchgui.pattern.reading import about, reply_to
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.routine import Routine


@dataclass(frozen=True, slots=True)
class Offer:
    """A suggestion, and what has become of it.

    Attributes:
        suggestion: What is suggested.
        reply: What was answered since the newest checks; None if nothing was.
        taken: Whether the routine favours that side now, whoever made it so.
        over: Whether it was taken up earlier, and the newest checks do not suggest it any more.
    """

    suggestion: Suggestion
    reply: Reply | None = None
    taken: bool = False
    over: bool = False

    @property
    def is_open(self) -> bool:
        """Whether there is something to be answered."""
        favours = self.suggestion.more_on is not None
        return self.over or (favours and not self.taken and self.reply is None)


def offers_of(
    past: Past, plan: Plan, routines: Mapping[str, Routine], own: Mapping[str, Customisation]
) -> tuple[Offer, ...]:
    """What is offered to one person, in the plan's order; what is not needed any more comes last.

    Args:
        past: What was answered so far.
        plan: That person's.
        routines: The routines there are, by their ids; what is suggested without one is left out.
        own: What the couple has changed of each.
    """
    known = [one for one in plan.suggestions if one.routine in routines]
    offers = [Offer(one, reply_to(past, plan, about(one)), _is_taken(one, routines, own)) for one in known]
    favoured = {one.choice for one in known if one.more_on is not None}
    over = (one for one in _taken_before(past, plan) if one.choice not in favoured and one.routine in routines)
    return (*offers, *(Offer(one, taken=True, over=True) for one in over if _is_taken(one, routines, own)))


def _is_taken(suggestion: Suggestion, routines: Mapping[str, Routine], own: Mapping[str, Customisation]) -> bool:
    routine = routines[suggestion.routine]
    return is_taken_up(suggestion, routine, own.get(routine.id, Customisation()))


def _taken_before(past: Past, plan: Plan) -> Iterable[Suggestion]:
    """What a person took up last in each area, if that was not refused since."""
    for choice in CHOICES:
        own = [one for one in past.replies if one.person is plan.person and one.about == choice.area]
        if own and own[-1].taken and own[-1].side is not None:
            yield Suggestion(plan.person, Because.TIGHTER, choice.routine, choice, more_on=own[-1].side)
