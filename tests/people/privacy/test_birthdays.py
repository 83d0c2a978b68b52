"""The birthday of consenting alone, and the day after a change of birth date; the clock is moved."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any

import pytest

from api.people.privacy import birthdays
from api.platform.kit.clock import today
from api.platform.kit.database import Database
from api.platform.kit.personal_data import PersonalData, Purpose
from api.platform.kit.secrets import Secrets
from api.platform.settings import Settings
from tests.factories import Factory
from tests.people.privacy.conftest import Clock, Family, MakeFamily

Night = Callable[[], Awaitable[None]]


def birthday(years: int) -> date:
    """The day on which `nearly_grown` reaches an age; tomorrow they are 15."""
    day = today() + timedelta(days=1)
    return day.replace(year=day.year + years - 15)


@pytest.fixture
async def nearly_grown(family: MakeFamily) -> Family:
    """Somebody who turns 15 tomorrow, with everything agreed."""
    made: Family = await family(age=None, birth_date=birthday(0), email="enfant@example.org")
    made.parent = "parent@example.org"
    return made


@pytest.fixture
def night(database: Database, settings: Settings, told: list[Any]) -> Night:
    """The nightly job."""

    async def withdraw(_session: Any, account_id: Any, purpose: Purpose) -> None:
        told.append((account_id, purpose))

    personal_data = [PersonalData("listener", {"fr": "Écoute", "en": "Listener"}, withdraw=withdraw)]
    secrets = Secrets(settings.secret_key.get_secret_value())

    async def run() -> None:
        async with database.reads.connect() as connection:
            grown = await birthdays.due(connection, settings)
            others = await birthdays.out_of_step(connection, settings)
        for account_id in grown:
            async with database.transaction() as session:
                await birthdays.ask_anew(session, settings, secrets, personal_data, account_id)
        for account_id in others:
            async with database.transaction() as session:
                await birthdays.bring_into_step(session, settings, personal_data, account_id)

    return run


async def test_the_eve_changes_nothing(nearly_grown: Family, night: Night) -> None:
    await nearly_grown.consent()
    await night()
    assert set((await nearly_grown.states()).values()) == {"granted"}
    assert nearly_grown.told == []


async def test_the_person_is_asked_anew_and_parents_are_out(
    nearly_grown: Family, night: Night, moving: Clock, factory: Factory
) -> None:
    manage = await nearly_grown.consent(other_holder_email="autre@example.org")
    oppose = nearly_grown.mails.token("autre@example.org", "/parent/oppose")
    reference = (await nearly_grown.overview())["opposition_reference"]
    moving.set(birthday(15), hour=0)
    # At once, before any job.
    assert set((await nearly_grown.states()).values()) == {"not_asked"}
    for path, body in [
        ("manage", {"token": manage}),
        ("withdraw", {"token": manage, "purposes": ["push"]}),
        ("oppose", {"token": oppose, "declares_authority": True, "reason": "Pas d'accord"}),
        ("oppose", {"reference": reference, "declares_authority": True, "reason": "Pas d'accord"}),
    ]:
        assert (await nearly_grown.visitor.post(f"/api/v1/guardian/{path}", json=body)).status_code == 404
    await night()
    assert sorted(purpose for _, purpose in nearly_grown.told) == sorted(Purpose)
    assert factory.connection.execute("SELECT count(*) FROM guardian_token").fetchone() == (0,)
    assert factory.connection.execute("SELECT sealed_address FROM guardian_request").fetchone() == (None,)
    assert "décider seul" in nearly_grown.mails.to("enfant@example.org")[0]["subject"]
    assert "prend fin" in nearly_grown.mails.to("parent@example.org")[0]["subject"]
    assert set((await nearly_grown.states()).values()) == {"not_asked"}
    overview = await nearly_grown.overview()
    assert (overview["rule"], overview["guardian"], overview["opposition_reference"]) == ("alone", None, None)


async def test_the_job_tells_once(nearly_grown: Family, night: Night, moving: Clock) -> None:
    await nearly_grown.consent()
    moving.set(birthday(15))
    await night()
    await night()
    assert len(nearly_grown.mails.to("enfant@example.org")) == 1


async def test_what_was_decided_alone_before_the_job_stays(
    nearly_grown: Family, night: Night, moving: Clock
) -> None:
    await nearly_grown.consent()
    moving.set(birthday(15), hour=0)
    await nearly_grown.agree("push")
    assert await nearly_grown.state("push") == "granted"
    await night()
    assert await nearly_grown.state("push") == "granted"
    assert await nearly_grown.state("badges") == "not_asked"
    assert (nearly_grown.child, Purpose.PUSH) not in nearly_grown.told


async def test_a_waiting_child_is_told_too_and_the_link_is_dead(
    nearly_grown: Family, night: Night, moving: Clock
) -> None:
    await nearly_grown.agree("push")
    token = await nearly_grown.ask()
    moving.set(birthday(15))
    assert (await nearly_grown.answer(token)).status_code == 404
    await night()
    assert len(nearly_grown.mails.to("enfant@example.org")) == 1
    # No word to somebody who never answered.
    assert len(nearly_grown.mails.to("parent@example.org")) == 1


async def test_at_18_nothing_more_changes(nearly_grown: Family, night: Night, moving: Clock) -> None:
    moving.set(birthday(15))
    await nearly_grown.agree()
    moving.set(birthday(18))
    await night()
    assert set((await nearly_grown.states()).values()) == {"granted"}
    assert nearly_grown.told == []


async def test_a_later_birth_date_ends_what_the_person_had_decided_alone(
    family: MakeFamily, night: Night
) -> None:
    person = await family(age=16)
    await person.agree("push")
    younger = today().replace(year=today().year - 12, day=1)
    await person.phone.put("/api/v1/me/birth-date", json={"birth_date": younger.isoformat()})
    assert await person.state("push") == "waiting_for_parent"
    await night()
    assert person.told == [(person.child, Purpose.PUSH)]


async def test_a_birth_date_that_goes_back_under_the_age_asks_anew(
    nearly_grown: Family, night: Night, moving: Clock
) -> None:
    await nearly_grown.consent()
    moving.set(birthday(15))
    await night()
    younger = birthday(0) + timedelta(days=300)
    await nearly_grown.phone.put("/api/v1/me/birth-date", json={"birth_date": younger.isoformat()})
    assert set((await nearly_grown.states()).values()) == {"not_asked"}
    await nearly_grown.consent()
    assert set((await nearly_grown.states()).values()) == {"granted"}
