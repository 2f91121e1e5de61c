"""What is done with a stranger's bytes, and what must be true of it whatever they are.

Each target takes bytes and returns nothing. What it must never do is raise: an `AssertionError` says which promise
was broken, any other exception that something was not thought of. `python -m fuzzing` and `tests/fuzzing` share them.
"""

from __future__ import annotations

import contextlib
import io
import re
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final
from xml.parsers import expat

from typing_extensions import override

from stretchgui.cli import main
from stretchgui.commands.surroundings import Surroundings
from stretchgui.document import reading
from stretchgui.document.problems import Problem, Report, Severity
from stretchgui.figure.drawing import draw
from stretchgui.figure.look import LOOKS
from stretchgui.figure.model import Figure, Side
from stretchgui.figure.motion import Frame
from stretchgui.figure.svg import svg
from stretchgui.language.words import Words
from stretchgui.language.words_file import load_words
from stretchgui.paths import HOME_VARIABLE, Paths, find_paths
from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.exercise import Exercise
from stretchgui.routine.exercises import Exercises
from stretchgui.routine.format import read_exercise, read_routine
from stretchgui.routine.library import exercise_folders, read_exercises
from stretchgui.routine.picture_file import PictureFile, Unfit, read_picture_file, unfit_picture
from stretchgui.routine.routine import Routine, Turns
from stretchgui.routine.step_text import steps_of, with_next_first, with_step, without_step
from stretchgui.session.clock import HandClock
from stretchgui.session.cues import CueSheet

Target = Callable[[bytes], None]

# What would break a line of a message, or steer the terminal it is printed on.
_UNFIT_FOR_A_LINE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_TRACEBACK: Final = "Traceback (most recent call last)"
_MORE_THAN_A_PICTURE: Final = frozenset({"a", "foreignObject", "image", "script", "style", "use"})
# So many phases show every rule; a routine may have a hundred times as many.
_PHASES_LOOKED_AT: Final = 50
_SIDES: Final[tuple[Side | None, ...]] = (None, "left", "right")


class Strangers:
    """The targets, with a small world of their own: a folder, the bundled exercises, the program's words.

    Args:
        folder: Where files are written; nothing outside is.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._bundled = find_paths({HOME_VARIABLE: str(folder / "home")}, "linux", folder)
        self._exercises: Exercises = read_exercises(exercise_folders(self._bundled))
        self._words: Words = load_words(self._bundled.bundled_assets / "words")[0]
        self._few = self._small_world()

    @property
    def targets(self) -> Mapping[str, Target]:
        """The targets by name."""
        return {
            "routine": self.routine,
            "exercise": self.exercise,
            "picture": self.picture,
            "command-line": self.command_line,
        }

    def routine(self, data: bytes) -> None:
        """A routine's file: it is sound, or says what is wrong; a sound one can be played and changed."""
        report = Report("file", {"exercise": self._exercises.by_id})
        root = reading.read_bytes(data, report)
        routine = None if root is None else read_routine(root, report, "it", self._folder)
        _check_said(routine, report.sorted())
        if routine is not None:
            self._check_playable(routine, list(Turns)[len(data) % len(Turns)])
            self._check_changes(data, routine)

    def exercise(self, data: bytes) -> None:
        """An exercise's file: it is sound, or says what is wrong; a sound one can be drawn."""
        report = Report("file")
        root = reading.read_bytes(data, report)
        exercise = None if root is None else read_exercise(root, report, "it")
        _check_said(exercise, report.sorted())
        if exercise is not None and exercise.figure is not None:
            # One of all pictures each time: others come with other files.
            moments = tuple(exercise.figure.moments)
            _check_drawable(exercise, exercise.figure, moments[len(data) % len(moments)], _SIDES[len(data) % 3])

    def picture(self, data: bytes) -> None:
        """A picture: it is within bounds, or a reason is given."""
        self.picture_of(data)

    def picture_of(self, data: bytes) -> PictureFile | Unfit:
        """The same, and what came of it, for whoever decodes it."""
        path = self._folder / "photo.png"
        path.write_bytes(data)
        read, early = read_picture_file(path), unfit_picture(path)
        if isinstance(read, Unfit):
            assert read.why, "a picture is refused without a reason"
        else:
            assert early is None, f"a picture is said to be unfit, and is read: {early}"
        return read

    def command_line(self, data: bytes) -> None:
        """A line of words: an exit code, and no traceback."""
        typed = data.decode("utf-8", "replace").split("\n")
        if any(_is_too_far(word) for word in typed):
            return
        out, err = io.StringIO(), io.StringIO()
        clock = HandClock()
        around = _Around(
            environ={},
            platform="linux",
            home=self._folder,
            clock=clock,
            sleep=lambda seconds: clock.advance(max(seconds, 1e-3)),
            answers=None,
            few=self._few,
        )
        with (
            contextlib.chdir(self._folder),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            code = main(typed, around)
        assert code in (0, 1, 2), f"exit code {code}"
        assert _TRACEBACK not in err.getvalue()
        assert code == 0 or out.getvalue() or err.getvalue(), f"exit code {code}, and not a word"

    def _small_world(self) -> Paths:
        """Folders with few exercises and routines, so that a command takes a thousandth of a second."""
        home = self._folder / "home"
        own, routines = home / "exercises", home / "routines"
        for folder in (own, routines):
            folder.mkdir(parents=True, exist_ok=True)
        known = self._bundled.bundled_exercises / "single-knee-to-chest.yaml"
        (own / "knee.yaml").write_bytes(known.read_bytes())
        (routines / "short.yaml").write_text("title: Short\nsteps:\n  - {exercise: knee, hold: 5}\n", encoding="utf-8")
        assets = self._folder / "assets"
        (assets / "exercises").mkdir(parents=True, exist_ok=True)
        words = self._bundled.bundled_assets / "words"
        if not (assets / "words").exists():
            (assets / "words").symlink_to(words)
        (self._folder / "none").mkdir(exist_ok=True)
        return replace(self._bundled, bundled_assets=assets, bundled_routines=self._folder / "none")

    def _check_playable(self, routine: Routine, turns: Turns) -> None:
        timeline = build_timeline(routine, Customisation(turns=turns))
        assert timeline.total >= 0
        sheet = CueSheet(self._words, timeline)
        for phase in timeline.phases[:_PHASES_LOOKED_AT]:
            sheet.of(phase, phase.planned)

    def _check_changes(self, data: bytes, routine: Routine) -> None:
        text = data.decode("utf-8-sig")
        count = len(routine.steps)
        for changed, left in (
            (with_step(text, "cat-camel", count - 1), count + 1),
            (without_step(text, 0), count - 1),
            (with_next_first(text, 0), count),
        ):
            assert changed is None or len(steps_of(changed)) == left, "a step was lost or doubled"


@dataclass(frozen=True, slots=True)
class _Around(Surroundings):
    """The machine and the person, in a folder of their own."""

    few: Paths = field(kw_only=True)

    @property
    @override
    def paths(self) -> Paths:
        return self.few


def scratch() -> tempfile.TemporaryDirectory[str]:
    """A folder for one run."""
    return tempfile.TemporaryDirectory(prefix="stretchgui-fuzzing-")


def _is_too_far(word: str) -> bool:
    """Whether a word may lead out of the folder, stays for ever, or asks for a large picture as people may."""
    leads_out = "/" in word or "\\" in word or ".." in word or word.startswith("~")
    return leads_out or word == "--watch" or word.lower().endswith((".png", ".gif", ".apng"))


def _check_said(made: object, problems: Iterable[Problem]) -> None:
    """Something was made of it or an error says why not; every message is one line with a place."""
    found = list(problems)
    failed = any(problem.severity is Severity.ERROR for problem in found)
    assert failed is (made is None), "refused without a message" if made is None else "used in spite of an error"
    _check_lines(found)


def _check_lines(problems: Iterable[Problem]) -> None:
    for problem in problems:
        assert problem.message, "a problem without a message"
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        assert not _UNFIT_FOR_A_LINE.search(problem.message), f"not one line: {problem.message!a}"


def _check_drawable(exercise: Exercise, figure: Figure, moment: str, side: Side | None) -> None:
    """Whoever opens the picture needs XML, and nobody's text may end up in it as anything but text."""
    scene = draw(figure, Frame(moment, moment), side, LOOKS["light"], ("Anna", "Ben"))
    tags: set[str] = set()
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, _: tags.add(tag)
    parser.Parse(svg(scene, title=exercise.name.said()), True)
    assert not tags & _MORE_THAN_A_PICTURE, "somebody's text became more than text"
