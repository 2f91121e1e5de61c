"""Events as JSON, one object a line: what `--events` writes. People are a, b or both, never names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import TextIO

from stretchgui.routine.timeline import Phase
from stretchgui.session import events as ev
from stretchgui.session.cues import Cue

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
    ev.CueFired: "cue",
    ev.CheckConfirmed: "check",
    ev.SessionFinished: "finished",
    ev.SessionEnded: "ended",
}


def phase_json(phase: Phase) -> dict[str, object]:
    """A phase as the timeline and the events show it."""
    return {field.name: getattr(phase, field.name) for field in fields(phase)}


def event_json(event: ev.Event) -> dict[str, object]:
    """An event as one flat object; a `phase` repeats the timeline's fields, the others name it by its index."""
    shown: dict[str, object] = {"t": round(event.t, 3), "event": NAMES[type(event)]}
    for field in fields(event):
        value = getattr(event, field.name)
        match value:
            case Phase() if isinstance(event, ev.PhaseEntered):
                shown |= phase_json(value)
            case Phase():
                shown["index"] = value.index
            case Cue():
                shown |= {"name": value.name, "text": value.text, "to": value.to}
            case tuple():
                shown[field.name] = [{f.name: getattr(item, f.name) for f in fields(item)} for item in value]
            case _ if field.name != "t":
                shown[field.name] = value
            case _:
                pass
    return shown


class EventLog:
    """Writes every event it is given as one line of JSON, at once."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def take(self, events: tuple[ev.Event, ...]) -> None:
        """Writes the events.

        Raises:
            OSError: The disk is full, or the file is gone.
        """
        for event in events:
            self._file.write(json.dumps(event_json(event), ensure_ascii=False) + "\n")
        self._file.flush()
