"""One stay in a phase: pauses do not end it; going elsewhere, or restarting, does."""

from __future__ import annotations

from stretchgui.routine.timeline import Phase
from stretchgui.session.cues import Cue, CueSheet


class Visit:
    """Which cues of a phase have been said, and which are still to come.

    Args:
        phase: The phase.
        sheet: Where its cues come from.
        seen: Seconds of it that are past already; cues before them are never said.

    Attributes:
        length: Seconds the phase lasts in this visit.
    """

    def __init__(self, phase: Phase, sheet: CueSheet, seen: float = -1.0) -> None:
        self.phase = phase
        self.length = phase.planned
        self._sheet = sheet
        self._seen = seen
        self._said: set[str] = set()
        self._last: dict[str, float] = {}
        self._cues = sheet.of(phase, phase.planned)

    def stretch(self, seconds: float) -> None:
        """Makes the phase longer, or shorter: cues that count from its end move with it."""
        self.length += seconds
        self._cues = self._sheet.of(self.phase, self.length)

    def crossed(self, elapsed: float) -> list[Cue]:
        """The cues whose moment has come since the last time this was asked."""
        crossed: list[Cue] = []
        for cue in self._cues:
            new = self._seen < cue.at <= elapsed and cue.name not in self._said
            if new and cue.at >= self._last.get(cue.name, cue.at - cue.apart) + cue.apart:
                crossed.append(cue)
                self._last[cue.name] = cue.at
        self._seen = max(self._seen, elapsed)
        self._said |= {cue.name for cue in crossed if not cue.again}
        return crossed

    def next_cue(self) -> float | None:
        """When the next cue comes, in seconds from the start of the phase."""
        return next((cue.at for cue in self._cues if cue.at > self._seen and cue.name not in self._said), None)
