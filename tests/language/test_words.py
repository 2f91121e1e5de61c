"""The words of the program: one file for each language, over English."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from stretchgui.document.kept import Kept
from stretchgui.language.needed import NoWordsError, needed_words
from stretchgui.language.words_file import load_words

ASSETS = Path(__file__).parents[2] / "assets" / "words"


def written(folder: Path, **texts: str) -> Path:
    for language, text in texts.items():
        (folder / f"{language}.yaml").write_text(text, encoding="utf-8")
    return folder


ENGLISH = "phase:\n  hold: Hold\n  rest: Rest, {seconds} s\nsteps:\n  one: '{n} step'\n  other: '{n} steps of {name}'\n"


def test_a_sentence_by_its_key_with_its_values(tmp_path: Path) -> None:
    words, problems = load_words(written(tmp_path, en=ENGLISH))
    assert problems == ()
    assert words.language == "en"
    assert words("phase.hold") == "Hold"
    assert words("phase.rest", seconds=5) == "Rest, 5 s"
    assert words.count("steps", 1) == "1 step"
    assert words.count("steps", 3, name="this") == "3 steps of this"
    assert words.keys == {"phase.hold", "phase.rest", "steps.one", "steps.other"}


def test_a_group_keeps_the_order_of_the_file(tmp_path: Path) -> None:
    words, _ = load_words(written(tmp_path, en=ENGLISH))
    assert list(words.group("phase").items()) == [("hold", "Hold"), ("rest", "Rest, {seconds} s")]
    assert words.group("nothing") == {}


def test_what_a_language_lacks_is_said_in_english(tmp_path: Path) -> None:
    words, problems = load_words(written(tmp_path, en=ENGLISH, de="phase: {hold: Halten}"), "de")
    assert problems == ()
    assert words.language == "de"
    assert words("phase.hold") == "Halten"
    assert words("phase.rest", seconds=1) == "Rest, 1 s"


def test_a_key_that_is_nowhere_is_a_bug(tmp_path: Path) -> None:
    words, _ = load_words(written(tmp_path, en=ENGLISH))
    with pytest.raises(KeyError):
        words("phase.hodl")


def test_a_language_that_cannot_be_read_leaves_english(tmp_path: Path) -> None:
    words, problems = load_words(written(tmp_path, en=ENGLISH, de="phase: ["), "de")
    assert words("phase.hold") == "Hold"
    assert [problem.path for problem in problems] == [str(tmp_path / "de.yaml")]


def test_with_no_file_at_all_there_are_no_words_and_a_problem(tmp_path: Path) -> None:
    words, problems = load_words(tmp_path)
    assert words.keys == frozenset()
    assert [problem.message for problem in problems] == ["this file cannot be read: No such file or directory"]


def test_a_list_is_no_sentence(tmp_path: Path) -> None:
    words, problems = load_words(written(tmp_path, en="a: x\nb:\n  - y\n"))
    assert words.keys == {"a"}
    assert [str(problem.place) for problem in problems] == ["Place(line=3, column=3)"]


def test_the_bundled_words_can_be_read() -> None:
    words, problems = load_words(ASSETS)
    assert problems == ()
    assert words("phase.hold")


def test_a_language_is_one_file_and_what_it_lacks_is_english(tmp_path: Path) -> None:
    (tmp_path / "en.yaml").write_text("a: one\nb: two\n", encoding="utf-8")
    (tmp_path / "de.yaml").write_text("a: eins\n", encoding="utf-8")
    german, problems = load_words(tmp_path, "de")
    assert (german("a"), german("b"), problems) == ("eins", "two", ())
    assert load_words(tmp_path, "fr")[1] == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "en.yaml:1:1: this file cannot be read: No such file or directory. Nothing"),
        ("", "en.yaml:1:1: this file is empty. Nothing"),
        ("phase: [", "en.yaml:2:1: before this, a"),
        (ENGLISH, "en.yaml: this file is cut off. Nothing"),
    ],
)
def test_english_that_is_missing_broken_or_cut_off_is_said_in_one_line(
    tmp_path: Path, text: str | None, said: str
) -> None:
    written(tmp_path, de="phase: {hold: Halten}", **({} if text is None else {"en": text}))
    with pytest.raises(NoWordsError) as refused:
        needed_words(tmp_path, "de")
    assert said in str(refused.value)
    assert str(refused.value).endswith("can be said without it: install stretchgui again")
    assert "\n" not in str(refused.value)


def test_half_a_translation_is_no_obstacle(tmp_path: Path) -> None:
    written(tmp_path, en=f"{ENGLISH}last_line: x", de="phase: [")
    assert needed_words(tmp_path, "de")("phase.hold") == "Hold"


def test_the_bundled_words_are_whole_only_with_their_last_line(tmp_path: Path) -> None:
    text = (ASSETS / "en.yaml").read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    needed_words(written(tmp_path, en=text))
    for kept in (1, len(lines) // 2, len(lines) - 1):
        with pytest.raises(NoWordsError):
            needed_words(written(tmp_path, en="".join(lines[:kept])))


WHOLE = f"{ENGLISH}last_line: x\n"


def kept_in(folder: Path, stamp: str = "0.1.0 de") -> Kept:
    return Kept(folder / "cache" / "words.json", stamp)


def words_in(folder: Path) -> Path:
    (folder / "words").mkdir()
    return folder / "words"


def test_words_that_were_kept_are_not_read_again(tmp_path: Path) -> None:
    folder = written(words_in(tmp_path), en=WHOLE, de="phase:\n  hold: Halten\n")
    # Long after they were written, by a clock that can be set.
    later = time.time_ns() + 10**10
    words = needed_words(folder, "de", kept_in(tmp_path), lambda: later)
    kept = (tmp_path / "cache" / "words.json").read_text()
    (tmp_path / "cache" / "words.json").write_text(kept.replace("Halten", "Bleiben"))
    assert words("phase.hold") == "Halten"
    assert needed_words(folder, "de", kept_in(tmp_path))("phase.hold") == "Bleiben"
    assert needed_words(folder, "de", kept_in(tmp_path, "0.2.0 de"))("phase.hold") == "Halten"


@pytest.mark.parametrize("change", ["en", "de"])
def test_words_that_were_changed_are_read_again(tmp_path: Path, change: str) -> None:
    folder = written(words_in(tmp_path), en=WHOLE, de="phase:\n  hold: Halten\n")
    later = time.time_ns() + 10**10
    needed_words(folder, "de", kept_in(tmp_path), lambda: later)
    path = folder / f"{change}.yaml"
    path.write_text(path.read_text() + "new:\n  one: A new sentence\n")
    assert needed_words(folder, "de", kept_in(tmp_path))("new.one") == "A new sentence"


def test_words_that_are_gone_are_not_made_up_for(tmp_path: Path) -> None:
    folder = written(words_in(tmp_path), en=WHOLE)
    later = time.time_ns() + 10**10
    needed_words(folder, "en", kept_in(tmp_path), lambda: later)
    (folder / "en.yaml").unlink()
    with pytest.raises(NoWordsError):
        needed_words(folder, "en", kept_in(tmp_path))


@pytest.mark.parametrize("garbage", ["", "{}", "[]", '{"stamp": "0.1.0 de", "files": {}, "sentences": {}}'])
def test_garbage_in_their_place_is_as_good_as_nothing(tmp_path: Path, garbage: str) -> None:
    folder = written(words_in(tmp_path), en=WHOLE)
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "words.json").write_text(garbage)
    assert needed_words(folder, "de", kept_in(tmp_path))("phase.hold") == "Hold"
