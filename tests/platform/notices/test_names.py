"""A line in the app names its thing, as long as its reader may see it (Placements, line 1)."""

from uuid import UUID, uuid4

import pytest

from api.badges.issuing.kinds import BADGE_ISSUED
from api.people.organisations.kinds import ORGANISATION_JOINED
from api.placements.alerts.kinds import ALERT_FOUND
from api.placements.applications.kinds import APPLICATION_CANCELLED
from api.platform.access import Role
from api.platform.feature.notice import Kind
from api.platform.kit.database import Database
from api.platform.notices import service as notices
from api.talk.conversations.kinds import MESSAGE_WAITING
from tests.conftest import Device
from tests.factories import Factory


class Reader:
    """Somebody who is told things and reads their list."""

    def __init__(self, factory: Factory, database: Database, devices: Device, *roles: Role) -> None:
        self.account = factory.account(*(roles or (Role.STUDENT,)))
        self.factory, self.database, self.devices = factory, database, devices

    async def told(self, kind: Kind, **ids: object) -> None:
        async with self.database.transaction() as session:
            await notices.show(session, [self.account], kind, **ids)

    async def reads(self, language: str = "fr") -> list[str | None]:
        phone = await self.devices(self.factory.session(self.account))
        headers = {"Accept-Language": language}
        items = (await phone.get("/api/v1/me/notifications", headers=headers)).json()["items"]
        return [item["about"] for item in items]


@pytest.mark.parametrize(
    ("first", "last", "french", "english"),
    [
        ("2026-12-21", "2026-12-25", "du 21 au 25 décembre 2026", "21 to 25 December 2026"),
        ("2026-11-30", "2026-12-04", "du 30 novembre au 4 décembre 2026", "30 November to 4 December 2026"),
        (
            "2026-12-28",
            "2027-01-01",
            "du 28 décembre 2026 au 1er janvier 2027",
            "28 December 2026 to 1 January 2027",
        ),
        ("2027-02-01", "2027-02-05", "du 1er au 5 février 2027", "1 to 5 February 2027"),
        ("2027-02-01", "2027-02-01", "1er février 2027", "1 February 2027"),
    ],
)
def test_days_are_told_without_saying_month_and_year_twice(
    first: str, last: str, french: str, english: str
) -> None:
    days = {"days": [[first, last]]}
    assert notices.named(None, days, "fr") == french
    assert notices.named(None, days, "en") == english


@pytest.fixture
def reader(factory: Factory, database: Database, devices: Device) -> Reader:
    return Reader(factory, database, devices)


async def test_an_offer_by_its_title_and_company_until_it_is_hidden(reader: Reader, factory: Factory) -> None:
    offers = [factory.offer(title=f"Stage {n}", company_name="Le fournil") for n in range(2)]
    for offer in offers:
        await reader.told(ALERT_FOUND, offer_id=offer, alert_id=uuid4())
    assert await reader.reads() == ["Stage 1 · Le fournil", "Stage 0 · Le fournil"]
    factory.connection.execute("UPDATE offer SET status = 'hidden' WHERE id = %s", [offers[1]])
    factory.connection.execute("DELETE FROM offer WHERE id = %s", [offers[0]])
    assert await reader.reads() == [None, None]


async def test_a_hidden_offer_to_who_applied_or_works_there(
    factory: Factory, database: Database, devices: Device
) -> None:
    people = [Reader(factory, database, devices) for _ in range(3)]
    company = factory.organisation(people[1].account)
    offer = factory.offer(company, title="Stage", company_name="Le fournil", status="hidden")
    factory.application(offer, people[0].account)
    for one in people:
        await one.told(APPLICATION_CANCELLED, offer_id=offer, application_id=uuid4())
    assert [await one.reads() for one in people] == [["Stage · Le fournil"], ["Stage · Le fournil"], [None]]


async def test_a_talk_by_its_career_to_its_two_people_alone(
    factory: Factory, database: Database, devices: Device
) -> None:
    factory.career("A1202", "Jardinier / Jardinière")
    student, mentor, other = (Reader(factory, database, devices) for _ in range(3))
    talked = factory.conversation(student.account, mentor.account, career_code="A1202")
    for one in (student, mentor, other):
        await one.told(MESSAGE_WAITING, conversation_id=talked)
    found = [await one.reads() for one in (student, mentor, other)]
    assert found == [["Jardinier / Jardinière"], ["Jardinier / Jardinière"], [None]]


async def test_an_organisation_that_nobody_verified_only_to_its_members(
    reader: Reader, factory: Factory
) -> None:
    known, unknown = factory.organisation(name="Connue"), factory.organisation(name="?", verified_at=None)
    mine = factory.organisation(reader.account, name="La mienne", verified_at=None)
    for organisation in (known, unknown, mine):
        await reader.told(ORGANISATION_JOINED, organisation_id=organisation)
    assert await reader.reads() == ["La mienne", None, "Connue"]


@pytest.mark.parametrize("wrong", ["not an id", None, 7, {"a": 1}])
async def test_what_is_no_id_names_nothing_and_breaks_nothing(reader: Reader, wrong: object) -> None:
    await reader.told(ALERT_FOUND, offer_id=wrong, alert_id=uuid4())
    await reader.told(BADGE_ISSUED, credential_id=UUID(int=5))
    assert await reader.reads() == [None, None]


async def test_a_kind_of_another_version_has_no_name(reader: Reader, factory: Factory) -> None:
    await reader.told(ALERT_FOUND, offer_id=factory.offer(), alert_id=uuid4())
    factory.connection.execute("UPDATE stream_event SET kind = 'former.kind'")
    assert await reader.reads() == [None]
