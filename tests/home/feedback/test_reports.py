"""Error reports: kept once, whatever the network does; and what is refused."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi import FastAPI

from api.home.feedback import service
from api.platform.access import Role
from api.platform.kit.database import Database
from api.platform.kit.limits import AddressLimit
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.guide.trainings.rows import training


def report(**values: Any) -> dict[str, Any]:
    return {"id": str(uuid4()), "topic": "hours", "message": "Fermé le mercredi", **values}


async def _in_pieces() -> AsyncIterator[bytes]:
    for _ in range(3):
        yield b"x" * 9_000


def kept(factory: Factory) -> int:
    row = factory.connection.execute("SELECT count(*) FROM error_report").fetchone()
    assert row
    return int(row[0])


class TestSending:
    async def test_a_report_is_kept_for_staff(self, client: httpx.AsyncClient, factory: Factory) -> None:
        place = factory.place()
        sent = report()
        response = await client.post(f"/api/v1/places/{place}/error-reports", json=sent)
        assert (response.status_code, response.json()) == (201, {"id": sent["id"]})
        row = factory.connection.execute(
            "SELECT subject, subject_id, topic, message FROM error_report"
        ).fetchone()
        assert row == ("place", str(place), "hours", "Fermé le mercredi")

    async def test_reports_of_a_training_and_of_a_career_name_them_by_their_codes(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        training(factory, "50022137")
        factory.career("D1102")
        sent = report(topic="text", message="Le diplôme a changé de nom")
        for address in ("trainings/50022137", "careers/D1102"):
            for status in (201, 200):
                response = await client.post(f"/api/v1/{address}/error-reports", json=sent)
                assert (response.status_code, response.json()) == (status, {"id": sent["id"]}), address
            sent = report(topic="figure", message="Le chiffre est ancien")
        rows = factory.connection.execute(
            "SELECT subject, subject_id, topic, message FROM error_report ORDER BY subject"
        ).fetchall()
        assert rows == [
            ("career", "D1102", "figure", "Le chiffre est ancien"),
            ("training", "50022137", "text", "Le diplôme a changé de nom"),
        ]

    async def test_sending_again_is_no_second_report(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        event = factory.event()
        sent = report()
        first = await client.post(f"/api/v1/events/{event}/error-reports", json=sent)
        second = await client.post(f"/api/v1/events/{event}/error-reports", json=sent)
        assert (first.status_code, second.status_code) == (201, 200)
        assert kept(factory) == 1

    async def test_the_same_report_sent_ten_times_at_once_is_kept_once(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        place = factory.place()
        sent = report()
        responses = await asyncio.gather(
            *(client.post(f"/api/v1/places/{place}/error-reports", json=sent) for _ in range(10))
        )
        assert sorted(r.status_code for r in responses) == [200] * 9 + [201]
        assert kept(factory) == 1

    async def test_an_id_that_belongs_to_another_report_is_refused(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        place = factory.place()
        sent = report()
        await client.post(f"/api/v1/places/{place}/error-reports", json=sent)
        response = await client.post(
            f"/api/v1/places/{place}/error-reports", json={**sent, "message": "autre chose"}
        )
        assert response.status_code == 409
        assert kept(factory) == 1


class TestRefusals:
    @pytest.mark.parametrize(
        "wrong",
        [
            {"id": "1"},
            {"topic": "gossip"},
            {"message": "x" * 1001},
            {"message": "a\x00b"},
            {"message": "\ud800"},
            {"extra": 1},
            {"message": None},
        ],
        ids=str,
    )
    async def test_bad_fields_are_named_and_nothing_is_kept(
        self, client: httpx.AsyncClient, factory: Factory, wrong: dict[str, Any]
    ) -> None:
        place = factory.place()
        response = await client.post(
            f"/api/v1/places/{place}/error-reports",
            content=json.dumps(report(**wrong)),
            headers={"Content-Type": "application/json"},
        )
        assert response.status_code in (400, 422)
        assert response.headers["content-type"] == "application/problem+json"
        assert kept(factory) == 0

    @pytest.mark.parametrize("address", [f"places/{UUID(int=1)}", "trainings/50022199", "careers/N4999"])
    async def test_what_is_reported_must_be_known(
        self, client: httpx.AsyncClient, factory: Factory, address: str
    ) -> None:
        training(factory, "50022137")
        factory.career("D1102")
        response = await client.post(f"/api/v1/{address}/error-reports", json=report())
        assert response.status_code == 404
        assert kept(factory) == 0

    @pytest.mark.parametrize("address", ["places/D1102", "trainings/..", "careers/50022137"])
    async def test_an_id_of_another_kind_is_refused(
        self, client: httpx.AsyncClient, factory: Factory, address: str
    ) -> None:
        training(factory, "50022137")
        factory.career("D1102")
        response = await client.post(f"/api/v1/{address}/error-reports", json=report())
        assert response.status_code in (404, 422)
        assert kept(factory) == 0

    async def test_another_site_cannot_send_in_a_reader_s_name(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        place = factory.place()
        for headers in (
            {"Origin": "https://evil.example"},
            {"Sec-Fetch-Site": "cross-site"},
            {"Origin": "null"},
        ):
            response = await client.post(
                f"/api/v1/places/{place}/error-reports", json=report(), headers=headers
            )
            assert response.status_code == 403, headers
        assert kept(factory) == 0

    async def test_a_body_that_is_too_long_or_no_json_is_refused(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        path = f"/api/v1/places/{factory.place()}/error-reports"
        assert (await client.post(path, content=b"x" * 20_000)).status_code == 413
        assert (await client.post(path, content=_in_pieces())).status_code in (400, 413)
        assert (await client.post(path, content=b"{")).status_code in (400, 422)
        assert kept(factory) == 0

    async def test_an_address_that_sends_too_many_must_wait(
        self, app: FastAPI, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        app.state.public_writes = AddressLimit(5, seconds=3600)
        place = factory.place()
        statuses = [
            (await client.post(f"/api/v1/places/{place}/error-reports", json=report())).status_code
            for _ in range(6)
        ]
        assert statuses == [201] * 5 + [429]


async def test_reports_older_than_the_retention_period_are_deleted(
    database: Database, factory: Factory, settings: Settings
) -> None:
    settings = settings.model_copy(update={"error_report_retention_days": 30})
    place = factory.place()
    for days in (10, 40):
        factory.connection.execute(
            "INSERT INTO error_report (id, subject, subject_id, topic, message, created_at)"
            " VALUES (gen_random_uuid(), 'place', %s, 'other', '', now() - make_interval(days => %s))",
            (place, days),
        )
    async with database.transaction() as session:
        assert await service.delete_old(session, settings) == 1
    assert kept(factory) == 1


class TestPeople:
    """Walls, line 24: error reports kept the names typed into them."""

    @pytest.mark.parametrize(
        ("typed", "kept_words"),
        [
            (
                "Je suis Lucas Martin de 3eB, l’adresse est fausse",
                "Je suis [masqué] de 3eB, l’adresse est fausse",
            ),
            ("M. Durand n’y travaille plus", "M. [masqué] n’y travaille plus"),
            ("Zoé Petit m’a dit que c’est fermé", "[masqué] m’a dit que c’est fermé"),
            ("Fermé le mercredi. Merci, Léa", "Fermé le mercredi. Merci, [masqué]"),
            # As phones write them.
            ("je m’appelle zoé martin et c’est faux", "je m’appelle [masqué] et c’est faux"),
            ("mme durand n’est plus là, signé : karim", "mme [masqué] n’est plus là, signé : [masqué]"),
            ("Madame la directrice, monsieur le maire", "Madame la directrice, monsieur le maire"),
            ("DURAND Zoé m’a dit que c’est fermé", "[masqué] m’a dit que c’est fermé"),
            ("Lucas m. de la 3e2 l’a vu", "[masqué] de la 3e2 l’a vu"),
            ("Kévin D. de la 4B, élève : emma b. 3e4", "[masqué] de la 4B, élève : [masqué] 3e4"),
            # A first name alone, where a person is spoken to or does something.
            ("appelle Zoé, elle sait", "appelle [masqué], elle sait"),
            ("Demandez à Marie-Lou à l’accueil", "Demandez à [masqué] à l’accueil"),
            ("Zoé m’a dit que c’est fermé", "[masqué] m’a dit que c’est fermé"),
            ("appelez zoé au secrétariat", "appelez [masqué] au secrétariat"),
            ("Fermé le samedi. Vu avec Jade", "Fermé le samedi. Vu avec [masqué]"),
            ("Fermé le samedi\nZoé", "Fermé le samedi\n[masqué]"),
            (
                "Appelez avant de venir, ou demandez l’accueil",
                "Appelez avant de venir, ou demandez l’accueil",
            ),
            ("Déménagé à Rezé. L’entrée n’est pas là", "Déménagé à Rezé. L’entrée n’est pas là"),
            ("Fermé. Travaux", "Fermé. Travaux"),
            ("Zoé, 3e2, avec mon ami Lucas", "[masqué], 3e2, avec mon ami [masqué]"),
            (
                "CIO Nantes, bâtiment 4B, salle B. FERMÉ",
                "CIO Nantes, bâtiment 4B, salle B. FERMÉ",
            ),
            ("Bâtiment 4B au 5e étage, le 3e mardi", "Bâtiment 4B au 5e étage, le 3e mardi"),
            ("Écrivez-moi : lea@exemple.org", "Écrivez-moi : [masqué]"),
            ("Le lycée Simone Veil est rue Jean Jaurès", "Le lycée Simone Veil est rue Jean Jaurès"),
        ],
    )
    async def test_names_and_ways_to_people_are_not_kept(
        self, client: httpx.AsyncClient, factory: Factory, typed: str, kept_words: str
    ) -> None:
        sent = report(message=typed)
        place = factory.place()
        for status in (201, 200):
            response = await client.post(f"/api/v1/places/{place}/error-reports", json=sent)
            assert response.status_code == status
        row = factory.connection.execute("SELECT message FROM error_report").fetchone()
        assert row == (kept_words,)

    async def test_a_record_s_own_number_stays_where_the_report_is_about_it(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        sent = report(topic="contact", message="Le numéro est le 02 40 12 34 56")
        await client.post(f"/api/v1/places/{factory.place()}/error-reports", json=sent)
        row = factory.connection.execute("SELECT message FROM error_report").fetchone()
        assert row == (sent["message"],)

    async def test_what_was_typed_is_forgotten_long_before_the_report(
        self, database: Database, factory: Factory, settings: Settings
    ) -> None:
        place = factory.place()
        for days in (50, 70):
            factory.connection.execute(
                "INSERT INTO error_report (id, subject, subject_id, topic, message, created_at)"
                " VALUES (gen_random_uuid(), 'place', %s, 'other', 'Des mots',"
                " now() - make_interval(days => %s))",
                (place, days),
            )
        async with database.transaction() as session:
            assert await service.delete_old(session, settings) == 1
        rows = factory.connection.execute("SELECT message FROM error_report ORDER BY created_at").fetchall()
        assert rows == [("",), ("Des mots",)]


class TestSeeingTo:
    LIST = "/api/v1/staff/error-reports"

    async def staff(self, factory: Factory, devices: Device, *departments: str) -> httpx.AsyncClient:
        return await devices(
            factory.session(
                factory.account(Role.REFERENT, departments=list(departments))
                if departments
                else factory.account(Role.ADMIN)
            )
        )

    def reported(self, factory: Factory, subject: str, subject_id: object, minutes: int = 0) -> str:
        made = str(uuid4())
        factory.connection.execute(
            "INSERT INTO error_report (id, subject, subject_id, topic, message, created_at)"
            " VALUES (%s, %s, %s, 'text', 'Faux', now() - make_interval(mins => %s))",
            (made, subject, str(subject_id), minutes),
        )
        return made

    async def seen(self, client: httpx.AsyncClient, **query: Any) -> list[dict[str, Any]]:
        answer = await client.get(self.LIST, params=query)
        assert answer.status_code == 200, answer.text
        return list(answer.json()["items"])

    async def test_each_kind_is_listed_with_its_name_the_latest_first(
        self, factory: Factory, devices: Device
    ) -> None:
        factory.career("D1102", "Boulanger / Boulangère")
        training(factory, "50022137", "CAP Boulanger")
        place, event = factory.place(name="CFA du fournil"), factory.event(title="Portes ouvertes")
        subjects = {"career": "D1102", "training": "50022137", "place": place, "event": event}
        for minutes, (subject, subject_id) in enumerate(subjects.items()):
            self.reported(factory, subject, subject_id, minutes)
        self.reported(factory, "place", uuid4(), 9)
        admin = await self.staff(factory, devices)
        assert [one["name"] for one in await self.seen(admin)] == [
            *("Boulanger / Boulangère", "CAP Boulanger", "CFA du fournil", "Portes ouvertes", None)
        ]
        assert [one["subject_id"] for one in await self.seen(admin, subject="event")] == [str(event)]
        first = (await admin.get(self.LIST, params={"limit": 2})).json()
        second = (await admin.get(self.LIST, params={"limit": 9, "cursor": first["next"]})).json()
        assert len(first["items"]) == 2
        assert len(second["items"]) == 3

    async def test_a_referent_sees_their_departments_and_what_lies_in_none(
        self, factory: Factory, devices: Device
    ) -> None:
        factory.career("D1102")
        factory.commune("44109")
        place = factory.place(commune_code="44109")
        here, everywhere = (
            self.reported(factory, "place", place),
            self.reported(factory, "career", "D1102", 1),
        )
        near, far = await self.staff(factory, devices, "44"), await self.staff(factory, devices, "85")
        assert [one["id"] for one in await self.seen(near)] == [here, everywhere]
        assert [one["id"] for one in await self.seen(far)] == [everywhere]
        refused = await far.post(f"{self.LIST}/{here}/handled", json={})
        assert refused.status_code == 404

    async def test_of_many_at_once_one_has_seen_to_it_and_the_audit_says_who(
        self, factory: Factory, devices: Device
    ) -> None:
        factory.career("D1102")
        report_id = self.reported(factory, "career", "D1102")
        people = [await self.staff(factory, devices) for _ in range(4)]
        answers = await asyncio.gather(
            *(
                person.post(f"{self.LIST}/{report_id}/handled", json={"note": f"Fait {number}"})
                for number, person in enumerate(people)
            )
        )
        assert sorted(answer.status_code for answer in answers) == [204, 409, 409, 409]
        winner = [answer.status_code for answer in answers].index(204)
        again = await people[winner].post(f"{self.LIST}/{report_id}/handled", json={"note": f"Fait {winner}"})
        assert again.status_code == 204
        assert await self.seen(people[0]) == []
        assert [one["note"] for one in await self.seen(people[0], state="handled")] == [f"Fait {winner}"]
        acts = factory.connection.execute(
            "SELECT detail ->> 'report_id' FROM audit_entry WHERE action = 'error_report.handled'"
        ).fetchall()
        assert acts == [(report_id,)]
