"""Before a session, person by person: what ends it, what blocks whom, what takes another's place, what is forgotten."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from stretchgui import __version__
from stretchgui.app.program import Program
from stretchgui.health.gate import GROUPS, CoupleHealth, Outcome
from stretchgui.health.store import HealthStore
from stretchgui.health.wording import HealthWords
from stretchgui.language.words import Words
from stretchgui.options import WindowOptions
from stretchgui.paths import find_paths
from stretchgui.routine.card_index import CardIndex
from stretchgui.routine.timeline import PhaseKind, Receiver
from stretchgui.routine.turns import Turns
from stretchgui.session.clock import HandClock
from stretchgui.settings import SettingsStore
from stretchgui.ui.after.feeling_dialog import FeelingDialog
from stretchgui.ui.before.how_it_stands import NewDialog
from stretchgui.ui.before.safety_card import SafetyCardDialog
from stretchgui.ui.before.signs_dialog import SignsDialog
from stretchgui.ui.history.forget_dialog import ForgetDialog
from tests.app.opened import answering, click, nothing_new, opened, press, run_to, start
from tests.ui.rooms import said

pytestmark = pytest.mark.qt_log_ignore("QSoundEffect", "PulseAudioService", "Couldn't (load|resolve)", extend=True)

TWO = WindowOptions(routine="two-simple-stretches")
A, B = Receiver.A, Receiver.B
NONE, SOME = "None of these", "One or more of these"

Answer = Callable[[QWidget], None]


def couple_in(home: Path) -> CoupleHealth:
    """What is kept of the two."""
    return HealthStore(find_paths({"STRETCHGUI_HOME": str(home)}, "linux", home).data).load().couple


def answers(*true: str, people: tuple[str, ...] = ("Anna", "Ben"), conditions: tuple[str, ...] = ()) -> Answer:
    """Answers all questions: `true` names whose answer to which group is "one or more", as in "Anna doctor"."""

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, SignsDialog)
        if not any(text.startswith("Call your emergency") for text in said(dialog)):
            click(dialog, "Next")
        for group in GROUPS:
            for name in people:
                press(dialog, f"{name}: {SOME if f'{name} {group}' in true else NONE}")
            if any(f"{name} {Outcome.EMERGENCY}" in true for name in people):
                click(dialog, "End here")
                return
            click(dialog, "Next")
        for name in people:
            mine = [one for one in conditions if one.startswith(name)]
            for one in mine or [f"{name}: {NONE}"]:
                press(dialog, one)
        last = "Next" if "Next" in offered(dialog) else "Done"
        click(dialog, last)
        if last == "Next":
            click(dialog, "We have agreed")

    return answer


def offered(dialog: QWidget) -> list[str]:
    return [one.text() for one in dialog.findChildren(QPushButton) if one.isVisible() and one.isEnabled()]


def pressing(text: str, *, of: type[QWidget] = NewDialog) -> Answer:
    """Presses a button of a dialog of a kind."""

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, of)
        click(dialog, text)

    return answer


def receivers(program: Program) -> set[Receiver | None]:
    """Who receives an exercise in the session that runs."""
    running = program.conductor.running
    assert running is not None
    return {one.receiver for one in running.driver.snapshot.timeline.phases if one.exercise is not None}


def names_given(dialog: QWidget) -> None:
    first, second = (field for field in dialog.findChildren(QLineEdit) if field.isEnabled())
    QTest.keyClicks(first, "Anna")
    QTest.keyClicks(second, "Ben")
    click(dialog, "Done")


def feelings_skipped(dialog: QWidget) -> None:
    assert isinstance(dialog, FeelingDialog)
    QTest.keyClick(dialog, Qt.Key.Key_S)


def test_two_new_people_are_asked_everything_once_and_later_one_question(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    home = tmp_path / "new"
    with opened(qapp, home, TWO) as program:
        start(program, names_given, answers(), feelings_skipped)
        assert program.conductor.running is not None
    settings = SettingsStore(home).load().settings
    assert (settings.name_a, settings.name_b) == ("Anna", "Ben")
    couple = couple_in(home)
    assert (couple.a.outcome, couple.b.outcome, couple.agreed) == (Outcome.OK, Outcome.OK, True)
    with opened(qapp, home, TWO) as program:
        start(program, nothing_new, feelings_skipped)
        assert program.conductor.running is not None


def test_whoever_breaks_off_is_asked_again_and_nothing_begins(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    home = tmp_path / "new"
    with opened(qapp, home, TWO) as program:
        start(program, names_given, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
        assert program.conductor.running is None
        assert couple_in(home) == CoupleHealth()
        start(program, answers(), feelings_skipped)
        assert program.conductor.running is not None


def test_a_call_for_help_ends_it_there_and_is_told_until_it_is_taken_back(
    qapp: QApplication, qtbot: QtBot, known_home: Path, health: HealthWords
) -> None:
    something = pressing(health("gate.new.yes", name="Anna"))
    told: list[str] = []

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, NewDialog)
        told.extend(said(dialog))
        assert health("gate.new.no") not in offered(dialog)
        click(dialog, "Not now")

    with opened(qapp, known_home, TWO) as program:
        start(program, something, answers("Anna emergency", people=("Anna",)), look)
        assert program.conductor.running is None
    assert couple_in(known_home).a.outcome is Outcome.EMERGENCY
    assert health("state.nobody") in told
    with opened(qapp, known_home, TWO) as program:
        start(program, look)
        assert program.conductor.running is None
        again = pressing(health("state.again", name="Anna"))
        start(program, again, answers(people=("Anna",)), nothing_new)
        assert receivers(program) == {A, B, Receiver.BOTH}


def test_what_is_kept_of_an_answer_is_its_outcome_and_its_day(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, health: HealthWords
) -> None:
    """Which sign it was, nobody asks: no file has a word of one, nor of how they are grouped."""
    home = tmp_path / "new"
    with opened(qapp, home, TWO) as program:
        start(program, names_given, answers("Ben emergency"))
    kept = json.loads((home / "people.json").read_text(encoding="utf-8"))
    assert set(kept["b"]) == {"outcome", "on", "cleared", "conditions"}
    assert kept["b"]["outcome"] == "emergency"
    signs = [f"{group}.{sign}".encode() for group in GROUPS for sign in health.group(f"gate.{group}")]
    texts = [text.encode() for group in GROUPS for text in health.group(f"gate.{group}").values()]
    for path in (one for one in home.rglob("*") if one.is_file()):
        data = path.read_bytes()
        assert not [one for one in (*signs, *texts, b"bladder", b"bowel", b"sexual") if one in data], path


def test_a_doctor_first_blocks_that_person_alone_until_it_is_taken_back(
    qapp: QApplication, qtbot: QtBot, known_home: Path, health: HealthWords
) -> None:
    something = pressing(health("gate.new.yes", name="Anna"))
    with opened(qapp, known_home, TWO) as program:
        start(program, something, answers("Anna doctor", people=("Anna",)), nothing_new)
        assert receivers(program) == {B, Receiver.BOTH}
    with opened(qapp, known_home, TWO) as program:
        assert health("suits.resting", name="Anna") in said(program.pages.preview)
        # It was a slip.
        again = pressing(health("state.again", name="Anna"))
        start(program, again, answers(people=("Anna",)), nothing_new)
        assert receivers(program) == {A, B, Receiver.BOTH}
    assert couple_in(known_home).a.outcome is Outcome.OK


def test_a_professionals_yes_is_remembered(
    qapp: QApplication, qtbot: QtBot, known_home: Path, health: HealthWords
) -> None:
    something = pressing(health("gate.new.yes", name="Ben"))

    def cleared(dialog: QWidget) -> None:
        assert isinstance(dialog, NewDialog)
        click(dialog, health("state.clear"))
        click(dialog, health("gate.new.no"))

    with opened(qapp, known_home, TWO) as program:
        start(program, something, answers("Ben ask", people=("Ben",)), cleared)
        assert receivers(program) == {A, B, Receiver.BOTH}
    assert couple_in(known_home).b.outcome is Outcome.ASK
    with opened(qapp, known_home, TWO) as program:
        start(program)
        assert receivers(program) == {A, B, Receiver.BOTH}


def test_where_the_answers_leave_nothing_no_session_begins_and_the_page_says_so(
    qapp: QApplication, qtbot: QtBot, known_home: Path, health: HealthWords
) -> None:
    (known_home / "routines").mkdir()
    (known_home / "routines" / "ours.yaml").write_text("title: Ours\nsteps:\n  - exercise: single-knee-to-chest\n")
    something = pressing(health("gate.new.yes", name="Anna"))
    with opened(qapp, known_home, WindowOptions(routine="ours")) as program:
        program.pages.selector.turns_changed.emit(Turns.A)
        start(program, something, answers("Anna doctor", people=("Anna",)), nothing_new)
        assert program.conductor.running is None
        assert health("suits.nothing") in said(program.pages.preview)
        assert not program.pages.preview.can_start


def test_an_easier_exercise_takes_the_place_of_one_that_does_not_suit_with_the_reason_shown(
    qapp: QApplication, qtbot: QtBot, known_home: Path, health: HealthWords
) -> None:
    something = pressing(health("gate.new.yes", name="Anna"))
    why = health("suits.instead", exercise="Side-lying thigh stretch", name="Anna", conditions="an injured knee")
    with opened(qapp, known_home, TWO) as program:
        ticked = answers(people=("Anna",), conditions=("Anna: an injured knee",))
        start(program, something, ticked, nothing_new)
        running = program.conductor.running
        assert running is not None
        done = {(one.receiver, one.exercise) for one in running.driver.snapshot.timeline.phases if one.exercise}
        assert (A, "side-lying-quad-stretch") in done
        assert (A, "prone-quad-stretch") not in done
        assert (B, "prone-quad-stretch") in done
        assert (B, "side-lying-quad-stretch") not in done
    with opened(qapp, known_home, TWO) as program:
        assert why in said(program.pages.preview)


def test_on_the_page_of_all_exercises_it_says_whom_one_does_not_suit_as_soon_as_it_is_known(
    qapp: QApplication, qtbot: QtBot, known_home: Path, health: HealthWords
) -> None:
    sentence = health("suits.not_for", name="Anna", conditions="an injured knee")
    with opened(qapp, known_home, TWO) as program:
        program.browser.open_at("prone-quad-stretch")
        page = program.browser.page
        assert page is not None
        assert sentence not in said(page)
        answering(
            pressing(health("state.again", name="Anna"), of=SafetyCardDialog),
            answers(people=("Anna",), conditions=("Anna: an injured knee",)),
            pressing("Close", of=SafetyCardDialog),
        )
        program.window.safety_requested.emit()
        QApplication.processEvents()
        assert sentence in said(page)


def test_a_call_for_help_in_a_session_ends_it(
    qapp: QApplication, qtbot: QtBot, known_home: Path, health: HealthWords
) -> None:
    clock = HandClock()
    with opened(qapp, known_home, TWO, clock) as program:
        start(program)
        run_to(program, clock, PhaseKind.GET_READY)
        answering(
            pressing(health("state.again", name="Ben"), of=SafetyCardDialog),
            answers("Ben emergency", people=("Ben",)),
            pressing("Close", of=SafetyCardDialog),
        )
        program.window.safety_requested.emit()
        assert program.conductor.running is None


def test_forgetting_everything_about_a_person_forgets_their_answers_and_they_are_asked_again(
    qapp: QApplication, qtbot: QtBot, known_home: Path, health: HealthWords
) -> None:
    def anna(dialog: QWidget) -> None:
        assert isinstance(dialog, ForgetDialog)
        click(dialog, "Delete everything about Anna")

    something = pressing(health("gate.new.yes", name="Anna"))
    with opened(qapp, known_home, TWO) as program:
        start(program, something, answers("Anna doctor", people=("Anna",)), nothing_new)
        program.conductor.end()
        program.history_road.open()
        page = program.history_road.page
        assert page is not None
        answering(anna)
        click(page, "Delete everything about…")
        couple = couple_in(known_home)
        assert couple.a.outcome is None
        assert couple.b.outcome is Outcome.OK
        assert b"doctor" not in (known_home / "people.json").read_bytes()
        click(page, "Back")
        start(program, answers(people=("Partner A",)))
        assert receivers(program) == {A, B, Receiver.BOTH}


@pytest.mark.parametrize("text", ["{", '{"format": 2}', '{"format": 1, "a": {"outcome": "fine"}}', "\x00\xff"])
def test_a_broken_or_newer_file_is_named_set_aside_and_all_is_asked_again(
    qapp: QApplication, qtbot: QtBot, known_home: Path, text: str
) -> None:
    file = known_home / "people.json"
    file.write_text(text, encoding="latin-1")
    with opened(qapp, known_home, TWO) as program:
        assert str(file) in program.window.statusBar().currentMessage()
        assert (known_home / "people.json.bad-1").read_text(encoding="latin-1") == text
        start(program, answers())
        assert program.conductor.running is not None
    assert couple_in(known_home).a.outcome is Outcome.OK


@pytest.mark.parametrize(("name", "receives"), [("Ben", {A, Receiver.BOTH}), ("Anna", None)])
def test_a_session_that_was_cut_off_goes_on_only_with_what_still_suits(
    qapp: QApplication,
    qtbot: QtBot,
    known_home: Path,
    health: HealthWords,
    words: Words,
    name: str,
    receives: set[Receiver] | None,
) -> None:
    clock = HandClock()
    with opened(qapp, known_home, TWO, clock) as program:
        start(program)
        run_to(program, clock, PhaseKind.HOLD)
        program.conductor.pause()
    with opened(qapp, known_home, None, clock) as program:
        something = pressing(health("gate.new.yes", name=name))
        answering(something, answers(f"{name} doctor", people=(name,)), nothing_new)
        click(program.pages.preview, words("reopening.go_on"))
        if receives is None:
            assert program.conductor.running is None
            assert words("reopening.gone") in said(program.pages.preview)
        else:
            assert receivers(program) == receives


def test_answers_that_cannot_be_written_down_hold_until_the_program_ends(
    qapp: QApplication, qtbot: QtBot, known_home: Path, health: HealthWords
) -> None:
    something = pressing(health("gate.new.yes", name="Anna"))
    with opened(qapp, known_home, TWO) as program:
        (known_home / "people.json").unlink()
        (known_home / "people.json").mkdir()
        start(program, something, answers("Anna doctor", people=("Anna",)), nothing_new)
        assert receivers(program) == {B, Receiver.BOTH}
        assert "your answers could not be saved" in program.window.statusBar().currentMessage()


def test_what_the_first_picture_lists_is_of_no_use_once_other_things_suit(
    qapp: QApplication, qtbot: QtBot, known_home: Path
) -> None:
    """How long a routine takes depends on what suits the two."""
    paths = find_paths({"STRETCHGUI_HOME": str(known_home)}, "linux", known_home)
    index = CardIndex(paths, f"{__version__} en")
    with opened(qapp, known_home, TWO):
        pass
    assert index.read().cards
    with opened(qapp, known_home, WindowOptions(routine="two-simple-stretches", speed=2)):
        pass
    assert index.read().cards
    couple = couple_in(known_home)
    store = HealthStore(paths.data)
    store.save(couple.with_person(A, replace(couple.a, conditions=frozenset({"hernia"}))))
    assert not index.read().cards


def test_a_demonstration_is_for_nobody_in_particular(
    qapp: QApplication, qtbot: QtBot, known_home: Path, health: HealthWords
) -> None:
    something = pressing(health("gate.new.yes", name="Anna"))
    with opened(qapp, known_home, TWO) as program:
        start(program, something, answers("Anna doctor", people=("Anna",)), nothing_new)
    with opened(qapp, known_home, WindowOptions(routine="two-simple-stretches", start=True, speed=2)) as program:
        assert receivers(program) == {A, B, Receiver.BOTH}
