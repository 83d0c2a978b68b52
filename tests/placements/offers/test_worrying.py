"""Placements, line 3: of words that may be an advance, their company reads which."""

from tests.placements.offers.conftest import Company

PHOTOS = "Merci de joindre deux photos dont une en pied, on ne rappelle pas sans."


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
