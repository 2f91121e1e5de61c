"""What the moving picture shows of a session at a moment."""

from __future__ import annotations

from stretchgui.routine.timeline import PhaseKind, Receiver
from stretchgui.session.people import People
from stretchgui.session.snapshot import Snapshot
from stretchgui.ui.drawn.figure_view import FigureView
from stretchgui.ui.during.guidance import side_of
from stretchgui.ui.during.showing import Mood, Showing, short_name, shown_exercise


def show_moment(picture: FigureView, snapshot: Snapshot, showing: Showing, people: People) -> None:
    """Has a picture show the two as they are at this moment, and go on from there."""
    phase = snapshot.phase
    names = (short_name(people.a), short_name(people.b))
    side = side_of(snapshot.timeline, phase)
    picture.show_exercise(shown_exercise(snapshot), phase.receiver is not Receiver.B, side, names)
    over = showing.whole - showing.left
    match showing.mood:
        case Mood.RELEASING if phase.in_bout:
            picture.set_moment(PhaseKind.EASE_OUT, over, showing.whole, True)
        case Mood.REENTERING:
            picture.set_moment(PhaseKind.EASE_IN, over, showing.whole, True)
        case Mood.PAUSED if phase.in_bout:
            # Nobody is held while it stands still: the picture shows both at rest.
            picture.set_moment(PhaseKind.GET_READY, 0.0, 0.0, False)
        case _:
            picture.set_moment(phase.kind, snapshot.elapsed, snapshot.length, showing.mood is Mood.RUNNING)
