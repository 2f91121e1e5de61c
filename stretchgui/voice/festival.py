"""Festival's text2wave: slower, and some of its voices sound better. It needs a program that is installed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from stretchgui.voice.engine import EngineError, Voice
from stretchgui.voice.sound import Sound, SoundError, sound_of

PROGRAM: Final = "text2wave"
RATE: Final = 22_050

# Runs a program with these arguments and this input, and gives back its output; OSError if it cannot or fails.
Runner = Callable[[Sequence[str], bytes], bytes]

# What Debian packages: festvox-us-slt-hts, festvox-kallpc16k. A rate of 150 stands for the voice's own.
_OWN_RATE: Final = 150.0
VOICES: Final = (
    Voice("festival-high", "voice_cmu_us_slt_arctic_hts", 145),
    Voice("festival-low", "voice_kal_diphone", 145),
)


class Festival:
    """Festival, a process for each sentence (some 0.3 s): render beforehand, never while people wait.

    Args:
        run: Runs a program.
    """

    def __init__(self, run: Runner) -> None:
        self._run = run

    name = "Festival (text2wave)"
    voices: tuple[Voice, ...] = VOICES

    def render(self, text: str, voice: Voice) -> Sound:
        """Says one sentence.

        Raises:
            EngineError: The program fails, or has no such voice.
        """
        stretch = f"(Parameter.set 'Duration_Stretch {_OWN_RATE / voice.rate:.3f})"
        arguments = (PROGRAM, "-F", str(RATE), "-eval", f"({voice.name})", "-eval", stretch)
        try:
            return sound_of(self._run(arguments, text.encode("latin-1", errors="replace")))
        except (OSError, SoundError) as error:
            raise EngineError(f"{PROGRAM}: {error}") from error


def festival(run: Runner | None, find: Callable[[str], str | None]) -> Festival:
    """Festival, if its program is installed.

    Args:
        run: Runs a program; None where none may be run.
        find: Where a program is, as `shutil.which`.

    Raises:
        EngineError: It is not, or nothing may be run.
    """
    if run is None:
        raise EngineError("no program may be run")
    if find(PROGRAM) is None:
        raise EngineError(f"{PROGRAM} is not installed")
    return Festival(run)
