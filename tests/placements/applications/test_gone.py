"""A company that is shut out: who had a place hears which one is gone, with their school and a known parent;
once, and never why (Placements, line 5).
"""

import asyncio
from datetime import datetime
from typing import Any
from uuid import UUID

import httpx
import pytest
from pydantic import SecretStr

from api.features import NOTICES
from api.placements.applications import gone
from api.platform.access import Role
from api.platform.kit import clock
from api.platform.kit.clock import PARIS
from api.platform.kit.database import Database
from api.platform.kit.secrets import Secrets
from api.platform.notices import service as notices
from api.platform.push.vapid import new_private_key
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.people.privacy.conftest import Family, Mails
from tests.placements.applications.world import Company, Student, World, monday

UAI = "0440001A"
WEEK = monday(4)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """The app's settings where devices can be rung."""
    return settings.model_copy(update={"vapid_private_key": SecretStr(new_private_key())})


class Scene:
    """A pupil of a school with an accepted place, and what everybody is told."""

    def __init__(self, world: World, database: Database, settings: Settings) -> None:
        self.world, self.factory = world, world.factory
        self.database, self.settings = database, settings
        self.secrets = Secrets(settings.secret_key.get_secret_value())
        self.staff = self.factory.account(Role.SCHOOL)
        self.factory.organisation(self.staff, uai=UAI)
        self.company: Company
        self.pupil: Student
        self.application: str
        self.admin: httpx.AsyncClient

    async def begin(self, *, age: int = 16, confirmed: bool = True, **values: Any) -> None:
        self.company = await self.world.company(siret="12345678901234")
        self.pupil = await self.world.student(age, email="pupille@example.org", **values)
        self.factory.pupil_school(self.pupil.account, uai=UAI, name="")
        offer = self.world.offer(self.company, weeks={WEEK: 3})
        self.application = await self.world.accepted(self.company, self.pupil, offer, weeks=[str(WEEK)])
        if confirmed:
            await self.world.confirm(self.pupil, self.application)
        self.forget()
        self.admin = await self.world.devices(self.factory.session(self.factory.account(Role.ADMIN)))

    def forget(self) -> None:
        for table in ("stream_event", "push_delivery", "push_notice", "mail", "procrastinate_jobs"):
            self.factory.connection.execute(f"DELETE FROM {table}")

    async def ban(self) -> None:
        path = f"/api/v1/accounts/{self.company.owner}/ban"
        assert (await self.admin.post(path, json={"reason": "Fausses offres"})).status_code == 204

    async def told(self, times: int = 1) -> None:
        """The jobs run, each so often."""
        rows = self.factory.connection.execute(
            "SELECT args FROM procrastinate_jobs WHERE task_name = 'applications:tell_gone'"
        ).fetchall()
        for args in [row[0] for row in rows] * times:
            async with self.database.transaction() as session:
                await gone.tell(
                    session,
                    self.settings,
                    self.secrets,
                    UUID(args["application_id"]),
                    args["days"],
                    had_place=args["had_place"],
                )
        async with self.database.transaction() as session:
            await notices.ring_due(session, self.settings, NOTICES)

    def lines(self, account: UUID) -> list[str]:
        rows = self.factory.connection.execute(
            "SELECT kind FROM stream_event WHERE account_id = %s AND notice ORDER BY id", [account]
        ).fetchall()
        return [row[0] for row in rows]

    def mails(self) -> dict[str, dict[str, Any]]:
        rows = self.factory.connection.execute("SELECT recipient, letter FROM mail").fetchall()
        assert len({row[0] for row in rows}) == len(rows), "nobody is mailed twice"
        return dict(rows)

    def rung(self, account: UUID) -> list[tuple[str, str]]:
        return self.factory.connection.execute(
            "SELECT n.kind, n.url FROM push_notice n JOIN push_delivery d ON d.notice_id = n.id"
            " JOIN push_subscription s ON s.id = d.subscription_id WHERE s.account_id = %s",
            [account],
        ).fetchall()


@pytest.fixture
def scene(world: World, database: Database, settings: Settings) -> Scene:
    return Scene(world, database, settings)


class TestTold:
    @pytest.mark.parametrize("confirmed", [True, False])
    async def test_the_pupil_reads_which_place_and_when_and_the_school_too(
        self, scene: Scene, confirmed: bool
    ) -> None:
        await scene.begin(confirmed=confirmed)
        await scene.ban()
        await scene.told()
        items = (await scene.pupil.client.get("/api/v1/me/notifications")).json()["items"]
        assert [one["kind"] for one in items] == ["placement.gone"]
        assert items[0]["about"].startswith("Découvrir l'atelier · Charpentes du Lac · du ")
        assert str(WEEK.year) in items[0]["about"]
        assert scene.lines(scene.staff) == ["placement.gone_for_pupil"]
        school = await scene.world.devices(scene.factory.session(scene.staff))
        [line] = (await school.get("/api/v1/me/notifications")).json()["items"]
        assert line["about"] == items[0]["about"]
        # The colleague of no company is told « une personne n'est plus disponible » any more.
        assert scene.lines(scene.company.owner) == []

    async def test_by_mail_to_the_pupil_with_its_name_to_the_school_without(self, scene: Scene) -> None:
        await scene.begin()
        await scene.ban()
        await scene.told()
        mails = scene.mails()
        own = mails.pop("pupille@example.org")
        assert own["paragraphs"][0].startswith("Découvrir l'atelier · Charpentes du Lac · du ")
        assert own["url"].endswith(f"/me/applications/{scene.application}")
        [school] = mails.values()
        assert school["formal"]
        for hidden in ("Charpentes", "Découvrir", "Prénom", "Fausses"):
            assert hidden not in str(school)
        assert "Fausses" not in str(own)

    async def test_a_phone_rings_instead_and_its_lock_screen_says_nothing(self, scene: Scene) -> None:
        await scene.begin()
        scene.factory.push_subscription(scene.pupil.account)
        await scene.ban()
        await scene.told()
        page = f"/me/applications/{scene.application}"
        assert scene.rung(scene.pupil.account) == [("placement.gone", page)]
        assert "pupille@example.org" not in scene.mails()
        for words in notices.lock_screen(NOTICES, "placement.gone"):
            assert "stage" not in words["fr"] + words["en"]

    async def test_whatever_they_chose_and_once_the_night_is_over(
        self, scene: Scene, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        await scene.begin(preferences={"applications": ["app"]})
        await scene.ban()
        scene.settings = scene.settings.model_copy(update={"quiet_hours": "21:00-08:00"})
        night = datetime(2027, 3, 13, 23, tzinfo=PARIS)
        monkeypatch.setattr(clock, "now", lambda: night)
        await scene.told()
        assert scene.lines(scene.pupil.account) == ["placement.gone"]
        assert scene.mails() == {}
        monkeypatch.setattr(clock, "now", lambda: night.replace(day=14, hour=8))
        await scene.told()
        assert scene.mails()["pupille@example.org"]["subject"] == "Ta place n’existe plus"

    async def test_a_parent_who_is_known_is_written_to(self, scene: Scene, devices: Device) -> None:
        await scene.begin(age=14, first_name="Lou")
        letters = Mails(scene.factory)
        await Family(scene.pupil.account, scene.pupil.client, await devices(), letters).consent()
        scene.forget()
        await scene.ban()
        await scene.told(times=2)
        letter = scene.mails()["parent1@example.org"]
        assert letter["formal"]
        assert letter["subject"] == "Lou n’a plus sa place de stage"
        assert letter["paragraphs"][0].startswith("Découvrir l'atelier · Charpentes du Lac · du ")

    async def test_who_had_no_place_yet_reads_that_it_ended_and_nobody_else_does(self, scene: Scene) -> None:
        await scene.begin()
        other = await scene.world.student(17)
        sent = await scene.world.applied(other, scene.world.offer(scene.company))
        scene.forget()
        await scene.ban()
        await scene.told()
        assert scene.lines(other.account) == ["application.cancelled"]
        assert (await scene.world.mine(other, sent))["reason"] == "company_gone"


class TestRaces:
    async def test_a_job_that_runs_twice_or_at_once_tells_once(self, scene: Scene) -> None:
        await scene.begin()
        await scene.ban()
        await asyncio.gather(*(scene.told(times=2) for _ in range(3)))
        assert scene.lines(scene.pupil.account) == ["placement.gone"]
        assert scene.lines(scene.staff) == ["placement.gone_for_pupil"]
        assert len(scene.mails()) == 2

    async def test_who_was_erased_meanwhile_is_nobody_s_news(self, scene: Scene) -> None:
        await scene.begin()
        await scene.ban()
        scene.factory.connection.execute("DELETE FROM account WHERE id = %s", [scene.pupil.account])
        await scene.told()
        assert scene.mails() == {}
        assert scene.lines(scene.staff) == []

    async def test_confirming_while_it_is_shut_out_leaves_no_place(self, scene: Scene) -> None:
        await scene.begin(confirmed=False)
        answer, _ = await asyncio.gather(scene.world.confirm(scene.pupil, scene.application), scene.ban())
        assert answer.status_code in (200, 204, 404, 409)
        assert await scene.world.status(scene.pupil, scene.application) == "cancelled"
        await scene.told()
        assert "placement.gone" in scene.lines(scene.pupil.account)


async def test_a_company_with_another_owner_keeps_its_places(scene: Scene, factory: Factory) -> None:
    await scene.begin()
    factory.member(scene.company.organisation, factory.account(Role.COMPANY), "owner")
    await scene.ban()
    await scene.told()
    assert await scene.world.status(scene.pupil, scene.application) == "confirmed"
    assert scene.lines(scene.pupil.account) == []
