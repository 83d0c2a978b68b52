"""When and how much mentors answer, and how the directory shows it."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from api.platform.access import Role
from api.platform.kit.clock import today
from api.platform.kit.database import Database
from api.platform.settings import Settings
from api.talk.mentoring import service
from tests.conftest import Device
from tests.factories import Factory, born
from tests.moments import Clock

DEFAULTS: dict[str, Any] = {"capacity": 3, "hours": [], "away_from": None, "away_until": None}


@pytest.fixture
def mentor(factory: Factory) -> UUID:
    """The account of a verified mentor."""
    account = factory.account(Role.MENTOR)
    factory.candidacy(account, status="approved")
    factory.mentor_profile(account)
    return account


@pytest.fixture
async def phone(mentor: UUID, factory: Factory, devices: Device) -> httpx.AsyncClient:
    """The mentor's phone."""
    return await devices(factory.session(mentor))


async def listed(client: httpx.AsyncClient, **query: Any) -> list[str | None]:
    """Why each mentor of the list cannot be asked; None for one who can."""
    items = (await client.get("/api/v1/mentors", params=query)).json()["items"]
    assert all(item["contactable"] is (item["why_not"] is None) for item in items)
    return [item["why_not"] for item in items]


async def test_a_mentor_says_when_and_how_much_they_answer(phone: httpx.AsyncClient) -> None:
    used = {"open_now": 0, "paused": False, "paused_for_silence": False, "thanks": 0, "kept_out": False}
    assert (await phone.get("/api/v1/me/availability")).json() == {**DEFAULTS, **used}
    said = {
        "capacity": 5,
        "hours": [
            {"weekday": 1, "from": "12:00", "to": "14:00"},
            {"weekday": 3, "from": "18:00", "to": "20:00"},
        ],
        "away_from": str(today()),
        "away_until": str(today() + timedelta(days=9)),
    }
    assert (await phone.put("/api/v1/me/availability", json=said)).json() == {**said, **used}
    assert (await phone.get("/api/v1/me/availability")).json() == {**said, **used}


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"capacity": -1}, None),
        ({"capacity": 21}, None),
        ({"hours": [{"weekday": 8, "from": "12:00", "to": "14:00"}]}, None),
        (
            {"hours": [{"weekday": 1, "from": "14:00", "to": "12:00"}]},
            "L’heure de fin vient avant celle du début.",
        ),
        (
            {
                "hours": [
                    {"weekday": 1, "from": "12:00", "to": "14:00"},
                    {"weekday": 1, "from": "13:00", "to": "15:00"},
                ]
            },
            "Deux créneaux du même jour se chevauchent.",
        ),
        ({"away_from": "2026-12-24"}, "Indiquez le premier et le dernier jour."),
        (
            {"away_from": "2026-12-24", "away_until": "2026-12-23"},
            "La date de fin vient avant celle du début.",
        ),
    ],
)
async def test_what_makes_no_sense_is_refused_with_a_word(
    wrong: dict[str, Any], message: str | None, phone: httpx.AsyncClient
) -> None:
    answer = await phone.put("/api/v1/me/availability", json={**DEFAULTS, **wrong})
    assert answer.status_code == 422
    if message:
        assert [error["message"] for error in answer.json()["errors"]] == [message]


async def test_who_is_full_or_away_is_listed_but_cannot_be_asked(
    mentor: UUID, phone: httpx.AsyncClient, client: httpx.AsyncClient, factory: Factory
) -> None:
    assert await listed(client) == [None]
    student = factory.account(Role.STUDENT)
    for status in ("open", "suspended", "closed"):
        factory.conversation(student, mentor, status=status)
    assert (await phone.get("/api/v1/me/availability")).json()["open_now"] == 2
    for said, why_not in (
        ({"capacity": 3}, None),
        ({"capacity": 2}, "full"),
        ({"capacity": 0}, "full"),
        ({"away_from": str(today()), "away_until": str(today())}, "away"),
        (
            {"away_from": str(today() + timedelta(days=1)), "away_until": str(today() + timedelta(days=2))},
            None,
        ),
        (
            {"away_from": str(today() - timedelta(days=2)), "away_until": str(today() - timedelta(days=1))},
            None,
        ),
    ):
        assert (await phone.put("/api/v1/me/availability", json={**DEFAULTS, **said})).status_code == 200
        assert await listed(client) == [why_not]
        assert await listed(client, contactable=True) == ([None] if why_not is None else [])


async def test_people_who_are_apart_do_not_find_each_other(
    mentor: UUID, client: httpx.AsyncClient, factory: Factory, devices: Device
) -> None:
    apart = [factory.account(Role.STUDENT, age=15) for _ in range(3)]
    others = [factory.account(Role.STUDENT, age=15) for _ in range(2)]
    factory.block(apart[0], mentor)
    factory.block(mentor, apart[1])
    factory.silence(mentor, toward=apart[2])
    factory.silence(mentor, toward=others[0], lifted_at=datetime.now(UTC))
    for student in (*apart, *others):
        phone = await devices(factory.session(student))
        assert await listed(phone) == ([] if student in apart else [None])
    assert await listed(client) == [None]


async def test_a_suspended_mentor_is_told_and_not_in_the_list_until_it_ends(
    mentor: UUID, phone: httpx.AsyncClient, client: httpx.AsyncClient, factory: Factory
) -> None:
    moment = datetime.now(UTC)
    decision = factory.decision(mentor, "suspend", until=moment + timedelta(days=3))
    assert await listed(client) == []
    assert (await phone.get("/api/v1/me/availability")).json()["kept_out"]
    factory.connection.execute(
        "UPDATE moderation_decision SET until = %s WHERE id = %s", [moment - timedelta(minutes=1), decision]
    )
    assert await listed(client) == [None]
    assert not (await phone.get("/api/v1/me/availability")).json()["kept_out"]


async def test_three_silences_in_a_row_pause_a_mentor_who_comes_back_with_one_tap(
    mentor: UUID,
    phone: httpx.AsyncClient,
    client: httpx.AsyncClient,
    database: Database,
    settings: Settings,
    factory: Factory,
) -> None:
    async def silent(times: int) -> None:
        for _ in range(times):
            async with database.transaction() as session:
                await service.stayed_silent(session, settings, mentor)

    async def told() -> list[str]:
        return [one["kind"] for one in (await phone.get("/api/v1/me/notifications")).json()["items"]]

    await silent(2)
    async with database.transaction() as session:
        await service.broke_silence(session, mentor)
    await silent(2)
    assert await listed(client) == [None]
    assert await told() == []
    await silent(1)
    assert await listed(client) == []
    await silent(1)
    assert await told() == ["mentor.paused"]
    (mail,) = factory.letters(mentor)
    assert "Cela arrive à tout le monde" in mail
    shown = (await phone.get("/api/v1/me/availability")).json()
    assert (shown["paused"], shown["paused_for_silence"]) == (True, True)
    again = await phone.post("/api/v1/me/availability/resume")
    assert (again.json()["paused"], again.json()["paused_for_silence"]) == (False, False)
    assert await listed(client) == [None]
    await silent(2)
    assert await listed(client) == [None]


async def test_the_usual_time_to_answer_is_the_median_of_the_last_ten(
    mentor: UUID, client: httpx.AsyncClient, database: Database, factory: Factory
) -> None:
    student = factory.account(Role.STUDENT)
    moment = datetime.now(UTC)
    for number, hours in enumerate([500, 500, 1, 2, 2, 3, 3, 4, 4, 50, 60, 70]):
        answered = moment - timedelta(days=100 - number)
        factory.conversation(
            student,
            mentor,
            status="closed",
            opened_at=answered - timedelta(hours=hours),
            answered_at=answered,
        )
    async with database.transaction() as session:
        await service.learn_answer_time(session, mentor)
    (item,) = (await client.get("/api/v1/mentors")).json()["items"]
    assert item["response_hours"] == 4


async def test_devices_ring_within_the_hours_a_mentor_gave(
    phone: httpx.AsyncClient,
    mentor: UUID,
    database: Database,
    factory: Factory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = Clock(monkeypatch)
    clock.move(service)
    always = factory.account(Role.MENTOR)
    in_an_hour = (clock.now() + timedelta(hours=1)).astimezone()
    begins = max(in_an_hour.hour, 1)
    hours = [{"weekday": day, "from": f"{begins:02}:00", "to": f"{begins:02}:59"} for day in range(1, 8)]
    await phone.put("/api/v1/me/availability", json={**DEFAULTS, "hours": hours})

    async def rung_at(clock_time: str) -> bool:
        local = datetime.strptime(clock_time, "%H:%M").replace(tzinfo=service.PARIS)
        moment = datetime.combine(today(), local.timetz())
        async with database.reads.connect() as connection:
            found = await service.ringable(connection, dict.fromkeys([mentor, always, uuid4()], moment))
        assert always in found
        return mentor in found

    assert await rung_at(f"{begins:02}:30")
    assert not await rung_at(f"{begins:02}:59")
    assert not await rung_at(f"{begins - 1:02}:59")
    away = {"away_from": str(today()), "away_until": str(today())}
    await phone.put("/api/v1/me/availability", json={**DEFAULTS, **away})
    assert not await rung_at("12:00")


async def test_a_moderator_takes_a_mentor_out_of_the_list_and_puts_them_back(
    mentor: UUID, phone: httpx.AsyncClient, client: httpx.AsyncClient, database: Database, factory: Factory
) -> None:
    (item,) = (await client.get("/api/v1/mentors")).json()["items"]
    profile, subject = UUID(item["id"]), service.REPORTABLE
    minor, adult = factory.account(Role.STUDENT, age=15), factory.account(Role.STUDENT, age=20)
    async with database.transaction() as session:
        found = await subject.find(session, profile)
        assert found is not None
        assert (found.about_id, found.department) == (mentor, "44")
        (line,) = await subject.excerpt(session, profile)
        assert "Je taille, je plante" in line.text
        assert await subject.find(session, mentor) is None
        assert [await subject.seen_by(session, profile, one) for one in (minor, adult)] == [True, True]
        await subject.hide(session, profile)
    assert await listed(client) == []
    await phone.post("/api/v1/me/availability/resume")
    assert await listed(client) == []
    async with database.transaction() as session:
        await subject.release(session, profile)
    assert await listed(client) == [None]
    factory.connection.execute("UPDATE account SET birth_date = %s WHERE id = %s", [born(17), mentor])
    factory.vouch(mentor)
    async with database.transaction() as session:
        assert [await subject.seen_by(session, profile, one) for one in (minor, adult)] == [True, False]
