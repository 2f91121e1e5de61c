"""A tick box wraps its words where there is no room for them."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from stretchgui.ui.kit.pieces import Tick

WORDS = "Push lightly and let go in between"


def test_its_words_go_on_in_a_second_line(qtbot: QtBot) -> None:
    tick = Tick(WORDS)
    qtbot.addWidget(tick)
    whole = tick.sizeHint().width()
    assert tick.minimumSizeHint().width() < whole / 2
    assert tick.heightForWidth(whole) == tick.sizeHint().height()
    assert tick.heightForWidth(tick.minimumSizeHint().width()) > tick.heightForWidth(whole)


def test_a_column_may_be_narrower_than_all_its_words(qtbot: QtBot) -> None:
    column = QWidget()
    qtbot.addWidget(column)
    QVBoxLayout(column).addWidget(Tick(WORDS))
    assert column.minimumSizeHint().width() < Tick(WORDS).sizeHint().width()


def test_a_word_is_never_cut(qtbot: QtBot) -> None:
    tick = Tick("Anna")
    qtbot.addWidget(tick)
    assert tick.minimumSizeHint() == tick.sizeHint()
