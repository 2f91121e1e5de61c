"""How the window looks: one style, one font and one style sheet, all made from a `Theme`."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from stretchgui.figure.look import mixed
from stretchgui.ui.kit.theme import Theme

# Two people of fifty without their reading glasses: nothing that matters is smaller than this.
ORDINARY_POINTS: Final = 12.0
ROLE: Final = "role"

# What a label is for, and how it is written: size in points, weight, and the theme's colour.
_LABELS: Final = (
    ("display", 22, 600, "text"),
    ("title", 18, 600, "text"),
    ("heading", 13, 600, "text"),
    ("name", 12.5, 600, "text"),
    ("total", 15, 600, "text"),
    ("text", 12, 400, "text"),
    ("large", 13.5, 400, "text"),
    ("muted", 11, 400, "muted"),
    ("mark", 11, 600, "accent"),
    ("warning", 11.5, 600, "warning"),
    ("danger", 13.5, 600, "danger"),
    ("receiver", 12.5, 600, "receiver"),
    ("helper", 12.5, 600, "helper"),
)

_SHEET: Final = """
QWidget#page, QScrollArea, QScrollArea > QWidget > QWidget#column {{ background: transparent; border: none; }}
QScrollArea[role="reader"] {{ border: 2px solid transparent; border-radius: 12px; }}
QScrollArea[role="reader"]:focus {{ border-color: {accent}; }}
QFrame[role="card"] {{ background: {surface}; border: 2px solid {surface}; border-radius: 14px; }}
QFrame[role="card"][selected="true"] {{ background: {surface}; border: 2px solid {accent}; }}
QFrame[role="well"] {{ background: {raised}; border-radius: 12px; }}
QFrame[role="alarm"] {{ background: {surface}; border-radius: 14px; border-left: 6px solid {danger};
    border-top-left-radius: 0px; border-bottom-left-radius: 0px; }}
QWidget[role="sheet"] {{ background: {window}; border: 2px solid {line}; border-radius: 16px; }}
QFrame[role="footer"] {{ background: {raised}; border: none; }}
QFrame[role="rule"] {{ background: {line}; max-height: 1px; min-height: 1px; border: none; }}

QPushButton {{
    background: {raised}; color: {text}; border: 2px solid transparent; border-radius: 10px; padding: 7px 14px;
}}
QPushButton:hover {{ background: {line}; }}
QPushButton:pressed {{ background: {line}; }}
QPushButton:focus {{ border-color: {accent}; }}
QPushButton:disabled {{ color: {muted}; background: transparent; border-color: {line}; }}
QPushButton[role="primary"] {{ background: {accent}; color: {on_accent}; font-weight: 600; }}
QPushButton[role="primary"]:hover {{ background: {accent_hover}; }}
QPushButton[role="primary"]:focus {{ border-color: {text}; }}
QPushButton[role="start"] {{
    background: {accent}; color: {on_accent}; font-weight: 600; font-size: 16pt; padding: 11px 26px;
    border-radius: 14px;
}}
QPushButton[role="start"]:hover {{ background: {accent_hover}; }}
QPushButton[role="start"]:focus {{ border-color: {text}; }}
QPushButton[role="primary"]:disabled, QPushButton[role="start"]:disabled {{
    background: {raised}; color: {muted}; border-color: transparent;
}}
QPushButton[role="caution"] {{ background: transparent; color: {danger}; border-color: {danger}; font-weight: 600; }}
QPushButton[role="caution"]:hover, QPushButton[role="caution"]:focus {{
    background: {danger}; color: {on_danger};
}}
QPushButton[role="caution"]:focus {{ border-color: {text}; }}
QPushButton[role="quiet"] {{ background: transparent; color: {accent}; font-weight: 600; padding: 6px 10px; }}
QPushButton[role="quiet"]:hover {{ background: {raised}; }}
QPushButton[role="quiet"]:disabled {{ color: {muted}; border-color: transparent; }}
QPushButton[role="step"] {{
    font-size: 15pt; font-weight: 600; padding: 0px; min-width: 38px; max-width: 38px; min-height: 34px;
    max-height: 34px;
}}
QPushButton[role="step"]:disabled {{ border-color: transparent; }}
QPushButton[role="segment"] {{ padding: 6px 11px; }}
QPushButton[role="segment"]:focus {{ border-color: {muted}; }}
QPushButton[role="segment"]:checked {{ background: {surface}; border-color: {accent}; color: {accent}; }}
QPushButton[role="segment"]:checked:focus {{ border-color: {text}; }}

QLineEdit, QAbstractSpinBox {{
    background: {field}; color: {text}; border: 2px solid {line}; border-radius: 10px; padding: 6px 10px;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit:focus, QAbstractSpinBox:focus {{ border-color: {accent}; }}
QAbstractSpinBox {{ padding: 4px 6px; }}
QAbstractSpinBox QLineEdit {{ background: transparent; border: none; padding: 0px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0px; height: 0px; border: none; }}
QAbstractSpinBox:disabled {{ color: {muted}; background: transparent; }}
QAbstractSpinBox[held="true"] {{ border-color: {warning}; }}

QSlider::groove:horizontal {{ height: 6px; background: {line}; border-radius: 3px; }}
QSlider::sub-page:horizontal {{ background: {accent}; border-radius: 3px; }}
QSlider::sub-page:horizontal:disabled {{ background: {line}; }}
QSlider::handle:horizontal {{
    width: 20px; height: 20px; margin: -9px 0; border-radius: 12px; background: {accent}; border: 2px solid {surface};
}}
QSlider::handle:horizontal:focus {{ border: 2px solid {text}; }}
QSlider::handle:horizontal:disabled {{ background: {muted}; }}

QTextEdit#copyable {{
    background: transparent; color: {text}; border: 2px solid transparent; border-radius: 8px;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QTextEdit#copyable:focus {{ border-color: {accent}; }}

QPlainTextEdit {{
    background: {field}; color: {text}; border: 2px solid {line}; border-radius: 10px; padding: 4px 8px;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QPlainTextEdit:focus {{ border-color: {accent}; }}
QListView#lines {{ background: {surface}; border: 2px solid {line}; border-radius: 10px; padding: 4px; }}
QListView#lines:focus {{ border-color: {accent}; }}
QListView#lines::item {{ padding: 6px 8px; border-radius: 6px; color: {text}; }}
QListView#lines::item:selected {{ background: {accent}; color: {on_accent}; }}
QTableWidget {{ background: {surface}; border: 2px solid {line}; border-radius: 10px; gridline-color: {line}; }}
QTableWidget:focus {{ border-color: {accent}; }}
QHeaderView::section {{ background: {raised}; color: {text}; border: none; padding: 5px; font-weight: 600; }}
QListView {{ outline: none; }}
QListView#cards {{ background: transparent; border: none; }}
QComboBox QAbstractItemView {{
    background: {surface}; color: {text}; border: 2px solid {line}; padding: 4px; outline: none;
    selection-background-color: {raised}; selection-color: {text};
}}
QComboBox QAbstractItemView::item {{ min-height: 34px; padding: 0px 8px; border-radius: 6px; }}
QComboBox QAbstractItemView::item:selected {{ background: {raised}; color: {text}; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
QScrollBar::handle:vertical {{ background: {line}; border-radius: 4px; min-height: 36px; }}
QScrollBar::handle:vertical:hover {{ background: {muted}; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
QScrollBar::handle:horizontal {{ background: {line}; border-radius: 4px; min-width: 36px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QToolTip {{ background: {surface}; color: {text}; border: 1px solid {line}; padding: 6px; }}
QMenu {{ background: {surface}; color: {text}; border: 1px solid {line}; padding: 6px; }}
QMenu::item {{ padding: 7px 26px; border-radius: 6px; }}
QMenu::item:selected {{ background: {raised}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 6px; }}
"""


def style_sheet(theme: Theme) -> str:
    """The window's one style sheet in a theme's colours."""
    rules = [
        _SHEET.format(
            window=theme.window,
            surface=theme.surface,
            raised=theme.raised,
            line=theme.line,
            text=theme.text,
            muted=theme.muted,
            accent=theme.accent,
            on_accent=theme.on_accent,
            accent_hover=mixed(theme.accent, theme.text, 0.15),
            danger=theme.danger,
            on_danger=theme.on_danger,
            warning=theme.warning,
            field=theme.surface,
        )
    ]
    rules += [
        f'QLabel[role="{role}"] {{ font-size: {points}pt; font-weight: {weight}; color: {getattr(theme, colour)}; }}'
        for role, points, weight, colour in _LABELS
    ]
    return "\n".join(rules)


def dress(application: QApplication, theme: Theme) -> None:
    """Gives the whole application a theme: style, colours, font and style sheet."""
    application.setStyle(QStyleFactory.create("Fusion"))
    application.setPalette(theme.palette())
    application.setFont(ordinary_font(application.font()))
    application.setStyleSheet(style_sheet(theme))


def ordinary_font(base: QFont) -> QFont:
    """The system's own typeface in the size everything is read in."""
    font = QFont(base)
    font.setPointSizeF(ORDINARY_POINTS)
    return font


def sized(base: QFont, points: float, *, bold: bool = False) -> QFont:
    """A font in another size (points), for what is painted by hand."""
    font = QFont(base)
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def set_look(widget: QWidget, name: str, value: str) -> None:
    """Changes a property the style sheet looks at, and has the widget drawn by it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
