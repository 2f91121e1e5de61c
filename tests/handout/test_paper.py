"""Which land prints on which paper."""

import pytest

from stretchgui.handout.paper import Paper, paper_of


@pytest.mark.parametrize(
    ("land", "paper"),
    [
        ("US", Paper.LETTER),
        ("us", Paper.LETTER),
        ("CA", Paper.LETTER),
        ("MX", Paper.LETTER),
        ("GB", Paper.A4),
        ("DE", Paper.A4),
        ("BR", Paper.A4),
        ("", Paper.A4),
        ("?", Paper.A4),
    ],
)
def test_each_land_has_its_paper(land: str, paper: Paper) -> None:
    assert paper_of(land) is paper
