"""A session as a media player on the session bus (MPRIS): imported late, for QtDBus may be missing and takes its time.

QtDBus can send no number of 64 bits that Python could also give as one of 32, so that lengths below 36 minutes go out
as the shorter kind; desktops take both.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar, cast

from PySide6.QtCore import ClassInfo, Property, QMetaType, QObject, Signal, Slot
from PySide6.QtDBus import QDBusAbstractAdaptor, QDBusArgument, QDBusConnection, QDBusMessage, QDBusObjectPath

from stretchgui.ui.during.media_state import NOT_HANDED_ON, Shown, Status

SERVICE: Final = "org.mpris.MediaPlayer2.stretchgui"
PATH: Final = "/org/mpris/MediaPlayer2"
PLAYER: Final = "org.mpris.MediaPlayer2.Player"
PROPERTIES: Final = "org.freedesktop.DBus.Properties"
CONNECTION: Final = "stretchgui-mpris"
NAME: Final = "stretchgui"

# Qt's own types go by their names, of which its stubs do not know.
LONG: Final = cast("type[int]", "qlonglong")
MAP: Final = cast("type[dict[str, object]]", "QVariantMap")
STRINGS: Final = cast("type[list[str]]", "QStringList")

Asked = Callable[[str], None]
Made = TypeVar("Made", bound=type[QObject])

NOTHING: Final = Shown(Status.STOPPED, False, False, False, "", "", 0, 0, 0)

log = logging.getLogger(__name__)


def properties_of(shown: Shown) -> dict[str, object]:
    """What changes of a player, by the names of MPRIS."""
    return {
        "PlaybackStatus": shown.status.value,
        "CanPlay": shown.can_play,
        # MPRIS wants both to be the same, playing or paused: that the key does something.
        "CanPause": shown.can_play,
        "CanGoNext": shown.can_go_next,
        "CanGoPrevious": shown.can_go_previous,
        "Metadata": {
            "mpris:trackid": f"/stretchgui/phase/{shown.track}",
            "mpris:length": shown.length,
            "xesam:title": shown.title,
            "xesam:album": shown.album,
            "xesam:artist": [NAME],
        },
    }


def _metadata(shown: Shown) -> dict[str, object]:
    """The same as QtDBus wants it."""
    metadata = properties_of(shown)["Metadata"]
    assert isinstance(metadata, dict), "it is made above"
    return {**metadata, "mpris:trackid": QDBusObjectPath(metadata["mpris:trackid"])}


def _interface(name: str) -> Callable[[Made], Made]:
    """Gives a class the name of its interface on the bus."""
    # A decorator that Qt's stubs take for a plain class.
    class_info: Any = ClassInfo
    decorator: Callable[[Made], Made] = class_info({"D-Bus Interface": name})
    return decorator


def _always(kind: type, value: object) -> Property:
    """A property that never changes."""
    return Property(kind, lambda _: value)


class _Adaptor(QDBusAbstractAdaptor):
    """Hands on what is asked for.

    Args:
        parent: What is on the bus.
        asked: Hears the name of each method that is called.
    """

    def __init__(self, parent: QObject, asked: Asked) -> None:
        super().__init__(parent)
        self.asked = asked


def _method(name: str) -> Callable[[_Adaptor], None]:
    """A method of the bus that hands on its name.

    To be kept under that very name in its class: Qt looks it up there, and crashes if it is not.
    """

    def called(self: _Adaptor) -> None:
        self.asked(name)

    return cast("Callable[[_Adaptor], None]", Slot(name=name)(called))


def _ignored(name: str, *kinds: type) -> Callable[..., None]:
    """A method of the bus that does nothing with values of these types; kept under its name, too."""

    def called(*values: object) -> None:
        del values

    return cast("Callable[..., None]", Slot(*kinds, name=name)(called))


@_interface("org.mpris.MediaPlayer2")
class _Root(_Adaptor):
    """What can be asked of the program."""

    Raise = _method("Raise")
    Quit = _method("Quit")

    Identity = _always(str, NAME)
    DesktopEntry = _always(str, NAME)
    CanRaise = _always(bool, True)
    CanQuit = _always(bool, True)
    HasTrackList = _always(bool, False)
    SupportedUriSchemes = _always(STRINGS, [])
    SupportedMimeTypes = _always(STRINGS, [])


@_interface(PLAYER)
class _Player(_Adaptor):
    """What can be asked of the session."""

    Seeked = Signal(LONG)

    def __init__(self, parent: QObject, asked: Asked) -> None:
        super().__init__(parent, asked)
        self.shown = NOTHING

    Play = _method("Play")
    Pause = _method("Pause")
    PlayPause = _method("PlayPause")
    Stop = _method("Stop")
    Next = _method("Next")
    Previous = _method("Previous")
    # Nobody skips half a stretch, and there is nothing else to play.
    Seek = _ignored("Seek", LONG)
    SetPosition = _ignored("SetPosition", QDBusObjectPath, LONG)
    OpenUri = _ignored("OpenUri", str)

    PlaybackStatus = Property(str, lambda self: self.shown.status.value)
    Metadata = Property(MAP, lambda self: _metadata(self.shown))
    Position = Property(LONG, lambda self: self.shown.position)
    CanPlay = Property(bool, lambda self: self.shown.can_play)
    CanPause = Property(bool, lambda self: self.shown.can_play)
    CanGoNext = Property(bool, lambda self: self.shown.can_go_next)
    CanGoPrevious = Property(bool, lambda self: self.shown.can_go_previous)
    CanSeek = _always(bool, False)
    CanControl = _always(bool, True)
    Rate = _always(float, 1.0)
    MinimumRate = _always(float, 1.0)
    MaximumRate = _always(float, 1.0)
    Volume = _always(float, 1.0)


class Mpris(QObject):
    """The player on the bus: there from the first `show` to `vanish`, with a connection of its own.

    Args:
        address: Where the bus is.
        asked: Hears the name of each method that is called.
        parent: Who owns it.
    """

    def __init__(self, address: str, asked: Asked, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._address = address
        self._root = _Root(self, asked)
        self._player = _Player(self, asked)
        self._bus: QDBusConnection | None = None
        self._refused = False
        self._complained = False

    def show(self, shown: Shown) -> None:
        """Tells the desktop what has changed; the first time it becomes a player."""
        before, self._player.shown = self._player.shown, shown
        if self._bus is None:
            self._appear()
            return
        old, new = properties_of(before), properties_of(shown)
        changed = {name: value for name, value in new.items() if old[name] != value}
        if changed:
            self._tell(shown, changed)
        if shown.track == before.track and (changed or shown.position < before.position):
            # Time stood still, or went back: a desktop goes on counting by itself.
            self._player.Seeked.emit(shown.position)

    def vanish(self) -> None:
        """Is no player any more."""
        self._refused = False
        if self._bus is not None:
            self._bus = None
            QDBusConnection.disconnectFromBus(CONNECTION)
        self._player.shown = NOTHING

    def _appear(self) -> None:
        if self._refused:
            return
        bus = QDBusConnection.connectToBus(self._address, CONNECTION)
        if not bus.isConnected():
            self._refuse(bus.lastError().message() or "the session bus does not answer")
        elif not (bus.registerObject(PATH, self) and bus.registerService(SERVICE)):
            self._refuse("another window has the name on the session bus")
        else:
            self._bus = bus

    def _refuse(self, reason: str) -> None:
        """Does without, for this session."""
        self._refused = True
        QDBusConnection.disconnectFromBus(CONNECTION)
        if not self._complained:
            self._complained = True
            log.info(NOT_HANDED_ON, reason)

    def _tell(self, shown: Shown, changed: Mapping[str, object]) -> None:
        assert self._bus is not None, "it is on the bus"
        values = {**changed, "Metadata": _metadata(shown)} if "Metadata" in changed else dict(changed)
        # An empty list of Python's would go out as one of anything, and desktops would not read the signal.
        none_invalid = QDBusArgument()
        none_invalid.beginArray(QMetaType(QMetaType.Type.QString.value))
        none_invalid.endArray()
        signal = QDBusMessage.createSignal(PATH, PROPERTIES, "PropertiesChanged")
        signal.setArguments([PLAYER, values, none_invalid])
        self._bus.send(signal)
