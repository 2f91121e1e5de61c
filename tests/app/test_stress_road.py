"""From the menu over the questions about stress to a routine that is worth looking at."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from stretchgui.health.stress import Answer, Question
from stretchgui.settings import SettingsStore
from stretchgui.ui.before.stress_dialog import StressDialog
from tests.app.opened import answering, click, opened


def test_the_menu_leads_over_the_questions_to_a_routine_and_nothing_is_kept(
    qapp: QApplication, known_home: Path
) -> None:
    with opened(qapp, known_home) as program:
        program.flow.show_routine("front-of-hip")
        before, files = SettingsStore(known_home).load().settings, sorted(known_home.rglob("*"))

        def answer(dialog: QWidget) -> None:
            assert isinstance(dialog, StressDialog)
            for question in Question:
                dialog.answer(question, Answer.OFTEN)
            click(dialog, "Look at: Wind down together")

        answering(answer)
        next(one for one in program.window.findChildren(QAction) if one.text() == "Is it stress?...").trigger()
        assert program.flow.chosen_title == "Wind down together"
        after = SettingsStore(known_home).load().settings
        assert after == replace(before, last_routine="wind-down-together")
        assert sorted(known_home.rglob("*")) == files
