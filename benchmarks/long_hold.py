"""A routine with a long way into a stretch and a long hold, for what is measured in one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

TEXT: Final = """\
format: 1
title: A long hold
defaults: {{get_ready: 1, ease_in: {ease_in:g}}}
steps:
  - exercise: single-knee-to-chest
    sides: [left]
    hold: 60
"""


def write_long_hold(folder: Path, ease_in: float = 40.0) -> Path:
    """Writes it, with so many seconds into the stretch; where to."""
    path = folder / "a-long-hold.yaml"
    path.write_text(TEXT.format(ease_in=ease_in), encoding="utf-8")
    return path
