"""Placements, line 3: of words that may be an advance, their company reads which."""

import pytest

from api.placements.offers import advances
from tests.placements.offers.conftest import Company

PHOTOS = "Merci de joindre deux photos dont une en pied, on ne rappelle pas sans."
ROOM = "Tu logeras dans la chambre d'amis pendant le stage."


@pytest.mark.parametrize("worrying", [PHOTOS, ROOM])
def test_the_sentence_that_worries_is_named_and_no_other(worrying: str) -> None:
    assert advances.words(["Stage en boutique", f"Tu apprends la vente. {worrying} Repas offert.", ""]) == [
        worrying
    ]


@pytest.mark.parametrize(
    "said",
    ["Un peu d'encaissement, pas d'alcool en caisse sans nous.", "On sert de l'alcool et on finit à 1h."],
)
def test_drinks_that_are_sold_or_left_to_others_worry_nobody(said: str) -> None:
    assert advances.words(["Stage en boutique", said, ""]) == []


def test_honest_words_name_none() -> None:
    assert advances.words(["Stage en boutique", "Tu apprends la vente avec Solène. Repas offert.", ""]) == []


async def test_it_is_read_while_writing(company: Company) -> None:
    texts = {"kind": "placement", "levels": ["bts"], "title": "Stage en boutique", "description": PHOTOS}
    found = (await company.client.post("/api/v1/offer-wording", json=texts)).json()["found"]
    assert ["advance", [PHOTOS]] in [[one["ground"], one["words"]] for one in found]


async def test_a_refused_one_is_told_with_its_words(company: Company) -> None:
    said = "Viens seule chez moi le soir, garde-le pour toi, tu es trop belle."
    offer = company.observation(description=f"Une auto-école. {said}")
    response = await company.client.post("/api/v1/offers", json=offer)
    assert response.status_code == 422
    assert said in response.text
