"""Which engines a system has: those that come along or are programs, and on two systems a voice of its own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

from stretchgui.voice.engine import EngineError, Talker
from stretchgui.voice.finding import Source, sources

# Which of Qt's engines is the system's own voice, by `sys.platform`. On Linux that is speech-dispatcher: making it
# holds up the window for 1.5 s, and it does not come back from a pause. There it is not even imported.
OWN_VOICES: Final[Mapping[str, str]] = MappingProxyType({"darwin": "darwin", "win32": "winrt"})


def sources_on(platform: str) -> tuple[Source, ...]:
    """All engines of a system, in the order in which they are tried: first those that speak beforehand.

    Args:
        platform: As `sys.platform`.
    """
    own = OWN_VOICES.get(platform)
    return (*sources(), *(() if own is None else (("the system's own voice", partial(system_voice, own)),)))


def system_voice(engine: str) -> Talker:
    """The system's own voice.

    Args:
        engine: Qt's name for it.

    Raises:
        EngineError: It cannot be had.
    """
    try:
        from stretchgui.ui.sound.system_voice import SystemVoice
    except ImportError as error:
        raise EngineError(str(error)) from error
    return SystemVoice(engine)
