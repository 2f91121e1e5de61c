"""Which speech engine this machine has: looked for once, after the first paint."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from stretchgui.voice.engine import Engine, EngineError, SilentEngine, Talker
from stretchgui.voice.espeak import bundled_espeak, system_espeak
from stretchgui.voice.festival import Runner, festival

Source = tuple[str, Callable[[], Engine | Talker]]


@dataclass(frozen=True, slots=True)
class Found:
    """The engine, and why it is no better one.

    Attributes:
        engine: What speaks; the silent one if nothing does.
        failed: Each one that was tried before it, with the reason.
    """

    engine: Engine | Talker
    failed: tuple[tuple[str, str], ...]

    @property
    def speaks(self) -> bool:
        """Whether there is a voice at all."""
        return bool(self.engine.voices)

    @property
    def report(self) -> str:
        """One line for the log."""
        reasons = "; ".join(f"{name}: {reason}" for name, reason in self.failed)
        if not self.speaks:
            return f"no voice, tones only: {reasons or 'nothing to try'}"
        return f"voice: {self.engine.name}" + (f" (not: {reasons})" if reasons else "")


def sources(run: Runner | None = None, find: Callable[[str], str | None] = shutil.which) -> tuple[Source, ...]:
    """What is tried, in this order.

    Args:
        run: Runs a program, for the engines that are programs; None leaves them out.
        find: Where a program is.
    """
    return (
        ("espeakng-loader", bundled_espeak),
        ("the system's eSpeak NG", system_espeak),
        ("Festival", lambda: festival(run, find)),
    )


def find_engine(tried: Sequence[Source]) -> Found:
    """The first engine that can be had; never fails, and never waits for more than loading a library."""
    failed: list[tuple[str, str]] = []
    for name, make in tried:
        try:
            return Found(make(), tuple(failed))
        except EngineError as error:
            failed.append((name, str(error)))
    return Found(SilentEngine(), tuple(failed))
