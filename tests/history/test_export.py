"""Everything for other programs: nothing is missing, and who is hidden has left no trace."""

import csv
import io
import json
from dataclasses import replace

from stretchgui.history.export import COLUMNS, csv_text, holds_csv, json_text
from stretchgui.history.past import TWO, Past
from stretchgui.routine.timeline import Receiver
from tools.plausible_history import plausible_past

PAST = plausible_past()


def rows_of(past: Past) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_text(past))))


def test_json_holds_everything() -> None:
    said = json.loads(json_text(PAST))
    assert [one["id"] for one in said["sessions"]] == [one.id for one in PAST.sessions]
    assert sum(len(one["holds"]) for one in said["sessions"]) == sum(len(one.holds) for one in PAST.sessions)
    assert len(said["feelings"]) == len(PAST.feelings)
    assert len(said["checks"]) == len(PAST.tries)
    assert [(one["person"], one["taken"]) for one in said["replies"]] == [(it.person, it.taken) for it in PAST.replies]
    assert {one["pain"] for one in said["feelings"]} == {one.pain for one in PAST.feelings}


def test_the_table_has_a_line_for_everything() -> None:
    rows = rows_of(PAST)
    assert tuple(rows[0]) == COLUMNS
    counted = {kind: sum(row["row"] == kind for row in rows) for kind in ("hold", "feeling", "check", "reply")}
    lines = sum(max(1, len(one.holds)) for one in PAST.sessions)
    said = {"feeling": len(PAST.feelings), "check": len(PAST.tries), "reply": len(PAST.replies)}
    assert counted == {"hold": lines, **said}
    assert all(counted.values())
    feelings = [row for row in rows if row["row"] == "feeling"]
    assert [row["id"] for row in feelings] == [one.session for one in PAST.feelings]
    assert all(row["routine"] for row in feelings), "each says which session it belongs to"


def test_who_is_hidden_is_in_no_line() -> None:
    for hidden, shown in (TWO, TWO[::-1]):
        alone = PAST.only([shown], notes=False)
        assert {row["person"] for row in rows_of(alone)} <= {shown, Receiver.BOTH, ""}
        assert f'"person": "{hidden}"' not in json_text(alone)


def test_a_title_is_never_a_formula() -> None:
    first = replace(PAST.sessions[0], note="=1+1", routine="@sum", holds=())
    (row,) = rows_of(Past((first,)))
    assert (row["note"], row["routine"]) == ("'=1+1", "'@sum")


def test_nothing_is_a_table_with_a_head_alone() -> None:
    assert rows_of(Past()) == []
    assert holds_csv(()).count("\n") == 1
    assert json.loads(json_text(Past())) == {"format": 1, "sessions": [], "feelings": [], "checks": [], "replies": []}
