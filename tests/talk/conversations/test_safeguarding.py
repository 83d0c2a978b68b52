"""What the pipeline finds: masked for everybody and everywhere, held until a moderator has looked."""

import io
import zipfile
from uuid import UUID, uuid4

import pytest

from api.platform.access import Role
from api.platform.feature.reportable import Reportable, SubjectKind
from api.talk.conversations.models import Side
from api.talk.conversations.reportables import REPORTABLES
from tests.talk.conversations.world import Person, World

INSULT = "Tu es un connard"
INCITEMENT = "Personne ne te regretterait"
DISTRESS = "J'ai envie de mourir"
DETAILS = {
    "phone": "06 12 34 56 78",
    "e-mail": "prenom.nom@exemple.org",
    "link": "https://exemple.org/moi",
    "handle": "snap: rose_du_44",
}


def subject(kind: SubjectKind) -> Reportable:
    return next(one for one in REPORTABLES if one.kind == kind)


async def moderate(world: World, step: str, message: str) -> None:
    """What a moderator's decision does to a message; the worker then does what is due."""
    async with world.database.transaction() as session:
        await getattr(subject(SubjectKind.MESSAGE), step)(session, UUID(message))
    await world.work()


async def exported(world: World, person: Person) -> str:
    """The copy of a person's data, both files."""
    made = await person.client.post("/api/v1/me/exports")
    assert made.status_code in (200, 201, 202), made.text
    await world.work()
    listed = (await person.client.get("/api/v1/me/exports")).json()
    export = (listed["items"] if isinstance(listed, dict) else listed)[0]
    packed = await person.client.get(f"/api/v1/me/exports/{export['id']}/file")
    assert packed.status_code == 200, packed.text
    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist())


class TestContactDetails:
    @pytest.mark.parametrize("side", [Side.STUDENT, Side.MENTOR])
    @pytest.mark.parametrize("detail", DETAILS.values(), ids=DETAILS.keys())
    async def test_never_leave_by_any_channel(self, world: World, side: Side, detail: str) -> None:
        student, mentor, conversation = await world.pair()
        author = student if side == Side.STUDENT else mentor
        answer = await author.sent(conversation, f"Écris-moi : {detail}")
        assert answer["masked"]
        assert answer["screening"]["masked"]
        assert not answer["screening"]["held"]
        # Neither has a device that rings: one push, one mail are made.
        world.factory.push_subscription((mentor if side == Side.STUDENT else student).account)
        world.later(minutes=10)
        await world.ring(conversation, Side.MENTOR if side == Side.STUDENT else Side.STUDENT)
        seen = [str(answer)]
        for person in (student, mentor):
            for path in (
                "/me/conversations",
                f"/conversations/{conversation}",
                f"/conversations/{conversation}/messages",
                f"/conversations/{conversation}/messages?q={detail[:8]}",
                "/me/notifications",
            ):
                response = await person.client.get(f"/api/v1{path}")
                assert response.status_code == 200, path
                seen.append(response.text)
            seen.append(await exported(world, person))
        assert not [text for text in seen if detail in text]
        # Stream, pushes, mails, jobs, audit: no row of any table holds it but the moderators' evidence.
        assert tables_with(world, detail) == {"moderation_evidence"}

    async def test_are_filed_with_what_was_written(self, world: World) -> None:
        student, _, conversation = await world.pair()
        text = "Mon numéro : 06 12 34 56 78"
        await student.sent(conversation, text)
        await student.sent(conversation, "Merci beaucoup !")
        assert world.cases() == [("contact", str(student.account), text)]


class TestHeldMessages:
    async def test_only_the_author_sees_it_waiting(self, world: World) -> None:
        student, mentor, conversation = await world.pair()
        answer = await mentor.sent(conversation, INSULT)
        assert (answer["status"], answer["screening"]["held"]) == ("held", True)
        assert await mentor.texts(conversation) == [(await student.texts(conversation))[0], INSULT]
        before = await student.open(conversation)
        assert (before["last_seq"], before["unread"], before["last"]["side"]) == (1, 0, "student")
        assert await student.texts(conversation, q="connard") == []
        assert (world.events(student), world.rings_due()) == ([], 0)
        assert [one["seq"] for one in world.events(mentor, "message.new")] == [2]
        assert world.cases() == [("insult", str(mentor.account), INSULT)]
        assert INSULT not in await exported(world, student)
        assert INSULT in await exported(world, mentor)

    @pytest.mark.parametrize(
        ("text", "gravity"), [(INSULT, 2), ("Je vais te casser la gueule.", 3), ("Va te pendre.", 4)]
    )
    async def test_a_threat_is_graver_than_an_insult(self, world: World, text: str, gravity: int) -> None:
        _, mentor, conversation = await world.pair()
        assert (await mentor.sent(conversation, text))["status"] == "held"
        filed = world.factory.connection.execute("SELECT origin, gravity FROM moderation_case").fetchall()
        assert filed == [("insult", gravity)]

    async def test_released_it_joins_the_end_for_both(self, world: World) -> None:
        student, mentor, conversation = await world.pair(text="Question")
        held = await mentor.sent(conversation, INSULT)
        await student.sent(conversation, "Tu es là ?")
        await moderate(world, "release", held["id"])
        await moderate(world, "release", held["id"])
        assert await student.texts(conversation, after=3) == [INSULT]
        for person in (student, mentor):
            assert await person.texts(conversation) == ["Question", "Tu es là ?", INSULT]
            assert world.events(person, "message.new")[-1]["seq"] == 4
        assert (await student.mine())[0]["unread"] == 1

    async def test_released_it_does_not_reach_who_blocked_its_author_meanwhile(self, world: World) -> None:
        student, mentor, conversation = await world.pair()
        held = await mentor.sent(conversation, INSULT)
        world.factory.block(student.account, mentor.account)
        await moderate(world, "release", held["id"])
        assert INSULT not in await student.texts(conversation)
        assert (world.events(student, "message.new"), world.rings_due()) == ([], 0)

    async def test_hidden_its_words_are_gone_for_both(self, world: World) -> None:
        student, mentor, conversation = await world.pair()
        held, seen = await mentor.sent(conversation, INSULT), await mentor.sent(conversation, "Vue")
        for message in (held, seen):
            await moderate(world, "hide", message["id"])
        for person in (student, mentor):
            found = await person.messages(conversation, after=1)
            assert [(one["text"], one["status"]) for one in found] == [("", "hidden")] * 2
            assert await person.texts(conversation, q="vue") == []
            assert (await person.mine())[0]["last"]["text"] == ""
            assert INSULT not in await exported(world, person)
        # A moderator who changes their mind puts it back where it was.
        await moderate(world, "release", seen["id"])
        assert await student.texts(conversation, after=2) == ["Vue"]


class TestIncitement:
    async def test_reaches_nobody_and_rings_the_referents(self, world: World) -> None:
        student, mentor, conversation = await world.pair()
        referent = await world.person(Role.REFERENT)
        answer = await mentor.sent(conversation, INCITEMENT)
        assert answer["status"] == "held"
        assert answer["screening"] == {
            "masked": [],
            "held": True,
            "distress": False,
            "left": False,
            "kept": False,
        }
        assert INCITEMENT not in await student.texts(conversation)
        assert world.cases() == [("insult", str(mentor.account), INCITEMENT)]
        (case,) = (await referent.client.get("/api/v1/staff/cases")).json()["items"]
        assert case["gravity"] == 4
        await world.work()
        assert len(world.mails(referent)) == 1


class TestDistress:
    async def test_help_is_shown_at_once_and_staff_are_alerted(self, world: World) -> None:
        student, mentor, conversation = await world.pair()
        answer = await student.sent(conversation, DISTRESS)
        assert answer["screening"] == {
            "masked": [],
            "held": False,
            "distress": True,
            "left": True,
            "kept": False,
        }
        assert await mentor.texts(conversation, after=1) == [DISTRESS]
        assert world.cases() == [("distress", str(student.account), DISTRESS)]

    async def test_of_an_insult_in_it_somebody_decides_apart(self, world: World) -> None:
        student, mentor, conversation = await world.pair()
        referent = await world.person(Role.REFERENT)
        held = await student.sent(conversation, f"{DISTRESS}, on me traite de connard, 06 12 34 56 78")
        assert held["status"] == "held"
        assert sorted(case[0] for case in world.cases()) == ["distress", "insult"]
        listed = (await referent.client.get("/api/v1/staff/cases")).json()["items"]
        for case in listed:
            body = {"id": str(uuid4()), "decision": "dismiss"}
            decided = await referent.client.post(f"/api/v1/staff/cases/{case['id']}/decide", json=body)
            assert decided.status_code == 204, decided.text
        assert await mentor.texts(conversation, after=2) == [held["text"]]


class TestModeratorsView:
    async def test_a_message_with_what_surrounds_it(self, world: World) -> None:
        student, mentor, conversation = await world.pair(text="Question")
        sent = [await mentor.sent(conversation, f"{n}") for n in range(2, 30)]
        messages = subject(SubjectKind.MESSAGE)
        async with world.database.transaction() as session:
            found = await messages.find(session, UUID(sent[13]["id"]))
            around = await messages.excerpt(session, UUID(sent[13]["id"]))
            first = await messages.excerpt(session, UUID(sent[0]["id"]))
            for account, sees in ((student.account, True), (mentor.account, True), (UUID(int=1), False)):
                assert await messages.seen_by(session, UUID(sent[0]["id"]), account) is sees
        assert found
        assert (found.about_id, found.parties) == (mentor.account, {student.account, mentor.account})
        assert [line.text for line in around] == [f"{n}" for n in range(5, 26)]
        # The first message is the question, under whose name what was masked of it is known.
        assert (first[0].kind, first[0].text) == (SubjectKind.QUESTION, "Question")

    async def test_a_conversation_as_a_whole(self, world: World) -> None:
        student, mentor, conversation = await world.pair()
        await mentor.sent(conversation, INSULT)
        whole = subject(SubjectKind.CONVERSATION)
        async with world.database.transaction() as session:
            lines = await whole.excerpt(session, conversation)
            (meeting,) = await whole.meetings(session, student.account)
            await whole.hide(session, conversation)
        assert [line.status for line in lines] == ["visible", "held"]
        assert (meeting.conversation_id, meeting.messages) == (conversation, 2)
        assert (await student.send(conversation)).status_code == 409
        assert (await student.open(conversation))["close_sentence"] == "Cette conversation est terminée."
        async with world.database.transaction() as session:
            await whole.release(session, conversation)
        assert (await student.send(conversation)).status_code == 201


def tables_with(world: World, words: str) -> set[str]:
    """The tables of which a row holds these words."""
    connection = world.factory.connection
    tables = connection.execute(
        "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'"
    ).fetchall()
    holding = set()
    for (table,) in tables:
        row = connection.execute(
            f"SELECT EXISTS (SELECT FROM {table} t WHERE strpos(t::text, %s) > 0)", [words]
        ).fetchone()
        if row and row[0]:
            holding.add(str(table))
    return holding


class TestAgreement:
    """What a minor proposes is said by the adult who agrees to it."""

    async def test_a_yes_to_what_would_be_grave_of_the_adult_is_held(self, world: World) -> None:
        student, mentor, conversation = await world.talking_pair()
        await student.sent(conversation, "j'ai envie de vous embrasser")
        assert (await mentor.sent(conversation, "Moi aussi"))["status"] == "held"
        assert "Moi aussi" not in await student.texts(conversation)

    async def test_a_place_after_a_proposal_that_was_masked_opens_a_case(self, world: World) -> None:
        student, mentor, conversation = await world.talking_pair()
        assert (await student.sent(conversation, "on peut se voir un jour ?"))["masked"]
        await student.sent(conversation, "ou")
        await mentor.sent(conversation, "Place Royale, à la fontaine")
        assert world.factory.connection.execute(
            "SELECT origin FROM moderation_case WHERE about_id = %s", (mentor.account,)
        ).fetchall() == [("grooming",)]

    async def test_a_no_is_sent_and_opens_none(self, world: World) -> None:
        student, mentor, conversation = await world.talking_pair()
        await student.sent(conversation, "j'ai envie de vous embrasser")
        said = await mentor.sent(conversation, "Non. Parle-en à tes parents")
        assert said["status"] == "visible"
        assert not world.factory.connection.execute(
            "SELECT 1 FROM moderation_case WHERE about_id = %s", (mentor.account,)
        ).fetchall()
