"""« Ce n’est pas moi »: the owner of a mailbox stops children's requests to it, and has them again."""

import asyncio

import httpx
import pytest

from api.people.privacy import stops
from api.platform.kit.database import Database
from api.platform.kit.locks import one_at_a_time
from api.platform.kit.secrets import Secrets
from api.platform.settings import Settings
from tests.people.privacy.conftest import Clock, Family, Mails, MakeFamily
from tests.people.privacy.test_guardians import dead, opened

MAILBOX = "voisine@example.org"


def stop_token(mails: Mails, address: str = MAILBOX) -> str:
    """What the link under the newest mail carries."""
    page, _, token = str(mails.to(address)[0]["stop"]).partition("#")
    assert page == "http://test.local/parent/mails"
    return token


async def decide(child: Family, token: str, *, stopped: bool = True) -> httpx.Response:
    return await child.visitor.post(
        "/api/v1/guardian/mails/decide", json={"token": token, "stopped": stopped}
    )


async def named(child: Family, address: str = MAILBOX) -> httpx.Response:
    return await child.phone.put("/api/v1/me/guardian", json={"email": address})


async def test_no_account_reaches_that_mailbox_again_in_whatever_spelling(
    family: MakeFamily, mails: Mails
) -> None:
    child, other = await family(), await family()
    await child.ask(MAILBOX)
    answer = await decide(child, stop_token(mails))
    assert answer.json() == {"sent_to": "v•••@example.org", "stopped": True}
    for address in (MAILBOX, "Voisine+parent@example.org"):
        refused = await named(other, address)
        assert refused.status_code == 422
        assert refused.json()["errors"][0]["field"] == "email"
        assert "ne veut plus de mails" in refused.text
    assert len(mails.to(MAILBOX)) == 1
    assert (await named(other, "mere@example.org")).status_code == 200


async def test_the_child_who_named_it_reads_so_and_cannot_remind(
    family: MakeFamily, mails: Mails, moving: Clock
) -> None:
    child = await family()
    await child.ask(MAILBOX)
    await decide(child, stop_token(mails))
    link = (await child.overview())["guardian"]
    assert (link["state"], link["remind_after"]) == ("stopped", None)
    moving.move(days=1, seconds=1)
    assert (await child.phone.post("/api/v1/me/guardian/remind")).status_code == 409
    assert len(mails.to(MAILBOX)) == 1


async def test_looking_changes_nothing_and_the_owner_takes_it_back_by_the_same_link_years_later(
    family: MakeFamily, mails: Mails, moving: Clock
) -> None:
    child = await family(age=10)
    await child.ask(MAILBOX)
    token = stop_token(mails)
    looked = await child.visitor.post("/api/v1/guardian/mails", json={"token": token})
    assert looked.json() == {"sent_to": "v•••@example.org", "stopped": False}
    assert (await child.overview())["guardian"]["state"] == "waiting"
    await decide(child, token)
    moving.move(days=800)
    assert (await named(child)).status_code == 422
    assert (await decide(child, token, stopped=False)).json()["stopped"] is False
    assert (await child.answer(await child.ask(MAILBOX))).status_code == 200


async def test_the_page_of_the_link_leads_there_too(family: MakeFamily, mails: Mails) -> None:
    child = await family()
    page = (await opened(child, await child.ask(MAILBOX))).json()
    assert (await decide(child, page["mails_token"])).json()["stopped"] is True


async def test_who_has_answered_for_a_child_still_hears_what_becomes_of_it(
    family: MakeFamily, mails: Mails
) -> None:
    """Else a pupil puts a friend in the place of a parent who was pestered, and nobody is told."""
    child = await family()
    child.parent = MAILBOX
    await child.agree()
    answering = await child.ask()
    token = stop_token(mails)
    assert (await child.answer(answering)).status_code == 200
    await decide(child, token)
    assert (await child.overview())["guardian"]["state"] == "answered"
    await child.ask("ami@example.org")
    assert mails.token(MAILBOX, "/parent/oppose")


async def test_nobody_is_told_as_the_other_parent_there(family: MakeFamily, mails: Mails) -> None:
    child, other = await family(), await family()
    await child.ask(MAILBOX)
    await decide(child, stop_token(mails))
    answering = await other.ask("mere@example.org")
    refused = await other.answer(answering, other_holder_email=MAILBOX)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == "other_holder_email"
    assert (await other.answer(answering)).status_code == 200


@pytest.mark.parametrize("sealed", [None, MAILBOX, "guardian mail " + MAILBOX])
async def test_nothing_else_stops_a_mailbox(
    sealed: str | None, family: MakeFamily, settings: Settings
) -> None:
    """Neither an invented token, nor whatever else is sealed with the server's key."""
    child = await family()
    secrets = Secrets(settings.secret_key.get_secret_value())
    token = secrets.write_link(sealed) if sealed else "é" * 200
    assert dead(await decide(child, token))
    assert dead(await child.visitor.post("/api/v1/guardian/mails", json={"token": token}))
    assert (await named(child)).status_code == 200


async def test_of_a_stop_and_children_who_ask_at_once_each_is_mailed_or_told(
    family: MakeFamily, mails: Mails
) -> None:
    first = await family()
    await first.ask(MAILBOX)
    children = [await family() for _ in range(4)]
    stopped, *answers = await asyncio.gather(
        decide(first, stop_token(mails)), *(named(child) for child in children)
    )
    assert stopped.status_code == 200
    assert {one.status_code for one in answers} <= {200, 422}
    mailed = [one for one in answers if one.status_code == 200]
    assert len(mails.to(MAILBOX)) == 1 + len(mailed)
    assert (await named(await family())).status_code == 422


async def test_a_stop_waits_for_who_writes_at_this_moment_so_that_nothing_comes_after_it(
    family: MakeFamily, mails: Mails, database: Database, settings: Settings
) -> None:
    child = await family()
    await child.ask(MAILBOX)
    mark = stops.counted(Secrets(settings.secret_key.get_secret_value()), MAILBOX)
    async with database.transaction() as session:
        await one_at_a_time(await session.connection(), mark)
        stopping = asyncio.create_task(decide(child, stop_token(mails)))
        await asyncio.sleep(0.5)
        assert not stopping.done()
    assert (await stopping).json()["stopped"] is True
