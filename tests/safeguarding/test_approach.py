"""An adult's advances to a minor. Walls, line 11."""

import pytest

from api.safeguarding.service import GRAVE_GROOMING, Finding, Talk, screen

ADVANCES = (
    "viens chez moi samedi",
    "je passe te chercher au lycée",
    "tu m'envoies une photo de toi ?",
    "n'en parle pas à tes parents",
)


@pytest.mark.parametrize("text", ADVANCES)
def test_an_advance_is_grave_where_an_adult_says_it_to_a_minor(text: str) -> None:
    found = screen(text)
    assert found.grooming >= GRAVE_GROOMING
    assert Finding.GROOMING in {span.finding for span in found.spans}


@pytest.mark.parametrize("text", ADVANCES)
def test_between_minors_it_is_less_and_to_an_adult_it_is_none(text: str) -> None:
    assert 0 < screen(text, talk=Talk(by_adult=False)).grooming < GRAVE_GROOMING
    assert screen(text, talk=Talk(to_minor=False)).grooming == 0
