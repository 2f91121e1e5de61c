"""The transition table as a page of documentation: `python -m stretchgui.session.diagram` writes it."""

from __future__ import annotations

from pathlib import Path

from stretchgui.routine.timeline import PhaseKind
from stretchgui.session.moves import ELASTIC
from stretchgui.session.states import TRANSITIONS, Command, Ended, Finished, Passing, Ready, StateType, Trigger

PAGE = Path(__file__).parents[2] / "docs" / "state-machine.md"

_HEAD = """\
# The states of a session

Written by `python -m stretchgui.session.diagram` from the table in `stretchgui/session/states.py`; a test fails when
it is stale. CAPITALS are what people ask for, *deadline* and *gap* are what time brings: the end of a phase, of easing
off or of getting back into position, and more than three real seconds without a look, which mean that the laptop slept.
What happens in a phase (a hold, a rest) is data on the timeline, and no state.

"""


def page() -> str:
    """The whole page, as Markdown."""
    return _HEAD + _diagram() + _table() + _notes()


def _diagram() -> str:
    lines = ["```mermaid", "stateDiagram-v2", f"    [*] --> {Ready.__name__}"]
    for before, row in TRANSITIONS.items():
        arrows: dict[StateType, list[str]] = {}
        for trigger, targets in row.items():
            for after in targets:
                arrows.setdefault(after, []).append(_named(trigger))
        lines += [f"    {before.__name__} --> {after.__name__}: {', '.join(names)}" for after, names in arrows.items()]
    lines += [f"    {state.__name__} --> [*]" for state in (Finished, Ended)]
    return "\n".join([*lines, "```", "\n"])


def _table() -> str:
    states = [state for state, row in TRANSITIONS.items() if row]
    lines = [
        "Where a command leads, by the state it is given in; what has no entry is refused, and changes nothing.",
        "",
        "| | " + " | ".join(state.__name__ for state in states) + " |",
        "| --- |" + " --- |" * len(states),
    ]
    for trigger in (*Command, *Passing):
        cells = [", ".join(after.__name__ for after in TRANSITIONS[state].get(trigger, ())) for state in states]
        lines.append(f"| {_named(trigger)} | " + " | ".join(cells) + " |")
    return "\n".join([*lines, "\n"])


def _notes() -> str:
    fixed = ", ".join(kind.value for kind in PhaseKind if kind not in ELASTIC)
    return (
        f"- ADD_TIME is refused in {fixed}.\n"
        "- RESTART is refused where there is nothing to begin again: outside a bout, but for reps and breathe.\n"
        "- NUMBER is refused outside a bout; it changes nothing but what is on record, and waits for nothing.\n"
        "- END goes through Releasing where a limb is held or on its way, and ends at once elsewhere.\n"
        "- NEXT and SKIP_EXERCISE finish the session where nothing follows.\n"
    )


def _named(trigger: Trigger) -> str:
    return trigger.name if isinstance(trigger, Command) else trigger.value


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
