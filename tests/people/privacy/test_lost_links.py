"""« Recevoir à nouveau le lien »: a parent who lost the mail, and everybody who is no parent."""

import asyncio

import httpx
import pytest
from fastapi import FastAPI

from api.people.privacy import lost, stops
from api.platform.kit.database import Database
from api.platform.kit.limits import AddressLimit
from api.platform.kit.secrets import Secrets
from api.platform.settings import Settings
from tests.factories import Factory
from tests.people.privacy.conftest import Clock, Family, Mails, MakeFamily
from tests.people.privacy.test_guardians import dead, opened
from tests.people.privacy.test_stops import decide, stop_token
from tests.test_worker import run_due

MOTHER = "mere@example.org"


async def again(child: Family, address: str, **headers: str) -> httpx.Response:
    return await child.visitor.post("/api/v1/guardian/again", json={"email": address}, headers=headers)


class Sending:
    """What the job does, as often as a test wants."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self.database = database
        self.settings = settings
        self.secrets = Secrets(settings.secret_key.get_secret_value())

    async def to(self, address: str) -> None:
        async with self.database.transaction() as session:
            await lost.send(session, self.settings, self.secrets, stops.counted(self.secrets, address), "fr")


@pytest.fixture
def sending(database: Database, settings: Settings) -> Sending:
    return Sending(database, settings)


async def managed(child: Family, token: str) -> httpx.Response:
    return await child.visitor.post("/api/v1/guardian/manage", json={"token": token})


async def test_who_answered_has_a_link_to_manage_and_the_former_one_works_on(
    family: MakeFamily, mails: Mails, settings: Settings
) -> None:
    child = await family()
    child.parent = MOTHER
    former = await child.consent()
    assert (await again(child, "Mere@example.org")).status_code == 204
    await run_due(settings)
    letter = mails.to(MOTHER)[0]
    assert letter["subject"] == "Votre lien pour l’E-pass Orientation"
    assert letter["stop"] is None
    newest = mails.token(MOTHER, "/parent/manage")
    assert newest != former
    for token in (former, newest):
        assert (await managed(child, token)).json()["sent_to"] == "m•••@example.org"


async def test_all_children_stand_in_one_mail_with_what_each_waits_for(
    family: MakeFamily, mails: Mails, sending: Sending
) -> None:
    asking, answered = await family(first_name="Zoé"), await family(first_name="Ali")
    answered.parent = MOTHER
    await answered.consent()
    await asking.agree()
    first = await asking.ask(MOTHER)
    before = len(mails.to(MOTHER))
    await sending.to(MOTHER)
    assert len(mails.to(MOTHER)) == before + 1
    letter = mails.to(MOTHER)[0]
    assert letter["action"] == "Voir ou retirer mon accord pour Ali"
    assert [one["action"] for one in letter["others"]] == ["Répondre pour Zoé"]
    stop_token(mails, MOTHER)
    answering = letter["others"][0]["url"].partition("#")[2]
    assert (await asking.answer(answering)).status_code == 200
    assert dead(await opened(asking, first)), "a link of the same single answer"


async def test_the_answer_tells_nothing_and_a_stranger_gets_nothing(
    family: MakeFamily, factory: Factory, settings: Settings
) -> None:
    child = await family()
    child.parent = MOTHER
    await child.consent()
    count = "SELECT count(*) FROM mail"
    before = factory.connection.execute(count).fetchone()
    known, unknown = await again(child, MOTHER), await again(child, "inconnue@example.org")
    told = [(one.status_code, one.content, sorted(one.headers)) for one in (known, unknown)]
    assert told[0] == told[1]
    assert factory.connection.execute(count).fetchone() == before, "nothing is looked up before the answer"
    await run_due(settings)
    mailed = factory.connection.execute("SELECT recipient FROM mail ORDER BY id DESC LIMIT 1").fetchone()
    assert mailed == (MOTHER,)
    assert not Mails(factory).to("inconnue@example.org")


async def test_the_job_carries_no_address(family: MakeFamily, factory: Factory) -> None:
    await again(await family(), MOTHER)
    jobs = factory.connection.execute(
        "SELECT args FROM procrastinate_jobs WHERE task_name = 'privacy:send_again'"
    ).fetchall()
    assert [sorted(args) for (args,) in jobs] == [["language", "mark"]]
    assert "mere" not in str(jobs)


async def test_another_spelling_sends_to_the_one_that_the_child_named(
    family: MakeFamily, mails: Mails, sending: Sending
) -> None:
    child = await family()
    child.parent = MOTHER
    await child.consent()
    await sending.to("mere+autre@example.org")
    assert mails.to(MOTHER)[0]["subject"].startswith("Votre lien")
    assert not mails.to("mere+autre@example.org")


async def test_a_mailbox_has_one_mail_a_day_of_each_child_however_often_it_is_asked(
    family: MakeFamily, mails: Mails, sending: Sending, moving: Clock
) -> None:
    child = await family(age=10)
    child.parent = MOTHER
    await child.consent()
    before = len(mails.to(MOTHER))
    await asyncio.gather(*(sending.to(MOTHER) for _ in range(5)))
    assert len(mails.to(MOTHER)) == before + 1
    moving.move(days=1, seconds=1)
    await sending.to(MOTHER)
    assert len(mails.to(MOTHER)) == before + 2


async def test_many_who_named_a_mailbox_keep_no_parent_from_theirs(
    family: MakeFamily, mails: Mails, sending: Sending, settings: Settings
) -> None:
    for number in range(5):
        await (await family()).ask(f"mere+{number}@example.org")
    child = await family()
    child.parent = MOTHER
    await child.consent()
    await sending.to(MOTHER)
    assert mails.to(MOTHER)[0]["subject"].startswith("Votre lien")
    others = [mails.to(f"mere+{number}@example.org") for number in range(5)]
    assert sum(len(one) - 1 for one in others) == settings.guardian_links_per_day - 1


async def test_dead_links_do_not_come_back(
    family: MakeFamily, mails: Mails, sending: Sending, moving: Clock
) -> None:
    """Of a parent who was replaced, of a request that expired, and of a child who has grown up."""
    replaced, expired, grown = await family(), await family(), await family()
    for number, child in enumerate((replaced, grown)):
        child.parent = f"parent-{number}@example.org"
        await child.consent()
    await replaced.ask("autre@example.org")
    await expired.ask("tard@example.org")
    moving.move(days=800)
    for address in ("parent-0@example.org", "parent-1@example.org", "tard@example.org"):
        before = len(mails.to(address))
        await sending.to(address)
        assert len(mails.to(address)) == before, address


async def test_a_mailbox_that_wants_no_requests_has_only_what_it_answered(
    family: MakeFamily, mails: Mails, sending: Sending
) -> None:
    asking, answered = await family(), await family()
    await asking.ask(MOTHER)
    token = stop_token(mails, MOTHER)
    answered.parent = MOTHER
    await answered.consent()
    await decide(asking, token)
    await sending.to(MOTHER)
    letter = mails.to(MOTHER)[0]
    assert letter["url"].startswith("http://test.local/parent/manage#")
    assert letter["others"] == []


async def test_a_minor_s_own_mailbox_gets_no_parent_s_link(
    family: MakeFamily, mails: Mails, sending: Sending, factory: Factory
) -> None:
    child = await family()
    child.parent = MOTHER
    await child.consent()
    before = len(mails.to(MOTHER))
    friend = await family()
    factory.connection.execute("UPDATE account SET email = %s WHERE id = %s", (MOTHER, friend.child))
    await sending.to(MOTHER)
    assert len(mails.to(MOTHER)) == before


async def test_who_asks_for_many_is_held_back(app: FastAPI, family: MakeFamily) -> None:
    app.state.public_writes = AddressLimit(3, seconds=3600)
    child = await family()
    answers = [(await again(child, f"p{number}@example.org")).status_code for number in range(5)]
    assert answers == [204] * 3 + [429] * 2


async def test_in_the_language_of_who_asks(family: MakeFamily, mails: Mails, settings: Settings) -> None:
    child = await family(first_name="Zoé")
    child.parent = MOTHER
    await child.consent()
    await again(child, MOTHER, **{"Accept-Language": "en"})
    await run_due(settings)
    letter = mails.to(MOTHER)[0]
    assert (letter["subject"], letter["action"]) == (
        "Your link to E-pass Orientation",
        "See or withdraw my consent for Zoé",
    )
