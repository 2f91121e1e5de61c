"""A screen saver as desktops have one, on the session bus: `python -m tests.screen_saver`.

It prints a line for all that happens: `ready`, then `awake` with the first that keeps the screen awake, and `asleep`
when nobody does any more: whoever asked has taken it back, or is gone from the bus, as real ones see to it.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any, Final

NAME: Final = "org.freedesktop.ScreenSaver"
BUS: Final = "org.freedesktop.DBus"


def say(line: str) -> None:
    """Prints a line at once."""
    print(line, flush=True)


def main() -> None:
    """Serves until the bus is gone."""
    # They know no types.
    jeepney: Any = import_module("jeepney")
    blocking: Any = import_module("jeepney.io.blocking")
    connection = blocking.open_dbus_connection(bus=os.environ["DBUS_SESSION_BUS_ADDRESS"])
    bus = jeepney.DBusAddress("/org/freedesktop/DBus", BUS, BUS)
    rule = f"type='signal',sender='{BUS}',member='NameOwnerChanged'"
    for member, signature, values in (("AddMatch", "s", (rule,)), ("RequestName", "su", (NAME, 0))):
        connection.send_and_get_reply(jeepney.new_method_call(bus, member, signature, values))
    say("ready")
    fields, held = jeepney.HeaderFields, dict[int, str]()
    while True:
        message = connection.receive()
        member, before = message.header.fields.get(fields.member), len(held)
        sender = message.header.fields.get(fields.sender, "")
        if member == "Inhibit":
            cookie = max(held, default=0) + 1
            held[cookie] = sender
            connection.send(jeepney.new_method_return(message, "u", (cookie,)))
        elif member == "UnInhibit":
            held.pop(message.body[0])
            connection.send(jeepney.new_method_return(message))
        elif member == "NameOwnerChanged" and not message.body[2]:
            held = {cookie: who for cookie, who in held.items() if who != message.body[0]}
        if bool(before) != bool(held):
            say("awake" if held else "asleep")


if __name__ == "__main__":
    main()
