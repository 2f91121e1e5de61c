"""A session without a window: the same rules as the window's driver, in a loop."""

from __future__ import annotations

from collections.abc import Callable

from stretchgui.session.events import Event
from stretchgui.session.machine import Session
from stretchgui.session.states import Command, Waiting

Sleep = Callable[[float], None]
Listener = Callable[[tuple[Event, ...]], None]


def play(session: Session, sleep: Sleep, listen: Listener) -> None:
    """Runs a session from its start to its end; what waits to be confirmed confirms itself.

    Args:
        session: A session that is ready.
        sleep: Lets so many real seconds pass.
        listen: Hears of everything that happens, as it happens.
    """
    listen(session.command(Command.START))
    while not session.snapshot.over:
        if isinstance(session.snapshot.state, Waiting):
            listen(session.command(Command.CONFIRM))
            continue
        sleep(session.next_look() or 0.0)
        listen(session.look())
