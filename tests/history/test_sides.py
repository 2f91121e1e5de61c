"""Left against right: the means of both sides, where both are known."""

from stretchgui.history.past import Past
from stretchgui.history.records import CheckTry, Unit
from stretchgui.history.sides import checks_of
from stretchgui.routine.exercise import Side
from stretchgui.routine.timeline import Receiver
from tests.history.pasts import session

FIRST, SECOND = session(0), session(7)


def attempt(of: str, side: Side, number: int, tight: int | None, amount: float | None = None) -> CheckTry:
    return CheckTry(of, "leg-raise", Receiver.A, side, number, FIRST.started, tight, amount, Unit.DEGREES)


def test_each_side_is_the_mean_of_its_tries() -> None:
    tries = [
        attempt("s0", Side.LEFT, 1, 6, 60),
        attempt("s0", Side.LEFT, 2, 5, 64),
        attempt("s0", Side.RIGHT, 1, 3, 75),
    ]
    tightness, angle = checks_of(Past.of([FIRST], (), tries), Receiver.A)
    assert (tightness.unit, tightness.points[0].left, tightness.points[0].difference) == (None, 5.5, 2.5)
    assert (angle.unit, angle.points[0].left, angle.points[0].difference) == (Unit.DEGREES, 62, -13)


def test_a_session_with_one_side_alone_compares_nothing() -> None:
    tries = [attempt("s0", Side.LEFT, 1, 6), attempt("s7", Side.LEFT, 1, 6), attempt("s7", Side.RIGHT, 1, 2)]
    (line,) = checks_of(Past.of([FIRST, SECOND], (), tries), Receiver.A)
    assert [point.session.id for point in line.points] == ["s7"]
    assert checks_of(Past.of([FIRST, SECOND], (), tries), Receiver.B) == ()
    assert checks_of(Past.of([FIRST], (), tries[:1]), Receiver.A) == ()
