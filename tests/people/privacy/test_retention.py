"""Retention periods: published, and applied; the clock is moved."""

from collections.abc import Awaitable, Callable

import httpx
import pytest

from api.features import RETENTION
from api.people.privacy import retention
from api.platform.kit.database import Database
from api.platform.settings import Settings
from tests.factories import Factory
from tests.people.privacy.conftest import PURPOSES, Clock, MakeFamily
from tests.test_worker import run_due

Night = Callable[[], Awaitable[None]]


@pytest.fixture
def night(database: Database, settings: Settings) -> Night:
    """The nightly job."""

    async def run() -> None:
        async with database.transaction() as session:
            await retention.forget_consents(session, settings)
            await retention.delete_old(session, settings)

    return run


def pass_time(factory: Factory, days: int) -> None:
    """Push the proofs back: the database keeps their time by a clock of its own."""
    with factory.without_triggers() as connection:
        for table, column in (
            ("consent_decision", "decided_at"),
            ("guardian_request", "answered_at"),
            ("guardian_request", "closed_at"),
        ):
            connection.execute(f"UPDATE {table} SET {column} = {column} - %s * interval '1 day'", [days])
        # A decision's number holds the moment at which the database wrote it.
        connection.execute(
            "UPDATE consent_decision"
            " SET id = uuidv7(uuid_extract_timestamp(id) - now() - %s * interval '1 day')",
            [days],
        )
        connection.execute("UPDATE account SET birth_date = birth_date - CAST(%s AS int)", [days])


def rows(factory: Factory, table: str) -> int:
    found = factory.connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert found
    return int(found[0])


async def test_every_period_is_published_in_both_languages(client: httpx.AsyncClient) -> None:
    response = await client.get("/api/v1/retention")
    assert response.headers["Cache-Control"].startswith("public")
    periods = {one["key"]: one for one in response.json()}
    assert periods["inactive_months"] == {
        "key": "inactive_months",
        "value": 24,
        "unit": "months",
        "fr": "Compte inutilisé, avant d’être effacé",
        "en": "Unused account, until deleted",
    }
    assert all(one["fr"] and one["en"] and one["fr"] != one["en"] for one in periods.values())


def test_no_setting_about_keeping_is_missing_from_the_publication() -> None:
    published = [period.setting for period in RETENTION]
    keeping = {name for name in Settings.model_fields if "retention" in name or name.endswith("proof_years")}
    assert keeping - set(published) == set()
    assert len(published) == len(set(published))


async def test_an_unanswered_link_is_forgotten(
    family: MakeFamily, factory: Factory, moving: Clock, night: Night
) -> None:
    child = await family()
    await child.ask()
    moving.move(days=8)
    await night()
    assert factory.connection.execute("SELECT sealed_address FROM guardian_request").fetchone() == (None,)
    assert (await child.overview())["guardian"]["state"] == "expired"
    moving.move(days=28)
    await night()
    assert rows(factory, "guardian_request") == 1
    moving.move(days=2)
    await night()
    assert rows(factory, "guardian_request") == rows(factory, "guardian_token") == 0


async def test_a_standing_consent_keeps_its_proof(
    family: MakeFamily, factory: Factory, moving: Clock, night: Night
) -> None:
    person = await family(age=16)
    await person.agree()
    moving.move(days=365 * 9)
    await night()
    assert set((await person.states()).values()) == {"granted"}


async def test_the_proof_goes_years_after_the_end(family: MakeFamily, factory: Factory, night: Night) -> None:
    person = await family(age=16)
    await person.agree("push")
    pass_time(factory, 400)
    await person.agree("push", agree=False)
    pass_time(factory, 365 * 5 - 3)
    await night()
    assert rows(factory, "consent_decision") == 2
    pass_time(factory, 7)
    await night()
    # The last word of a living account stays: it is the state itself.
    assert rows(factory, "consent_decision") == 1
    assert await person.state("push") in ("refused", "withdrawn")


async def test_the_proof_of_an_erased_account_goes_too_with_its_links(
    family: MakeFamily, factory: Factory, night: Night, settings: Settings
) -> None:
    child = await family()
    await child.consent()
    factory.connection.execute("UPDATE account SET status = 'leaving', leaving_at = now()")
    await run_due(settings, ("privacy:erase_ended", {"timestamp": 0}))
    assert rows(factory, "consent_decision") == len(PURPOSES) * 4
    pass_time(factory, 365 * 5)
    await night()
    assert rows(factory, "guardian_request") == 1
    pass_time(factory, 4)
    await night()
    assert rows(factory, "consent_decision") == rows(factory, "guardian_request") == 0


async def test_expired_exports_go(
    family: MakeFamily, factory: Factory, moving: Clock, night: Night, settings: Settings
) -> None:
    person = await family(age=16)
    await person.phone.post("/api/v1/me/exports")
    await run_due(settings)
    await night()
    assert rows(factory, "data_export") == 1
    moving.move(days=8)
    await night()
    assert rows(factory, "data_export") == 0


async def test_the_nightly_jobs_run_twice_without_a_second_effect(
    settings: Settings, factory: Factory
) -> None:
    for timestamp in (0, 1):
        for name in ("ask_anew", "erase_ended", "delete_old"):
            await run_due(settings, (f"privacy:{name}", {"timestamp": timestamp}))
    left = factory.connection.execute(
        "SELECT count(*) FROM procrastinate_jobs WHERE status <> 'succeeded'"
    ).fetchone()
    assert left == (0,)
