"""Walls, line 12: who is kept from minors, erases the account and returns, is kept from them again."""

from uuid import UUID, uuid4

import pytest

from api.features import PERSONAL_DATA
from api.people.accounts import service as accounts
from api.people.accounts.federation import service as federation
from api.people.accounts.federation.claims import Person as Claimed
from api.people.moderation import restrictions, retention
from api.people.privacy import deletion
from api.platform.access import Role
from api.platform.kit.secrets import Secrets
from api.platform.settings.shapes import SignInProvider
from tests.people.moderation.test_restrictions import Scene, reported
from tests.talk.conversations.world import Person
from tests.talk.conversations.world import World as Talks


def secrets_of(talks: Talks) -> Secrets:
    return Secrets(talks.settings.secret_key.get_secret_value())


def is_kept(talks: Talks, account: UUID) -> bool:
    row = talks.factory.connection.execute(
        "SELECT EXISTS (SELECT FROM restriction WHERE account_id = %s AND lifted_at IS NULL)", [account]
    ).fetchone()
    assert row
    return bool(row[0])


async def leave(talks: Talks, person: Person) -> None:
    """The days of grace are over, and the account is erased."""
    talks.factory.connection.execute(
        "UPDATE account SET status = 'leaving', leaving_at = now() - interval '1 minute' WHERE id = %s",
        [person.account],
    )
    async with talks.database.transaction() as session:
        assert await deletion.erase(session, talks.settings, secrets_of(talks), PERSONAL_DATA, person.account)


async def come(talks: Talks, email: str) -> UUID:
    """Somebody signs in with that address; the worker does what is due."""
    async with talks.database.transaction() as session:
        made = await accounts.account_of_email(session, secrets_of(talks), email, "fr")
    await talks.work()
    return made


async def move(talks: Talks, person: Person, email: str) -> None:
    """An account takes that address; the worker does what is due."""
    async with talks.database.transaction() as session:
        await accounts.change_email(session, secrets_of(talks), person.account, email)
    await talks.work()


@pytest.fixture
async def scene(talks: Talks) -> Scene:
    """A report of sexual words waits."""
    return await Scene(talks).begin()


async def test_by_the_same_mailbox_after_a_decision(scene: Scene) -> None:
    talks = scene.talks
    assert await scene.decide(scene.referent, "transmit", reason="") == 204
    await leave(talks, scene.mentor)
    name, _, host = scene.mentor.email.partition("@")
    assert is_kept(talks, await come(talks, f"{name}+new@{host}"))
    assert not is_kept(talks, await come(talks, f"{uuid4()}@example.org"))
    acts = "SELECT count(*) FROM audit_entry WHERE action = 'account.known_again'"
    assert talks.factory.connection.execute(acts).fetchone() == (1,)


async def test_by_giving_another_account_that_mailbox(scene: Scene) -> None:
    talks = scene.talks
    assert await scene.decide(scene.referent, "transmit", reason="") == 204
    await leave(talks, scene.mentor)
    other = await talks.person(Role.COMPANY)
    await move(talks, other, scene.mentor.email)
    assert is_kept(talks, other.account)


async def test_by_an_address_that_the_account_still_there_gave_up(scene: Scene) -> None:
    talks = scene.talks
    assert await scene.decide(scene.referent, "transmit", reason="") == 204
    await move(talks, scene.mentor, f"{uuid4()}@example.org")
    returned = await come(talks, scene.mentor.email)
    assert (is_kept(talks, returned), apart(talks, "silence", returned)) == (True, 1)
    assert not is_kept(talks, await come(talks, f"{uuid4()}@example.org"))


async def test_by_another_spelling_of_the_address_that_the_account_has(scene: Scene) -> None:
    talks = scene.talks
    assert await scene.decide(scene.referent, "transmit", reason="") == 204
    name, _, host = scene.mentor.email.partition("@")
    assert is_kept(talks, await come(talks, f"{name}+new@{host}"))


async def test_by_a_provider_that_vouches_for_the_address_that_the_account_has(scene: Scene) -> None:
    talks = scene.talks
    assert await scene.decide(scene.referent, "transmit", reason="") == 204
    provider = SignInProvider(id="school", label="École", protocol="cas", issuer="https://cas.example.org")
    person = Claimed(subject="x", email=scene.mentor.email)
    async with talks.database.transaction() as session:
        returned = await federation.account_of(session, secrets_of(talks), (), provider, person, "fr")
    await talks.work()
    assert returned != scene.mentor.account
    assert (is_kept(talks, returned), apart(talks, "silence", returned)) == (True, 1)


@pytest.mark.parametrize(("decision", "kept"), [("transmit", True), ("dismiss", False)])
async def test_what_is_decided_after_they_returned_holds(scene: Scene, decision: str, kept: bool) -> None:
    talks = scene.talks
    waiting = {"account_id": scene.mentor.account, "case_id": UUID(scene.case)}
    talks.factory._insert("restriction", "id", waiting)
    await leave(talks, scene.mentor)
    returned = await come(talks, scene.mentor.email)
    assert is_kept(talks, returned)
    assert await scene.decide(scene.referent, decision, reason="Regardé de près.") == 204
    assert is_kept(talks, returned) is kept
    talks.factory.connection.execute("UPDATE account SET email = NULL WHERE id = %s", [returned])
    another = await talks.person(Role.MENTOR)
    await move(talks, another, scene.mentor.email)
    assert is_kept(talks, another.account) is kept


@pytest.mark.parametrize("returns_first", [True, False])
@pytest.mark.parametrize(("decision", "kept"), [("transmit", True), ("dismiss", False)])
async def test_who_leaves_before_a_grave_decision_is_kept_by_it(
    scene: Scene, decision: str, kept: bool, returns_first: bool
) -> None:
    talks = scene.talks
    await leave(talks, scene.mentor)
    returned = await come(talks, scene.mentor.email) if returns_first else None
    if returned:
        assert is_kept(talks, returned)
    assert await scene.decide(scene.referent, decision, reason="Regardé de près.") == 204
    assert is_kept(talks, returned or await come(talks, scene.mentor.email)) is kept


async def test_a_reported_pupil_who_leaves_waits_for_nothing(scene: Scene) -> None:
    talks = scene.talks
    body = {"id": str(uuid4()), "subject_kind": "conversation", "subject_id": str(scene.first)}
    answer = await scene.mentor.client.post("/api/v1/reports", json={**body, "reason": "sexual"})
    assert answer.status_code == 201, answer.text
    await leave(talks, scene.pupil)
    assert not is_kept(talks, await come(talks, scene.pupil.email))


def apart(talks: Talks, table: str, turned_away: UUID, toward: UUID | None = None) -> int:
    """How often the first stands apart by that table: from the second, or from anybody."""
    who, whom = {"silence": ("silenced_id", "toward_id"), "block": ("blocked_id", "blocker_id")}[table]
    statement = f"SELECT count(*) FROM {table} WHERE {who} = %s AND {whom} = coalesce(%s, {whom})"
    row = talks.factory.connection.execute(statement.encode(), [turned_away, toward]).fetchone()
    assert row
    return int(row[0])


async def test_who_was_reported_returns_apart_from_who_did_so(scene: Scene) -> None:
    talks = scene.talks
    await leave(talks, scene.mentor)
    returned = await come(talks, scene.mentor.email)
    assert apart(talks, "silence", returned) == 1
    assert apart(talks, "silence", await come(talks, f"{uuid4()}@example.org")) == 0


async def test_who_was_blocked_returns_blocked(talks: Talks) -> None:
    student, mentor, conversation = await talks.talking_pair()
    asked = {"id": str(uuid4()), "conversation_id": str(conversation)}
    assert (await student.client.post("/api/v1/blocks", json=asked)).status_code == 201
    await leave(talks, mentor)
    assert apart(talks, "block", await come(talks, mentor.email)) == 1


async def test_who_reported_returns_apart_from_whom_they_reported(scene: Scene) -> None:
    """Walls, line 12: only the reporter ends the separation, and leaving is no end of it."""
    talks = scene.talks
    await leave(talks, scene.pupil)
    returned = await come(talks, scene.pupil.email)
    assert apart(talks, "silence", scene.mentor.account, returned) == 1
    other = await come(talks, f"{uuid4()}@example.org")
    assert apart(talks, "silence", scene.mentor.account, other) == 0


@pytest.mark.parametrize("first", ["mentor", "pupil"])
@pytest.mark.parametrize("back_first", ["mentor", "pupil"])
async def test_they_are_apart_also_where_both_left_and_returned(
    scene: Scene, first: str, back_first: str
) -> None:
    talks = scene.talks
    people = {"mentor": scene.mentor, "pupil": scene.pupil}
    for name in (first, *(other for other in people if other != first)):
        await leave(talks, people[name])
    back = {
        name: await come(talks, people[name].email)
        for name in (back_first, *(other for other in people if other != back_first))
    }
    assert apart(talks, "silence", back["mentor"], back["pupil"]) == 1


async def test_who_blocked_returns_and_may_end_it(talks: Talks) -> None:
    student, mentor, conversation = await talks.talking_pair()
    asked = {"id": str(uuid4()), "conversation_id": str(conversation)}
    assert (await student.client.post("/api/v1/blocks", json=asked)).status_code == 201
    await leave(talks, student)
    returned = await come(talks, student.email)
    assert apart(talks, "block", mentor.account, returned) == 1
    talks.factory.connection.execute("DELETE FROM block")
    async with talks.database.transaction() as session:
        await restrictions.know_again(session, secrets_of(talks), returned)
    assert apart(talks, "block", mentor.account, returned) == 0


async def test_digests_are_forgotten_after_their_term(scene: Scene) -> None:
    talks = scene.talks
    assert await scene.decide(scene.referent, "transmit", reason="") == 204
    await leave(talks, scene.mentor)
    talks.factory.connection.execute(
        "UPDATE restriction_mark SET created_at = now() - make_interval(days => %s)",
        [talks.settings.transmitted_retention_days + 1],
    )
    talks.factory.connection.execute(
        "UPDATE separation_mark SET created_at = now() - make_interval(days => %s)",
        [talks.settings.transmitted_retention_days + 1],
    )
    async with talks.database.transaction() as session:
        await retention.delete_old(session, talks.settings)
    returned = await come(talks, scene.mentor.email)
    assert (is_kept(talks, returned), apart(talks, "silence", returned)) == (False, 0)


class TestAnAccountMadeBefore:
    """The other one lives already when somebody is kept from minors, or from a pupil."""

    async def other(self, scene: Scene) -> UUID:
        name, _, host = scene.mentor.email.partition("@")
        return await come(scene.talks, f"{name}+before@{host}")

    async def test_is_kept_from_minors_by_a_decision_with_the_first(self, talks: Talks) -> None:
        scene = await Scene(talks).begin(reason="other")
        other = await self.other(scene)
        assert not is_kept(talks, other)
        assert await scene.decide(scene.referent, "transmit", reason="") == 204
        await talks.work()
        assert is_kept(talks, other)

    async def test_is_apart_from_who_reports_the_first(self, talks: Talks) -> None:
        pupil, mentor, conversation = await talks.talking_pair()
        name, _, host = mentor.email.partition("@")
        other = await come(talks, f"{name}+before@{host}")
        await reported(talks, pupil, await mentor.sent(conversation), "sexual")
        await talks.work()
        assert apart(talks, "silence", other, pupil.account) == 1

    async def test_is_looked_for_once_however_often_the_first_is_reported(self, talks: Talks) -> None:
        pupil, mentor, conversation = await talks.talking_pair()
        message = await mentor.sent(conversation)
        for _ in range(3):
            await reported(talks, pupil, message, "sexual")
        looked = "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'moderation:know_others'"
        assert talks.factory.connection.execute(looked).fetchone() == (2,), (
            "the one who said it, and the pupil"
        )

    async def test_of_who_reports_is_apart_as_well(self, talks: Talks) -> None:
        pupil, mentor, conversation = await talks.talking_pair()
        name, _, host = pupil.email.partition("@")
        other = await come(talks, f"{name}+before@{host}")
        await reported(talks, pupil, await mentor.sent(conversation), "sexual")
        await talks.work()
        assert apart(talks, "silence", mentor.account, other) == 1

    async def test_of_who_blocks_is_apart_as_well(self, talks: Talks) -> None:
        pupil, mentor, conversation = await talks.talking_pair()
        name, _, host = pupil.email.partition("@")
        other = await come(talks, f"{name}+before@{host}")
        asked = {"id": str(uuid4()), "conversation_id": str(conversation)}
        assert (await pupil.client.post("/api/v1/blocks", json=asked)).status_code == 201
        await talks.work()
        assert apart(talks, "block", mentor.account, other) == 1

    async def test_is_blocked_with_the_first(self, talks: Talks) -> None:
        pupil, mentor, conversation = await talks.talking_pair()
        name, _, host = mentor.email.partition("@")
        other = await come(talks, f"{name}+before@{host}")
        blocked = await pupil.client.post(
            "/api/v1/blocks", json={"id": str(uuid4()), "conversation_id": str(conversation)}
        )
        assert blocked.status_code == 201
        await talks.work()
        assert apart(talks, "block", other, pupil.account) == 1
