"""Two people who have answered all questions before a first session, and may do everything."""

from __future__ import annotations

from datetime import date

from stretchgui.health.gate import CoupleHealth, Outcome, PersonHealth, signs_version
from stretchgui.health.store import HealthStore
from stretchgui.health.wording import load_health_words
from stretchgui.paths import Paths


def answer_all(paths: Paths) -> None:
    """Writes down that both have answered, and that nothing speaks against anything."""
    health, _ = load_health_words(paths.bundled_assets / "health")
    well = PersonHealth(Outcome.OK, date(2026, 11, 1), signs_version(health))
    problem = HealthStore(paths.data).save(CoupleHealth(well, well, agreed=True))
    assert problem is None
