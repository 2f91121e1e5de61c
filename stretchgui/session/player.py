"""A session without a window: the same rules as the window's driver, in a loop."""

from __future__ import annotations

from collections.abc import Callable

from stretchgui.session.events import Event
from stretchgui.session.machine import Session
from stretchgui.session.states import Command, CommandRefusedError, Paused, Waiting

Sleep = Callable[[float], None]
Listener = Callable[[tuple[Event, ...]], None]
Answer = Callable[[], Command]


def play(session: Session, sleep: Sleep, listen: Listener, answer: Answer) -> None:
    """Runs a session to its end; what waits to be confirmed confirms itself.

    Args:
        session: A session that is ready, or was opened where another was cut off.
        sleep: Lets so many real seconds pass.
        listen: Hears of everything that happens, as it happens.
        answer: Asked when the session is paused, because the laptop slept perhaps: what to do then.
    """
    if session.snapshot.allows(Command.START):
        listen(session.command(Command.START))
    while not session.snapshot.over:
        match session.snapshot.state:
            case Waiting():
                listen(_asked(session, Command.CONFIRM))
            case Paused():
                listen(_asked(session, answer()))
            case _:
                sleep(session.next_look() or 0.0)
                listen(session.look())


def _asked(session: Session, command: Command) -> tuple[Event, ...]:
    """What a command brings about, or, if it lost a race against the clock, what the clock did."""
    try:
        return session.command(command)
    except CommandRefusedError:
        return session.look()
