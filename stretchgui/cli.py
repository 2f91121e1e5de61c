"""The command line: what was typed, turned into a call of one command.

Each command is a module of `stretchgui.commands`, imported in its own branch: `stretchgui list` waits for nothing
that only the window needs.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from typing_extensions import override

from stretchgui import __version__
from stretchgui.commands.printing import never_fail_to_print
from stretchgui.commands.surroundings import RefusalError, Surroundings
from stretchgui.language.needed import NoWordsError

PROGRAM = "stretchgui"
COMMANDS = ("play", "list", "timeline", "history", "check", "figure", "schema")
FASTEST = 10_000.0
LEAST_PIXELS, MOST_PIXELS = 16, 8192
LEAST_SCALE, MOST_SCALE = 0.5, 2.0

WORDLESS = 2
INTERRUPTED = 130
PIPE_BROKEN = 141

COMMANDS_HELP = """\
commands, each with a --help of its own:
  play ROUTINE       the same session without a window
  list               the routines, with their total times and problems
  timeline ROUTINE   every phase of a routine, before it happens
  history            what was done, as a table, JSON, CSV or PDF; backups
  check PATH...      what is wrong in files of routines and exercises
  figure EXERCISE    the picture of an exercise: SVG, PNG, GIF or APNG
  schema routine     the JSON Schema of a routine's file (or: exercise)

examples:
  stretchgui
  stretchgui two-simple-stretches --start --turns each
  stretchgui my-routine.yaml
  stretchgui play gentle-sore-day --speed 60 --events events.jsonl
  stretchgui timeline front-of-hip --json

A routine whose id is the name of a command is opened by its path: stretchgui ./list.yaml
STRETCHGUI_HOME puts all of your data into one folder.
"""


def main(argv: Sequence[str] | None = None, surroundings: Surroundings | None = None) -> int:
    """Runs the program.

    Args:
        argv: What was typed after the program's name; None takes it from the process.
        surroundings: The machine and the person; None for the real ones.

    Returns:
        The exit code: 0 done; 1 a file with problems, or a session ended before its end; 2 asked wrongly;
        130 interrupted; 141 when nobody reads the output any more.
    """
    never_fail_to_print()
    typed = list(sys.argv[1:] if argv is None else argv)
    try:
        code = _run(typed, surroundings or Surroundings())
        sys.stdout.flush()
        return code
    except RefusalError as refusal:
        print(refusal, file=sys.stderr)
        return refusal.code
    except NoWordsError as missing:
        print(missing, file=sys.stderr)
        return WORDLESS
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # What is still in the buffer has nowhere to go: Python would complain of it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_BROKEN
    except SystemExit as end:
        # How argparse says that it has printed the help, or what was typed wrongly.
        return end.code if isinstance(end.code, int) else 0


def _run(typed: list[str], surroundings: Surroundings) -> int:
    command, rest = (typed[0], typed[1:]) if typed and typed[0] in COMMANDS else ("", typed)
    match command:
        case "play":
            return _play(rest, surroundings)
        case "list":
            return _list(rest, surroundings)
        case "timeline":
            return _timeline(rest, surroundings)
        case "history":
            return _history(rest, surroundings)
        case "check":
            return _check(rest, surroundings)
        case "figure":
            return _figure(rest, surroundings)
        case "schema":
            return _schema(rest)
        case _:
            return _window(rest, surroundings)


# ---- the commands ------------------------------------------------------------------------------------------------


def _window(typed: list[str], surroundings: Surroundings) -> int:
    parser = _parser("", "Leads two people through partner stretches. Without a command: opens the window.")
    parser.epilog = COMMANDS_HELP
    parser.add_argument("routine", nargs="?", metavar="ROUTINE", help="a routine's id, or a file")
    _add_session_options(parser)
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    asked = parser.parse_args(typed)
    from stretchgui.commands.window import open_window
    from stretchgui.options import WindowOptions
    from stretchgui.routine.turns import Turns

    options = WindowOptions(
        routine=asked.routine,
        start=asked.start,
        turns=None if asked.turns is None else Turns(asked.turns),
        speed=asked.speed,
        events=None if asked.events is None else Path(asked.events),
        quit_when_finished=asked.quit_when_finished,
        full_screen=asked.full_screen,
        record=asked.record,
    )
    if options.start and options.routine is None:
        parser.error("--start needs a ROUTINE")
    if asked.events == "-":
        parser.error(f"--events - is for '{PROGRAM} play'; the window writes to a file")
    return open_window(surroundings, options, COMMANDS)


def _play(typed: list[str], surroundings: Surroundings) -> int:
    parser = _parser("play", "Plays a session without a window: it tells what is to be done, and when.")
    parser.add_argument("routine", metavar="ROUTINE", help="a routine's id, or a file")
    _add_session_options(parser)
    asked = parser.parse_args(typed)
    from stretchgui.commands.play import Play, play_routine
    from stretchgui.routine.turns import Turns

    turns = Turns.WHOLE if asked.turns is None else Turns(asked.turns)
    return play_routine(surroundings, Play(asked.routine, turns, asked.speed, asked.events, asked.record))


def _list(typed: list[str], surroundings: Surroundings) -> int:
    parser = _parser(
        "list", "Lists the routines, with their total times (minutes:seconds) for each way of taking turns."
    )
    _add_json(parser)
    asked = parser.parse_args(typed)
    from stretchgui.commands.show import list_routines

    return list_routines(surroundings, as_json=asked.json)


def _timeline(typed: list[str], surroundings: Surroundings) -> int:
    parser = _parser("timeline", "Shows every phase of a routine, before it happens.")
    parser.add_argument("routine", metavar="ROUTINE", help="a routine's id, or a file")
    _add_turns(parser)
    scale = f"a factor on all holds, {LEAST_SCALE:g} to {MOST_SCALE:g}"
    parser.add_argument("--hold-scale", type=_hold_scale, default=1.0, metavar="FACTOR", help=scale)
    _add_json(parser)
    asked = parser.parse_args(typed)
    from stretchgui.commands.show import show_timeline
    from stretchgui.routine.turns import Turns

    turns = Turns.WHOLE if asked.turns is None else Turns(asked.turns)
    return show_timeline(surroundings, asked.routine, turns, asked.hold_scale, as_json=asked.json)


def _history(typed: list[str], surroundings: Surroundings) -> int:
    parser = _parser("history", "Shows what was done in every session, the oldest first.")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="for programs")
    how.add_argument("--csv", action="store_true", help="for spreadsheets, a line for each hold")
    how.add_argument("--backup", metavar="FILE", help="save the whole history as one file")
    how.add_argument(
        "--import", dest="take_in", metavar="FILE", help="add the sessions of a backup, none of them twice"
    )
    how.add_argument("--pdf", dest="pages", metavar="FILE", help="two pages for a physiotherapist")
    parser.add_argument(
        "--about", choices=("a", "b", "both"), help="with --pdf: whom the pages are about (both by default)"
    )
    parser.add_argument("--weeks", type=_weeks, metavar="N", help="with --pdf: the last N weeks (all by default)")
    asked = parser.parse_args(typed)
    if asked.pages is None and (asked.about is not None or asked.weeks is not None):
        parser.error("--about and --weeks belong to --pdf")
    from stretchgui.commands.history import Asked, show_history
    from stretchgui.routine.timeline import Receiver

    about = Receiver(asked.about or "both")
    return show_history(
        surroundings, Asked(asked.json, asked.csv, asked.take_in, asked.backup, asked.pages, about, asked.weeks)
    )


def _check(typed: list[str], surroundings: Surroundings) -> int:
    parser = _parser("check", "Says what is wrong in files of routines and exercises, as file:line:column: message.")
    parser.add_argument("path", nargs="+", metavar="PATH", help="a file, or a folder of them")
    asked = parser.parse_args(typed)
    from stretchgui.commands.check import check_files

    return check_files(surroundings, asked.path)


def _figure(typed: list[str], surroundings: Surroundings) -> int:
    parser = _parser("figure", "Draws the picture of an exercise, still or moving; or many on a sheet.")
    parser.add_argument("exercise", nargs="*", metavar="EXERCISE", help="an exercise's id, or a file")
    parser.add_argument("--side", choices=("left", "right"), help="the receiver's side")
    parser.add_argument("--moment", choices=("start", "hold", "contract"), default="hold", help="(hold)")
    size = "in pixels (1000x620; of each picture on a sheet 480x300)"
    parser.add_argument("--size", type=_size, metavar="WxH", help=size)
    parser.add_argument("--dark", action="store_true", help="light figures on a dark ground")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--sheet", action="store_true", help="every moment of these exercises, or of all")
    how.add_argument("--watch", action="store_true", help="draw a file anew when it is saved, in a window without -o")
    output = "a file that ends in .svg or .png, or for a moving picture in .gif or .apng; - prints SVG"
    parser.add_argument("-o", "--output", metavar="FILE", help=output)
    asked = parser.parse_args(typed)
    if not asked.watch and not asked.output:
        parser.error("-o FILE says where to")
    if not asked.sheet and len(asked.exercise) != 1:
        parser.error(f"one EXERCISE is needed, not {len(asked.exercise)}")
    return _drawn(asked, surroundings)


def _drawn(asked: argparse.Namespace, surroundings: Surroundings) -> int:
    from stretchgui.commands.figure import Picture, write_figure
    from stretchgui.commands.figure_sheet import write_sheet
    from stretchgui.commands.figure_watch import watch_figure

    size = asked.size or ((480, 300) if asked.sheet else (1000, 620))
    words = asked.exercise
    picture = Picture(words[0] if words else "", asked.side, asked.moment, size, asked.dark, asked.output or "")
    if asked.sheet:
        return write_sheet(surroundings, words, picture)
    return watch_figure(surroundings, picture) if asked.watch else write_figure(surroundings, picture)


def _schema(typed: list[str]) -> int:
    parser = _parser("schema", "Prints the JSON Schema of a kind of file, for editors.")
    parser.add_argument("document", choices=("routine", "exercise"))
    asked = parser.parse_args(typed)
    from stretchgui.commands.show import show_schema

    return show_schema(asked.document)


# ---- what is typed -----------------------------------------------------------------------------------------------


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, without the whole usage."""

    @override
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} ('{self.prog} --help' tells more)\n")


def _parser(command: str, description: str) -> _Parser:
    return _Parser(
        prog=f"{PROGRAM} {command}".strip(),
        description=description,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def _add_session_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--start", action="store_true", help="begin at once")
    _add_turns(parser)
    parser.add_argument("--speed", type=_speed, default=1.0, metavar="N", help="run time N times faster")
    parser.add_argument("--record", action="store_true", help="keep a demonstration in the history, too")
    parser.add_argument("--events", metavar="FILE", help="write what happens to a file, one JSON object a line")
    quits = "close after the session; a check confirms itself"
    parser.add_argument("--quit-when-finished", action="store_true", help=quits)
    parser.add_argument("--full-screen", action="store_true", help="fill the screen")


def _add_turns(parser: argparse.ArgumentParser) -> None:
    turns = "who receives: a, b, both after each exercise, or both after each run of exercises (whole)"
    parser.add_argument("--turns", choices=("a", "b", "each", "whole"), help=turns)


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="for programs")


def _weeks(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:6]) <= 5200:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of weeks from 1 to 5200")
    return int(text)


def _speed(text: str) -> float:
    return _number(text, 0.0, FASTEST, f"more than 0, {FASTEST:g} at most")


def _hold_scale(text: str) -> float:
    return _number(text, LEAST_SCALE, MOST_SCALE, f"{LEAST_SCALE:g} to {MOST_SCALE:g}")


def _number(text: str, least: float, most: float, wanted: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not least <= number <= most or number == 0.0:
        raise argparse.ArgumentTypeError(f"a number is needed ({wanted}), not {text!r}")
    return number


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    numbers = [int(part) if part.isdecimal() and len(part) < 6 else 0 for part in (width, height)]
    if not all(LEAST_PIXELS <= number <= MOST_PIXELS for number in numbers):
        raise argparse.ArgumentTypeError(
            f"a width and a height are needed ({LEAST_PIXELS} to {MOST_PIXELS}), such as 1000x620, not {text!r}"
        )
    return numbers[0], numbers[1]
