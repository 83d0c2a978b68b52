"""The audit: only ever added to, and read by few."""

import asyncio
from contextlib import nullcontext
from typing import Any

import psycopg
import pytest

from api.features import ACTS, FEATURES
from api.people.accounts.acts import ACCOUNT_BANNED, ROLE_GRANTED, ROLE_REVOKED
from api.platform.audit import service
from api.platform.feature.act import OWN_A_DAY, Act
from api.platform.kit.database import Database
from api.platform.kit.problems import TooManyRequestsError
from tests.conftest import Device
from tests.factories import Factory


async def note(database: Database, *actions: Act, **detail: Any) -> None:
    async with database.transaction() as session:
        for action in actions:
            await service.note(session, action, **detail)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET action = 'nothing.happened'",
        "DELETE FROM audit_entry",
        "TRUNCATE audit_entry",
    ],
)
async def test_the_database_refuses_to_change_it(
    database: Database, factory: Factory, statement: str
) -> None:
    await note(database, ROLE_GRANTED)
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="only added to"):
        factory.connection.execute(statement)
    row = factory.connection.execute("SELECT action FROM audit_entry").fetchone()
    assert row == ("role.granted",)


async def test_entries_go_after_their_years_and_not_before(database: Database, factory: Factory) -> None:
    factory.connection.execute(
        "INSERT INTO audit_entry (at, action) VALUES (now() - interval '7 years', 'old'),"
        " (now() - interval '5 years 1 month', 'kept')"
    )
    async with database.transaction() as session:
        assert await service.delete_old(session, 6) == 1
    row = factory.connection.execute("SELECT action FROM audit_entry").fetchone()
    assert row == ("kept",)


async def test_the_dpo_reads_it_by_pages_and_by_kind(
    devices: Device, factory: Factory, database: Database
) -> None:
    await note(database, ROLE_GRANTED, ACCOUNT_BANNED, ROLE_REVOKED)
    client = await devices(factory.session(factory.account("dpo")))
    first = (await client.get("/api/v1/audit", params={"limit": 2})).json()
    rest = (await client.get("/api/v1/audit", params={"limit": 2, "cursor": first["next"]})).json()
    actions = [entry["action"] for entry in [*first["items"], *rest["items"]]]
    assert actions == ["role.revoked", "account.banned", "role.granted"]
    roles = (await client.get("/api/v1/audit", params={"action": "role."})).json()["items"]
    assert [entry["action"] for entry in roles] == ["role.revoked", "role.granted"]


async def test_acts_are_said_in_the_readers_language(
    devices: Device, factory: Factory, database: Database
) -> None:
    factory.connection.execute("INSERT INTO audit_entry (action) VALUES ('long.forgotten')")
    await note(database, ROLE_GRANTED)
    client = await devices(factory.session(factory.account("dpo")))
    said = {
        language: [
            entry["title"]
            for entry in (await client.get("/api/v1/audit", headers={"Accept-Language": language})).json()[
                "items"
            ]
        ]
        for language in ("fr", "en")
    }
    assert said == {"fr": ["Rôle donné", "long.forgotten"], "en": ["Role given", "long.forgotten"]}


def test_every_act_has_words_of_its_own() -> None:
    names = [act.name for one in FEATURES for act in one.acts]
    assert len(names) == len(ACTS)
    for language in ("fr", "en"):
        words = [act[language] for act in ACTS.values()]
        assert all(words)
        assert len(set(words)) == len(words)


async def test_the_dpo_reads_nothing_else(devices: Device, factory: Factory) -> None:
    client = await devices(factory.session(factory.account("dpo")))
    for path in ("/accounts", "/birth-date-reviews"):
        assert (await client.get(f"/api/v1{path}")).status_code == 403


async def test_what_its_owner_undoes_and_does_again_is_written_so_often_a_day(
    database: Database, factory: Factory
) -> None:
    """Walls, line 25: rows that nobody may delete do not grow as fast as somebody can tap."""
    again = Act("thing.done", {"fr": "Fait", "en": "Done"}, a_day=3)
    one, other = factory.account(), factory.account()
    for _ in range(3):
        await note(database, again, actor=one)
    with pytest.raises(TooManyRequestsError) as refused:
        await note(database, again, actor=one)
    assert 86_000 < refused.value.retry_after <= 86_400
    # Others, and whatever else, are counted apart.
    await note(database, again, actor=other)
    await note(database, again)
    await note(database, ROLE_GRANTED, actor=one)
    row = factory.connection.execute("SELECT count(*) FROM audit_entry").fetchone()
    assert row == (6,)


async def test_walls_25_so_often_a_day_holds_for_acts_at_once(database: Database, factory: Factory) -> None:
    """Those of the same moment each saw that nothing had been done yet."""
    again = Act("thing.done", {"fr": "Fait", "en": "Done"}, a_day=2)
    one = factory.account()
    begun = asyncio.Barrier(4)

    async def at_once() -> bool:
        async with database.transaction() as session:
            await session.connection()
            await begun.wait()
            await service.note(session, again, actor=one)
            # What was noted waits to be committed.
            await asyncio.sleep(0.05)
        return True

    done = await asyncio.gather(*(at_once() for _ in range(4)), return_exceptions=True)
    assert done.count(True) == 2
    assert sum(isinstance(result, TooManyRequestsError) for result in done) == 2
    assert factory.connection.execute("SELECT count(*) FROM audit_entry").fetchone() == (2,)


async def test_what_goes_on_is_only_no_longer_written(database: Database, factory: Factory) -> None:
    seen = Act("thing.seen", {"fr": "Vu", "en": "Seen"}, a_day=2, goes_on=True)
    one = factory.account()
    for _ in range(4):
        await note(database, seen, actor=one)
    assert factory.connection.execute("SELECT count(*) FROM audit_entry").fetchone() == (2,)


@pytest.mark.parametrize("act", [act for one in FEATURES for act in one.acts], ids=lambda act: act.name)
async def test_walls_25_no_act_of_an_account_on_itself_is_written_without_end(
    act: Act, database: Database, factory: Factory
) -> None:
    """Any act, also one that names no limit; but one that ends what is limited, which nobody is kept from."""
    if act.ends is not None:
        assert act.ends.a_day is not None
        return
    one = factory.account()
    factory.connection.execute(
        "INSERT INTO audit_entry (actor, action, account_id, detail)"
        " SELECT %s, %s, %s, '{}' FROM generate_series(1, %s)",
        [one, act.name, one, act.a_day or OWN_A_DAY],
    )
    before = factory.connection.execute("SELECT count(*) FROM audit_entry").fetchone()
    with nullcontext() if act.goes_on else pytest.raises(TooManyRequestsError):
        await note(database, act, actor=one, account_id=one)
    assert factory.connection.execute("SELECT count(*) FROM audit_entry").fetchone() == before


async def test_walls_25_what_staff_do_to_others_is_not_counted_with_their_own(
    database: Database, factory: Factory
) -> None:
    admin, other = factory.account(), factory.account()
    await note(database, *[ROLE_GRANTED] * (OWN_A_DAY + 1), actor=admin, account_id=other)
    await note(database, ROLE_GRANTED, actor=admin, account_id=admin)
    row = factory.connection.execute("SELECT count(*) FROM audit_entry").fetchone()
    assert row == (OWN_A_DAY + 2,)
