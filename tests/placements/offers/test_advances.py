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


def test_honest_words_name_none() -> None:
    assert advances.words(["Stage en boutique", "Tu apprends la vente avec Solène. Repas offert.", ""]) == []


async def test_it_is_read_while_writing(company: Company) -> None:
    texts = {"kind": "placement", "levels": ["bts"], "title": "Stage en boutique", "description": PHOTOS}
    found = (await company.client.post("/api/v1/offer-wording", json=texts)).json()["found"]
    assert ["advance", [PHOTOS]] in [[one["ground"], one["words"]] for one in found]


async def test_a_refused_one_is_told_with_its_words(company: Company) -> None:
    said = (
        "Elle te montre tout le vendredi d'avant et ensuite tu m'appelles si ça coince, moi je suis en"
        " voiture avec les élèves."
    )
    offer = company.observation(description=f"Une auto-école. {said}")
    response = await company.client.post("/api/v1/offers", json=offer)
    assert response.status_code == 422
    assert said in response.text
