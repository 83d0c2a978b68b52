"""How one is told: by the channels chosen, once, and together what waited (Placements, line 1)."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

import pytest
from pydantic import SecretStr

from api.badges.issuing.kinds import BADGE_REQUESTED
from api.features import NOTICES
from api.people.moderation.kinds import HOLD_ENDED
from api.people.privacy.kinds import EXPORT_READY
from api.people.verification.kinds import CANDIDACY_EXPIRED
from api.placements.applications.kinds import (
    APPLICATION_ACCEPTED,
    APPLICATION_CANCELLED,
    APPLICATION_CONFIRMED,
    APPLICATION_RECEIVED,
    APPLICATION_WITHDRAWN,
    PLACEMENT_GONE,
)
from api.platform.feature.notice import Kind
from api.platform.kit import clock
from api.platform.kit.clock import PARIS
from api.platform.kit.database import Database
from api.platform.notices import service as notices
from api.platform.push.vapid import new_private_key
from api.platform.settings import Settings
from api.platform.stream import service as stream
from api.talk.conversations.kinds import CONVERSATION_CLOSED, MESSAGE_WAITING
from tests.factories import Factory


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Where devices can be rung, with a night."""
    key = SecretStr(new_private_key())
    return settings.model_copy(update={"vapid_private_key": key, "quiet_hours": "21:00-08:00"})


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch, factory: Factory) -> Callable[[str], None]:
    """Sets the clock of a day in term, in Paris."""

    def at(time: str, day: str = "2027-03-11") -> None:
        factory.connection.execute("UPDATE session SET expires_at = '2030-01-01'")
        moment = datetime.fromisoformat(f"{day} {time}").replace(tzinfo=PARIS)
        monkeypatch.setattr(clock, "now", lambda: moment)

    return at


class World:
    """Tells people, and looks at what became of it."""

    def __init__(self, factory: Factory, database: Database, settings: Settings) -> None:
        self.factory = factory
        self.database = database
        self.settings = settings

    def person(self, *, phone: bool = True, **values: object) -> UUID:
        made = self.factory.account(**values)
        if phone:
            self.factory.session(made, expires_at=datetime(2030, 1, 1, tzinfo=PARIS))
            self.factory.push_subscription(made)
        return made

    async def tell(self, person: UUID, kind: Kind, **ids: object) -> None:
        async with self.database.transaction() as session:
            await notices.notify(session, self.settings, [person], kind, **ids)

    async def ring_due(self) -> int:
        async with self.database.transaction() as session:
            return await notices.ring_due(session, self.settings, NOTICES)

    def rung(self, person: UUID) -> list[str]:
        rows = self.factory.connection.execute(
            "SELECT n.kind FROM push_notice n JOIN push_delivery d ON d.notice_id = n.id"
            " JOIN push_subscription s ON s.id = d.subscription_id WHERE s.account_id = %s ORDER BY n.id",
            [person],
        ).fetchall()
        return [row[0] for row in rows]

    def mails(self, person: UUID) -> list[str]:
        rows = self.factory.connection.execute(
            "SELECT m.letter ->> 'subject' FROM mail m JOIN account a ON a.email = m.recipient"
            " WHERE a.id = %s ORDER BY m.id",
            [person],
        ).fetchall()
        return [row[0] for row in rows]

    def lines(self, person: UUID) -> list[str]:
        rows = self.factory.connection.execute(
            "SELECT kind FROM stream_event WHERE account_id = %s AND notice ORDER BY id", [person]
        ).fetchall()
        return [row[0] for row in rows]


@pytest.fixture
def world(factory: Factory, database: Database, settings: Settings, at: Callable[[str], None]) -> World:
    """A Thursday at noon."""
    at("12:00")
    return World(factory, database, settings)


class TestChosen:
    @pytest.mark.parametrize(
        ("preferences", "mailed"),
        [
            ({}, True),
            ({"roles": ["app", "mail"]}, True),
            ({"roles": ["app"]}, False),
            ({"roles": []}, False),
            ({"account": []}, True),
        ],
    )
    async def test_a_mail_follows_the_choice_for_its_topic(
        self, world: World, preferences: dict[str, list[str]], mailed: bool
    ) -> None:
        person = world.person(phone=False, preferences=preferences, language="en")
        await world.tell(person, CANDIDACY_EXPIRED, candidacy_id=uuid4())
        assert world.mails(person) == (["Your profile is no longer visible"] if mailed else [])

    async def test_without_an_address_nothing_is_mailed(self, world: World) -> None:
        person = world.person(phone=False, email=None)
        await world.tell(person, CANDIDACY_EXPIRED, candidacy_id=uuid4())
        assert world.factory.connection.execute("SELECT FROM mail").fetchall() == []
        assert world.lines(person) == ["candidacy.expired"]

    async def test_who_is_shut_out_hears_only_what_concerns_their_rights(self, world: World) -> None:
        person = world.person(phone=False, status="banned")
        await world.tell(person, EXPORT_READY, export_id=uuid4())
        await world.tell(person, HOLD_ENDED, decision_id=uuid4())
        assert world.mails(person) == ["Vous pouvez de nouveau écrire aux jeunes"]

    async def test_never_a_push_and_a_mail_of_the_same_thing(self, world: World) -> None:
        person = world.person()
        ids = {"application_id": uuid4(), "offer_id": uuid4()}
        await world.tell(person, APPLICATION_ACCEPTED, **ids)
        assert (world.rung(person), world.mails(person)) == (["application.accepted"], [])


class TestOnce:
    async def test_a_second_time_the_same_is_nothing(self, world: World) -> None:
        person, conversation = world.person(), uuid4()
        for _ in range(2):
            await world.tell(person, CONVERSATION_CLOSED, conversation_id=conversation)
        await world.tell(person, CONVERSATION_CLOSED, conversation_id=uuid4())
        assert world.lines(person) == ["conversation.closed"] * 2

    async def test_a_whole_class_that_asks_rings_once(self, world: World) -> None:
        person, organisation = world.person(), uuid4()
        for _ in range(3):
            ids = {"organisation_id": organisation, "request_id": uuid4()}
            await world.tell(person, BADGE_REQUESTED, **ids)
        assert world.lines(person) == ["badge.requested"] * 3
        assert world.rung(person) == ["badge.requested"]

    async def test_messages_ring_again_with_one_line_and_one_mail(self, world: World) -> None:
        phone, paper, conversation = world.person(), world.person(phone=False), uuid4()
        for person in (phone, paper) * 2:
            await world.tell(person, MESSAGE_WAITING, conversation_id=conversation)
        assert (world.rung(phone), world.lines(phone)) == (["message.waiting"] * 2, ["message.waiting"])
        assert (len(world.mails(paper)), world.lines(paper)) == (1, ["message.waiting"])


class TestWhatWaited:
    async def test_rings_in_the_morning(self, world: World, at: Callable[..., None]) -> None:
        phone, paper = world.person(), world.person(phone=False)
        at("22:00")
        for person in (phone, paper):
            await world.tell(person, EXPORT_READY, export_id=uuid4())
        assert world.lines(phone) == ["export.ready"]
        at("07:59", "2027-03-12")
        assert await world.ring_due() == 0
        assert world.rung(phone) == world.mails(paper) == []
        at("08:00", "2027-03-12")
        assert [await world.ring_due(), await world.ring_due()] == [2, 0]
        assert world.rung(phone) == ["export.ready"]
        assert world.mails(paper) == ["La copie des données est prête"]

    async def test_not_for_who_saw_it_in_the_app(self, world: World, at: Callable[..., None]) -> None:
        person = world.person()
        at("22:00")
        await world.tell(person, EXPORT_READY, export_id=uuid4())
        async with world.database.transaction() as session:
            await stream.mark_seen(session, person, 2**40)
        at("08:00", "2027-03-12")
        await world.ring_due()
        assert world.rung(person) == []

    async def test_many_things_ring_as_one_and_one_thing_by_its_last_word(
        self, world: World, at: Callable[..., None]
    ) -> None:
        busy, one = world.person(), world.person()
        at("22:00")
        for _ in range(3):
            ids = {"application_id": uuid4(), "offer_id": uuid4()}
            await world.tell(busy, APPLICATION_RECEIVED, **ids)
        for kind in (APPLICATION_RECEIVED, APPLICATION_CONFIRMED):
            await world.tell(one, kind, **ids)
        at("08:00", "2027-03-12")
        await world.ring_due()
        assert world.rung(busy) == ["news.digest"]
        assert world.rung(one) == ["application.confirmed"]
        assert len(world.lines(busy)) == 3

    async def test_a_worker_that_was_away_until_the_next_night_still_lets_sleep(
        self, world: World, at: Callable[..., None]
    ) -> None:
        person = world.person()
        at("22:00")
        await world.tell(person, EXPORT_READY, export_id=uuid4())
        at("23:00", "2027-03-12")
        await world.ring_due()
        assert world.rung(person) == []
        at("08:00", "2027-03-13")
        await world.ring_due()
        assert world.rung(person) == ["export.ready"]

    async def test_two_workers_ring_once(self, world: World, at: Callable[..., None]) -> None:
        people = [world.person() for _ in range(6)]
        at("22:00")
        for person in people:
            await world.tell(person, EXPORT_READY, export_id=uuid4())
        at("08:00", "2027-03-12")
        await asyncio.gather(*(world.ring_due() for _ in range(3)))
        assert [world.rung(person) for person in people] == [["export.ready"]] * 6

    async def test_what_must_be_told_is_not_replaced_by_what_one_chose_not_to_hear(
        self, world: World, at: Callable[..., None]
    ) -> None:
        """Placements, line 1: same application, same night; its place was gone, and no mail said so."""
        quiet, all_ears = world.person(phone=False, preferences={"applications": []}), world.person()
        ids = {"application_id": uuid4(), "offer_id": uuid4()}
        at("22:00")
        for person in (quiet, all_ears):
            for kind in (PLACEMENT_GONE, APPLICATION_CANCELLED):
                await world.tell(person, kind, **ids)
        at("08:00", "2027-03-12")
        await world.ring_due()
        assert len(world.mails(quiet)) == 1
        assert world.rung(all_ears) == ["placement.gone", "application.cancelled"]

    async def test_the_last_word_is_the_one_written_last(self, world: World, at: Callable[..., None]) -> None:
        person = world.person()
        ids = {"application_id": uuid4(), "offer_id": uuid4()}
        at("22:00")
        for kind in (APPLICATION_RECEIVED, APPLICATION_WITHDRAWN):
            await world.tell(person, kind, **ids)
        world.factory.connection.execute(
            "UPDATE stream_event SET ring_at = ring_at + interval '1 minute'"
            " WHERE kind = 'application.received'"
        )
        at("08:01", "2027-03-12")
        await world.ring_due()
        assert world.rung(person) == ["application.withdrawn"]

    async def test_a_line_that_lacks_what_its_kind_asks_for_holds_up_nobody(
        self, world: World, at: Callable[..., None]
    ) -> None:
        """Of another version: the job failed every minute, and nothing that waited rang any more."""
        former, other = world.person(), world.person()
        at("22:00")
        await world.tell(former, APPLICATION_RECEIVED, application_id=uuid4(), offer_id=uuid4())
        world.factory.connection.execute("UPDATE stream_event SET data = '{}'")
        await world.tell(other, EXPORT_READY, export_id=uuid4())
        at("08:00", "2027-03-12")
        assert await world.ring_due() == 2
        assert (world.rung(former), world.rung(other)) == ([], ["export.ready"])

    async def test_a_kind_of_another_version_is_passed_over(
        self, world: World, at: Callable[..., None]
    ) -> None:
        person = world.person()
        at("22:00")
        await world.tell(person, EXPORT_READY, export_id=uuid4())
        world.factory.connection.execute("UPDATE stream_event SET kind = 'former.kind'")
        at("08:00", "2027-03-12")
        assert await world.ring_due() == 1
        assert world.rung(person) == []
