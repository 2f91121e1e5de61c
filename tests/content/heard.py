"""A listener who hears a session and sees nothing: what the sentences say, taken apart by the templates of the words.

The grammar is the file of words itself: each template is turned into a pattern, its placeholders into what may stand
there. Whatever no template says is not understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from stretchgui.language.words import Words
from stretchgui.session.people import People

# What a template's key may end in, after the cue's name.
ENDINGS = {
    "told",
    "brief",
    "short",
    "least",
    "together",
    "side",
    "sets",
    "between",
    "first",
    "settle",
    "nothing",
    "swapped",
}


@dataclass(frozen=True)
class Understood:
    """What somebody who only hears knows of a phase.

    Attributes:
        kind: What is done, as the cue's name.
        exercise: The exercise's name, or "".
        receiver: Who receives, by name; "" for nobody in particular.
        helper: Who helps, by name; "" for nobody.
        side: The receiver's side, in words; "" for none.
        seconds: How long it lasts; None if that was not said.
        counted: Whether its last three seconds were counted.
    """

    kind: str
    exercise: str = ""
    receiver: str = ""
    helper: str = ""
    side: str = ""
    seconds: int | None = None
    counted: bool = False


WITHIN = frozenset({"how_much", "ease_off_notch", "better_stop", "breath_in", "breath_out"})
"""Cues that begin nothing new."""


class Listener:
    """Understands the sentences of one session.

    Args:
        words: The templates.
        people: What the two are called.
        exercises: The names of the exercises there are.
    """

    def __init__(self, words: Words, people: People, exercises: Iterable[str]) -> None:
        self._words = words
        self._people = people
        self._exercises = sorted(exercises, key=len, reverse=True)
        self._patterns: dict[str, list[re.Pattern[str]]] = {}
        self._now = Understood("")
        self._counts: list[str] = []
        self.phases: list[Understood] = []

    def hear(self, name: str, text: str) -> None:
        """Hears one cue: its tone, which has a name, and its words."""
        if name == "count":
            self._counts.append(text)
            if self._counts[-3:] == ["3", "2", "1"]:
                self.phases[-1] = self._now = replace(self._now, counted=True)
            return
        if name == "halfway":
            assert text == self._words("cue.halfway")
            return
        if name in WITHIN:
            # A question or a breath: what is being done goes on; a breath may be a tone alone.
            assert not text or self._understood(name, text).get("receiver", self._now.receiver) == self._now.receiver
            return
        self._counts.clear()
        said = self._understood(name, text)
        self._now = self._after(name, said)
        self.phases.append(self._now)

    def _after(self, name: str, said: Mapping[str, str]) -> Understood:
        """What is known now: what was just said, and what went on as it was."""
        before = self._now
        begins = name in ("get_ready", "swap_roles") or (name == "rest" and "exercise" in said)
        a, b = self._people.a, self._people.b
        # Who is called receives, but in a rest, where it is told for whom the next exercise is.
        receiver = said.get("receiver", "" if begins else before.receiver)
        helper = {a: b, b: a}.get(receiver, "")
        assert said.get("helper") in (None, helper), said
        return Understood(
            name,
            said.get("exercise", "" if begins else before.exercise),
            receiver,
            helper,
            said.get("side") or ("" if begins else before.side),
            self._seconds(said["time"]) if "time" in said else None,
        )

    def _understood(self, name: str, text: str) -> dict[str, str]:
        """What the longest template that the text begins with says."""
        matches = [match for pattern in self._templates(name) if (match := pattern.match(text))]
        assert matches, f"not understood: {name}: {text}"
        longest = max(matches, key=lambda match: match.end())
        return {key.rstrip("_"): said for key, said in longest.groupdict().items() if said is not None}

    def _templates(self, name: str) -> list[re.Pattern[str]]:
        if name not in self._patterns:
            keys = [
                key
                for key in self._words.keys
                if re.fullmatch(
                    rf"cue\.{name}(\.(told|brief|short|least|together|side|sets|between|first|settle|nothing|again|swapped))*",
                    key,
                )
            ]
            self._patterns[name] = [re.compile(self._pattern(self._words(key))) for key in keys]
        return self._patterns[name]

    def _pattern(self, template: str) -> str:
        names = "|".join(map(re.escape, (self._people.a, self._people.b)))
        sides = "|".join((self._words("side.left"), self._words("side.right")))
        of_side = self._words("cue.of_side", side="SIDE")
        may_stand = {
            "receiver": names,
            "helper": names,
            "side": sides,
            "other_side": sides,
            "exercise": "|".join(map(re.escape, self._exercises)),
            "time": "|".join(pattern for pattern, _ in self._durations()),
        }
        seen: set[str] = set()
        pattern = ""
        for place, part in enumerate(re.split(r"\{(\w+)\}", template)):
            if place % 2 == 0:
                pattern += re.escape(part)
            elif part == "of_side":
                pattern += f"(?:{re.escape(of_side).replace('SIDE', f'(?P<side>{sides})')})?"
            elif part not in may_stand:
                pattern += "[^.]+[.]"
            elif part in seen:
                pattern += f"(?P={part})"
            else:
                seen.add(part)
                pattern += f"(?P<{part}>{may_stand[part]})"
        return pattern + r"(?=$|\s)"

    def _durations(self) -> list[tuple[str, tuple[int, ...]]]:
        """The patterns of durations, the longest first, with the seconds of each number in them."""
        number = r"\d+"
        seconds = [self._words(f"duration.said.{form}", n=number) for form in ("one", "other")]
        minutes = [self._words(f"duration.said_minutes.{form}", n=number) for form in ("one", "other")]
        both = [self._words("duration.said_both", minutes=m, seconds=s) for m in minutes for s in seconds]
        return [
            *((pattern, (60, 1)) for pattern in sorted(both, key=len, reverse=True)),
            *((pattern, (60,)) for pattern in sorted(minutes, key=len, reverse=True)),
            *((pattern, (1,)) for pattern in sorted(seconds, key=len, reverse=True)),
        ]

    def _seconds(self, said: str) -> int:
        worth = next(worth for pattern, worth in self._durations() if re.fullmatch(pattern, said))
        return sum(int(number) * one for number, one in zip(re.findall(r"\d+", said), worth, strict=True))
