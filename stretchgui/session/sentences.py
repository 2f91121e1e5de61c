"""What is said in each phase, from the fullest form to the shortest: who does what, on which side, for how long.

The templates are in the file of words below `cue`, one for each size: the full one (`cue.hold`), a short one
(`cue.hold.short`), and the least that still says who, what and where (`cue.hold.least`). To the full one the sentences
of the exercise are added, each person's behind their name; the form that people hear has as many of them as there is
time for, so there is a form for each number of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from stretchgui.language.durations import spoken_duration
from stretchgui.language.text import Text, filled
from stretchgui.language.words import Words
from stretchgui.routine.exercise import Carried, Exercise, Side
from stretchgui.routine.timeline import Phase, PhaseKind, Receiver, Timeline
from stretchgui.session.changing import helper_moves, receiver_moves
from stretchgui.session.time_left import told_time_left

SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")
_SIZES: Final = ("", ".brief", ".short", ".least")
_FIRST_SHORT: Final = ".short"
# What is said before the phase that goes on, or will.
_BEFORE_WHAT_GOES_ON: Final = frozenset({"resume", "moved"})
# What is said where a check was felt as a nerve may be, and the group of its sentences about health.
MAY_BE_A_NERVE: Final = "may_be_a_nerve"
_A_NERVE: Final = "check.nerve"
_A_SIDE: Final = re.compile(r"\{(side|other_side)\}")

# The time left in all gives way to what is less than this: how to lie, and where the hands go.
_TIME: Final = 2

# What one does when easing in, told before it: easing in is too short for it.
_ACTION: Final = "action"
_DURING: Final = MappingProxyType({_ACTION: "during"})

# Which texts of the exercise are told in a phase, and how early each may be left out: the greater the earlier.
_TOLD: Final[Mapping[str, tuple[tuple[str, str, int], ...]]] = MappingProxyType(
    {
        "get_ready": (
            ("receiver", "setup", -3),
            ("receiver", _ACTION, 3),
            ("helper", "setup", 1),
            ("helper", "hands", 0),
        ),
        # Who lies there already is told first what is new.
        "get_ready.again": (
            ("receiver", "setup", 1),
            ("receiver", _ACTION, 3),
            ("helper", "setup", 0),
            ("helper", "hands", -2),
        ),
        # What a swap of roles has just told is not told again while there is anything else to say.
        "get_ready.swapped": (
            ("receiver", "setup", 50),
            ("receiver", _ACTION, 1),
            ("helper", "setup", 50),
            ("helper", "hands", 0),
        ),
        "swap_roles": (("receiver", "setup", 0), ("helper", "setup", 1), ("helper", "hands", 20)),
        "change_side": (("receiver", "setup", 20), ("helper", "hands", 0)),
        "ease_in": (("receiver", "during", 0), ("helper", "during", 1)),
        # Where it pulls, and what to look at: told once, in the first hold of an exercise.
        "hold.first": (("receiver", "feel", 0), ("helper", "watch", 1)),
        "contract": (("receiver", "contract", 0), ("helper", "contract", 1)),
        "reps": (("receiver", "during", 0), ("helper", "during", 1)),
        "breathe": (("receiver", "during", 0), ("helper", "during", 1)),
        "check": (("receiver", "during", 0), ("receiver", "feel", 2), ("helper", "during", 1), ("helper", "watch", 3)),
        # What makes a try count, and what it cannot show, is the same on the other side.
        "check.other": (("receiver", "during", 0), ("receiver", "feel", 2), ("helper", "during", 1)),
        "get_back": (("receiver", "setup", 0), ("helper", "hands", 1)),
    }
)


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of one cue.

    Attributes:
        texts: From the fullest to the shortest; the last is "", the tone alone.
        short: The index of the first one for people who want to hear little.
    """

    texts: tuple[str, ...]
    short: int


@dataclass(frozen=True, slots=True)
class _Told:
    """One sentence of an exercise; the greater the rank, the earlier it is left out."""

    who: str
    text: str
    rank: int


class Sentences:
    """The sentences of a session, in the words of one language.

    Args:
        words: The templates.
        timeline: The session.
        health: The sentences about health, or None where nothing is said of it.
    """

    def __init__(self, words: Words, timeline: Timeline, health: Words | None = None) -> None:
        self._words = words
        self._health = health
        self._timeline = timeline
        self._minutes = told_time_left(timeline)

    def of(self, phase: Phase, length: float) -> Forms:
        """What is said when a phase of so many seconds begins."""
        return self._forms(self._name(phase), phase, length)

    def at_once(self, name: str, phase: Phase | None) -> Forms:
        """What answers something that just happened in a phase."""
        if phase is None:
            each = name == "finished" and self._timeline.is_each_alone
            return self._forms(f"{name}.each" if each else name, None, 0.0)
        if name in _BEFORE_WHAT_GOES_ON:
            # What goes on, in few words: eyes are closed, and the pause may have been long.
            now = self.of(phase, phase.planned).texts[-2]
            whole = self._words(f"cue.{name}")
            return Forms((f"{whole} {now}", whole, ""), 0)
        if name == MAY_BE_A_NERVE:
            return self._about_a_nerve()
        if name == "release" and not phase.in_bout:
            name = "release.loose"
        return self._forms(name, phase, phase.planned)

    def _about_a_nerve(self) -> Forms:
        """What it may be, and what to do; who wants to hear little hears what to do."""
        said = tuple(self._health.group(_A_NERVE).values()) if self._health else ()
        return Forms((" ".join(said), said[-1], ""), 1) if said else Forms(("",), 0)

    def _name(self, phase: Phase) -> str:
        """The templates of a phase: some have others where something special comes next, or came before."""
        kind = phase.kind.value
        match phase.kind:
            case PhaseKind.GET_READY if self._follows_a_swap(phase):
                return f"{kind}.swapped"
            case PhaseKind.HOLD if phase.round == 0:
                return f"{kind}.settle"
            case PhaseKind.HOLD if self._is_first(phase):
                return f"{kind}.first"
            case PhaseKind.CHECK if phase.set is not None and phase.set > 1:
                # How it is done was told with the first try.
                return f"{kind}.again"
            case PhaseKind.REST if phase.exercise is None:
                return f"{kind}.between" if self._next(phase) is not None else kind
            case PhaseKind.REST if phase.side is not None:
                return f"{kind}.sets"
            case _:
                return kind

    def _forms(self, name: str, phase: Phase | None, length: float) -> Forms:
        values = self._values(phase, length)
        told = [] if phase is None else self._told(name, phase, values)
        texts: list[str] = []
        short: str | None = None
        for size in _SIZES:
            template = self._template(f"cue.{name}{size}", phase)
            if template is None:
                continue
            lead = self._words(template, **values)
            timed = self._timed(lead, phase)
            if not size:
                with_texts = self._template(f"cue.{name}.told", phase)
                most = self._words(with_texts, **values) if with_texts else lead
                in_haste = self._template(f"cue.{name}.told.brief", phase)
                leads = most, lead, self._words(in_haste, **values) if in_haste else most
                texts += self._with_less_and_less(leads, told, phase)
            if short is None or size == _FIRST_SHORT:
                # Without a short size the full one is short enough, less what the exercise says.
                short = timed
            texts += (timed, lead) if size in ("", _FIRST_SHORT) else (lead,)
        forms = tuple(dict.fromkeys(texts))
        return Forms((*forms, ""), forms.index(short) if short is not None else 0)

    def _template(self, key: str, phase: Phase | None) -> str | None:
        """The template to take, or None if there is none of this size."""
        if key not in self._words.keys:
            return None
        about = None if phase is None else self._next(phase) or phase
        together = about is not None and (about.receiver is None or about.receiver.helper is None)
        whose = ".together" if together else f".{self._carried(about)}"
        for suffix in (whose, ".side" if about and about.side else ""):
            key = key + suffix if key + suffix in self._words.keys else key
        return key

    def _carried(self, phase: Phase | None) -> Carried:
        """What the helper has in the hands while somebody is stretched."""
        exercise = self._timeline.exercise_of(phase) if phase else None
        return exercise.helper.carries if exercise else Carried.NOTHING

    def _timed(self, lead: str, phase: Phase | None) -> str:
        """A sentence, and after it the time left in all where that is told."""
        return " ".join((lead, *self._time_left(phase)))

    def _time_left(self, phase: Phase | None) -> tuple[str, ...]:
        """The time left in all, where it is told."""
        minutes = self._minutes.get(phase.index) if phase else None
        return () if minutes is None else (self._words.count("cue.time_left", minutes),)

    def _with_less_and_less(self, leads: tuple[str, str, str], told: list[_Told], phase: Phase | None) -> Iterator[str]:
        """The lead with the time left and all the exercise's sentences, then with one less, down to one.

        A text only loses its last sentence, so that none stands there without what it goes on from.

        Args:
            leads: What comes first: while each of the two is told something; the same, if there is time for it, once
                somebody is told nothing more; and in few words, before the last sentence.
            told: The sentences.
            phase: Where they are said.
        """
        lead, alone, in_haste = leads
        left, in_all = list(told), self._time_left(phase)
        everybody = {one.who for one in told}
        while left:
            addressed = tuple(self._addressed(left, phase))
            for first in (lead,) if {one.who for one in left} == everybody else (alone, lead):
                yield " ".join((first, *in_all, *addressed))
            if len(left) == 1:
                yield " ".join((in_haste, *addressed))
            least = max(left, key=lambda one: one.rank)
            if in_all and least.rank < _TIME:
                in_all = ()
            else:
                left.remove(least)

    def _addressed(self, told: Iterable[_Told], phase: Phase | None) -> Iterator[str]:
        """Each one's sentences behind the name; those for both need none."""
        receiver = phase.receiver if phase else None
        helper = receiver.helper if receiver else None
        by_person: dict[str, list[str]] = {}
        for one in told:
            by_person.setdefault(one.who, []).append(one.text)
        for who, texts in by_person.items():
            if helper is None:
                yield from texts
            else:
                first, *rest = texts
                person = receiver if who == "receiver" else helper
                yield " ".join((f"{{{person}}}: {_uncapitalised(first)}", *rest))

    def _told(self, name: str, phase: Phase, values: Mapping[str, str]) -> list[_Told]:
        exercise = self._timeline.exercise_of(phase)
        if exercise is None:
            return []
        told: list[_Told] = []
        for who, part, rank in _TOLD.get(f"{name}.{self._after(phase, exercise)}") or _TOLD.get(name, ()):
            for place, sentence in enumerate(self._parts(exercise, phase, who, part)):
                # A sentence that names a side is kept a little longer than its neighbours.
                sided = 2 if _A_SIDE.search(sentence) else 0
                told.append(_Told(who, filled(sentence, values), rank + 3 * place - sided))
        # As people need it: first where the receiver lies, then where the helper is, then the hands.
        return sorted(told, key=lambda one: one.who != "receiver")

    def _follows_a_swap(self, phase: Phase) -> bool:
        """Whether the roles were swapped just now: the helper has come already."""
        return phase.index > 0 and self._timeline.phases[phase.index - 1].kind is PhaseKind.SWAP_ROLES

    def _after(self, phase: Phase, exercise: Exercise) -> str:
        """What a phase comes after, as far as it makes a difference to what is told in it."""
        earlier = self._timeline.phases[: phase.index]
        match phase.kind:
            case PhaseKind.CHECK:
                block = earlier[self._timeline.block_start(phase.index) :]
                return "other" if any(other.kind is PhaseKind.CHECK for other in block) else ""
            case PhaseKind.GET_READY if phase.receiver is not None and phase.receiver.helper is not None:
                last = next((other for other in reversed(earlier) if other.exercise is not None), None)
                before = self._timeline.exercise_of(last) if last else None
                return "again" if before is not None and before.position is exercise.position else ""
            case _:
                return ""

    def _parts(self, exercise: Exercise, phase: Phase, who: str, part: str) -> list[str]:
        """The sentences of one text of the exercise, their placeholders still open."""
        text: Text = getattr(exercise.receiver if who == "receiver" else exercise.helper, _DURING.get(part, part))
        sentences = self._sentences_of(text)
        if who == "receiver" and part in ("during", _ACTION):
            # Who does it alone may be told how to lie with what to do: that is told while getting ready.
            setup = self._sentences_of(exercise.receiver.setup)
            sentences = [sentence for sentence in sentences if sentence not in setup]
        if part != _ACTION:
            return sentences
        following = self._timeline.phases[phase.index + 1 : phase.index + 2]
        if not sentences or not following or following[0].kind is not PhaseKind.EASE_IN:
            return []
        return [self._words("cue.soon", sentence=_uncapitalised(sentences[0]))]

    def _sentences_of(self, text: Text) -> list[str]:
        return SENTENCE.split(text.said(self._words.language).strip()) if text else []

    def _is_first(self, phase: Phase) -> bool:
        """Whether nothing of the exercise was held before, neither on the other side."""
        before = self._timeline.phases[self._timeline.block_start(phase.index) : phase.index]
        return all(other.kind is not PhaseKind.HOLD for other in before)

    def _values(self, phase: Phase | None, length: float) -> dict[str, str]:
        """What stands in place of the placeholders, of the templates and of the exercise's own texts."""
        if phase is None:
            return {}
        about = self._next(phase) or phase
        receiver = about.receiver or Receiver.BOTH
        alone = receiver is Receiver.BOTH
        exercise = self._timeline.exercise_of(about)
        side = about.side
        return {
            "exercise": exercise.name.said(self._words.language) if exercise else "",
            "receiver": "{a}" if alone and exercise else f"{{{receiver}}}",
            "helper": "{b}" if alone else f"{{{receiver.helper}}}",
            "side": self._side(side),
            "other_side": self._side(side.other) if side else "",
            "of_side": self._words("cue.of_side", side=self._side(side)) if side else "",
            "time": spoken_duration(self._words, length),
            "hold": f"{self._hold(phase):.0f}",
            **self._moves(exercise, about),
        }

    def _next(self, phase: Phase) -> Phase | None:
        """Of a swap of roles, or a rest between two exercises: the get-ready that it leads to."""
        if phase.kind is not PhaseKind.SWAP_ROLES and phase.exercise is not None:
            return None
        following = self._timeline.phases[phase.index + 1 :]
        return next((other for other in following if other.kind is PhaseKind.GET_READY), None)

    def _hold(self, phase: Phase) -> float:
        """The seconds of the hold that a phase leads to or belongs to."""
        following = (other for other in self._timeline.phases[phase.index :] if other.step == phase.step)
        return next((other.planned for other in following if other.kind is PhaseKind.HOLD), phase.planned)

    def _moves(self, exercise: Exercise | None, phase: Phase) -> dict[str, str]:
        """Who moves and who stays when the side changes."""
        if exercise is None or phase.kind is not PhaseKind.CHANGE_SIDE or phase.receiver is None:
            return {}
        values = {"receiver": f"{{{phase.receiver}}}", "side": self._side(phase.side)}
        values["other_side"] = self._side(phase.side.other) if phase.side else ""
        moves = self._words(f"cue.receiver_moves.{receiver_moves(exercise)}", **values)
        return {
            "receiver_moves": moves,
            "all_move": moves[:1].upper() + moves[1:],
            "helper_moves_brief": self._words(f"cue.helper_moves_brief.{helper_moves(exercise)}"),
            "helper_moves": self._words(f"cue.helper_moves.{helper_moves(exercise)}", **values),
        }

    def _side(self, side: Side | None) -> str:
        return "" if side is None else self._words(f"side.{side}")


def _uncapitalised(sentence: str) -> str:
    """A sentence that goes on behind a name; a word all in capitals stays."""
    return sentence if sentence[1:2].isupper() else sentence[:1].lower() + sentence[1:]
