"""The bundled content as it is written, and the rules that its sentences keep.

Read with PyYAML, not with the program's reader: a rule about words holds whatever the reader does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
EXERCISES = ROOT / "assets" / "exercises"
ROUTINES = ROOT / "routines"
HEALTH = ROOT / "assets" / "health"
EXPECTED = Path(__file__).parent / "expected"

MOST_WORDS = 25
# What a program that examines nobody may not say.
PROMISES = re.compile(
    r"\b(cures?|cured|heals?|healed|healing|guarantee\w*|will (relieve|help|fix|ease)|pain[- ]free|diagnosis of"
    r"|clinically proven|risk[- ]free|fix(es)? your)\b",
    re.IGNORECASE,
)
GENDERED = re.compile(r"\b(he|she|him|her|his|hers)\b", re.IGNORECASE)
A_SIDE = re.compile(r"\b(left|right)\b", re.IGNORECASE)
A_TIME = re.compile(r"\d|\b(minutes?|seconds?|hours?|quick|short session)\b", re.IGNORECASE)
MARK = re.compile(r"(common practice|proposal): \S.*")
# A name or a side is filled in as it is written, so it would stand in small letters at the start of a sentence.
STARTS_WITH_PLACEHOLDER = re.compile(r"(^|[.!?]\s+)\{")

# Clinic, shop, copy and yoga pages: used for hand placement, and shown as common practice, never as a link.
WEAK_SITES = (
    "biologyinsights",
    "changingshape",
    "fitro.info",
    "yoga",
    "uslive.com",
    "ageinplaceschool",
    "otdude",
    "alexandriaphysicaltherapist",
    "sportsinjuryclinic",
    "coachescolleague",
    "rxwiki",
    "chiroformoms",
    "popsugar",
    "healinglifestyles",
    "verywellfit",
    "free-exercise-db",
    "mogaznews",
    "e3rehab",
    "medicinenet",
    "blogg.se",
    "scribd",
)


@dataclass(frozen=True, slots=True)
class Written:
    """One text of a file: where it stands (`receiver.setup`, `stop_if.2`) and what it says."""

    key: str
    text: str

    @property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences, without the white space between them."""
        return tuple(part for part in re.split(r"(?<=[.!?])\s+", self.text.strip()) if part)


def document(path: Path) -> dict[str, object]:
    """A file's content."""
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict), path
    return loaded


def files(folder: Path) -> list[Path]:
    """The YAML files of a folder, in order of name."""
    return sorted(folder.glob("*.yaml"))


def texts(value: object, key: str = "") -> Iterator[Written]:
    """Every text below a value, but for the drawing and the sources."""
    match value:
        case str():
            yield Written(key, value)
        case list():
            for place, item in enumerate(value):
                yield from texts(item, f"{key}.{place}")
        case dict():
            for name, item in value.items():
                if name not in ("figure", "sources"):
                    yield from texts(item, f"{key}.{name}" if key else str(name))
        case _:
            pass  # a number or a yes or no says nothing


def strings(value: object) -> list[str]:
    """A list that holds nothing but strings."""
    assert isinstance(value, list), value
    assert all(isinstance(item, str) for item in value), value
    return [str(item) for item in value]


def mapping(value: object) -> dict[str, object]:
    """A map with text keys."""
    assert isinstance(value, dict), value
    return {str(name): item for name, item in value.items()}


def words_in(sentence: str) -> int:
    """How many words a sentence has; a placeholder counts as one."""
    return len(re.findall(r"[\w{}'’-]+", sentence))


def faults(written: Written) -> list[str]:
    """What is wrong with a text, whatever file it stands in."""
    found = [f"longer than {MOST_WORDS} words: {one}" for one in written.sentences if words_in(one) > MOST_WORDS]
    for what, rule in (
        ("promises", PROMISES),
        ("says he or she", GENDERED),
        ("begins with a placeholder", STARTS_WITH_PLACEHOLDER),
    ):
        found += [f"{what}: {match[0]}" for match in rule.finditer(written.text)]
    return found


def unsound_source(source: str) -> str:
    """What is wrong with a source: it is an address, or is marked as common practice or as a proposal."""
    if source.startswith(("http://", "https://")):
        weak = [site for site in WEAK_SITES if site in source]
        return f"a weak source is shown as common practice, without a link: {source}" if weak else ""
    if MARK.fullmatch(source) is None:
        return f"neither an address nor marked: {source}"
    return f"a mark with a link: {source}" if "http" in source or "www." in source else ""
