"""Text that fits its place: as large as it may, and never cut off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stretchgui.ui.kit.fitted import BREAK, SMALLEST, FittedLabel, fit, needs, sized

LONG = "Donaudampfschifffahrtsgesellschaftskapitän"


@pytest.fixture
def font(qapp: QApplication) -> QFont:
    """The program's font."""
    return QApplication.font()


def test_a_short_text_is_as_large_as_it_may_be(font: QFont) -> None:
    assert fit("Hold", font, QSize(1000, 1000), 40).pixels == 40


def test_a_long_text_is_as_large_as_fits(font: QFont) -> None:
    text, room = "one two three four five six seven eight nine ten " * 4, QSize(300, 200)
    found = fit(text, font, room, 60)
    larger = needs(text, sized(font, found.pixels + 1), room.width())
    assert found.whole
    assert larger.height() > room.height() or larger.width() > room.width()


def test_a_long_word_is_broken_rather_than_that_everything_is_tiny(font: QFont) -> None:
    found = fit(f"The {LONG} rests", font, QSize(150, 400), 40)
    assert BREAK in found.text
    assert found.pixels >= 30


def test_a_word_only_a_little_too_long_makes_the_text_smaller_instead(font: QFont) -> None:
    wide = needs(LONG, sized(font, 36), 10_000).width()
    found = fit(LONG, font, QSize(wide, 400), 40)
    assert BREAK not in found.text
    assert found.pixels >= 35


def test_one_line_stays_one_line_and_ends_in_dots_at_last(qtbot: QtBot) -> None:
    label = FittedLabel(30, lines=False)
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.set_text(LONG)
    assert label.fitting.pixels == SMALLEST
    assert not label.fitting.whole
    label.grab()


def test_an_empty_text_and_no_room_are_no_errors(font: QFont) -> None:
    assert fit("", font, QSize(100, 100), 20).pixels == 20
    assert fit("text", font, QSize(0, 0), 20).pixels == SMALLEST


@given(st.text(st.sampled_from("ab cäß\n-"), max_size=120), st.integers(80, 600), st.integers(60, 400))
def test_whatever_is_said_to_fit_fits(qapp: QApplication, text: str, width: int, height: int) -> None:
    font = QApplication.font()
    found = fit(text, font, QSize(width, height), 50)
    if found.whole:
        needed = needs(found.text, sized(font, found.pixels), width)
        assert needed.width() <= width
        assert needed.height() <= height
    assert found.text.replace(BREAK, "") == text
