"""`play`: a session without a window."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TextIO

from stretchgui.commands.choosing import chosen_routine, chosen_timeline
from stretchgui.commands.printing import clock_time
from stretchgui.commands.surroundings import RefusalError, Surroundings
from stretchgui.document.problems import quoted
from stretchgui.language.words import Words
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.routine import Turns
from stretchgui.session.cues import CueSheet
from stretchgui.session.event_log import EventLog
from stretchgui.session.events import CueFired, Event
from stretchgui.session.machine import Session
from stretchgui.session.people import People, people_called
from stretchgui.session.player import Answer, Listener, play
from stretchgui.session.states import Command, Finished

STANDARD_OUTPUT = "-"


@dataclass(frozen=True, slots=True)
class Play:
    """What is asked of `play`.

    Attributes:
        routine: An id, or a file's path.
        speed: How many session seconds pass in a real one.
        events: Where to write what happens, a JSON object a line; "-" is the standard output, None nowhere.
        record: Whether it is kept in the history.
    """

    routine: str
    turns: Turns = Turns.WHOLE
    speed: float = 1.0
    events: str | None = None
    record: bool = False


def play_routine(surroundings: Surroundings, asked: Play) -> int:
    """Plays a routine to its end.

    Returns:
        0 when it finished, 1 when it was ended before.

    Raises:
        RefusalError: There is no such routine, its file has errors, the events' file cannot be written, or the
            history is being written already.
    """
    routine = chosen_routine(asked.routine, surroundings)
    timeline = chosen_timeline(routine, Customisation(turns=asked.turns))
    words = surroundings.words()
    people = people_called(words)
    session = Session(timeline, surroundings.clock, CueSheet(words, timeline), speed=asked.speed)
    with contextlib.ExitStack() as stack:
        hearers: list[Hearer] = []
        if asked.record:
            from stretchgui.commands.recorded import recorded

            hearers.append(stack.enter_context(recorded(surroundings.paths, routine, session, asked.speed)))
        events = stack.enter_context(opened(asked.events))
        if events is not None:
            hearers.append(EventLog(events, people))
        if asked.events != STANDARD_OUTPUT:
            hearers.append(Telling(people))
        play(session, surroundings.sleep, listening(hearers), asking(surroundings.answers, words))
    return 0 if isinstance(session.snapshot.state, Finished) else 1


class Hearer(Protocol):
    """Whoever hears of what happens."""

    def take(self, events: tuple[Event, ...]) -> None:
        """Hears of it."""


def listening(hearers: Iterable[Hearer]) -> Listener:
    """Tells several of what happens; one that fails is left out from then on, and holds up nobody."""
    left = list(hearers)

    def listen(events: tuple[Event, ...]) -> None:
        for hearer in tuple(left):
            try:
                hearer.take(events)
            except BrokenPipeError:
                # Nobody listens at the other end any more, and nobody would see the line below.
                raise
            except OSError as error:
                left.remove(hearer)
                print(f"the events are written no more: {error.strerror or error}", file=sys.stderr)

    return listen


class Telling:
    """Tells on the terminal what would be said aloud, a line for each sentence."""

    def __init__(self, people: People) -> None:
        self._people = people

    def take(self, events: tuple[Event, ...]) -> None:
        """Prints the sentences; counting, and what has no words, is for the ears alone."""
        for event in events:
            if isinstance(event, CueFired) and event.cue.name != "count" and event.cue.text:
                print(f"{clock_time(event.t):>7}  {self._people.named(event.cue.text)}", flush=True)


def asking(answers: TextIO | None, words: Words) -> Answer:
    """Asks what to do when the session is paused because the computer slept; where nobody can answer, it goes on."""

    def answer() -> Command:
        if answers is None or not answers.isatty():
            return Command.RESUME
        print(f"{words('session.slept')} Enter: go on. Ctrl+D: end.", file=sys.stderr)
        return Command.RESUME if answers.readline() else Command.END

    return answer


@contextlib.contextmanager
def opened(events: str | None) -> Iterator[TextIO | None]:
    """The file for the events, closed at the end; None for none.

    Raises:
        RefusalError: It cannot be written.
    """
    with contextlib.ExitStack() as stack:
        yield None if events is None else _stream(events, stack)


def _stream(events: str, stack: contextlib.ExitStack) -> TextIO:
    if events == STANDARD_OUTPUT:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")
        return sys.stdout
    try:
        return stack.enter_context(Path(events).open("w", encoding="utf-8", newline="\n"))
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise RefusalError(f"{quoted(events)} cannot be written: {why}") from error
