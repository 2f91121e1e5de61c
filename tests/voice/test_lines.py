"""Who is spoken to in which voice."""

from __future__ import annotations

from stretchgui.routine.timeline import Receiver
from stretchgui.session.people import People
from stretchgui.voice.lines import PAUSE, PAUSE_BETWEEN_PEOPLE, Line, Speaker, lines_of, pauses_of

PEOPLE = People("Anna", "Ben J. Smith", "Anna and Ben J. Smith")
R, H = Speaker.RECEIVER, Speaker.HELPER


def test_each_sentence_is_in_the_voice_of_whom_it_is_for() -> None:
    form = "{a}, get ready: Knee, left side. {b}, come and help. {a}: lie down. Rest. {b}: kneel. Use {a}'s pillow."
    assert lines_of(form, Receiver.A, PEOPLE) == (
        Line("Anna, get ready: Knee, left side.", R),
        Line("Ben J. Smith, come and help.", H),
        Line("Anna: lie down.", R),
        Line("Rest.", R),
        Line("Ben J. Smith: kneel.", H),
        Line("Use Anna's pillow.", H),
    )


def test_after_the_swap_the_voices_stay_with_the_roles() -> None:
    assert [line.speaker for line in lines_of("{a}: kneel. {b}: lie down.", Receiver.B, PEOPLE)] == [H, R]


def test_where_nobody_helps_there_is_one_voice() -> None:
    assert {line.speaker for line in lines_of("Sit down. {b}: breathe.", Receiver.BOTH, PEOPLE)} == {R}
    assert {line.speaker for line in lines_of("Rest.", None, PEOPLE)} == {R}


def test_a_name_within_a_sentence_changes_nothing() -> None:
    form = "{a}, push lightly against {b}: about one fifth of your strength."
    assert len(lines_of(form, Receiver.A, PEOPLE)) == 1


def test_the_tone_alone_has_no_lines() -> None:
    assert lines_of("", Receiver.A, PEOPLE) == ()
    assert pauses_of(()) == ()


def test_a_pause_is_longer_where_another_one_is_spoken_to() -> None:
    assert pauses_of([Line("x", R), Line("y", R), Line("z", H)]) == (PAUSE, PAUSE_BETWEEN_PEOPLE)
