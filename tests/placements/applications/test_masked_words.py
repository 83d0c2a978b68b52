"""What of an application is masked: its author is told, asks for a look, and it is read as it was written."""

from typing import Any
from uuid import UUID

import httpx
import pytest

from api.placements.applications.personal_data import PERSONAL_DATA
from api.placements.applications.reportable import REPORTABLES
from api.platform.access import Role
from api.platform.kit.database import Database
from api.platform.settings import Settings
from api.safety.safeguarding.service import MASK, masked_words
from tests.conftest import Device
from tests.factories import Factory
from tests.people.moderation.test_conversations import decide
from tests.placements.applications.test_cries import CRY
from tests.placements.applications.world import MOTIVATION, Company, Student, World
from tests.talk.conversations.world import World as Talks

WORDS = {
    "motivation": f"{MOTIVATION} Je m'appelle Zoé Martin.",
    "about": "J'habite 12 rue des Lilas à Nantes, je suis au lycée Livet.",
}
ORIGINALS = "SELECT motivation_original, about_original FROM application"


@pytest.fixture
def talks(
    factory: Factory, devices: Device, database: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Talks:
    """Where admins come from."""
    return Talks(factory, devices, database, settings, monkeypatch)


async def applied(world: World, **words: Any) -> tuple[Company, Student, str]:
    """An application with masked words in both of its fields."""
    company = await world.company()
    student = await world.student(first_name="Zoé", email="zoe.martin@example.org")
    sent = await world.send(student, world.offer(company), **(words or WORDS))
    assert sent.status_code == 201, sent.text
    return company, student, sent.json()["id"]


async def look(by: Student | Company, application: str) -> httpx.Response:
    about = {"subject_kind": "application", "subject_id": application}
    return await by.client.post("/api/v1/looks", json=about)


async def received(company: Company, application: str) -> dict[str, Any]:
    """What the company reads."""
    found: dict[str, Any] = (await company.client.get(f"/api/v1/applications/{application}")).json()
    return found


async def decided(world: World, talks: Talks, verdict: str, **values: Any) -> Any:
    """Whoever decides, after having decided about the only case."""
    admin = await talks.person(Role.ADMIN)
    ((case,),) = world.factory.connection.execute("SELECT id FROM moderation_case").fetchall()
    done = await decide(admin, str(case), verdict, **values)
    assert done.status_code == 204, done.text
    return admin, str(case)


async def exported(database: Database, student: Student) -> dict[str, Any]:
    async with database.transaction() as session:
        (one,) = (await PERSONAL_DATA.export(session, student.account))["applications"]
    return dict(one)


class TestMaskedWords:
    """Walls, line 13: nobody learned what was masked in an application, nor could ask for a look."""

    async def test_its_author_is_told_which_words_the_company_does_not_read(self, world: World) -> None:
        company, student, application = await applied(world)
        mine = await world.mine(student, application)
        assert mine["masked"] == ["Martin", "12 rue des Lilas à Nantes", "Livet"]
        seen = await received(company, application)
        assert "masked" not in seen
        for field in WORDS:
            assert mine[field] == seen[field]
            assert not any(word in seen[field] for word in mine["masked"])

    async def test_the_answer_tells_it_at_once_and_when_it_is_sent_again(self, world: World) -> None:
        student = await world.student(first_name="Zoé", email="zoe.martin@example.org")
        offer = world.offer(await world.company())
        sent = await world.send(student, offer, **WORDS)
        assert sent.json()["screening"]["masked"] == ["address", "name"]
        assert sent.json()["masked"]
        again = await world.send(student, offer, **WORDS, id=sent.json()["id"])
        assert again.json() == sent.json()
        assert len(world.factory.cases()) == 1

    async def test_a_school_that_is_shown_is_not_masked(self, world: World) -> None:
        _, student, application = await applied(world, **WORDS, share_school=True)
        assert (await world.mine(student, application))["masked"] == ["Martin", "12 rue des Lilas à Nantes"]

    async def test_one_tap_asks_and_all_of_it_is_read_as_it_was_written(
        self, world: World, talks: Talks
    ) -> None:
        company, student, application = await applied(world)
        for other in (await world.student(), company):
            assert (await look(other, application)).status_code == 404
        assert (await look(student, application)).status_code == 204
        assert (await look(student, application)).status_code == 204
        ((origin, gravity),) = world.factory.connection.execute(
            "SELECT origin, gravity FROM moderation_case WHERE look_asked_at IS NOT NULL"
        ).fetchall()
        assert (origin, gravity) == ("contact", 2)
        admin, case = await decided(world, talks, "dismiss", unmask=True)
        seen = await received(company, application)
        assert {field: seen[field] for field in WORDS} == WORDS
        assert (await world.mine(student, application))["masked"] == []
        (statement,) = (await student.client.get("/api/v1/me/statements")).json()["items"]
        assert (statement["subject_kind"], statement["unmasked"]) == ("application", True)
        (line,) = (await admin.client.get(f"/api/v1/staff/cases/{case}")).json()["lines"]
        spans = {line["original"][one["start"] : one["end"]] for one in line["spans"]}
        assert {"Martin", "Livet"} <= spans

    async def test_kept_masked_the_author_contests_it(self, world: World, talks: Talks) -> None:
        company, student, application = await applied(world)
        assert (await look(student, application)).status_code == 204
        await decided(world, talks, "dismiss", unmask=False)
        assert (await look(student, application)).status_code == 409
        (statement,) = (await student.client.get("/api/v1/me/statements")).json()["items"]
        assert (statement["unmasked"], statement["may_appeal"]) == (False, True)
        assert "Martin" not in str(await received(company, application))

    async def test_a_name_is_nobody_s_work_until_its_author_asks(self, world: World, talks: Talks) -> None:
        _, student, application = await applied(world, motivation=WORDS["motivation"])
        admin = await talks.person(Role.ADMIN)
        for expected in (0, 1):
            queue = (await admin.client.get("/api/v1/staff/cases")).json()["items"]
            assert len(queue) == expected
            assert (await look(student, application)).status_code == 204

    async def test_nothing_masked_there_is_nothing_to_look_at(self, world: World) -> None:
        _, student, application = await applied(world, motivation=MOTIVATION)
        assert (await world.mine(student, application))["masked"] == []
        assert (await look(student, application)).status_code == 404
        assert world.factory.cases() == []

    async def test_beside_a_cry_for_help_too(self, world: World) -> None:
        _, student, application = await applied(world, motivation=f"{WORDS['motivation']} {CRY}")
        assert [one[0] for one in world.factory.cases()] == ["distress"]
        assert (await look(student, application)).status_code == 204

    async def test_the_copy_of_one_s_data_has_it_as_it_was_written(
        self, world: World, database: Database
    ) -> None:
        _, student, _ = await applied(world)
        kept = await exported(database, student)
        assert {field: kept[field] for field in WORDS} == WORDS

    async def test_withdrawn_what_was_masked_is_nowhere_and_is_not_released(
        self, world: World, talks: Talks, database: Database
    ) -> None:
        company, student, application = await applied(world)
        assert (await look(student, application)).status_code == 204
        assert (await world.withdraw(student, application)).status_code == 200
        assert world.factory.connection.execute(ORIGINALS).fetchall() == [(None, None)]
        assert (await world.mine(student, application))["masked"] == []
        await decided(world, talks, "dismiss", unmask=True)
        (statement,) = (await student.client.get("/api/v1/me/statements")).json()["items"]
        assert statement["unmasked"] is False
        assert "Martin" not in str(await received(company, application))
        assert "Martin" not in str(await exported(database, student))

    async def test_refused_it_is_kept_and_erased_with_the_account(
        self, world: World, database: Database
    ) -> None:
        company, student, application = await applied(world)
        assert (await world.refuse(company, application)).status_code == 200
        assert world.factory.connection.execute(ORIGINALS).fetchall() == [tuple(WORDS.values())]
        async with database.transaction() as session:
            await PERSONAL_DATA.erase(session, student.account)
        assert world.factory.connection.execute(ORIGINALS).fetchall() == []

    async def test_hidden_the_company_reads_no_words_until_it_is_released(
        self, world: World, database: Database
    ) -> None:
        """Releasing works for every kind."""
        company, student, application = await applied(world)
        before = await received(company, application)
        async with database.transaction() as session:
            await REPORTABLES[0].hide(session, UUID(application))
        hidden = await received(company, application)
        assert [hidden[field] for field in WORDS] == ["", ""]
        assert (await world.mine(student, application))["motivation"] == before["motivation"]
        async with database.transaction() as session:
            await REPORTABLES[0].release(session, UUID(application))
        assert await received(company, application) == before


@pytest.mark.parametrize(
    ("original", "shown", "words"),
    [
        ("Zoé Martin et Martin", f"Zoé {MASK} et {MASK}", ["Martin", "Martin"]),
        ("Martin", MASK, ["Martin"]),
        ("Zoé", "Zoé", []),
        (f"a {MASK} Martin b", f"a {MASK} {MASK} b", ["Martin"]),
    ],
)
def test_what_is_behind_the_masks(original: str, shown: str, words: list[str]) -> None:
    assert masked_words(original, shown) == words


@pytest.mark.parametrize(
    "said",
    [
        "Collège Rosa Parks, Nantes\n12 mai 2026\n\nMadame, Monsieur, je cherche un stage.",
        "Je suis scolarisée à Rosa Parks et je cherche un stage.",
        "Élève à Rosa Parks en 3e, je cherche un stage.",
        "Mon collège (Rosa Parks) demande un stage d'une semaine.",
        "J'aime le bois.\nLina B. du collège Rosa Parks",
        "Nous sommes la classe de 3e4 de Rosa Parks, je cherche un stage.",
    ],
)
async def test_the_school_stays_unknown_however_a_letter_names_it(world: World, said: str) -> None:
    """Walls, line 15: the head of a letter, and a school without the word for it, reached the company."""
    company, student = await world.company(), await world.student(15)
    application = await world.applied(student, world.offer(company, levels=["2nde"]), motivation=said)
    seen = (await company.client.get(f"/api/v1/applications/{application}")).json()
    assert "Rosa" not in seen["motivation"]
    assert "Parks" not in seen["motivation"]


async def test_the_school_that_the_account_is_linked_to_is_masked_in_any_words(world: World) -> None:
    company, student = await world.company(), await world.student(16)
    world.of_school(student, "0440001X", name="Lycée général et technologique Nicolas Appert")
    said = "On m'a parlé de vous à nicolas appert, j'aimerais découvrir le métier."
    application = await world.applied(student, world.offer(company), motivation=said)
    seen = (await company.client.get(f"/api/v1/applications/{application}")).json()
    assert seen["motivation"] == "On m'a parlé de vous à [masqué], j'aimerais découvrir le métier."
