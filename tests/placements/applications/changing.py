"""A pupil with a place that its company changes, and what everybody is told of it."""

from typing import Any
from uuid import UUID, uuid4

from api.features import NOTICES
from api.placements.applications import changes
from api.platform.access import Role
from api.platform.kit.database import Database
from api.platform.kit.secrets import Secrets
from api.platform.notices import service as notices
from api.platform.settings import Settings
from tests.placements.applications.world import Student, World
from tests.placements.offers.conftest import Company as Writer
from tests.placements.offers.conftest import jobs, monday

UAI = "0440001A"
TASK = "applications:tell_changed"
BY_DAY = {"hours_per_week": None, "day_starts": "09:00", "day_ends": "17:00", "break_minutes": 60}


class Scene:
    """A pupil of a school with a place in a company, and what everybody is told."""

    def __init__(self, world: World, database: Database, settings: Settings) -> None:
        self.world, self.factory = world, world.factory
        self.database, self.settings = database, settings
        self.secrets = Secrets(settings.secret_key.get_secret_value())
        self.writer: Writer
        self.offer: dict[str, Any]
        self.pupil: Student
        self.application: str
        self.staff: UUID

    async def begin(self, *, age: int = 16, confirmed: bool = True, **values: Any) -> None:
        self.factory.commune("44109", "Nantes")
        made = await self.world.company(siret="12345678200002", name="Charpentes du Lac")
        self.writer = Writer(made.client, made.organisation, made.owner)
        self.staff = self.factory.account(Role.SCHOOL)
        self.factory.organisation(self.staff, uai=UAI)
        self.offer = self.writer.placement(
            id=str(uuid4()),
            start_on=str(monday(4)),
            levels=["cap"],
            title="Stage vente",
            address="3 rue du Port",
            commune_code="44109",
            **BY_DAY,
        )
        published = await self.writer.publish(self.offer)
        assert published.json()["status"] == "published", published.text
        self.pupil = await self.has_a_place(
            age=age, confirmed=confirmed, email="pupille@example.org", **values
        )
        self.forget()

    async def has_a_place(self, *, age: int = 16, confirmed: bool = True, **values: Any) -> Student:
        pupil = await self.world.student(age, **{"level": "vocational", **values})
        self.factory.pupil_school(pupil.account, uai=UAI, name="")
        self.application = await self.world.applied(pupil, UUID(self.offer["id"]))
        path = f"/api/v1/applications/{self.application}/accept"
        answer = await self.writer.client.post(path, json={"contact": "Demandez l’accueil, 02 61 91 00 44"})
        assert answer.status_code == 200, answer.text
        if confirmed:
            await self.world.confirm(pupil, self.application)
        return pupil

    def forget(self) -> None:
        for table in ("stream_event", "push_delivery", "push_notice", "mail", "procrastinate_jobs"):
            self.factory.connection.execute(f"DELETE FROM {table}")

    def hours_later(self) -> None:
        """As if what was told so far had been told long ago."""
        self.factory.connection.execute(
            "UPDATE application_change SET at = at - CAST(%s AS interval)", [changes.TOLD_EVERY]
        )

    async def change(self, **values: Any) -> None:
        answer = await self.writer.change(self.offer, **values)
        assert answer.status_code == 200, answer.text

    async def told(self, times: int = 1) -> None:
        """The jobs run, each so often."""
        for args in jobs(self.factory, TASK) * times:
            async with self.database.transaction() as session:
                await changes.tell(session, self.settings, self.secrets, UUID(args["offer_id"]))
        async with self.database.transaction() as session:
            await notices.ring_due(session, self.settings, NOTICES)

    async def lines(self, client: Any, language: str = "fr") -> list[tuple[str, str]]:
        headers = {"Accept-Language": language}
        items = (await client.get("/api/v1/me/notifications", headers=headers)).json()["items"]
        return [(one["kind"], one["about"]) for one in items]

    async def parts(self) -> list[list[dict[str, Any]]]:
        mine = await self.world.mine(self.pupil, self.application)
        return [one["parts"] for one in mine["changes"]]

    def mails(self) -> dict[str, dict[str, Any]]:
        rows = self.factory.connection.execute("SELECT recipient, letter FROM mail").fetchall()
        assert len({row[0] for row in rows}) == len(rows), "nobody is mailed twice"
        return dict(rows)

    def rung(self, account: UUID) -> list[tuple[str, str]]:
        return self.factory.connection.execute(
            "SELECT n.kind, n.url FROM push_notice n JOIN push_delivery d ON d.notice_id = n.id"
            " WHERE d.account_id = %s",
            [account],
        ).fetchall()
