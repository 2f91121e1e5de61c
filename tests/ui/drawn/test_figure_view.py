"""The moving picture: it moves with time, and only while something moves."""

from __future__ import annotations

import gc
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from stretchgui.document import reading
from stretchgui.document.problems import Report
from stretchgui.figure.look import LOOKS, PARTNER_A, PARTNER_B
from stretchgui.figure.motion import Frame
from stretchgui.language.text import plain
from stretchgui.routine.exercise import Exercise, Side
from stretchgui.routine.format import read_exercise
from stretchgui.routine.timeline import PhaseKind
from stretchgui.session.clock import HandClock
from stretchgui.ui.drawn.figure_view import BREATHING, MOVING, FigureView
from tests.ui.small_sessions import ASSETS, KNEE, english


def bundled(name: str) -> Exercise:
    """An exercise that comes with the program."""
    path = ASSETS / "exercises" / f"{name}.yaml"
    report = Report(str(path))
    root = reading.read_file(path, report)
    assert root is not None
    exercise = read_exercise(root, report, name)
    assert exercise is not None
    return exercise


DRAWN = bundled("single-knee-to-chest")


def large_pictures() -> int:
    """How many pictures of a window's size are kept, by whomever: each takes some 2 MB."""
    return sum(isinstance(kept, QPixmap) and kept.width() >= 1000 for kept in gc.get_objects())


class SlowToPaint(HandClock):
    """Goes on by itself from look to look, as between the beginning of a picture and its end."""

    def __init__(self) -> None:
        super().__init__()
        self.each_look = 0.0

    @override
    def __call__(self) -> float:
        self.advance(self.each_look)
        return super().__call__()


class Seen:
    """A view on the screen, with a clock moved by hand."""

    def __init__(self, qtbot: QtBot, speed: float = 1.0, clock: HandClock | None = None) -> None:
        self.clock = clock or HandClock()
        self.view = FigureView(english(), LOOKS["light"], self.clock, speed=speed)
        qtbot.addWidget(self.view)
        self.view.resize(320, 198)
        self.view.show()
        (self.timer,) = self.view.findChildren(QTimer)

    def tick(self, seconds: float) -> None:
        """Lets time pass, and the timer fire if it runs."""
        self.clock.advance(seconds)
        if self.timer.isActive():
            self.timer.timeout.emit()

    def image(self) -> QImage:
        return self.view.grab().toImage()


@pytest.fixture
def seen(qtbot: QtBot) -> Seen:
    """A view that shows the knee to the chest, for the left side."""
    seen = Seen(qtbot)
    seen.view.show_exercise(DRAWN, True, Side.LEFT)
    return seen


def unlike(one: QImage, other: QImage) -> float:
    """The share of pixels in which two pictures clearly differ."""
    assert one.size() == other.size()
    places = [(x, y) for x in range(0, one.width(), 2) for y in range(0, one.height(), 2)]
    far = [
        place for place in places if abs(one.pixelColor(*place).lightness() - other.pixelColor(*place).lightness()) > 24
    ]
    return len(far) / len(places)


FRAMES = {
    PhaseKind.EASE_IN: MOVING,
    PhaseKind.EASE_OUT: MOVING,
    PhaseKind.CONTRACT: MOVING,
    PhaseKind.RELAX: MOVING,
    PhaseKind.REPS: MOVING,
    PhaseKind.HOLD: BREATHING,
    PhaseKind.BREATHE: BREATHING,
}


@pytest.mark.parametrize("kind", PhaseKind)
def test_each_kind_moves_as_often_as_it_must(seen: Seen, kind: PhaseKind) -> None:
    seen.view.set_moment(kind, 0.0, 20.0, True)
    frames = FRAMES.get(kind)
    assert seen.timer.isActive() == (frames is not None)
    assert frames is None or seen.timer.interval() == 1000 // frames


@pytest.mark.parametrize("kind", PhaseKind)
def test_nothing_moves_while_time_stands(seen: Seen, kind: PhaseKind) -> None:
    seen.view.set_moment(kind, 2.0, 20.0, True)
    seen.view.set_moment(kind, 2.0, 20.0, False)
    assert not seen.timer.isActive()
    before = seen.view.frame
    seen.tick(3.0)
    assert seen.view.frame == before


def test_the_stretch_is_entered_step_by_step(seen: Seen) -> None:
    seen.view.set_moment(PhaseKind.GET_READY, 0.0, 12.0, True)
    start = seen.image()
    seen.view.set_moment(PhaseKind.EASE_IN, 0.0, 5.0, True)
    assert unlike(seen.image(), start) < 0.002
    seen.tick(2.5)
    half = seen.image()
    seen.tick(2.5)
    end = seen.image()
    assert unlike(half, start) > 0.02
    assert unlike(end, half) > 0.02
    # There is nothing more to come: the picture rests until the next moment.
    assert not seen.timer.isActive()


def test_no_picture_is_begun_that_the_next_phase_would_wait_for(qtbot: QtBot) -> None:
    clock = SlowToPaint()
    seen = Seen(qtbot, clock=clock)
    seen.view.show_exercise(DRAWN, True, Side.LEFT)
    seen.view.set_moment(PhaseKind.EASE_IN, 0.0, 5.0, True)
    clock.each_look = 0.5
    seen.image()
    clock.each_look = 0.0
    seen.tick(3.5 - clock())
    before = seen.view.frame
    seen.tick(4.2 - clock())
    assert seen.view.frame == before != Frame()
    assert seen.timer.isActive()
    # Where the phase is over and no other has begun, its last picture is shown after all.
    seen.tick(5.0 - clock())
    assert seen.view.frame.fraction == 1.0 != before.fraction


def test_a_hold_breathes_and_a_breath_comes_again(seen: Seen) -> None:
    seen.view.set_moment(PhaseKind.HOLD, 0.0, 60.0, True)
    out = seen.image()
    seen.tick(4.0)
    full = seen.image()
    assert full != out
    seen.tick(6.0)
    assert seen.image() == out
    seen.tick(4.0)
    assert seen.image() == full


def test_a_tick_that_changes_nothing_paints_nothing(seen: Seen, qtbot: QtBot) -> None:
    seen.view.set_moment(PhaseKind.HOLD, 0.0, 60.0, True)
    before = seen.view.frame
    seen.tick(0.02)
    assert seen.view.frame is before


def test_a_contraction_is_still_once_it_is_made(seen: Seen) -> None:
    seen.view.set_moment(PhaseKind.CONTRACT, 0.0, 6.0, True)
    seen.tick(0.5)
    assert seen.timer.isActive()
    seen.tick(0.6)
    assert not seen.timer.isActive()
    assert seen.view.frame.fraction == 1.0


def test_reduced_motion_shows_the_end_of_the_phase(seen: Seen) -> None:
    seen.view.set_moment(PhaseKind.EASE_IN, 0.0, 5.0, True)
    seen.view.set_still(True)
    assert not seen.timer.isActive()
    assert (seen.view.frame.end, seen.view.frame.fraction) == ("hold", 1.0)
    seen.view.set_moment(PhaseKind.HOLD, 0.0, 30.0, True)
    assert not seen.timer.isActive()
    seen.view.set_still(False)
    assert seen.timer.isActive()


def test_a_slow_machine_shows_fewer_pictures(qtbot: QtBot) -> None:
    clock = HandClock()

    def slow() -> float:
        # Each time it is asked, a twentieth of a second has gone: a picture takes as long.
        clock.advance(0.05)
        return clock()

    view = FigureView(english(), LOOKS["light"], slow)
    qtbot.addWidget(view)
    view.show()
    view.show_exercise(DRAWN)
    view.grab()
    view.set_moment(PhaseKind.EASE_IN, 0.0, 60.0, True)
    (timer,) = view.findChildren(QTimer)
    assert timer.interval() == 100


def test_nothing_moves_that_nobody_sees(seen: Seen) -> None:
    seen.view.set_moment(PhaseKind.EASE_IN, 0.0, 5.0, True)
    seen.view.hide()
    assert not seen.timer.isActive()
    seen.clock.advance(2.5)
    seen.view.set_moment(PhaseKind.EASE_IN, 2.5, 5.0, True)
    assert not seen.timer.isActive()
    seen.clock.advance(1.0)
    seen.view.show()
    assert seen.timer.isActive()
    assert seen.view.frame.fraction == pytest.approx(0.784, abs=0.005)


def test_a_fast_session_moves_fast(qtbot: QtBot) -> None:
    seen = Seen(qtbot, speed=10.0)
    seen.view.show_exercise(DRAWN)
    seen.view.set_moment(PhaseKind.EASE_IN, 0.0, 5.0, True)
    seen.tick(0.25)
    assert seen.view.frame.fraction == pytest.approx(0.5)


def test_the_other_side_is_the_picture_turned_over(seen: Seen) -> None:
    left = seen.image()
    seen.view.show_exercise(DRAWN, True, Side.RIGHT)
    right = seen.image()
    assert unlike(left, right) > 0.05
    assert unlike(left.flipped(Qt.Orientation.Horizontal), right) < 0.02


def test_names_and_people_change_places_with_the_roles(seen: Seen) -> None:
    seen.view.show_exercise(DRAWN, True, Side.LEFT, ("Anna", "Ben"))
    a_lies = seen.image()
    seen.view.show_exercise(DRAWN, False, Side.LEFT, ("Anna", "Ben"))
    b_lies = seen.image()
    assert a_lies != b_lies
    # The same two pictures, told the other way round.
    seen.view.set_people((PARTNER_B, PARTNER_A))
    seen.view.show_exercise(DRAWN, True, Side.LEFT, ("Ben", "Anna"))
    assert seen.image() == b_lies


def test_other_colours_are_shown_at_once_also_in_a_breath(seen: Seen) -> None:
    seen.view.set_moment(PhaseKind.HOLD, 0.0, 30.0, True)
    light = seen.image()
    seen.view.set_look(LOOKS["dark"])
    assert seen.image().pixelColor(2, 2) == QColor(LOOKS["dark"].background)
    seen.view.set_look(LOOKS["light"])
    assert seen.image() == light


def test_nobody_keeps_a_breath_that_nobody_sees(seen: Seen) -> None:
    before = large_pictures()
    seen.view.resize(1000, 620)
    seen.view.set_moment(PhaseKind.HOLD, 0.0, 60.0, True)
    for _ in range(10):
        seen.tick(0.5)
        seen.image()
    assert large_pictures() > before + 5
    seen.view.hide()
    assert large_pictures() == before


def test_a_breath_fits_a_window_that_was_resized(seen: Seen) -> None:
    seen.view.set_moment(PhaseKind.HOLD, 0.0, 30.0, False)
    seen.image()
    seen.view.resize(500, 310)
    large = seen.image()
    seen.view.set_moment(PhaseKind.CHECK, 0.0, 30.0, False)
    assert seen.image() == large


def test_the_figure_s_proportions_are_kept(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    view = FigureView(english(), LOOKS["light"], HandClock())
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(view)
    layout.addStretch(1)
    page.resize(500, 900)
    page.show()
    assert view.heightForWidth(1000) == 620
    assert (view.width(), view.height()) == (500, 310)


def test_those_who_do_not_see_it_are_told_what_it_shows(seen: Seen) -> None:
    seen.view.show_exercise(KNEE, False, Side.RIGHT, ("Anna", ""))
    assert seen.view.accessibleName() == "Picture: Knee to chest, right side"
    assert (
        seen.view.accessibleDescription()
        == "Lie on your back. Bring your right knee up. Hold behind the right thigh of Partner B."
    )
    seen.view.show_exercise(None)
    assert seen.view.accessibleName() == ""


def test_without_a_figure_the_name_stands_in_large_letters(seen: Seen) -> None:
    seen.view.show_exercise(KNEE)
    seen.view.set_moment(PhaseKind.HOLD, 0.0, 30.0, True)
    assert not seen.timer.isActive()
    image = seen.image()
    letters = QColor(LOOKS["light"].receiver_clothes.label)
    rows = [y for y in range(image.height()) for x in range(image.width()) if image.pixelColor(x, y) == letters]
    assert max(rows) - min(rows) > 0.08 * image.height()


@pytest.mark.parametrize("name", ["W" * 200, "Stretch " * 40, "x"])
def test_a_long_name_stays_inside(seen: Seen, name: str) -> None:
    seen.view.show_exercise(replace(KNEE, name=plain(name)))
    image = seen.image()
    ground = QColor(LOOKS["light"].background)
    assert all(image.pixelColor(x, y) == ground for x in (1, image.width() - 2) for y in range(image.height()))


def test_a_person_s_own_picture_is_shown_whole(seen: Seen, tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    photo = QImage(50, 100, QImage.Format.Format_RGB32)
    photo.fill(QColor("#123456"))
    assert photo.save(str(path))
    seen.view.show_exercise(replace(KNEE, picture=str(path)))
    image = seen.image()
    assert image.pixelColor(160, 99) == QColor("#123456")
    shown = [x for x in range(320) if image.pixelColor(x, 99) == QColor("#123456")]
    assert len(shown) == pytest.approx(99, abs=2)


def test_a_huge_picture_is_made_smaller_while_it_is_read(seen: Seen, tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    photo = QImage(9000, 600, QImage.Format.Format_RGB32)
    photo.fill(QColor("#123456"))
    assert photo.save(str(path))
    seen.view.show_exercise(replace(KNEE, picture=str(path)))
    assert seen.image().pixelColor(160, 99) == QColor("#123456")


@pytest.mark.parametrize("content", [None, b"", b"this is no picture", b"\x89PNG\r\n\x1a\n broken"])
def test_a_picture_that_cannot_be_read_gives_way_to_the_name(
    seen: Seen, tmp_path: Path, content: bytes | None, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "photo.png"
    if content is not None:
        path.write_bytes(content)
    seen.view.show_exercise(KNEE)
    name = seen.image()
    seen.view.show_exercise(replace(KNEE, picture=str(path)))
    assert seen.image() == name
    assert "photo.png cannot be shown" in caplog.text


def test_an_empty_picture_is_only_its_ground(seen: Seen) -> None:
    seen.view.show_exercise(None)
    image = seen.image()
    assert {image.pixelColor(x, y).name() for x in range(0, 320, 9) for y in range(0, 198, 9)} == {
        LOOKS["light"].background
    }


def seen_still(seen: Seen, elapsed: float) -> QImage:
    """What is shown so many seconds into repetitions, while time stands still."""
    seen.view.set_moment(PhaseKind.REPS, elapsed, 60.0, running=False)
    return seen.image()


def test_what_alternates_is_done_with_the_other_leg_at_every_second_repetition(qtbot: QtBot) -> None:
    """The third repetition looks like the first, and the second does not; reduced motion stays with the first."""
    march = bundled("march-on-the-spot")
    rep_seconds = march.dose.rep_seconds
    assert rep_seconds is not None
    seen = Seen(qtbot)
    seen.view.show_exercise(march)
    pictures = [seen_still(seen, (repetition + 0.5) * rep_seconds) for repetition in range(5)]
    # The very first picture has nothing that stands still yet, and is painted a shade differently.
    assert pictures[1] == pictures[3] != pictures[2] == pictures[4]
    seen.view.set_still(True)
    first, second = (seen_still(seen, at * rep_seconds) for at in (0.5, 1.5))
    assert first == second
