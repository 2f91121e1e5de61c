"""Events as JSON, one object a line: what `--events` writes. People are a, b or both, never names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import TextIO

from stretchgui.routine.timeline import Phase
from stretchgui.session import events as ev
from stretchgui.session.cues import Cue
from stretchgui.session.people import People

NAMES: Mapping[type[ev.Event], str] = {
    ev.SessionStarted: "started",
    ev.PhaseEntered: "phase",
    ev.WaitBegan: "waiting",
    ev.SessionPaused: "paused",
    ev.SessionResumed: "resumed",
    ev.ReentryBegan: "reentering",
    ev.ReleaseBegan: "releasing",
    ev.ReleaseEnded: "released",
    ev.PhaseSkipped: "skipped",
    ev.HoldRestarted: "restarted",
    ev.TimeAdded: "added_time",
    ev.NumberGiven: "number",
    ev.CueFired: "cue",
    ev.CheckConfirmed: "check",
    ev.SessionFinished: "finished",
    ev.SessionEnded: "ended",
}


def phase_json(phase: Phase) -> dict[str, object]:
    """A phase as the timeline and the events show it."""
    return {field.name: getattr(phase, field.name) for field in fields(phase)}


def event_json(event: ev.Event, people: People) -> dict[str, object]:
    """An event as one flat object; a `phase` and a `number` repeat the timeline's fields, others name its index.

    Args:
        event: What happened.
        people: How the sentences of cues call partner A and B: words that name nobody.
    """
    shown: dict[str, object] = {"t": round(event.t, 3), "event": NAMES[type(event)]}
    for field in fields(event):
        value = getattr(event, field.name)
        match value:
            case Phase() if isinstance(event, ev.PhaseEntered | ev.NumberGiven):
                shown |= phase_json(value)
            case Phase() | None if field.name == "phase":
                shown["index"] = value.index if value else None
            case Cue():
                shown |= {"name": value.name, "text": people.named(value.text), "to": value.to}
            case tuple():
                shown[field.name] = [{f.name: _rounded(getattr(item, f.name)) for f in fields(item)} for item in value]
            case _:
                shown[field.name] = _rounded(value)
    return shown


def _rounded(value: object) -> object:
    """Seconds to the millisecond: the last bits of a sum help nobody."""
    if isinstance(value, tuple):
        return list(value)
    return round(value, 3) if isinstance(value, float) else value


class EventLog:
    """Writes every event it is given as one line of JSON, at once.

    Args:
        file: Where to.
        people: How partner A and B are called: words that name nobody.
    """

    def __init__(self, file: TextIO, people: People) -> None:
        self._file = file
        self._people = people

    def take(self, events: tuple[ev.Event, ...]) -> None:
        """Writes the events.

        Raises:
            OSError: The disk is full, or the file is gone.
        """
        for event in events:
            self._file.write(json.dumps(event_json(event, self._people), ensure_ascii=False) + "\n")
        self._file.flush()
