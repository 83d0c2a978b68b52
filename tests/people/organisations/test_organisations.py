"""Organisations: made unverified and invisible, checked by a referent, closed by their owner."""

import asyncio
from contextlib import suppress
from typing import Any
from uuid import UUID

import httpx
import pytest

from api.people.organisations import service
from api.platform.access import Role
from api.platform.kit.database import Database
from api.platform.kit.problems import ConflictError, NotFoundError
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.people.organisations.company_directory import CompanyDirectory, answer, establishment, siret

SIRET = siret(1)


def typed(**values: Any) -> dict[str, Any]:
    return {
        "kind": "company",
        "siret": SIRET,
        "name": "Menuiserie inventée",
        "commune_code": "44109",
        **values,
    }


async def signed_in(devices: Device, factory: Factory, *roles: Role, **values: Any) -> httpx.AsyncClient:
    return await devices(factory.session(factory.account(*roles, **values)))


class TestMaking:
    async def test_what_is_typed_waits_for_a_referent(self, devices: Device, factory: Factory) -> None:
        factory.commune("44109", "Nantes")
        client = await signed_in(devices, factory)
        response = await client.post("/api/v1/organisations", json=typed(sector_code="16.23Z"))
        assert response.status_code == 201, response.text
        made = response.json()
        assert (made["source"], made["verified_at"], made["role"]) == ("typed", None, "owner")
        assert (made["commune_name"], made["department"]) == ("Nantes", "44")
        assert made["sector"]["label"]["fr"] == "Industrie manufacturière"
        assert (await client.get("/api/v1/me/organisations")).json() == [made]

    async def test_the_directory_wins_over_what_is_typed(
        self, company_directory: CompanyDirectory, devices: Device, factory: Factory
    ) -> None:
        company_directory.tells(answer(establishment(SIRET)))
        client = await signed_in(devices, factory)
        made = (await client.post("/api/v1/organisations", json=typed(name="Un autre nom"))).json()
        assert (made["name"], made["source"]) == ("ENTREPRISE INVENTEE", "directory")
        assert (made["commune_code"], made["department"]) == ("49007", "49")
        assert made["verified_at"] is None, "the directory proves the company, not the person"

    async def test_a_school_is_known_by_its_uai(self, devices: Device, factory: Factory) -> None:
        factory.commune("44109", "Nantes")
        factory.place("Lycée inventé", uai="0440001A", commune_code="44109")
        client = await signed_in(devices, factory)
        made = (await client.post("/api/v1/organisations", json={"kind": "school", "uai": "0440001A"})).json()
        assert (made["name"], made["department"], made["uai"]) == ("Lycée inventé", "44", "0440001A")

    @pytest.mark.parametrize("values", [{"kind": "cio"}, {"status": "closed", "closed_on": "2026-01-01"}])
    async def test_only_an_open_school_counts(
        self, devices: Device, factory: Factory, values: dict[str, str]
    ) -> None:
        factory.place("Pas une école", uai="0440001A", **values)
        client = await signed_in(devices, factory)
        response = await client.post("/api/v1/organisations", json={"kind": "school", "uai": "0440001A"})
        assert response.status_code == 422
        assert response.json()["errors"][0]["field"] == "uai"

    @pytest.mark.parametrize(
        "wrong",
        [
            {"siret": None},
            {"siret": "12345678901234"},
            {"uai": "0440001A"},
            {"kind": "school", "uai": "0440001A"},
            {"kind": "school"},
            {"name": None},
            {"name": "   "},
            {"commune_code": None},
            {"commune_code": "99999"},
            {"sector_code": "nothing"},
        ],
    )
    async def test_what_is_missing_or_wrong_is_named(
        self, devices: Device, factory: Factory, wrong: dict[str, Any]
    ) -> None:
        factory.commune("44109", "Nantes")
        client = await signed_in(devices, factory)
        response = await client.post("/api/v1/organisations", json=typed(**wrong))
        assert response.status_code == 422
        assert response.json()["errors"]
        assert (await client.get("/api/v1/me/organisations")).json() == []

    @pytest.mark.parametrize("age", [17, None])
    async def test_a_minor_or_somebody_of_unknown_age_makes_none(
        self, devices: Device, factory: Factory, age: int | None
    ) -> None:
        client = await signed_in(devices, factory, age=age)
        response = await client.post("/api/v1/organisations", json=typed())
        assert (response.status_code, response.json()["type"]) == (403, "/problems/adults-only")

    async def test_one_account_makes_one_of_a_siret_also_at_once(
        self, devices: Device, factory: Factory
    ) -> None:
        factory.commune("44109", "Nantes")
        client = await signed_in(devices, factory)
        answers = await asyncio.gather(
            *(client.post("/api/v1/organisations", json=typed()) for _ in range(3))
        )
        assert sorted(one.status_code for one in answers) == [201, 409, 409]

    async def test_a_number_that_a_stranger_typed_is_free_for_the_real_one(
        self, devices: Device, factory: Factory
    ) -> None:
        factory.commune("44109", "Nantes")
        factory.place("Lycée inventé", uai="0440001A", commune_code="44109")
        for draft in (typed(), {"kind": "school", "uai": "0440001A"}):
            clients = [await signed_in(devices, factory) for _ in range(3)]
            answers = await asyncio.gather(
                *(client.post("/api/v1/organisations", json=draft) for client in clients)
            )
            assert [one.status_code for one in answers] == [201, 201, 201]

    async def test_a_number_that_was_verified_is_taken(self, devices: Device, factory: Factory) -> None:
        factory.commune("44109", "Nantes")
        factory.organisation(factory.account(), siret=SIRET)
        response = await (await signed_in(devices, factory)).post("/api/v1/organisations", json=typed())
        assert (response.status_code, response.json()["type"]) == (409, "/problems/organisation-exists")

    async def test_a_stranger_s_ban_leaves_the_siret_they_typed_to_the_others(
        self, devices: Device, factory: Factory
    ) -> None:
        factory.commune("44109", "Nantes")
        stranger = factory.account()
        factory.organisation(stranger, siret=SIRET, verified_at=None)
        mine = factory.organisation(factory.account(Role.COMPANY), siret=SIRET)
        offer = factory.offer(mine)
        admin = await signed_in(devices, factory, Role.ADMIN)
        banned = await admin.post(f"/api/v1/accounts/{stranger}/ban", json={"reason": "Usurpation"})
        assert banned.status_code == 204
        status = factory.connection.execute("SELECT status FROM offer WHERE id = %s", [offer]).fetchone()
        assert status == ("published",)
        factory.connection.execute("UPDATE organisation SET verified_at = NULL")
        response = await (await signed_in(devices, factory)).post("/api/v1/organisations", json=typed())
        assert response.status_code == 201

    async def test_unverified_ones_are_limited_also_at_once(
        self, settings: Settings, devices: Device, factory: Factory
    ) -> None:
        settings.unverified_organisations = 2
        factory.commune("44109", "Nantes")
        client = await signed_in(devices, factory)
        answers = await asyncio.gather(
            *(client.post("/api/v1/organisations", json=typed(siret=siret(n))) for n in range(1, 6))
        )
        assert sorted(one.status_code for one in answers) == [201, 201, 409, 409, 409]

    async def test_a_banned_siret_never_returns(self, devices: Device, factory: Factory) -> None:
        factory.commune("44109", "Nantes")
        owner = factory.account(Role.COMPANY)
        factory.organisation(owner, siret=SIRET)
        admin = await signed_in(devices, factory, Role.ADMIN)
        assert (
            await admin.post(f"/api/v1/accounts/{owner}/ban", json={"reason": "Fausses offres"})
        ).status_code == 204
        factory.connection.execute("DELETE FROM account WHERE id = %s", [owner])
        response = await (await signed_in(devices, factory)).post("/api/v1/organisations", json=typed())
        assert (response.status_code, response.json()["type"]) == (403, "/problems/siret-banned")


class TestSeeing:
    async def test_nobody_outside_sees_it_before_it_is_verified(
        self, devices: Device, factory: Factory
    ) -> None:
        owner, member = factory.account(), factory.account()
        made = factory.organisation(owner, verified_at=None)
        factory.member(made, member)
        statuses = {
            "visitor": await devices(),
            "stranger": await signed_in(devices, factory),
            "other owner": await devices(factory.session(factory.account(Role.COMPANY))),
            "referent elsewhere": await signed_in(devices, factory, Role.REFERENT, departments=["85"]),
            "referent, one factor": await devices(
                factory.session(factory.account(Role.REFERENT), strong=False)
            ),
            "owner": await devices(factory.session(owner)),
            "member": await devices(factory.session(member)),
            "referent here": await signed_in(devices, factory, Role.REFERENT, departments=["44"]),
            "admin": await signed_in(devices, factory, Role.ADMIN),
        }
        seen = {
            who: (await client.get(f"/api/v1/organisations/{made}")).status_code
            for who, client in statuses.items()
        }
        assert [who for who, status in seen.items() if status == 200] == [
            "owner",
            "member",
            "referent here",
            "admin",
        ]
        assert set(seen.values()) == {200, 404}

    async def test_everybody_sees_little_of_a_verified_one(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        made = factory.organisation(factory.account(), siret=SIRET, sector_code="85.31Z")
        response = await client.get(f"/api/v1/organisations/{made}")
        assert response.json().keys() == {"id", "kind", "name", "commune_code", "commune_name", "sector"}
        assert SIRET not in response.text
        assert "public" in response.headers["Cache-Control"]

    async def test_a_referent_s_check_makes_it_visible_and_takes_it_back(
        self, client: httpx.AsyncClient, database: Database, factory: Factory
    ) -> None:
        made, referent = factory.organisation(factory.account(), verified_at=None), factory.account()
        async with database.transaction() as session:
            await service.verify(session, made, referent)
        assert (await client.get(f"/api/v1/organisations/{made}")).status_code == 200
        async with database.transaction() as session:
            await service.unverify(session, made, referent)
        assert (await client.get(f"/api/v1/organisations/{made}")).status_code == 404
        acts = factory.connection.execute(
            "SELECT action, actor, department FROM audit_entry ORDER BY id"
        ).fetchall()
        assert acts == [
            ("organisation.verified", referent, "44"),
            ("organisation.unverified", referent, "44"),
        ]

    async def test_it_ends_the_others_that_name_its_number_and_they_are_told(
        self, devices: Device, database: Database, factory: Factory
    ) -> None:
        stranger, other = factory.account(), factory.account()
        named, apart = (factory.organisation(stranger, siret=n, verified_at=None) for n in (SIRET, siret(2)))
        mine = factory.organisation(other, siret=SIRET, verified_at=None)
        client = await devices(factory.session(stranger))
        async with database.transaction() as session:
            await service.verify(session, mine, factory.account())
        assert [one["id"] for one in (await client.get("/api/v1/me/organisations")).json()] == [str(apart)]
        told = (await client.get("/api/v1/me/notifications")).json()["items"]
        assert [one["kind"] for one in told] == ["organisation.closed"]
        async with database.transaction() as session:
            with pytest.raises(NotFoundError):
                await service.verify(session, named, factory.account())

    async def test_of_two_at_once_that_name_one_number_one_stands(
        self, database: Database, factory: Factory
    ) -> None:
        drafts = [factory.organisation(factory.account(), siret=SIRET, verified_at=None) for _ in range(4)]
        referent = factory.account()

        async def verified(organisation: UUID) -> bool:
            with suppress(ConflictError, NotFoundError):
                async with database.transaction() as session:
                    await service.verify(session, organisation, referent)
                return True
            return False

        assert sorted(await asyncio.gather(*map(verified, drafts))) == [False, False, False, True]
        open_ones = "SELECT verified_at IS NOT NULL FROM organisation WHERE closed_at IS NULL"
        assert factory.connection.execute(open_ones).fetchall() == [(True,)]

    async def test_one_is_not_verified_beside_another_of_its_number(
        self, database: Database, factory: Factory
    ) -> None:
        factory.organisation(factory.account(), siret=SIRET)
        draft = factory.organisation(factory.account(), siret=SIRET, verified_at=None)
        async with database.transaction() as session:
            with pytest.raises(ConflictError, match="organisation_exists"):
                await service.verify(session, draft, factory.account())

    async def test_a_closed_one_cannot_be_verified(self, database: Database, factory: Factory) -> None:
        made = factory.organisation(verified_at=None, closed_at="2026-01-01T00:00:00Z")
        async with database.transaction() as session:
            with pytest.raises(NotFoundError):
                await service.verify(session, made, factory.account())


class TestCorrecting:
    async def test_an_owner_corrects_what_nobody_has_checked(self, devices: Device, factory: Factory) -> None:
        factory.commune("49007", "Angers")
        owner = factory.account()
        made = factory.organisation(owner, source="typed", verified_at=None)
        client = await devices(factory.session(owner))
        changes = {"name": "Le bon nom", "commune_code": "49007"}
        assert (await client.patch(f"/api/v1/organisations/{made}", json=changes)).status_code == 204
        mine = (await client.get("/api/v1/me/organisations")).json()[0]
        assert (mine["name"], mine["commune_name"], mine["department"]) == ("Le bon nom", "Angers", "49")

    @pytest.mark.parametrize(
        "values",
        [{"source": "typed"}, {"source": "directory", "verified_at": None}],
        ids=["verified", "from the directory"],
    )
    async def test_what_was_checked_stays(
        self, devices: Device, factory: Factory, values: dict[str, Any]
    ) -> None:
        owner = factory.account()
        made = factory.organisation(owner, **values)
        client = await devices(factory.session(owner))
        response = await client.patch(f"/api/v1/organisations/{made}", json={"name": "Autre"})
        assert response.json()["type"] == "/problems/organisation-checked"

    async def test_only_owners_correct(self, devices: Device, factory: Factory) -> None:
        made = factory.organisation(factory.account(), source="typed", verified_at=None)
        member = await devices(factory.session(factory.member(made, factory.account())))
        stranger = await signed_in(devices, factory)
        admin = await signed_in(devices, factory, Role.ADMIN)
        for client, status in ((member, 403), (stranger, 404), (admin, 404)):
            response = await client.patch(f"/api/v1/organisations/{made}", json={"name": "Autre"})
            assert response.status_code == status


class TestClosing:
    async def closers(self, devices: Device, factory: Factory, made: UUID) -> dict[str, httpx.AsyncClient]:
        return {
            "member": await devices(factory.session(factory.member(made, factory.account()))),
            "stranger": await signed_in(devices, factory),
            "referent elsewhere": await signed_in(devices, factory, Role.REFERENT, departments=["85"]),
            "referent, one factor": await devices(
                factory.session(factory.account(Role.REFERENT), strong=False)
            ),
        }

    async def test_others_cannot_close_it(self, devices: Device, factory: Factory) -> None:
        made = factory.organisation(factory.account())
        refused = {
            who: (await client.delete(f"/api/v1/organisations/{made}")).status_code
            for who, client in (await self.closers(devices, factory, made)).items()
        }
        assert refused == {
            "member": 403,
            "stranger": 404,
            "referent elsewhere": 404,
            "referent, one factor": 404,
        }

    @pytest.mark.parametrize("who", ["owner", "referent"])
    async def test_it_is_gone_its_people_are_told_and_its_siret_is_free(
        self, devices: Device, factory: Factory, who: str
    ) -> None:
        factory.commune("44109", "Nantes")
        owner, member = factory.account(), factory.account()
        made = factory.organisation(owner, siret=SIRET)
        factory.member(made, member)
        closer = owner if who == "owner" else factory.account(Role.REFERENT)
        client = await devices(factory.session(closer))
        assert (await client.delete(f"/api/v1/organisations/{made}")).status_code == 204
        assert (await client.get(f"/api/v1/organisations/{made}")).status_code == 404
        told = await devices(factory.session(member))
        assert (await told.get("/api/v1/me/organisations")).json() == []
        kinds = [one["kind"] for one in (await told.get("/api/v1/me/notifications")).json()["items"]]
        assert kinds == ["organisation.closed"]
        again = await signed_in(devices, factory)
        assert (await again.post("/api/v1/organisations", json=typed())).status_code == 201
