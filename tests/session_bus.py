"""A session bus of a test's own, and a desktop's ear on it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

ROOT: Final = Path(__file__).parents[1]
# Whatever is waited for happens at once, or not at all; a busy machine gets its time (seconds).
PATIENCE: Final = 60.0

# No services that the bus could start: the machine's own stay out of it.
CONFIGURATION: Final = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@dataclass
class Bus:
    """A bus that runs.

    Attributes:
        address: Where it is.
        daemon: Its process.
    """

    address: str
    daemon: subprocess.Popen[str]

    def kill(self) -> None:
        """Ends it without warning."""
        self.daemon.kill()
        self.daemon.wait(PATIENCE)


@contextmanager
def session_bus(folder: Path) -> Iterator[Bus]:
    """A bus that nobody else is on; the test is skipped where there is none to be had."""
    program = shutil.which("dbus-daemon")
    if program is None:
        pytest.skip("there is no dbus-daemon on this machine: apt-get install dbus")
    configuration = folder / "bus.conf"
    configuration.write_text(CONFIGURATION, encoding="utf-8")
    daemon = subprocess.Popen(
        [program, f"--config-file={configuration}", "--nofork", "--nopidfile", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    try:
        yield Bus(daemon.stdout.readline().strip(), daemon)
    finally:
        daemon.terminate()
        daemon.wait(PATIENCE)
        daemon.stdout.close()


def environment(address: str, **more: str) -> dict[str, str]:
    """The environment of a program on a bus ("" for none), without a screen."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    bus = {"DBUS_SESSION_BUS_ADDRESS": address} if address else {}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", **bus, **more}


@contextmanager
def running(home: Path, address: str, *typed: str) -> Iterator[subprocess.Popen[bytes]]:
    """The window on a bus, in the home of two people who have it to themselves; gone afterwards."""
    process = subprocess.Popen(
        [sys.executable, "-m", "stretchgui", *typed],
        cwd=ROOT,
        env=environment(address, STRETCHGUI_HOME=str(home)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait(PATIENCE)


class Desktop:
    """What a desktop does: it sees one name come and go, hears what its owner tells, and calls it.

    Args:
        address: The bus.
        service: The name.
        path: Its object.

    Attributes:
        owners: Every owner that the name has had since then, "" for none.
        told: Every PropertiesChanged of the object, as plain values.
        others: Every other signal of the object, by its name and values.
    """

    def __init__(self, address: str, service: str, path: str) -> None:
        self._jeepney: Any = pytest.importorskip("jeepney", reason="jeepney comes with wakepy, on Linux")
        blocking: Any = pytest.importorskip("jeepney.io.blocking")
        self._connection = blocking.open_dbus_connection(bus=address)
        self._service, self._path = service, path
        self.owners: list[str] = []
        self.told: list[dict[str, object]] = []
        self.others: list[tuple[str, tuple[object, ...]]] = []
        for rule in (
            f"type='signal',member='NameOwnerChanged',arg0='{service}'",
            f"type='signal',path='{path}'",
        ):
            self._reply(self._of_bus("AddMatch"), "s", (rule,))

    def close(self) -> None:
        """Leaves the bus."""
        self._connection.close()

    @property
    def is_here(self) -> bool:
        """Whether somebody has the name, as far as has been heard."""
        return bool(self.owners and self.owners[-1])

    def until(self, condition: Callable[[], bool], seconds: float = PATIENCE) -> None:
        """Listens until something is so."""
        deadline = time.monotonic() + seconds
        while not condition():
            self._hear(self._connection.receive(timeout=max(0.0, deadline - time.monotonic())))

    def call(self, member: str, signature: str = "", *values: object, interface: str) -> tuple[Any, ...]:
        """Calls a method, and returns what it answers."""
        address = self._jeepney.DBusAddress(self._path, self._service, interface)
        return self._reply((address, member), signature, values)

    def post(self, member: str, *, interface: str) -> None:
        """Calls a method of whoever has the name, if anybody has, and waits for no answer."""
        address = self._jeepney.DBusAddress(self._path, self._service, interface)
        self._connection.send(self._jeepney.new_method_call(address, member))

    def get(self, name: str, *, interface: str) -> object:
        """A property, as a plain value."""
        (value,) = self.call("Get", "ss", interface, name, interface="org.freedesktop.DBus.Properties")
        return plain(value)

    def get_all(self, *, interface: str) -> Mapping[str, tuple[str, Any]]:
        """All properties, each with its type's signature."""
        (values,) = self.call("GetAll", "s", interface, interface="org.freedesktop.DBus.Properties")
        found: Mapping[str, tuple[str, Any]] = values
        return found

    def catch_up(self) -> None:
        """Hears whatever the bus has sent so far."""
        self._reply(self._of_bus("GetId"), "", ())

    def take_name(self, name: str) -> None:
        """Takes a name for itself."""
        assert self._reply(self._of_bus("RequestName"), "su", (name, 4)) == (1,)

    def _of_bus(self, member: str) -> tuple[Any, str]:
        name = "org.freedesktop.DBus"
        return self._jeepney.DBusAddress("/org/freedesktop/DBus", name, name), member

    def _reply(self, method: tuple[Any, str], signature: str, values: tuple[object, ...]) -> tuple[Any, ...]:
        message = self._jeepney.new_method_call(*method, signature or None, values)
        fields = self._jeepney.HeaderFields
        serial = next(self._connection.outgoing_serial)
        self._connection.send(message, serial=serial)
        while True:
            heard = self._connection.receive(timeout=PATIENCE)
            if heard.header.fields.get(fields.reply_serial) == serial:
                assert heard.header.message_type is self._jeepney.MessageType.method_return, heard.body
                body: tuple[Any, ...] = heard.body
                return body
            self._hear(heard)

    def _hear(self, message: Any) -> None:
        member = message.header.fields.get(self._jeepney.HeaderFields.member)
        match member:
            case "NameOwnerChanged":
                self.owners.append(message.body[2])
            case "PropertiesChanged":
                signature = message.header.fields[self._jeepney.HeaderFields.signature]
                assert signature == "sa{sv}as", "desktops read nothing else"
                self.told.append({name: plain(value) for name, value in message.body[1].items()})
            case str() if message.header.message_type is self._jeepney.MessageType.signal and member != "NameAcquired":
                self.others.append((member, message.body))
            case _:
                pass


def plain(value: object) -> object:
    """What a variant holds, without the types."""
    match value:
        case (str(), dict() as held):
            return {name: plain(one) for name, one in held.items()}
        case (str(), held):
            return held
        case _:
            return value
