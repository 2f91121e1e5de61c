"""The moving picture of an exercise: what the two do, at the moment the session is in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import inf
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from stretchgui.figure.drawing import draw
from stretchgui.figure.framing import framing
from stretchgui.figure.look import PARTNER_A, PARTNER_B, Look, Person
from stretchgui.figure.model import Role
from stretchgui.figure.model import Side as FigureSide
from stretchgui.figure.motion import TENSING, USUAL_PACE, Frame, Pace, frame_for
from stretchgui.figure.shapes import Scene
from stretchgui.language.words import Words
from stretchgui.routine.exercise import Exercise, Side
from stretchgui.routine.timeline import PhaseKind
from stretchgui.session.clock import Clock
from stretchgui.ui.drawn.moving_scene import MovingScene
from stretchgui.ui.drawn.photo import read_picture
from stretchgui.ui.drawn.picture import pixmap_of
from stretchgui.ui.drawn.placeholder import paint_name, paint_picture

MOVING: Final = 30
BREATHING: Final = 12


@dataclass(frozen=True, slots=True)
class Motion:
    """How a kind of phase moves: so many pictures a second, for so many seconds of the phase."""

    frames: int
    seconds: float = inf


# Kinds that are not here stand still.
MOTIONS: Final[Mapping[PhaseKind, Motion]] = {
    PhaseKind.EASE_IN: Motion(MOVING),
    PhaseKind.EASE_OUT: Motion(MOVING),
    PhaseKind.CONTRACT: Motion(MOVING, TENSING),
    PhaseKind.RELAX: Motion(MOVING, TENSING),
    PhaseKind.REPS: Motion(MOVING),
    PhaseKind.HOLD: Motion(BREATHING),
    PhaseKind.BREATHE: Motion(BREATHING),
}

# A slow machine shows fewer pictures: at most every second moment goes into painting them.
REST_PER_PAINT: Final = 2.0
# Nobody sees that the last picture of a phase is left out, but a phase that waits for it is told late.
ROOM_PER_PAINT: Final = 2.0

# A breath lifts the chest by seven pixels of a thousand: so many pictures of it look smooth, and can be kept.
BREATH_LEVELS: Final = 16
# A limb's way is a hundred pixels or two: where it is slow, not every frame shows another picture.
MOTION_LEVELS: Final = 128
FEWEST_BREATH_LEVELS: Final = 8
MOST_BYTES_KEPT: Final = 64 * 2**20

DEFAULT_REP_SECONDS: Final = 6.0

# Figures are higher or flatter; a window that changed with each would be restless.
PROPORTION: Final = 0.62

# A figure knows nothing of exercises, and names its sides itself.
SIDES: Final[Mapping[Side, FigureSide]] = {Side.LEFT: "left", Side.RIGHT: "right"}


@dataclass(frozen=True, slots=True)
class _Moment:
    """A moment of a phase, and when it was told."""

    kind: PhaseKind = PhaseKind.GET_READY
    elapsed: float = 0.0
    planned: float = 0.0
    running: bool = False
    told: float = 0.0


class FigureView(QWidget):
    """Shows one exercise: its figure in motion, or its picture, or its name in large letters.

    Between two moments it was told, it counts on by itself. It has a timer only while something moves.

    Args:
        words: What it says to those who do not see it.
        look: The colours.
        clock: Seconds that only grow.
        people: How partner A and partner B look.
        speed: How many session seconds pass in a real one.
        parent: The widget it stands in.
    """

    def __init__(
        self,
        words: Words,
        look: Look,
        clock: Clock,
        *,
        people: tuple[Person, Person] = (PARTNER_A, PARTNER_B),
        speed: float = 1.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._look = look
        self._clock = clock
        self._people = people
        self._speed = speed
        self._exercise: Exercise | None = None
        self._receiver_is_a = True
        self._side: Side | None = None
        self._names = ("", "")
        self._picture = QPixmap()
        self._still = False
        self._pace = USUAL_PACE
        self._moment = _Moment()
        self._frame = Frame()
        self._alternate: tuple[Role, ...] = ()
        self._breaths: dict[tuple[Frame, float], QPixmap] = {}
        self._moving = MovingScene()
        self._cost = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_time)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_exercise(
        self,
        exercise: Exercise | None,
        receiver_is_a: bool = True,
        side: Side | None = None,
        names: tuple[str, str] = ("", ""),
    ) -> None:
        """Shows another exercise, or the same for another person or side.

        Args:
            exercise: What; None shows an empty picture.
            receiver_is_a: Whether partner A receives, or both do; else partner B.
            side: The receiver's side that is worked.
            names: What partner A and partner B are called; empty ones are not written.
        """
        if exercise is not self._exercise:
            self._picture = QPixmap()
            if exercise is not None and exercise.figure is None and exercise.picture:
                self._picture = read_picture(exercise.picture)
        elif (receiver_is_a, side, names) == (self._receiver_is_a, self._side, self._names):
            return
        self._exercise, self._receiver_is_a, self._side, self._names = exercise, receiver_is_a, side, names
        self._describe()
        self._redraw()

    def set_moment(self, kind: PhaseKind, elapsed: float, planned: float, running: bool) -> None:
        """Shows a moment of a phase, and goes on from there if time runs.

        Args:
            kind: What happens; while a session releases, EASE_OUT with the release's own times.
            elapsed: Seconds of the phase that are over.
            planned: Seconds it lasts.
            running: Whether time runs.
        """
        self._moment = _Moment(kind, elapsed, planned, running, self._clock())
        self._on_frame()

    def set_still(self, still: bool) -> None:
        """Reduces motion: each phase shows the picture at its end."""
        self._still = still
        self._on_frame()

    def set_pace(self, pace: Pace) -> None:
        """Has the figures breathe so slowly."""
        self._pace = pace
        self._on_frame()

    def set_look(self, look: Look) -> None:
        """Shows the same in other colours."""
        self._look = look
        self._redraw()

    def set_people(self, people: tuple[Person, Person]) -> None:
        """Shows partner A and partner B with other skin and hair."""
        self._people = people
        self._redraw()

    @property
    def frame(self) -> Frame:
        """Which picture of the motion it shows."""
        return self._frame

    def draw_beforehand(self) -> Iterator[None]:
        """Draws the present picture without painting it, in two pieces: what is found out for that is kept."""
        if self._exercise is not None and self._exercise.figure is not None:
            framing(self._exercise.figure, named=any(self._names))
            yield
            self._scene()

    # ---- time ----------------------------------------------------------------------------------------------------

    def _elapsed(self) -> float:
        moment = self._moment
        since = (self._clock() - moment.told) * self._speed if moment.running else 0.0
        return min(moment.elapsed + since, max(moment.planned, moment.elapsed))

    @Slot()
    def _on_time(self) -> None:
        left = (self._moment.planned - self._elapsed()) / self._speed
        if 0 < left < self._cost * ROOM_PER_PAINT:
            self._keep_timer()
        else:
            self._on_frame()

    def _on_frame(self) -> None:
        moment = self._moment
        dose = self._exercise.dose if self._exercise else None
        rep_seconds = (dose.rep_seconds if dose else None) or DEFAULT_REP_SECONDS
        elapsed = self._elapsed()
        frame = frame_for(
            moment.kind.value, elapsed, moment.planned, still=self._still, rep_seconds=rep_seconds, pace=self._pace
        )
        levels = self._breath_levels()
        frame = replace(
            frame,
            breath=round(frame.breath * levels) / levels,
            fraction=round(frame.fraction * MOTION_LEVELS) / MOTION_LEVELS,
        )
        second = moment.kind is PhaseKind.REPS and not self._still and int(elapsed / rep_seconds) % 2 == 1
        alternate = self._exercise.alternating if second and self._exercise else ()
        if (frame, alternate) != (self._frame, self._alternate):
            self._frame, self._alternate = frame, alternate
            self.update()
        self._keep_timer()

    def _moves(self) -> bool:
        """Whether another picture is to come."""
        motion = MOTIONS.get(self._moment.kind)
        if motion is None or self._still or not self._moment.running or not self.isVisible():
            return False
        drawn = self._exercise is not None and self._exercise.figure is not None
        return drawn and self._elapsed() < min(motion.seconds, self._moment.planned)

    def _keep_timer(self) -> None:
        motion = MOTIONS.get(self._moment.kind)
        if motion is None or not self._moves():
            self._timer.stop()
            return
        self._timer.start(max(1000 // motion.frames, round(self._cost * REST_PER_PAINT * 1000)))

    # ---- painting ------------------------------------------------------------------------------------------------

    def _scene(self) -> Scene | None:
        if self._exercise is None or self._exercise.figure is None:
            return None
        a, b = self._people
        first, second = self._names
        look = self._look.with_people(a, b) if self._receiver_is_a else self._look.with_people(b, a)
        names = (first, second) if self._receiver_is_a else (second, first)
        side = None if self._side is None else SIDES[self._side]
        return draw(self._exercise.figure, self._frame, side, look, names, alternate=self._alternate)

    def _pixmap_bytes(self) -> int:
        ratio = self.devicePixelRatioF()
        return max(1, round(self.width() * ratio) * round(self.height() * ratio) * 4)

    def _breath_levels(self) -> int:
        """How many pictures a breath has: fewer on a large screen, so that all of them can be kept."""
        fitting = MOST_BYTES_KEPT // self._pixmap_bytes()
        return min(BREATH_LEVELS, fitting - 1) if fitting > FEWEST_BREATH_LEVELS else BREATH_LEVELS

    def _breath_picture(self) -> QPixmap | None:
        """The picture kept of this moment of a breath; None if it is not to be kept."""
        breathes = self._moment.kind in (PhaseKind.HOLD, PhaseKind.BREATHE)
        most = MOST_BYTES_KEPT // self._pixmap_bytes()
        if not breathes or most <= FEWEST_BREATH_LEVELS:
            return None
        key = self._frame, self.devicePixelRatioF()
        if key not in self._breaths:
            scene = self._scene()
            if scene is None:
                return None
            while len(self._breaths) >= most:
                del self._breaths[next(iter(self._breaths))]
            self._breaths[key] = pixmap_of(scene, self.size(), self.devicePixelRatioF())
        return self._breaths[key]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the picture of the moment."""
        began = self._clock()
        painter = QPainter(self)
        kept = self._breath_picture()
        if kept is not None:
            painter.drawPixmap(0, 0, kept)
        else:
            self._paint(painter, QRectF(self.rect()))
        painter.end()
        self._cost = self._clock() - began

    def _paint(self, painter: QPainter, rect: QRectF) -> None:
        painter.fillRect(rect, QColor(self._look.background))
        scene = self._scene()
        if scene is not None:
            self._moving.paint(painter, scene, rect)
        elif not self._picture.isNull():
            paint_picture(painter, rect, self._picture)
        elif self._exercise is not None:
            paint_name(painter, rect, self._exercise.name.said(self._words.language), self._look)

    def _redraw(self) -> None:
        self._forget()
        self.update()
        self._keep_timer()

    def _forget(self) -> None:
        """Lets go of the pictures it kept."""
        self._breaths.clear()
        self._moving.forget()

    # ---- words ---------------------------------------------------------------------------------------------------

    def _describe(self) -> None:
        exercise = self._exercise
        if exercise is None:
            self.setAccessibleName("")
            self.setAccessibleDescription("")
            return
        language = self._words.language
        sides = {}
        if self._side is not None:
            sides = {"side": self._words(f"side.{self._side}"), "other_side": self._words(f"side.{self._side.other}")}
        called = [name or self._words(f"people.{who}") for name, who in zip(self._names, "ab", strict=True)]
        receiver, helper = called if self._receiver_is_a else called[::-1]
        key = "figure_view.name.side" if self._side is not None else "figure_view.name"
        self.setAccessibleName(self._words(key, exercise=exercise.name.said(language), **sides))
        values = {"receiver": receiver, "helper": helper, "hold": f"{exercise.dose.hold or 0:g}", **sides}
        told = [
            text.said(language, values)
            for text in (
                exercise.receiver.setup,
                exercise.receiver.during,
                exercise.helper.setup,
                exercise.helper.hands,
            )
        ]
        self.setAccessibleDescription(" ".join(text for text in told if text))

    # ---- Qt ------------------------------------------------------------------------------------------------------

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Moves again, from where the session is by now."""
        super().showEvent(event)
        self._on_frame()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Moves nothing that nobody sees, and keeps none of its pictures."""
        super().hideEvent(event)
        self._timer.stop()
        self._forget()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Forgets the pictures of the size it had."""
        super().resizeEvent(event)
        self._forget()

    @override
    def hasHeightForWidth(self) -> bool:
        """Keeps the figures' proportions where the layout allows."""
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        """The height of a whole figure of a width."""
        return round(width * PROPORTION)

    @override
    def sizeHint(self) -> QSize:
        """Large enough to be seen from a mat."""
        return QSize(640, self.heightForWidth(640))

    @override
    def minimumSizeHint(self) -> QSize:
        """Just large enough to tell who is who."""
        return QSize(240, self.heightForWidth(240))
