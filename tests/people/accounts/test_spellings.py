"""Walls, line 5: one mailbox has one budget of mails, in however many spellings it is written."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from itertools import count

import pytest
from fastapi import FastAPI

from api.people.accounts.codes import service as codes
from api.platform.kit.clock import now
from api.platform.kit.database import Database
from api.platform.settings import Settings
from tests.factories import Factory
from tests.people.accounts.crowd import Browser, answer, ask, browsers, last_code, mailed, send_due, together

VICTIM = "jeandupont@gmail.com"
numbers = count()


@pytest.fixture
async def browser(app: FastAPI) -> AsyncIterator[Browser]:
    async with AsyncExitStack() as opened:
        yield browsers(app, opened)


def spelling(number: int) -> str:
    """One of the many of the same mailbox."""
    before = ("jeandupont", "jean.dupont", "j.eandupont")[number % 3]
    return f"{before}+{number}@{('gmail.com', 'googlemail.com')[number % 2]}"


def sent_to_victim(factory: Factory) -> int:
    row = factory.connection.execute(
        "SELECT count(*) FROM mail WHERE replace(split_part(split_part(recipient, '@', 1), '+', 1), '.', '')"
        " = 'jeandupont'"
    ).fetchone()
    assert row
    return int(row[0])


async def attack(browser: Browser, emails: list[str]) -> list[bool]:
    """Each is asked for from a network of its own, all at once; which were held."""

    async def one(email: str) -> bool:
        at = next(numbers)
        return bool((await ask(await browser(f"203.1.{at // 250}.{at % 250 + 1}"), email))["busy_network"])

    return await together([one(email) for email in emails])


async def test_walls_5_a_mailbox_in_many_spellings_gets_no_mail_for_each(
    browser: Browser, factory: Factory
) -> None:
    """But one every quarter of an hour, for whoever waits."""
    await attack(browser, [spelling(number) for number in range(codes.SPELLINGS_A_DAY + 40)])
    assert sent_to_victim(factory) == codes.SPELLINGS_A_DAY + 1
    # However often it asks for one of them.
    await attack(browser, ["jean.dup.ont@gmail.com"] * 10)
    assert sent_to_victim(factory) == codes.SPELLINGS_A_DAY + 1


@pytest.mark.parametrize("email", ["jean.dupont@gmail.com", "jean.dupont@googlemail.com"])
async def test_walls_5_whose_address_has_dots_waits_a_quarter_of_an_hour_at_most(
    browser: Browser, factory: Factory, database: Database, settings: Settings, email: str
) -> None:
    """They got no code at all, for as long as somebody asked for thirty spellings a day."""
    await attack(browser, [spelling(number) for number in range(codes.SPELLINGS_A_DAY + 5)])
    owner = await browser("198.51.100.7")
    sent = await ask(owner, email)
    assert not sent["busy_network"]
    at_last = now() + timedelta(minutes=settings.shared_code_minutes)
    assert datetime.fromisoformat(sent["arrives_at"]) <= at_last
    await send_due(factory, database, settings, at_last)
    # To the plain spelling, which the provider delivers to the same mailbox.
    code = last_code(factory, VICTIM)
    assert await answer(owner, email, sent["id"], code) == 200


async def test_walls_5_where_a_word_after_plus_may_be_somebody_else_no_code_goes_elsewhere(
    browser: Browser, factory: Factory
) -> None:
    """« eleve+lea@… » and « eleve@… » may be two people: who crowds the one gets no code of the other."""
    await attack(browser, [f"eleve+{number}@example.org" for number in range(codes.SPELLINGS_A_DAY)])
    sent = await ask(await browser("198.51.100.7"), "eleve+lea@example.org")
    assert sent["busy_network"]
    assert mailed(factory, "eleve@example.org") == mailed(factory, "eleve+lea@example.org") == []


async def test_walls_5_they_keep_nobody_out_of_the_plain_spelling_nor_of_an_account(
    browser: Browser, factory: Factory
) -> None:
    factory.account("student", email="eleve+lea@example.org")
    await attack(browser, [spelling(number) for number in range(codes.SPELLINGS_A_DAY + 5)])
    await attack(browser, [f"eleve+{number}@example.org" for number in range(codes.SPELLINGS_A_DAY + 5)])
    for email in ("eleve+lea@example.org", VICTIM, "jeandupont@example.org"):
        owner = await browser("198.51.100.7")
        sent = await ask(owner, email)
        assert await answer(owner, email, sent["id"], last_code(factory, email)) == 200


async def test_a_code_works_for_no_other_spelling(browser: Browser, factory: Factory) -> None:
    """Where + is a letter like any other, the other spelling is somebody else's."""
    robot = await browser("198.51.100.8")
    sent = await ask(robot, "eleve+robot@example.org")
    code = last_code(factory, "eleve+robot@example.org")
    assert await answer(robot, "eleve@example.org", sent["id"], code) == 422
    assert mailed(factory, "eleve@example.org") == []


async def test_spellings_that_are_used_count_no_more(browser: Browser, factory: Factory) -> None:
    for number in range(codes.SPELLINGS_A_DAY + 3):
        pupil, email = await browser(f"198.51.101.{number}"), f"classe+{number}@example.org"
        sent = await ask(pupil, email)
        assert not sent["busy_network"]
        assert await answer(pupil, email, sent["id"], last_code(factory, email)) == 200


async def test_a_new_address_of_an_account_counts_too(
    browser: Browser, factory: Factory, settings: Settings
) -> None:
    await attack(browser, [f"eleve+{number}@example.org" for number in range(codes.SPELLINGS_A_DAY)])
    changing = await browser("198.51.100.9")
    changing.cookies.set("epass_session", factory.session(factory.account("student")))
    response = await changing.post("/api/v1/me/email", json={"email": "eleve+99@example.org"})
    assert response.status_code == 429
    assert mailed(factory, "eleve+99@example.org") == []
