"""The bundled files as the program itself reads them: no problem, no warning, and sessions that add up."""

from itertools import chain
from pathlib import Path

import pytest

from stretchgui.language.text import PLACEHOLDERS, Text
from stretchgui.paths import Paths
from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.exercise import CONDITIONS, Exercise, People, Sides
from stretchgui.routine.level import Level
from stretchgui.routine.library import Library, read_exercise_file, read_library
from stretchgui.routine.routine import Routine, Turns
from stretchgui.routine.timeline import PhaseKind, Receiver
from tests.content.written import A_TIME, EXERCISES, EXPECTED, ROOT, ROUTINES, document, files

VALUES = {"receiver": "Anna", "helper": "Ben", "side": "left", "other_side": "right", "hold": "30"}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    nowhere = tmp_path_factory.mktemp("nobody")
    return read_library(Paths(ROOT / "assets", ROUTINES, nowhere, nowhere, nowhere))


def exercises(library: Library) -> list[Exercise]:
    found = [exercise for exercise in library.exercises.by_id.values() if exercise is not None]
    assert len(found) >= 8
    return found


def routines(library: Library) -> list[Routine]:
    found = [entry.routine for entry in library.routines if entry.routine is not None]
    assert len(found) >= 3
    return found


def spoken(exercise: Exercise) -> list[Text]:
    receiver, helper = exercise.receiver, exercise.helper
    return [
        receiver.setup,
        receiver.during,
        receiver.feel,
        *(() if exercise.people is People.SOLO else (helper.setup, helper.hands, helper.during, helper.watch)),
        *(() if exercise.people is People.SOLO else (exercise.alone,)),
        *exercise.mistakes,
        *exercise.stop_if,
    ]


@pytest.mark.parametrize("path", files(EXERCISES), ids=lambda path: path.stem)
def test_an_exercise_reads_without_a_word(path: Path) -> None:
    entry = read_exercise_file(path)
    assert [problem.message for problem in entry.problems] == []
    assert entry.exercise is not None


def test_the_whole_library_reads_without_a_word(library: Library) -> None:
    entries = library.exercises.entries
    found = chain(library.problems, library.exercises.problems, *(entry.problems for entry in library.routines))
    assert list(found) == []
    assert {entry.id for entry in entries} == {path.stem for path in files(EXERCISES)}
    assert {entry.id for entry in library.routines} == {path.stem for path in files(ROUTINES)}


def test_every_text_is_there_and_no_placeholder_stays(library: Library) -> None:
    assert set(VALUES) == set(PLACEHOLDERS)
    for exercise in exercises(library):
        for text in spoken(exercise):
            said = text.said("en", VALUES)
            assert said, exercise.id
            assert not set("{}") & set(said), said


def test_every_exercise_is_drawn(library: Library) -> None:
    assert [exercise.id for exercise in exercises(library) if exercise.figure is None] == []


def test_an_easier_exercise_exists_and_leads_to_an_end(library: Library) -> None:
    by_id = {exercise.id: exercise for exercise in exercises(library)}
    for start in by_id.values():
        seen = [start.id]
        while easier := by_id[seen[-1]].easier:
            assert easier in by_id
            assert easier not in seen, seen
            seen.append(easier)
    assert by_id["prone-quad-stretch"].easier == "side-lying-quad-stretch"
    assert by_id["double-knee-to-chest"].easier == "single-knee-to-chest"


def test_an_easier_exercise_leaves_out_no_more_people(library: Library) -> None:
    """Whoever may do the harder one may do the easier one."""
    by_id = {exercise.id: exercise for exercise in exercises(library)}
    for exercise in by_id.values():
        if exercise.easier:
            assert set(by_id[exercise.easier].not_with) <= set(exercise.not_with), exercise.id


def test_who_must_leave_it_out_is_said_in_the_words_of_the_list(library: Library) -> None:
    assert len(set(CONDITIONS)) == len(CONDITIONS)
    for exercise in exercises(library):
        assert set(exercise.not_with) <= set(CONDITIONS), exercise.id
        assert len(set(exercise.not_with)) == len(exercise.not_with)


@pytest.mark.parametrize("turns", Turns)
def test_a_routine_ends_with_both_at_rest(library: Library, turns: Turns) -> None:
    for routine in routines(library):
        last = build_timeline(routine, Customisation(turns=turns)).phases[-1]
        assert (last.kind, last.exercise, last.receiver) == (PhaseKind.BREATHE, "closing-check", Receiver.BOTH)


# The minutes that a title or a summary names, and the turns they are for.
PROMISED = {
    "desk-break-for-two": (5, Turns.WHOLE),
    "ten-minutes-for-two": (10, Turns.WHOLE),
    "fifteen-minutes-for-two": (15, Turns.WHOLE),
    "twenty-minutes-for-two": (20, Turns.WHOLE),
}


def test_who_names_a_time_takes_it(library: Library) -> None:
    """Getting ready, easing, changing sides and swapping included; nobody else names one."""
    for routine in routines(library):
        said = f"{routine.title.said('en')} {routine.summary.said('en')}"
        assert (A_TIME.search(said) is not None) == (routine.id in PROMISED), routine.id
        if routine.id in PROMISED:
            minutes, turns = PROMISED[routine.id]
            total = build_timeline(routine, Customisation(turns=turns)).total
            assert total == pytest.approx(minutes * 60, rel=0.05), routine.id


@pytest.mark.parametrize("turns", [Turns.EACH, Turns.WHOLE])
def test_both_sides_of_both_people_are_held_equally_long(library: Library, turns: Turns) -> None:
    for routine in routines(library):
        held: dict[tuple[str, str, str], float] = {}
        for phase in build_timeline(routine, Customisation(turns=turns)).phases:
            if phase.kind in (PhaseKind.HOLD, PhaseKind.REPS):
                key = str(phase.exercise), str(phase.receiver), str(phase.side)
                held[key] = held.get(key, 0) + phase.planned
        for exercise in {exercise for exercise, _, _ in held}:
            keys = [key for key in held if key[0] == exercise]
            assert len({held[key] for key in keys}) == 1, (routine.id, exercise)
            sided = library.exercise(exercise)
            assert sided is not None
            people = 1 if keys[0][1] == "both" else 2
            assert len(keys) == people * (2 if sided.sides is Sides.EACH else 1), (routine.id, exercise)


def test_a_gentle_routine_holds_shortly(library: Library) -> None:
    """Ten seconds at most where somebody is moved; where only hands rest it may last."""
    gentle = [routine for routine in routines(library) if routine.level is Level.GENTLE]
    assert gentle
    for routine in gentle:
        for phase in build_timeline(routine).phases:
            expected = document(EXPECTED / f"{phase.exercise}.yaml")
            if phase.kind is PhaseKind.HOLD and expected.get("gentle") != "resting":
                assert phase.planned <= 10, (routine.id, phase.exercise)
