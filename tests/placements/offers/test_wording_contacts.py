"""Placements, line 7: of a contact detail that is refused the company reads which words it stands in."""

from typing import Any

import pytest

from api.placements.offers.wording.contacts import contacts as words_that_lead_away
from tests.linear import faults
from tests.placements.offers.conftest import Company


async def contacts(company: Company, **texts: str) -> Any:
    written = {"kind": "placement", "levels": ["bts"], **texts}
    answer = await company.client.post("/api/v1/offer-wording", json=written)
    assert answer.status_code == 200, answer.text
    return answer.json()["contacts"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tu prépares les commandes. Appelle le 06 12 34 56 78 si tu veux.", "06 12 34 56 78"),
        ("Écris à marie.dupont@example.org avant lundi.", "marie.dupont@example.org"),
        ("Candidature sur place ou par Instagram.", "Instagram"),
        ("Tout est sur www.menuiserie-du-lac.fr, viens voir.", "www.menuiserie-du-lac.fr"),
    ],
)
async def test_each_is_told_as_it_is_written(company: Company, text: str, words: str) -> None:
    found = await contacts(company, description=text)
    assert any(words in one for one in found), found
    assert all(one in text for one in found)
    assert max(map(len, found)) < len(text)
    refused = await company.begin(company.placement(description=text))
    assert "Pas de téléphone" in refused.json()["errors"][0]["message"]


async def test_of_every_text_those_of_its_own(company: Company) -> None:
    found = await contacts(company, title="Stage 06 12 34 56 78", accessibility="Snap : lulubgs")
    assert len(found) == 2
    assert "06 12 34 56 78" in found[0]
    assert "lulubgs" in found[1]


@pytest.mark.parametrize(
    "text",
    [
        "Tu publies sur nos réseaux sociaux.",
        "On regarde ton Insta avant de te prendre",  # refused for what it is
        "Nous cherchons un g.a.r.ç.0.n motivé.",  # a wish, not an account
    ],
)
async def test_what_is_none_is_not_told_as_one(company: Company, text: str) -> None:
    assert await contacts(company, description=text) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["Tel 06 12 34 56 70. ", "garçon 06 12 34 56 70, ", "photo 📸 lea@a.fr ", "g.a.r.ç.0.n.s ", "a."]
)
def test_walls_1_the_longest_text_is_read_in_time_of_its_length(piece: str) -> None:
    """The whole was read anew for each contact detail in it: 45 s for the 4,000 characters of a field."""
    found = faults(lambda text: words_that_lead_away([text]), lambda n: piece * (n // len(piece)), 500)
    assert not found
