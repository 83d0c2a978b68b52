"""Placements, line 3: who says to read personal accounts is told that, and not of a contact detail."""

import pytest

from tests.placements.offers.conftest import Company
from tests.placements.offers.test_wording import grounds
from tests.placements.offers.test_writing import read


class TestPersonalAccounts:
    """Placements, line 3: who says to read them was refused as if a contact detail stood there (L1221-6)."""

    @pytest.mark.parametrize(
        "text",
        [
            "Vos réseaux sociaux seront épluchés",
            "Vos réseaux sociaux sont consultés avant l'entretien.",
            "Nous regarderons vos profils Facebook et Instagram.",
            "Vos comptes Instagram et TikTok seront vérifiés.",
            "Nous googlisons tous les candidats.",
        ],
    )
    async def test_are_held_for_it(self, company: Company, text: str) -> None:
        offer = company.observation(description=text)
        published = await company.publish(offer)
        assert published.status_code == 200, published.text
        assert published.json()["status"] == "review"
        [found] = (await read(company, offer))["held_found"]
        assert (found["ground"], found["code"]) == ("private_life", "discrimination")
        assert "L1221-6" in found["article"]
        assert "vie privée" in found["why"]["fr"]

    @pytest.mark.parametrize(
        "text", ["On regarde ton Insta avant de te prendre", "accès à votre compte Facebook"]
    )
    async def test_that_look_like_one_to_talk_to_are_refused_for_it(
        self, company: Company, text: str
    ) -> None:
        offer = company.observation(description=text)
        refused = await company.begin(offer)
        assert refused.status_code == 422
        [error] = refused.json()["errors"]
        assert (error["field"], "L1221-6" in error["message"]) == ("description", True)

    @pytest.mark.parametrize(
        "text",
        [
            "Tu publies sur nos réseaux sociaux.", "Animation de nos réseaux.",
            "Tu regardes les réseaux de la marque.",
            "Légumes épluchés chaque matin.", "Votre profil sera étudié.",
        ],
    )  # fmt: skip
    async def test_work_on_networks_is_no_fault(self, company: Company, text: str) -> None:
        published = await company.publish(company.observation(description=text))
        assert published.json()["status"] == "published", published.text

    async def test_who_is_led_to_them_still_is(self, company: Company) -> None:
        offer = company.observation(description="Écris-nous via nos réseaux sociaux")
        refused = await company.begin(offer)
        assert "Pas de téléphone" in refused.json()["errors"][0]["message"]

    def test_who_says_not_to_read_them_is_not_held(self) -> None:
        assert grounds("Nous ne regardons pas vos réseaux sociaux.") == set()
