"""Links that a mailbox had no room for: one mail the next morning, and a sign for referents."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from typing import Any

import pytest

from api.features import PERSONAL_DATA
from api.people.privacy import rounds, stops
from api.platform.kit.database import Database
from api.platform.kit.secrets import Secrets
from api.platform.settings import Settings
from tests.factories import Factory
from tests.people.privacy.conftest import Clock, Family, Mails, MakeFamily
from tests.people.privacy.test_guardians import dead, opened
from tests.test_worker import run_due

MAILBOX = "foyer@example.org"
TODAY = date(2027, 3, 9)

Name = Callable[..., Awaitable[Sequence[Family]]]
Morning = Callable[[], Awaitable[None]]


@pytest.fixture
def named(family: MakeFamily, moving: Clock) -> Name:
    """So many children name one mailbox at noon."""

    async def make(count: int, address: str = MAILBOX, **values: Any) -> Sequence[Family]:
        moving.set(TODAY)
        children = [
            await family(**{"first_name": f"Enfant {chr(65 + one)}", **values}) for one in range(count)
        ]
        for child in children:
            response = await child.phone.put("/api/v1/me/guardian", json={"email": address})
            assert response.status_code == 200, response.text
        return children

    return make


@pytest.fixture
def morning(settings: Settings, moving: Clock) -> Morning:
    """The round of the next morning."""

    async def run() -> None:
        moving.set(TODAY.replace(day=TODAY.day + 1), hour=7)
        await run_due(settings, ("privacy:send_round", {"timestamp": 0}))

    return run


def doors(letter: dict[str, Any]) -> dict[str, str]:
    """What each link of a mail says, and its token."""
    links = [{"action": letter["action"], "url": letter["url"]}, *letter["others"]]
    return {one["action"]: one["url"].partition("#")[2] for one in links}


def cases(factory: Factory) -> list[Any]:
    return factory.connection.execute(
        "SELECT c.origin, c.gravity, c.about_id, c.department, e.original"
        " FROM moderation_case c JOIN moderation_evidence e ON e.case_id = c.id"
    ).fetchall()


class TestTheMail:
    async def test_an_educator_answers_for_all_twelve_of_a_home(
        self, named: Name, morning: Morning, mails: Mails
    ) -> None:
        children = await named(12)
        assert len(mails.to(MAILBOX)) == 6
        await morning()
        [together, *singles] = mails.to(MAILBOX)
        assert len(singles) == 6
        assert together["subject"] == "6 jeunes attendent un accord pour l’E-pass Orientation"
        assert list(doors(together)) == [f"Répondre pour Enfant {letter}" for letter in "GHIJKL"]
        tokens = [one["url"].partition("#")[2] for one in reversed(singles)] + list(doors(together).values())
        for child, token in zip(children, tokens, strict=True):
            await child.agree()
            assert (await child.answer(token)).status_code == 200
            assert set((await child.states()).values()) == {"granted"}

    async def test_the_child_reads_that_it_has_gone_and_may_remind_a_day_later(
        self, named: Name, morning: Morning, moving: Clock
    ) -> None:
        *_, child = await named(7)
        early = await child.phone.post("/api/v1/me/guardian/remind")
        assert early.status_code == 409, "no link to remind of"
        await morning()
        assert (await child.overview())["guardian"]["state"] == "waiting"
        assert (await child.phone.post("/api/v1/me/guardian/remind")).status_code == 429
        moving.move(days=1)
        assert (await child.phone.post("/api/v1/me/guardian/remind")).status_code == 200

    async def test_one_alone_gets_the_letter_of_any_other(
        self, named: Name, morning: Morning, mails: Mails
    ) -> None:
        *_, child = await named(7)
        await morning()
        newest = mails.to(MAILBOX)[0]
        assert newest["subject"] == "Enfant G attend votre accord pour l’E-pass Orientation"
        assert newest["others"] == []
        assert (await child.answer(mails.token(MAILBOX, "/parent"))).status_code == 200

    async def test_without_a_first_name_it_begins_with_a_capital_and_names_what_is_asked_for(
        self, family: MakeFamily, mails: Mails
    ) -> None:
        child = await family(first_name="")
        await child.agree()
        await child.phone.put("/api/v1/me/guardian", json={"email": MAILBOX})
        letter = mails.to(MAILBOX)[0]
        assert letter["subject"] == "Votre enfant attend votre accord pour l’E-pass Orientation"
        words = " ".join(letter["paragraphs"])
        assert "Votre enfant a indiqué votre adresse." in words
        assert "Ce qui est demandé\u00a0: Échanger avec des pros" in words

    async def test_it_says_of_each_no_more_than_a_single_one_and_leads_no_stranger_astray(
        self, named: Name, morning: Morning, mails: Mails
    ) -> None:
        await named(8, first_name="Gagne: http://evil.example/x?1")
        await morning()
        letter = mails.to(MAILBOX)[0]
        assert "evil." not in str(letter)
        assert "://" not in " ".join([letter["subject"], *letter["paragraphs"], *doors(letter)])

    async def test_each_spelling_gets_its_own_six_of_them_a_morning(
        self, named: Name, family: MakeFamily, morning: Morning, mails: Mails
    ) -> None:
        await named(6)
        later = [await family() for _ in range(8)]
        for number, child in enumerate(later):
            await child.phone.put("/api/v1/me/guardian", json={"email": f"foyer+{number}@example.org"})
        await morning()
        assert [len(mails.to(f"foyer+{number}@example.org")) for number in range(8)] == [1] * 6 + [0] * 2
        assert (await later[-1].overview())["guardian"]["state"] == "queued", "not lost: it waits another day"

    async def test_who_asked_elsewhere_meanwhile_or_is_banned_is_not_in_it(
        self, named: Name, morning: Morning, mails: Mails, factory: Factory
    ) -> None:
        *_, elsewhere, banned, child = await named(9)
        await elsewhere.ask("autre@example.org")
        factory.connection.execute("UPDATE account SET status = 'banned' WHERE id = %s", [banned.child])
        await morning()
        assert list(doors(mails.to(MAILBOX)[0])) == ["Voir et répondre"]
        assert (await child.overview())["guardian"]["state"] == "waiting"

    async def test_who_is_kept_from_a_child_gets_no_link_and_the_child_reads_what_all_read(
        self, named: Name, morning: Morning, mails: Mails, factory: Factory
    ) -> None:
        children = await named(9)
        adult = factory.account("mentor", age=40, email=MAILBOX)
        kept = children[-1]
        factory.connection.execute(
            "INSERT INTO silence (silenced_id, toward_id, known_as) VALUES (%s, %s, '')", [adult, kept.child]
        )
        await morning()
        together = mails.to(MAILBOX)[0]
        assert list(doors(together)) == ["Répondre pour Enfant G", "Répondre pour Enfant H"]
        assert [(await one.overview())["guardian"]["state"] for one in children[-2:]] == ["waiting"] * 2


class TestOnce:
    async def test_two_rounds_at_once_write_one_mail_and_one_case(
        self,
        named: Name,
        mails: Mails,
        moving: Clock,
        database: Database,
        settings: Settings,
        factory: Factory,
    ) -> None:
        await named(9)
        moving.set(TODAY.replace(day=TODAY.day + 1), hour=7)
        secrets = Secrets(settings.secret_key.get_secret_value())

        async def round_() -> None:
            async with database.transaction() as session:
                mark = stops.counted(secrets, MAILBOX)
                await rounds.send(session, settings, secrets, PERSONAL_DATA, mark)

        await asyncio.gather(*(round_() for _ in range(4)))
        assert len(mails.to(MAILBOX)) == 7
        await run_due(settings)
        assert len(cases(factory)) == 1

    async def test_children_who_ask_meanwhile_are_in_it_or_wait(
        self,
        named: Name,
        family: MakeFamily,
        mails: Mails,
        moving: Clock,
        database: Database,
        settings: Settings,
    ) -> None:
        children = [*await named(9)]
        moving.set(TODAY.replace(day=TODAY.day + 1), hour=7)
        secrets = Secrets(settings.secret_key.get_secret_value())

        async def round_() -> None:
            async with database.transaction() as session:
                mark = stops.counted(secrets, MAILBOX)
                await rounds.send(session, settings, secrets, PERSONAL_DATA, mark)

        async def elsewhere(child: Family) -> int:
            body = {"email": f"autre{child.child}@example.org"}
            return (await child.phone.put("/api/v1/me/guardian", json=body)).status_code

        answers = await asyncio.gather(round_(), *(elsewhere(child) for child in children[-2:]))
        assert answers[1:] == [200, 200]
        for child in children[-2:]:
            assert (await child.overview())["guardian"]["state"] == "waiting"
            for letter in mails.to(MAILBOX):
                for token in doors(letter).values():
                    answer = await opened(child, token)
                    assert dead(answer) or answer.json()["sent_to"] == "f•••@example.org"

    async def test_whoever_stops_them_before_the_round_gets_none_and_the_children_read_so(
        self, named: Name, morning: Morning, mails: Mails
    ) -> None:
        children = await named(9)
        stop = str(mails.to(MAILBOX)[0]["stop"]).partition("#")[2]
        body = {"token": stop, "stopped": True}
        await children[0].visitor.post("/api/v1/guardian/mails/decide", json=body)
        await morning()
        assert len(mails.to(MAILBOX)) == 6
        assert {(await one.overview())["guardian"]["state"] for one in children} == {"stopped"}


class TestTheSign:
    async def test_a_referent_hears_of_it_without_ringing_once_a_morning(
        self, named: Name, morning: Morning, factory: Factory, settings: Settings
    ) -> None:
        factory.commune()
        referent = factory.account("referent", departments=["44"])
        children = await named(8, commune_code="44109")
        assert cases(factory) == []
        await morning()
        await run_due(settings, ("privacy:send_round", {"timestamp": 0}))
        [(*case, original)] = cases(factory)
        assert case == ["mailbox", 2, None, "44"]
        assert all(str(child.child) in original for child in children)
        assert "foyer" not in original, "an address is kept nowhere else"
        told = factory.connection.execute(
            "SELECT kind FROM stream_event WHERE account_id = %s", [referent]
        ).fetchall()
        assert told == [("case.opened",)]
        assert factory.connection.execute("SELECT count(*) FROM push_notice").fetchone() == (0,)

    async def test_a_family_of_five_is_no_sign(self, named: Name, morning: Morning, factory: Factory) -> None:
        await named(5)
        await morning()
        assert cases(factory) == []
