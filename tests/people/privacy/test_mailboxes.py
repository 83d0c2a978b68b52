"""Walls, lines 11, 12 and 26: who is kept from a child does not come back to them as their parent."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from api.features import PERSONAL_DATA
from api.people.accounts import service as accounts
from api.people.privacy import deletion
from api.platform.access import Role
from api.platform.kit.database import Database
from api.platform.kit.secrets import Secrets
from api.platform.settings import Settings
from api.worker import work
from tests.factories import Factory
from tests.people.privacy.conftest import Family, Mails, MakeFamily
from tests.people.privacy.test_guardians import dead, opened

MAILBOX = "k.adulte@gmail.com"
SPELT = "kadulte+parent@googlemail.com"


@dataclass
class Adult:
    """Somebody with an account, and what is done about them."""

    factory: Factory
    database: Database
    settings: Settings
    account: UUID

    @property
    def secrets(self) -> Secrets:
        return Secrets(self.settings.secret_key.get_secret_value())

    async def banned(self, _child: UUID) -> None:
        referent = self.factory.account(Role.REFERENT)
        async with self.database.transaction() as session:
            await accounts.ban(
                session, self.secrets, PERSONAL_DATA, self.account, actor=referent, reason="Avances"
            )

    async def kept_from_minors(self, _child: UUID) -> None:
        self.factory.connection.execute("INSERT INTO restriction (account_id) VALUES (%s)", [self.account])

    async def reported(self, child: UUID) -> None:
        self.factory.connection.execute(
            "INSERT INTO silence (silenced_id, toward_id, known_as) VALUES (%s, %s, '')",
            [self.account, child],
        )

    async def blocked(self, child: UUID) -> None:
        self.factory.connection.execute(
            "INSERT INTO block (id, blocker_id, blocked_id, known_as) VALUES (%s, %s, %s, '')",
            [uuid4(), child, self.account],
        )

    async def in_conversation(self, child: UUID) -> None:
        self.factory.conversation(child, self.account)

    async def moved(self) -> None:
        """Their account has another address since."""
        async with self.database.transaction() as session:
            await accounts.change_email(session, self.secrets, self.account, f"{uuid4()}@example.org")

    async def erased(self) -> None:
        self.factory.connection.execute(
            "UPDATE account SET status = 'leaving', leaving_at = now() - interval '1 minute' WHERE id = %s",
            [self.account],
        )
        async with self.database.transaction() as session:
            await deletion.erase(session, self.settings, self.secrets, PERSONAL_DATA, self.account)


Kept = Callable[[Adult, UUID], Awaitable[None]]
KEPT = [Adult.banned, Adult.kept_from_minors, Adult.reported, Adult.blocked, Adult.in_conversation]


@pytest.fixture
def adult(factory: Factory, database: Database, settings: Settings) -> Adult:
    """Whose mailbox it is."""
    return Adult(factory, database, settings, factory.account(Role.MENTOR, age=40, email=MAILBOX))


async def named(child: Family, address: str) -> dict[str, Any]:
    """The child names a parent; what the page shows of the link."""
    response = await child.phone.put("/api/v1/me/guardian", json={"email": address})
    assert response.status_code == 200, response.text
    shown: dict[str, Any] = response.json()["guardian"]
    return {key: shown[key] for key in ("state", "answered_at")}


async def manages(child: Family, token: str) -> list[int]:
    """What is answered to a link of who has answered: on the page, of badges, to an end of consents."""
    answers = [
        await child.visitor.post("/api/v1/guardian/manage", json={"token": token}),
        await child.visitor.post("/api/v1/guardian/badges", json={"token": token}),
        await child.visitor.post("/api/v1/guardian/withdraw", json={"token": token, "purposes": ["push"]}),
    ]
    return [one.status_code for one in answers]


def cases(factory: Factory) -> list[Any]:
    return factory.connection.execute(
        "SELECT c.about_id, c.origin, c.gravity, c.department, e.original FROM moderation_case c"
        " JOIN moderation_evidence e ON e.case_id = c.id ORDER BY c.id"
    ).fetchall()


class TestWhoIsKeptFromTheChild:
    @pytest.mark.parametrize("kept", KEPT)
    @pytest.mark.parametrize("gave_up", [False, True])
    async def test_walls_12_they_get_no_link_and_the_child_reads_what_is_read_of_any_other(
        self, kept: Kept, gave_up: bool, family: MakeFamily, adult: Adult, mails: Mails
    ) -> None:
        child, other = await family(), await family()
        await kept(adult, child.child)
        if gave_up:
            await adult.moved()
        before = len(mails.to(MAILBOX))
        assert await named(child, SPELT) == await named(other, "mere@example.org")
        assert (mails.to(SPELT), len(mails.to(MAILBOX))) == ([], before)
        assert len(mails.to("mere@example.org")) == 1

    @pytest.mark.parametrize("kept", KEPT)
    async def test_walls_26_a_link_that_was_mailed_before_is_dead(
        self, kept: Kept, family: MakeFamily, adult: Adult
    ) -> None:
        child = await family()
        await child.agree()
        token = await child.ask(SPELT)
        assert (await opened(child, token)).status_code == 200
        await kept(adult, child.child)
        assert dead(await opened(child, token))
        assert dead(await child.answer(token))
        assert set((await child.states()).values()) == {"waiting_for_parent"}

    @pytest.mark.parametrize("kept", KEPT)
    async def test_walls_11_who_has_answered_manages_nothing_from_that_day(
        self, kept: Kept, family: MakeFamily, adult: Adult
    ) -> None:
        child, other = await family(), await family()
        child.parent = SPELT
        token, others = await child.consent(), await other.consent()
        assert await manages(child, token) == [200, 200, 200]
        await kept(adult, child.child)
        assert await manages(child, token) == [404, 404, 404]
        assert await manages(other, others) == [200, 200, 200]

    @pytest.mark.parametrize("kept", [Adult.banned, Adult.kept_from_minors, Adult.reported, Adult.blocked])
    async def test_walls_12_nor_after_their_account_is_erased(
        self, kept: Kept, family: MakeFamily, adult: Adult, mails: Mails
    ) -> None:
        child = await family()
        await kept(adult, child.child)
        await adult.erased()
        await named(child, SPELT)
        assert mails.to(SPELT) == []

    async def test_walls_26_a_reminder_writes_to_nobody_then(
        self, family: MakeFamily, adult: Adult, mails: Mails, moving: Any
    ) -> None:
        child = await family()
        await child.ask(SPELT)
        await adult.kept_from_minors(child.child)
        moving.move(days=2)
        assert (await child.phone.post("/api/v1/me/guardian/remind")).status_code in (200, 204)
        assert len(mails.to(SPELT)) == 1

    async def test_walls_26_nor_is_one_told_who_is_named_as_the_other_holder(
        self, family: MakeFamily, adult: Adult, mails: Mails
    ) -> None:
        child = await family()
        await adult.banned(child.child)
        await child.consent(other_holder_email=SPELT)
        assert mails.to(SPELT) == []

    @pytest.mark.parametrize("kept", [Adult.reported, Adult.blocked, Adult.in_conversation])
    async def test_another_child_s_parent_they_may_be(
        self, kept: Kept, family: MakeFamily, adult: Adult
    ) -> None:
        child, own = await family(), await family()
        await kept(adult, child.child)
        assert (await own.answer(await own.ask(SPELT))).status_code == 200

    @pytest.mark.parametrize(
        "address", ["k.adulte@example.org", "k.adulte@outlook.com", "adulte.k@gmail.com"]
    )
    async def test_a_mailbox_that_only_looks_alike_is_somebody_else_s(
        self, address: str, family: MakeFamily, adult: Adult
    ) -> None:
        child = await family()
        await adult.banned(child.child)
        assert (await child.answer(await child.ask(address))).status_code == 200


async def test_whose_a_mailbox_is_is_looked_up_once_when_it_is_named(
    family: MakeFamily, adult: Adult, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = await family()
    await adult.banned(child.child)
    asked: list[str] = []

    async def counting(connection: AsyncConnection, secrets: Secrets, email: str) -> accounts.Owners:
        asked.append(email)
        return await owners_of(connection, secrets, email)

    owners_of = accounts.owners_of
    monkeypatch.setattr(accounts, "owners_of", counting)
    await named(child, MAILBOX)
    assert asked == [MAILBOX]


class TestTheSign:
    async def test_walls_11_a_referent_hears_of_it_once_and_the_child_reads_nothing_of_it(
        self, family: MakeFamily, adult: Adult, factory: Factory, settings: Settings
    ) -> None:
        factory.commune()
        child = await family(commune_code="44109")
        await adult.banned(child.child)
        await named(child, MAILBOX)
        await named(child, SPELT)
        await work(settings, wait=False)
        [(*case, original)] = cases(factory)
        assert case == [child.child, "distress", 4, "44"]
        assert str(adult.account) in original
        assert "adulte" not in original, "an address is kept nowhere else"
        for page in ("/api/v1/me/consents", "/api/v1/me/statements"):
            assert str(adult.account) not in (await child.phone.get(page)).text

    async def test_an_honest_parent_is_none(
        self, family: MakeFamily, factory: Factory, settings: Settings
    ) -> None:
        child = await family()
        factory.account(Role.MENTOR, age=40, email=MAILBOX)
        assert (await child.answer(await child.ask(SPELT))).status_code == 200
        await work(settings, wait=False)
        assert cases(factory) == []


class TestOfAMinor:
    @pytest.mark.parametrize(
        ("theirs", "typed"),
        [("lina.x@gmail.com", "linax+p@gmail.com"), ("linax+a@googlemail.com", "l.inax@gmail.com")],
    )
    async def test_walls_26_a_friend_s_mailbox_is_known_in_every_spelling_of_both(
        self, theirs: str, typed: str, family: MakeFamily, factory: Factory, mails: Mails
    ) -> None:
        child = await family()
        token = await child.ask(typed)
        factory.account(Role.STUDENT, age=14, email=theirs)
        assert dead(await child.answer(token))
        other = await family()
        await named(other, typed)
        assert len(mails.to(typed)) == 1

    async def test_a_mother_s_that_the_brother_gave_up_is_hers(
        self, family: MakeFamily, factory: Factory, database: Database, settings: Settings
    ) -> None:
        brother = factory.account(Role.STUDENT, age=16, email="mere@example.org")
        await Adult(factory, database, settings, brother).moved()
        child = await family()
        assert (await child.answer(await child.ask("mere@example.org"))).status_code == 200
