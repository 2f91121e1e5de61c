"""What is kept of each person's answers: in one file, no more than is needed, and really gone when it is deleted."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchgui.health.gate import CoupleHealth, Outcome, PersonHealth
from stretchgui.health.store import HealthStore
from stretchgui.routine.timeline import Receiver

ASK = PersonHealth(Outcome.ASK, date(2026, 11, 29), "0123", cleared=True, conditions=frozenset({"hernia", "stenosis"}))
WELL = PersonHealth(Outcome.OK, date(2026, 10, 1), "0123")


def test_nothing_is_known_and_nothing_written_before_an_answer(tmp_path: Path) -> None:
    remembered = HealthStore(tmp_path / "data").load()
    assert remembered.couple == CoupleHealth()
    assert remembered.problems == ()
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    "couple",
    [
        CoupleHealth(ASK, WELL, agreed=True),
        CoupleHealth(ASK),
        CoupleHealth(b=PersonHealth(Outcome.EMERGENCY, date(2026, 2, 28))),
    ],
)
def test_what_was_answered_is_remembered(tmp_path: Path, couple: CoupleHealth) -> None:
    assert HealthStore(tmp_path).save(couple) is None
    remembered = HealthStore(tmp_path).load()
    assert remembered.couple == couple
    assert remembered.problems == ()


def test_the_file_holds_outcome_and_day_and_no_answer(tmp_path: Path) -> None:
    store = HealthStore(tmp_path)
    store.save(CoupleHealth(PersonHealth(Outcome.EMERGENCY, date(2026, 11, 29)), WELL))
    assert json.loads(store.path.read_text(encoding="utf-8")) == {
        "format": 1,
        "agreed": False,
        "a": {"outcome": "emergency", "on": "2026-11-29", "cleared": False, "conditions": []},
        "b": {"outcome": "ok", "on": "2026-10-01", "signs": "0123", "cleared": False, "conditions": []},
    }


@pytest.mark.parametrize(
    "person",
    [
        '{"outcome": "fine", "on": "2026-11-29"}',
        '{"outcome": "ok"}',
        '{"outcome": "ok", "on": "29 November"}',
        '{"outcome": "ok", "on": "2026-11-29", "conditions": ["flu"]}',
        '{"outcome": "ok", "on": "2026-11-29", "answers": [1]}',
        '{"outcome": "doctor", "on": "2026-11-29", "cleared": "yes"}',
        "[]",
        "null",
    ],
)
def test_of_whom_there_is_no_sense_nothing_is_known_and_it_is_said(tmp_path: Path, person: str) -> None:
    store = HealthStore(tmp_path)
    store.save(CoupleHealth(ASK, WELL))
    text = json.loads(store.path.read_text(encoding="utf-8"))
    text["a"] = json.loads(person)
    store.path.write_text(json.dumps(text), encoding="utf-8")
    remembered = store.load()
    assert remembered.couple == CoupleHealth(b=WELL)
    assert [problem.path for problem in remembered.problems] == [str(store.path)] * 2
    assert json.loads(store.path.with_name("people.json.bad-1").read_text(encoding="utf-8")) == text
    assert store.load().couple == CoupleHealth(b=WELL), "what was understood is written anew"
    assert store.load().problems == ()


@pytest.mark.parametrize(
    "text", ["{", "", "[]", '"a"', '{"a": {}}', '{"format": 2, "agreed": true}', '{"format": 1, "c": {}}', "\x00"]
)
def test_a_file_that_makes_no_sense_or_is_newer_is_named_and_set_aside(tmp_path: Path, text: str) -> None:
    store = HealthStore(tmp_path)
    store.path.write_text(text, encoding="utf-8")
    remembered = store.load()
    assert remembered.couple == CoupleHealth()
    assert {problem.path for problem in remembered.problems} == {str(store.path)}
    assert "people.json.bad-1" in remembered.problems[-1].message
    assert store.path.with_name("people.json.bad-1").read_text(encoding="utf-8") == text
    assert not store.path.exists()
    assert store.save(CoupleHealth(WELL)) is None
    assert store.load().couple == CoupleHealth(WELL)


@given(st.binary(max_size=200))
def test_no_file_is_a_crash(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    store = HealthStore(tmp_path_factory.mktemp("health"))
    store.path.write_bytes(data)
    assert store.load().couple == CoupleHealth()


def test_forgetting_one_leaves_the_other(tmp_path: Path) -> None:
    store = HealthStore(tmp_path)
    store.save(CoupleHealth(ASK, WELL, agreed=True))
    assert store.forget(Receiver.A) is None
    assert store.load().couple == CoupleHealth(b=WELL, agreed=True)
    assert "ask" not in store.path.read_text(encoding="utf-8")


def test_forgetting_the_last_one_leaves_no_file(tmp_path: Path) -> None:
    store = HealthStore(tmp_path)
    store.save(CoupleHealth(ASK))
    (tmp_path / "people.json.bad-1").write_text("whose?", encoding="utf-8")
    assert store.forget(Receiver.A) is None
    assert list(tmp_path.iterdir()) == []
    assert store.forget(Receiver.B) is None, "nothing to delete is no problem"


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file in the folder's place", encoding="utf-8")
    problem = HealthStore(tmp_path / "data").save(CoupleHealth(ASK))
    assert problem is not None
    assert "your answers could not be saved" in problem.message
