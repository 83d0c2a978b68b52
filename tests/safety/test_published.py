"""Walls, line 10: what one person publishes beside each other is read together, whenever it was saved."""

import asyncio
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from pydantic_core import PydanticCustomError

from api.platform.access import Role
from api.safety.safeguarding.pieces import number_over
from api.safety.safeguarding.schemas import has_contact, require_whole
from tests.conftest import Device
from tests.factories import Factory

BEGUN, ENDED = "zéro six, bref, trente-neuf", "puis euh quatre-vingt-dix-huit… zéro un et quarante-deux"
MENTOR = {
    "kind": "professional",
    "job_title": "Paysagiste",
    "career_code": "A1202",
    "training": "BP aménagements paysagers",
    "languages": ["fr"],
    "commune_code": "44109",
    "presentation": "Je taille, je plante, et je réponds avec plaisir.",
}


class Publisher:
    """Somebody who is a mentor, has a company, and awards badges."""

    def __init__(self, client: httpx.AsyncClient, account: UUID, organisation: UUID) -> None:
        self.client, self.account, self.organisation = client, account, organisation

    async def mentor(self, **texts: str) -> int:
        return (await self.client.put("/api/v1/me/mentor", json={**MENTOR, **texts})).status_code

    async def offer(self, **texts: str) -> int:
        draft: dict[str, Any] = {"id": str(uuid4()), "organisation_id": str(self.organisation), **texts}
        return (await self.client.post("/api/v1/offers", json={"kind": "observation", **draft})).status_code

    async def profile(self, description: str) -> int:
        path = f"/api/v1/badges/organisations/{self.organisation}/profile"
        return (await self.client.put(path, json={"description": description})).status_code

    async def badge(self, **texts: str) -> tuple[int, str]:
        draft = {"id": str(uuid4()), "name": "Bénévole d'un festival", **texts}
        path = f"/api/v1/badges/organisations/{self.organisation}/achievements"
        return (await self.client.post(path, json=draft)).status_code, draft["id"]

    async def rewrite(self, badge: str, **texts: str) -> int:
        return (await self.client.patch(f"/api/v1/badges/achievements/{badge}/own", json=texts)).status_code


@pytest.fixture
async def publisher(factory: Factory, devices: Device) -> Publisher:
    factory.commune("44109", "Nantes")
    factory.career("A1202", "Jardinier / Jardinière")
    account = factory.account(Role.MENTOR, Role.COMPANY, Role.ISSUER)
    organisation = factory.organisation(account, siret=factory.siret())
    return Publisher(await devices(factory.session(account)), account, organisation)


@pytest.mark.parametrize(
    "texts",
    [
        (BEGUN, ENDED),
        (ENDED, BEGUN),
        ("Mon parcours : zéro six, bref, trente-neuf", "quatre-vingt-dix-huit, puis douze et trente-quatre"),
        ("06 39", "J'aime le bois.", "98 01 42"),
        ("zéro six", "alors trente-neuf", "voilà, quatre-vingt-dix-huit, bon, zéro un", "et quarante-deux"),
        ("CAP bois. Zéro six, bref, trente-neuf. J'ai fait dix chantiers.", f"Bonjour ! {ENDED}. À bientôt."),
    ],
)
def test_a_number_told_in_words_over_several_fields_is_one(texts: tuple[str, ...]) -> None:
    assert not any(map(has_contact, texts))
    assert number_over(texts)
    with pytest.raises(PydanticCustomError, match="contact"):
        require_whole(*texts)


def test_in_one_field_with_small_words_too() -> None:
    assert has_contact(f"{BEGUN} {ENDED}")


@pytest.mark.parametrize(
    "texts",
    [
        ("Stage du 15 au 19 juin", "De 9 h à 17 h, 35 heures, 2 places.", "Bac pro, 3 ans, 12 métiers"),
        ("CAP en 2006, puis 18 ans de métier", "Deux enfants, trois chiens, six vélos", "de 8 à 16 ans"),
        ("Bus 06 ou 12", "Semaines 23, 24, 25, 26", "zéro déchet depuis dix ans"),
        ("44000 Nantes", "06000 Nice", "12 rue des Lilas, 2e étage"),
        ("Du 02/03/2026 au 13/03/2026", "Deux postes, trois jours", "bac +2, 35 h"),
        ("Les 05 et 06 mars, puis les 12 et 13 mai", "Deux tuteurs, de 08 h 30 à 17 h 00", "35 h"),
        ("Le 06.10.26", "Quatre personnes, 35 h"),
        ("Réf. 0612", *["Une semaine, deux tuteurs"] * 30),
    ],
)
def test_ordinary_numbers_make_none(texts: tuple[str, ...]) -> None:
    assert not number_over(texts)


def test_whoever_is_begun_elsewhere_does_not_spoil_what_is_written_now() -> None:
    """What others wrote is refused where it goes on here, not where it is whole without it."""
    assert number_over(["98 01 42"], ["06 39"])
    assert not number_over(["Une semaine à l'atelier"], ["06 39", "98 01 42"])


async def test_two_fields_of_a_mentor_s_page(publisher: Publisher) -> None:
    presentation = f"J'aime mon métier, {ENDED}"
    assert await publisher.mentor(job_title=f"Jardinier, {BEGUN}", presentation=presentation) == 422
    assert await publisher.mentor(presentation=presentation) == 200


async def test_a_field_today_and_another_tomorrow(publisher: Publisher) -> None:
    assert await publisher.profile(f"Club du lac. {BEGUN}") == 200
    assert (await publisher.badge(description=f"Aide au club, {ENDED}"))[0] == 422
    made, badge = await publisher.badge(description="Aide au club")
    assert made == 201
    assert await publisher.rewrite(badge, criteria=f"Deux jours. {ENDED}") == 422
    assert await publisher.rewrite(badge, criteria="Deux jours.") == 200


async def test_half_in_a_badge_s_description_and_half_in_its_criteria_later(publisher: Publisher) -> None:
    assert await publisher.profile("") == 200
    made, badge = await publisher.badge(description=f"Aide au club, {BEGUN}")
    assert made == 201
    assert await publisher.rewrite(badge, criteria=ENDED) == 422


async def test_over_pages_and_over_offers(publisher: Publisher) -> None:
    assert (
        await publisher.offer(title="Une semaine à l'atelier", description=f"Tu suis l'équipe. {BEGUN}")
        == 201
    )
    assert await publisher.offer(title="Deux semaines", description=f"Tu aides. {ENDED}") == 422
    assert await publisher.offer(title="Deux semaines", accessibility=ENDED) == 422
    assert await publisher.mentor(presentation=f"J'aime mon métier, {ENDED}") == 422
    assert await publisher.offer(title="Deux semaines", description="Tu aides.") == 201


async def test_a_name_and_what_stands_beside_it(publisher: Publisher, factory: Factory) -> None:
    factory.connection.execute(
        "UPDATE organisation SET name = 'Karim Jardin sur insta' WHERE id = %s", [publisher.organisation]
    )
    draft = "Cherche le nom de l'entreprise"
    assert await publisher.offer(title="Une semaine", description=f"{draft} : 06 39 98") == 422


@pytest.mark.parametrize("name", ["Atelier bois44", "Menuiserie afbd67", "Garage auto85", "Cabinet a.durand"])
async def test_a_company_whose_name_looks_like_an_account_publishes(
    publisher: Publisher, factory: Factory, name: str
) -> None:
    """Every offer of it was refused, for words that stand in no field of the form."""
    factory.connection.execute(
        "UPDATE organisation SET name = %s WHERE id = %s", [name, publisher.organisation]
    )
    told = "Tu suis l'équipe, de la commande à la pose."
    assert await publisher.offer(title="Une semaine à l'atelier", description=told) == 201
    assert await publisher.offer(title="Une semaine", description=f"{told} Nous sommes sur insta :") == 422


async def test_two_halves_saved_at_once_are_not_both_kept(publisher: Publisher) -> None:
    for _ in range(5):
        answers = await asyncio.gather(
            publisher.offer(title="Une semaine", description=f"Tu suis l'équipe. {BEGUN}"),
            publisher.offer(title="Deux semaines", description=f"Tu aides. {ENDED}"),
            publisher.mentor(presentation=f"J'aime mon métier, {ENDED}"),
        )
        assert 422 in answers
        begun = answers[0] == 201
        assert begun != (201 in answers[1:2] or 200 in answers[2:])
        await publisher.mentor()
        publisher_offers = (await publisher.client.get("/api/v1/me/offers")).json()["items"]
        for one in publisher_offers:
            await publisher.client.delete(f"/api/v1/offers/{one['id']}")


class TestHoweverMany:
    """Walls, line 10: of offers and badges only the newest 200 were read."""

    def many(self, publisher: Publisher, factory: Factory, count: int, words: str = "Tu aides.") -> None:
        """So many offers of the same company, as the code before wrote them."""
        factory.connection.execute(
            "INSERT INTO offer (id, kind, status, organisation_id, author, company_name, title, description,"
            " keywords, commune_name, department, lat, lon, places, accessibility, digest, demo)"
            " SELECT uuidv7(), 'observation', 'draft', %s, %s, 'Le Club', 'Une semaine', %s,"
            " '', 'Nantes', '44', 47.2, -1.5, 1, '', '', false FROM generate_series(1, %s)",
            [publisher.organisation, publisher.account, words, count],
        )

    async def test_half_of_a_number_is_found_below_a_thousand_offers(
        self, publisher: Publisher, factory: Factory
    ) -> None:
        self.many(publisher, factory, 1, f"Tu suis l'équipe. {BEGUN}")
        self.many(publisher, factory, 1000)
        assert await publisher.offer(title="Deux semaines", description=f"Tu aides. {ENDED}") == 422
        assert await publisher.profile("Douze personnes, 35 h.") == 200

    async def test_each_is_read_once_and_what_changes_is_read_anew(
        self, publisher: Publisher, factory: Factory
    ) -> None:
        assert await publisher.profile("") == 200
        made, badge = await publisher.badge(description=f"Aide au club, {BEGUN}")
        assert made == 201
        ended = {"title": "Deux semaines", "description": f"Tu aides. {ENDED}"}
        assert await publisher.offer(**ended) == 422
        # What was read is kept; the words are not looked at again.
        kept = "SELECT runs FROM badge_achievement_digits"
        assert factory.connection.execute(kept).fetchall() == []
        assert await publisher.offer(title="Deux semaines", description="Douze personnes.") == 201
        before = factory.connection.execute(kept).fetchall()
        assert len(before) == 1
        assert before[0][0]
        assert await publisher.rewrite(badge, description="Aide au club") == 200
        assert factory.connection.execute(kept).fetchall() == [([],)]
        assert await publisher.offer(**ended) == 201

    async def test_words_that_were_emptied_are_no_half(self, publisher: Publisher, factory: Factory) -> None:
        assert await publisher.profile("") == 200
        _, badge = await publisher.badge(description=f"Aide au club, {BEGUN}")
        # A save that is kept reads the badge.
        assert await publisher.offer(title="Deux semaines", description="Douze personnes.") == 201
        ended = {"title": "Deux semaines", "description": f"Tu aides. {ENDED}"}
        assert await publisher.offer(**ended) == 422
        assert await publisher.rewrite(badge, description="") == 200
        assert await publisher.offer(**ended) == 201

    async def test_one_that_is_gone_is_no_half(self, publisher: Publisher, factory: Factory) -> None:
        self.many(publisher, factory, 1, f"Tu suis l'équipe. {BEGUN}")
        ended = {"title": "Deux semaines", "description": f"Tu aides. {ENDED}"}
        assert await publisher.offer(**ended) == 422
        factory.connection.execute("DELETE FROM offer")
        assert factory.connection.execute("SELECT count(*) FROM offer_digits").fetchone() == (0,)
        assert await publisher.offer(**ended) == 201

    async def test_a_save_without_digits_reads_no_other_offer(
        self, publisher: Publisher, factory: Factory
    ) -> None:
        self.many(publisher, factory, 5)
        assert await publisher.offer(title="Une semaine", description="Tu aides à l'atelier.") == 201
        assert factory.connection.execute("SELECT count(*) FROM offer_digits").fetchone() == (0,)
