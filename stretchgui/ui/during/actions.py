"""The one table of what people can do in a session: it gives menus, buttons, keys, tooltips and what is enabled.

A new key is one entry in `ACTIONS`; a new way of doing something is one `Way`. Wireless presenters and foot
pedals send the same keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from stretchgui.pattern.notes import place_of
from stretchgui.routine.measure import Felt
from stretchgui.session.snapshot import Snapshot
from stretchgui.session.states import Command, Waiting


class Scope(StrEnum):
    """Where an action's keys are alive; those of NUMBERS, CHOICES and CHECK share lines of the keys' card.

    Those of CHECK are alive only while a check waits, and what is found can be entered.
    """

    SESSION = auto()
    EVERYWHERE = auto()
    NUMBERS = auto()
    CHOICES = auto()
    CHECK = auto()


class Request(StrEnum):
    """What is asked of the window, not of the session."""

    START = auto()
    END = auto()
    FULL_SCREEN = auto()
    MUTE = auto()
    KEYS = auto()
    HOLDS = auto()
    FIRST_CHOICE = auto()
    SECOND_CHOICE = auto()
    THIRD_CHOICE = auto()


@dataclass(frozen=True, slots=True)
class Order:
    """A command to the session.

    Attributes:
        value: For ADD_TIME: how many seconds, negative for less. For NUMBER: the number.
    """

    command: Command
    value: float = 0.0


class Field(StrEnum):
    """What can be entered of a check."""

    TIGHTNESS = auto()
    AMOUNT = auto()
    FELT = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to be noted of the check that waits.

    Attributes:
        field: What of it; NOTHING takes all of it back.
        value: A tightness from 0 to 9; for the amount, so many steps more, negative for less; for where it is felt, the
            place in `Felt`.
    """

    field: Field
    value: float = 0.0


Does = Order | Request | Entry


@dataclass(frozen=True, slots=True)
class Way:
    """One thing an action does, in those states of the session that allow it.

    Attributes:
        name: `action.<name>` is its label, `action.<name>.tip` its explanation.
        icon: The icon's file.
        does: What happens.
    """

    name: str
    icon: str
    does: Does


@dataclass(frozen=True, slots=True)
class Action:
    """One thing people can ask for, by keys, a button or a menu.

    Attributes:
        id: Its name.
        ways: What it does: the first of these that is allowed at the moment.
        keys: Every key that asks for it; media keys stand on the keys' card only, as signs.
        scope: Where its keys are alive.
        repeats: Whether holding the key down goes on doing it.
    """

    id: str
    ways: tuple[Way, ...]
    keys: tuple[Qt.Key, ...] = ()
    scope: Scope = Scope.SESSION
    repeats: bool = False


DIGITS: Final = (
    *(Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4),
    *(Qt.Key.Key_5, Qt.Key.Key_6, Qt.Key.Key_7, Qt.Key.Key_8, Qt.Key.Key_9),
)
# A question is only ever asked while nothing is held: so these keys mean one thing at a time.
_CHOICES: Final = {
    1: ("first", Request.FIRST_CHOICE),
    2: ("second", Request.SECOND_CHOICE),
    3: ("third", Request.THIRD_CHOICE),
}


FELT_KEYS: Final[Mapping[Felt, Qt.Key]] = MappingProxyType(
    # Side by side on every keyboard, whatever its language, and free.
    dict(zip(Felt, (Qt.Key.Key_G, Qt.Key.Key_H, Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_L), strict=True))
)


def _digit(value: int) -> Action:
    """A digit: a number for the hold or for the check, or else the choice of a question."""
    ways = (
        Way("number", "", Order(Command.NUMBER, float(value))),
        Way("check_tightness", "", Entry(Field.TIGHTNESS, value)),
    )
    if value not in _CHOICES:
        return Action(f"number_{value}", ways, (DIGITS[value],), Scope.NUMBERS)
    name, request = _CHOICES[value]
    return Action(name, (*ways, Way(name, "", request)), (DIGITS[value],), Scope.CHOICES)


_START = Way("start", "play", Order(Command.START))
_PAUSE = Way("pause", "pause", Order(Command.PAUSE))
_RESUME = Way("resume", "play", Order(Command.RESUME))
_CONFIRM = Way("confirm", "confirm", Order(Command.CONFIRM))

ACTIONS: Final = (
    Action("start", (_START, Way("start", "play", Request.START)), (Qt.Key.Key_F5,)),
    Action("pause", (_PAUSE, _RESUME, _START), (Qt.Key.Key_Space,)),
    # A headset has one button: at a check, where nothing runs, it says "done" as the large button does. Keyboards
    # send "play" for it, and headsets "pause" whenever they believe that something plays: all three are one key.
    Action(
        "media_toggle",
        (_CONFIRM, _PAUSE, _RESUME, _START),
        (Qt.Key.Key_MediaTogglePlayPause, Qt.Key.Key_MediaPlay, Qt.Key.Key_MediaPause),
    ),
    # The desktop's own two halves of it, which mean what they say.
    Action("media_play", (_CONFIRM, _RESUME, _START)),
    Action("media_pause", (_PAUSE,)),
    Action(
        "release",
        (Way("release", "release", Order(Command.RELEASE)),),
        (Qt.Key.Key_Escape, Qt.Key.Key_Period, Qt.Key.Key_B, Qt.Key.Key_MediaStop),
    ),
    Action(
        "next",
        (_CONFIRM, Way("next", "next", Order(Command.NEXT))),
        (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_MediaNext),
    ),
    Action(
        "previous",
        (Way("previous", "previous", Order(Command.PREVIOUS)),),
        (Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_MediaPrevious),
    ),
    Action(
        "more",
        (Way("more", "plus", Order(Command.ADD_TIME, 10.0)),),
        (Qt.Key.Key_Plus, Qt.Key.Key_Equal),
        repeats=True,
    ),
    Action("less", (Way("less", "minus", Order(Command.ADD_TIME, -10.0)),), (Qt.Key.Key_Minus,), repeats=True),
    Action("restart", (Way("restart", "restart", Order(Command.RESTART)),), (Qt.Key.Key_R,)),
    Action("skip", (Way("skip", "skip", Order(Command.SKIP_EXERCISE)),), (Qt.Key.Key_S,)),
    Action("end", (Way("end", "end", Request.END),)),
    Action("holds", (Way("holds", "holds", Request.HOLDS),)),
    Action("mute", (Way("mute", "sound", Request.MUTE),), (Qt.Key.Key_M,)),
    Action(
        "full_screen", (Way("full_screen", "full-screen", Request.FULL_SCREEN),), (Qt.Key.Key_F11,), Scope.EVERYWHERE
    ),
    Action("keys", (Way("keys", "keys", Request.KEYS),), (Qt.Key.Key_Question,), Scope.EVERYWHERE),
    *(_digit(value) for value in range(len(DIGITS))),
    Action(
        "check_more",
        (Way("check_more", "up", Entry(Field.AMOUNT, 1)),),
        (Qt.Key.Key_Up,),
        Scope.CHECK,
        repeats=True,
    ),
    Action(
        "check_less",
        (Way("check_less", "down", Entry(Field.AMOUNT, -1)),),
        (Qt.Key.Key_Down,),
        Scope.CHECK,
        repeats=True,
    ),
    Action("check_clear", (Way("check_clear", "", Entry(Field.NOTHING)),), (Qt.Key.Key_Backspace,), Scope.CHECK),
    *(
        Action(f"check_{felt}", (Way("check_felt", "", Entry(Field.FELT, place)),), (FELT_KEYS[felt],), Scope.CHECK)
        for place, felt in enumerate(Felt)
    ),
)

BY_ID: Final = {action.id: action for action in ACTIONS}


class Sign(StrEnum):
    """What is printed on a keyboard's media keys, and on a headset's buttons."""

    PLAY_PAUSE = auto()
    STOP = auto()
    NEXT = auto()
    PREVIOUS = auto()


SIGNS: Final[Mapping[Qt.Key, Sign]] = MappingProxyType(
    {
        Qt.Key.Key_MediaTogglePlayPause: Sign.PLAY_PAUSE,
        Qt.Key.Key_MediaPlay: Sign.PLAY_PAUSE,
        Qt.Key.Key_MediaPause: Sign.PLAY_PAUSE,
        Qt.Key.Key_MediaStop: Sign.STOP,
        Qt.Key.Key_MediaNext: Sign.NEXT,
        Qt.Key.Key_MediaPrevious: Sign.PREVIOUS,
    }
)
MEDIA_KEYS: Final = frozenset(SIGNS)


def is_allowed(does: Does, snapshot: Snapshot | None) -> bool:
    """Whether something may be asked for now: of the session exactly what its state machine allows."""
    match does:
        case Order():
            return snapshot is not None and snapshot.allows(does.command)
        case Request.START:
            # The routine that is chosen, where none runs.
            return snapshot is None
        case Request.END:
            return snapshot is not None and snapshot.allows(Command.END)
        case Entry():
            return snapshot is not None and can_note(snapshot)
        case _:
            return True


def can_note(snapshot: Snapshot) -> bool:
    """Whether a check waits of which something can be noted."""
    measured = snapshot.exercise is not None and snapshot.exercise.check is not None
    return isinstance(snapshot.state, Waiting) and measured and place_of(snapshot.phase) is not None


def way_of(action: Action, snapshot: Snapshot | None) -> Way | None:
    """What an action does now; None if nothing."""
    return next((way for way in action.ways if is_allowed(way.does, snapshot)), None)


def key_names(action: Action) -> tuple[str, ...]:
    """An action's keys as they are printed on a keyboard, the ones for media left out."""
    return tuple(key_name(key) for key in action.keys if key not in MEDIA_KEYS)


def key_name(key: Qt.Key) -> str:
    """A key as it is printed on a keyboard."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def signs_of(action: Action) -> tuple[Sign, ...]:
    """The signs of an action's media keys, each once."""
    return tuple(dict.fromkeys(SIGNS[key] for key in action.keys if key in SIGNS))
