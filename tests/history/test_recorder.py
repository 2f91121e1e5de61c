"""What the history says of a session is what the session says of itself; whenever it is cut off, it can go on."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from stretchgui.history.records import SessionRecord
from stretchgui.history.store import History
from stretchgui.routine.timeline import PhaseKind
from stretchgui.session import events as ev
from stretchgui.session.states import Command
from stretchgui.session.tally import tally_of
from tests.history.recorded import ACTIONS, Action, RecordedRun, cut


def kept(path: Path) -> SessionRecord:
    """What another program finds in the file."""
    history, problems = History.open(path)
    assert not problems
    session = history.session("one")
    assert session is not None
    history.close()
    return session


@given(ACTIONS, st.booleans())
@settings(max_examples=60)
def test_the_history_and_the_session_agree_at_every_moment(actions: list[Action], finishes: bool) -> None:
    with TemporaryDirectory() as folder:
        run = RecordedRun(Path(folder) / "h.sqlite")
        for action in actions:
            run.act(action)
            ended = set(run.session.holds)
            now = run.session.done_in(run.session.snapshot.phase)
            ended -= {now.hold} if now is not None else set()
            session = run.history.session("one")
            assert session is not None
            assert ended <= set(session.holds), "every hold that has ended is there"
        if finishes:
            run.to_the_end()
        else:
            run.act(Command.END)
            run.act(10.0)
        assert run.over is not None
        session = kept(Path(folder) / "h.sqlite")
        assert session.result is run.over.result
        assert set(session.holds) == set(run.over.holds)
        timeline = run.session.snapshot.timeline
        assert tally_of(timeline, session.holds) == tally_of(timeline, run.over.holds)
        assert not run.history.unfinished()
        assert not run.troubles
        run.history.close()


@given(ACTIONS, st.lists(ACTIONS, max_size=2))
@settings(max_examples=60)
def test_a_session_that_is_cut_off_goes_on_where_it_was(before: list[Action], after: list[list[Action]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "h.sqlite"
        run = RecordedRun(path)
        for action in before:
            run.act(action)
        for actions in after:
            if run.over is not None:
                break
            # A pause, as a kill in it, leaves nothing to guess.
            run.act(Command.PAUSE)
            was, holds = run.session.snapshot, dict.fromkeys(run.session.holds)
            again = cut(path)
            assert again.at == was.position
            assert again.timeline.phases == was.timeline.phases
            run = RecordedRun(path, again=again)
            held = {(h.step, h.exercise, h.person, h.side, h.set): h for h in run.session.holds}
            for hold in holds:
                now = held[hold.step, hold.exercise, hold.person, hold.side, hold.set]
                assert (now.held, now.released, now.numbers) == (hold.held, hold.released, hold.numbers)
            for action in actions:
                run.act(action)
        run.history.close()


@given(st.lists(st.floats(0.5, 300), min_size=1, max_size=4))
@settings(max_examples=30)
def test_whoever_skips_nothing_has_finished_however_often_the_program_was_killed(cuts: list[float]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "h.sqlite"
        run = RecordedRun(path)
        for seconds in cuts:
            until = run.clock() + seconds
            while run.clock() < until and run.over is None:
                for command in (Command.CONFIRM, Command.RESUME):
                    run.act(command)
                run.act(1.0)
            if run.over is None:
                run = RecordedRun(path, again=cut(path))
        run.to_the_end()
        assert run.over is not None
        assert run.over.result is ev.Result.FINISHED
        assert all(hold.held >= hold.planned - 5.5 for hold in run.over.holds), "a place is at most 5 s old"
        assert kept(path).result is ev.Result.FINISHED
        run.history.close()


def test_that_exercise_again_begins_with_getting_ready(tmp_path: Path) -> None:
    run = RecordedRun(tmp_path / "h.sqlite")
    while run.session.snapshot.phase.kind is not PhaseKind.HOLD:
        run.act(1.0)
    run.act(12.0)
    phase = run.session.snapshot.phase
    again = cut(tmp_path / "h.sqlite", again=True)
    assert (again.at.kind, again.at.step, again.at.left) == (PhaseKind.GET_READY, phase.step, 30.0)
    assert [one.hold.held for one in again.done if one.hold.step == phase.step] == [10.0]
