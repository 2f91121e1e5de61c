"""Who is told what in which phase: a table of the exercise's texts, and the program's own lines where it has none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from types import MappingProxyType
from typing import Final

from stretchgui.language.text import Text
from stretchgui.language.words import Words
from stretchgui.routine.exercise import Carried, Exercise, Side
from stretchgui.routine.timeline import Phase, PhaseKind, Receiver, Timeline
from stretchgui.session.changing import Move, helper_moves, receiver_moves
from stretchgui.session.people import People as Names


class Role(StrEnum):
    """Whose column it is."""

    RECEIVER = auto()
    HELPER = auto()
    BOTH = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """What one of the two is told.

    Attributes:
        role: Whose.
        name: What that person is called.
        does: What that person's part is.
        lead: The program's own line, or "".
        parts: The exercise's words, in the order they are needed.
        alarms: Whether the line is about something that must change now.
    """

    role: Role
    name: str
    does: str
    lead: str
    parts: tuple[str, ...]
    alarms: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """What a phase takes from the exercise.

    Attributes:
        receiver: Which of the receiver's texts, in order.
        helper: Which of the helper's.
        led: Whether the program's own line is said even where there is a text.
    """

    receiver: tuple[str, ...] = ()
    helper: tuple[str, ...] = ()
    led: bool = False


TELLINGS: Final[Mapping[PhaseKind, Telling]] = MappingProxyType(
    {
        PhaseKind.GET_READY: Telling(("setup",), ("setup", "hands")),
        PhaseKind.EASE_IN: Telling(("during",), ("during",)),
        PhaseKind.HOLD: Telling(("feel",), ("watch",)),
        PhaseKind.CONTRACT: Telling(("contract",), ("contract",), led=True),
        PhaseKind.RELAX: Telling(led=True),
        PhaseKind.EASE_OUT: Telling(led=True),
        PhaseKind.CHANGE_SIDE: Telling(("setup",), ("hands",), led=True),
        PhaseKind.REST: Telling(led=True),
        PhaseKind.SWAP_ROLES: Telling(("setup",), ("setup", "hands"), led=True),
        PhaseKind.REPS: Telling(("during",), ("during",)),
        PhaseKind.BREATHE: Telling(("during",), ("during",)),
        PhaseKind.CHECK: Telling(("during", "feel"), ("during", "watch")),
    }
)


def columns_of(
    timeline: Timeline, phase: Phase, words: Words, names: Names, *, returning: bool = False
) -> tuple[Column, ...]:
    """The columns of a phase: two where one helps the other, else one for both.

    Args:
        timeline: The session.
        phase: The phase.
        words: The program's own lines.
        names: What the two are called.
        returning: Whether they are getting back into position: then they are told how.
    """
    exercise = timeline.exercise_of(phase)
    helper = phase.receiver.helper if phase.receiver else None
    values = _values(timeline, phase, exercise, words, names)
    telling = TELLINGS[PhaseKind.EASE_IN if returning else phase.kind]
    if helper is None:
        return (_for_both(phase, exercise, telling, words, names, values),)
    does = "" if exercise is None else words(f"session.does.{exercise.position}")
    return (
        Column(
            Role.RECEIVER,
            names.called(phase.receiver),
            does,
            *_told(Role.RECEIVER, phase, exercise, telling, words, values),
        ),
        Column(
            Role.HELPER,
            names.called(helper),
            words("session.helps"),
            *_told(Role.HELPER, phase, exercise, telling, words, values),
        ),
    )


def _for_both(
    phase: Phase,
    exercise: Exercise | None,
    telling: Telling,
    words: Words,
    names: Names,
    values: Mapping[str, str],
) -> Column:
    lead, parts = _told(Role.RECEIVER, phase, exercise, telling, words, values)
    # Both do the same: what the file says to the helper is meant for both.
    more = _texts(Role.HELPER, exercise, telling, words, values)
    return Column(
        Role.BOTH,
        names.called(Receiver.BOTH),
        words("session.both_do"),
        lead,
        (*parts, *more),
    )


def _told(
    role: Role,
    phase: Phase,
    exercise: Exercise | None,
    telling: Telling,
    words: Words,
    values: Mapping[str, str],
) -> tuple[str, tuple[str, ...]]:
    """The program's line and the exercise's texts for one."""
    parts = _texts(role, exercise, telling, words, values)
    lead = words(_key(role, phase, exercise, words), **values) if telling.led or not parts else ""
    return lead, parts


def _texts(
    role: Role, exercise: Exercise | None, telling: Telling, words: Words, values: Mapping[str, str]
) -> tuple[str, ...]:
    if exercise is None:
        return ()
    wanted = telling.receiver if role is Role.RECEIVER else telling.helper
    texts = exercise.receiver if role is Role.RECEIVER else exercise.helper
    said: list[Text] = [getattr(texts, name) for name in wanted if hasattr(texts, name)]
    return tuple(text.said(words.language, values) for text in said if text)


def _key(role: Role, phase: Phase, exercise: Exercise | None, words: Words) -> str:
    """The program's line for one in a phase; it goes by how the receiver lies, and by what the helper carries."""
    key = f"session.says.{role}.{phase.kind}"
    if role is Role.HELPER and phase.kind is PhaseKind.EASE_OUT and exercise is not None:
        key += "" if exercise.helper.carries is not Carried.NOTHING else f".{Carried.NOTHING}"
    if phase.kind is PhaseKind.CHANGE_SIDE and exercise is not None:
        move = receiver_moves(exercise) if role is not Role.HELPER else helper_moves(exercise)
        key += "" if move is Move.STAYS else f".{move}"
    return key if key in words.keys else f"session.says.{role}.{phase.kind}"


def _values(timeline: Timeline, phase: Phase, exercise: Exercise | None, words: Words, names: Names) -> dict[str, str]:
    """What stands in place of the placeholders."""
    receiver = phase.receiver
    # Where both do the same, whoever is named first stands for either.
    alone = receiver in (None, Receiver.BOTH)
    side = side_of(timeline, phase)
    holds = (timeline.phases[index] for index in timeline.bout(_first_of_bout(timeline, phase)))
    hold = next((it.planned for it in holds if it.kind is PhaseKind.HOLD), phase.planned)
    return {
        "receiver": names.a if alone else names.called(receiver),
        "helper": names.b if alone or receiver is None else names.called(receiver.helper),
        "side": words(f"side.{side}") if side else "",
        "other_side": words(f"side.{side.other}") if side else "",
        "hold": f"{hold:.0f}",
        "exercise": exercise.name.said(words.language) if exercise else "",
    }


def side_of(timeline: Timeline, phase: Phase) -> Side | None:
    """The side a phase is about; of a swap, the side that the one who now receives begins with."""
    if phase.kind is not PhaseKind.SWAP_ROLES:
        return phase.side
    block = (it for it in timeline.phases[phase.index + 1 :] if it.kind is PhaseKind.GET_READY)
    return next((it.side for it in block), None)


def _first_of_bout(timeline: Timeline, phase: Phase) -> int:
    """The phase itself within a bout, else the first of the bout it leads to."""
    if phase.in_bout:
        return phase.index
    following = (it.index for it in timeline.phases[phase.index :] if it.in_bout and it.step == phase.step)
    return next(following, phase.index)
