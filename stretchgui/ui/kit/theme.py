"""The window's colours, as tables: light and dark, one colour for each kind of phase."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

from stretchgui.figure.look import LOOKS, Look
from stretchgui.routine.phase_kind import PhaseKind


@dataclass(frozen=True, slots=True)
class Theme:
    """Every colour of the window, as `#rrggbb`.

    Attributes:
        window: Behind everything.
        surface: Cards and panels.
        raised: Buttons and fields on a surface.
        line: Borders and quiet separators.
        text: Ordinary text; at least 7:1 on window and surface.
        muted: Text that matters less; at least 4.5:1.
        accent: What one should do next; `on_accent` is the text upon it.
        danger: Release and red flags; `on_danger` is the text upon it.
        receiver: The receiver's words; `helper` the helper's.
        phases: What tells the kinds of phase apart, besides their words.
        look: The colours of the figures.
    """

    name: str
    window: str
    surface: str
    raised: str
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    danger: str
    on_danger: str
    warning: str
    receiver: str
    helper: str
    phases: Mapping[PhaseKind, str]
    look: Look

    @property
    def dark(self) -> bool:
        """Whether it is light on dark."""
        return self.name == "dark"

    def palette(self) -> QPalette:
        """The same for Qt's own widgets."""
        palette = QPalette()
        for role, colour in (
            (QPalette.ColorRole.Window, self.window),
            (QPalette.ColorRole.WindowText, self.text),
            (QPalette.ColorRole.Base, self.surface),
            (QPalette.ColorRole.AlternateBase, self.raised),
            (QPalette.ColorRole.Text, self.text),
            (QPalette.ColorRole.PlaceholderText, self.muted),
            (QPalette.ColorRole.Button, self.raised),
            (QPalette.ColorRole.ButtonText, self.text),
            (QPalette.ColorRole.BrightText, self.danger),
            (QPalette.ColorRole.ToolTipBase, self.surface),
            (QPalette.ColorRole.ToolTipText, self.text),
            (QPalette.ColorRole.Link, self.accent),
            (QPalette.ColorRole.LinkVisited, self.accent),
            (QPalette.ColorRole.Highlight, self.accent),
            (QPalette.ColorRole.HighlightedText, self.on_accent),
            (QPalette.ColorRole.Accent, self.accent),
            (QPalette.ColorRole.Light, self.surface),
            (QPalette.ColorRole.Midlight, self.raised),
            (QPalette.ColorRole.Mid, self.line),
            (QPalette.ColorRole.Dark, self.line),
            (QPalette.ColorRole.Shadow, self.line),
        ):
            palette.setColor(role, QColor(colour))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(self.muted))
        return palette


LIGHT = Theme(
    name="light",
    window="#f8f5ef",
    surface="#ffffff",
    raised="#f0ebe1",
    line="#d8d0c2",
    text="#20282c",
    muted="#5c666b",
    accent="#14705f",
    on_accent="#ffffff",
    danger="#b3142f",
    on_danger="#ffffff",
    warning="#8a5a00",
    receiver="#14705f",
    helper="#a84a12",
    phases={
        PhaseKind.GET_READY: "#4f6d9c",
        PhaseKind.EASE_IN: "#c98a1b",
        PhaseKind.HOLD: "#14806c",
        PhaseKind.CONTRACT: "#8a3f8f",
        PhaseKind.RELAX: "#5aa7c7",
        PhaseKind.EASE_OUT: "#c98a1b",
        PhaseKind.CHANGE_SIDE: "#4f6d9c",
        PhaseKind.REST: "#8b939a",
        PhaseKind.SWAP_ROLES: "#3d4f78",
        PhaseKind.REPS: "#14806c",
        PhaseKind.BREATHE: "#3f8fae",
        PhaseKind.CHECK: "#8a3f8f",
    },
    look=LOOKS["light"],
)

DARK = Theme(
    name="dark",
    window="#1b2127",
    surface="#232b33",
    raised="#2d3741",
    line="#43505c",
    text="#eef2f4",
    muted="#a9b5bd",
    accent="#5fd6c2",
    on_accent="#0d1f1c",
    danger="#ff5c6f",
    on_danger="#2a0409",
    warning="#f2c14e",
    receiver="#5fd6c2",
    helper="#f7a878",
    phases={
        PhaseKind.GET_READY: "#86a8dd",
        PhaseKind.EASE_IN: "#efb64a",
        PhaseKind.HOLD: "#3fc7ae",
        PhaseKind.CONTRACT: "#d58cda",
        PhaseKind.RELAX: "#8fd0ea",
        PhaseKind.EASE_OUT: "#efb64a",
        PhaseKind.CHANGE_SIDE: "#86a8dd",
        PhaseKind.REST: "#98a3ab",
        PhaseKind.SWAP_ROLES: "#a4b6e6",
        PhaseKind.REPS: "#3fc7ae",
        PhaseKind.BREATHE: "#78c4e0",
        PhaseKind.CHECK: "#d58cda",
    },
    look=LOOKS["dark"],
)
