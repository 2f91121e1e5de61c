"""Problems as people see them: one line each, in order, and not more than anybody reads."""

from __future__ import annotations

from stretchgui.document.problems import MOST_PROBLEMS, Place, Problem, Report, Severity, near_miss, quoted


def test_a_problem_is_one_line_with_its_place() -> None:
    assert str(Problem("a.yaml", Place(3, 7), "no such thing")) == "a.yaml:3:7: no such thing"
    assert str(Problem("a.yaml", Place(), "odd", Severity.WARNING)) == "a.yaml:1:1: warning: odd"


def test_problems_come_in_the_order_of_the_text() -> None:
    report = Report("f")
    report.warning(Place(2, 10), "later")
    report.error(Place(2, 9), "in between")
    report.error(Place(1, 80), "first")
    assert [problem.message for problem in report.sorted()] == ["first", "in between", "later"]


def test_only_an_error_makes_a_file_fail() -> None:
    report = Report("f")
    report.warning(Place(), "odd")
    assert not report.failed
    report.error(Place(), "wrong")
    assert report.failed


def test_after_a_hundred_errors_one_line_stands_for_the_rest() -> None:
    report = Report("f")
    for line in range(1, 1000):
        assert report.full == (line > MOST_PROBLEMS + 1)
        report.error(Place(line), "wrong")
    assert len(report.problems) == MOST_PROBLEMS + 1
    assert str(report.problems[-1]) == "f:101:1: more than 100 errors: those from here on are not shown"


def test_many_warnings_never_hide_an_error() -> None:
    report = Report("f")
    for line in range(1, 1000):
        report.warning(Place(line), "odd")
    assert not report.full
    report.error(Place(1000), "wrong")
    assert report.failed
    assert report.problems[-1].message == "wrong"


def test_a_near_miss_is_offered_and_nothing_far_off() -> None:
    assert near_miss("hodl", ["hold", "sets"]) == " (did you mean 'hold'?)"
    assert near_miss("holdd", ["min_hold", "hold"]) == " (did you mean 'hold'?)"
    assert near_miss("zzz", ["hold", "sets"]) == ""
    assert near_miss("", ["hold"]) == ""
    assert near_miss("x" * 100_000, ["hold"]) == ""


def test_a_quoted_text_stays_short_and_in_one_line() -> None:
    assert quoted("two\nlines\t and  more") == "'two lines and more'"
    assert quoted("x" * 100) == f"'{'x' * 80}...'"
    assert quoted("abcdef", 3) == "'abc...'"
