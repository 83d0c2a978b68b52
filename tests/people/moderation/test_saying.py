"""Walls, lines 11 and 12: an adult's advance beside conversations (a company's answer, an issuer's words, a
mentor's page) reaches no minor either, and staff hear of it.
"""

from uuid import UUID

import pytest
from fastapi import FastAPI

from api.platform.access import Role
from tests.badges.issuing.world import Issuer
from tests.badges.issuing.world import Student as Learner
from tests.badges.issuing.world import World as Badges
from tests.conftest import Device
from tests.factories import Factory
from tests.people.moderation.test_conversations import decide
from tests.placements.applications.world import Company, Student
from tests.placements.applications.world import World as Placements
from tests.talk.conversations.world import Person
from tests.talk.conversations.world import World as Talks

ADVANCE = "Viens chez moi samedi, n'en parle pas à tes parents, je passe te chercher au lycée."
PRAISED = "Tu es belle et mûre pour ton âge. N'en parle pas à tes parents."
HONEST = (
    "Viens lundi à 9 h à l'atelier, demande la cheffe d'équipe à l'accueil.",
    "Rendez-vous lundi à 8 h devant le portail, prévois des chaussures fermées.",
    "On vous attend lundi matin. Venez avec votre pique-nique.",
    "Nous n'avons plus de place, mais reviens l'an prochain !",
)


@pytest.fixture
def placements(factory: Factory, devices: Device) -> Placements:
    """Companies and those who apply."""
    return Placements(factory, devices)


async def applied(placements: Placements, age: int = 16) -> tuple[Company, Student, str]:
    company, student = await placements.company(), await placements.student(age)
    return company, student, await placements.applied(student, placements.offer(company))


CALLED = " Mon numéro : 02 40 12 34 56."
"""Whom to call belongs to every acceptance."""


class TestCompanies:
    async def test_the_contact_of_an_acceptance_is_refused_and_keeps_its_author_from_minors(
        self, placements: Placements
    ) -> None:
        company, student, application = await applied(placements)
        refused = await placements.accept(company, application, contact=ADVANCE + CALLED)
        assert (refused.status_code, refused.json()["type"]) == (403, "/problems/kept-from-minors")
        mine = await placements.mine(student, application)
        assert (mine["status"], mine["company_contact"]) == ("sent", None)
        assert [(one[0], one[2]) for one in placements.factory.cases()] == [("grooming", ADVANCE + CALLED)]
        again = await placements.accept(company, application)
        assert again.json()["type"] == "/problems/kept-from-minors", "until a moderator has decided"

    async def test_nor_do_they_say_it_when_they_refuse_or_cancel(self, placements: Placements) -> None:
        company, student, application = await applied(placements)
        refused = await placements.refuse(company, application, reason="other", word=ADVANCE)
        assert refused.status_code == 403
        assert ADVANCE not in str(await placements.mine(student, application))

    async def test_a_company_is_reached_by_no_account_on_a_network(self, placements: Placements) -> None:
        company, _, application = await applied(placements)
        answer = await placements.accept(company, application, contact="Écris-moi sur snap karimj." + CALLED)
        assert answer.status_code == 422

    async def test_between_adults_it_is_nobody_s_business(self, placements: Placements) -> None:
        company, _, application = await applied(placements, age=20)
        assert (await placements.accept(company, application, contact=ADVANCE + CALLED)).status_code == 200
        assert placements.factory.cases() == []

    @pytest.mark.parametrize("words", HONEST)
    async def test_honest_words_pass(self, placements: Placements, words: str) -> None:
        company, student, application = await applied(placements)
        said = words + CALLED
        assert (await placements.accept(company, application, contact=said)).status_code == 200
        assert (await placements.mine(student, application))["company_contact"] == said
        assert placements.factory.cases() == []

    async def test_hurtful_words_are_sent_back(self, placements: Placements) -> None:
        company, _, application = await applied(placements)
        said = await placements.refuse(company, application, reason="other", word="Non, espèce de connard.")
        assert said.status_code == 422

    async def test_who_is_suspended_says_nothing_here_either(self, placements: Placements) -> None:
        company, _, application = await applied(placements)
        placements.factory.decision(company.owner, "suspend", until="2099-01-01")
        assert (await placements.accept(company, application)).json()["type"] == "/problems/suspended"


class TestIssuers:
    async def test_words_of_each_person_on_a_list_are_asked_about_too(
        self, app: FastAPI, factory: Factory, devices: Device
    ) -> None:
        badges = Badges(app, factory, devices)
        issuer, student = await badges.issuer(), await badges.student()
        achievement = await badges.achievement(issuer)
        lines = [{"email": student.email, "narrative": PRAISED}]
        batch = await badges.award(issuer, achievement, recipients=lines)
        await badges.work(batch.json()["id"])
        done = await badges.batch(issuer, batch.json()["id"])
        assert [one["error"] for one in done["lines"]] == ["not_for_everybody"]
        assert [one[0] for one in factory.cases()] == ["grooming"]
        lines = [{"email": student.email, "narrative": "Bravo !"}]
        kept = await badges.award(issuer, achievement, recipients=lines)
        assert kept.json()["type"] == "/problems/kept-from-minors"

    async def test_nor_what_they_say_of_all(self, app: FastAPI, factory: Factory, devices: Device) -> None:
        badges = Badges(app, factory, devices)
        issuer, student = await badges.issuer(), await badges.student()
        achievement = await badges.achievement(issuer)
        sent = await badges.award(issuer, achievement, student.email, narrative=PRAISED)
        assert sent.status_code == 403
        assert [one[0] for one in factory.cases()] == ["grooming"]
        assert not factory.connection.execute("SELECT 1 FROM badge_batch").fetchall()

    @pytest.mark.parametrize("words", [ADVANCE, "98 12 34, deux jours à l'accueil."])
    async def test_nor_in_what_a_badge_is_about(
        self, words: str, app: FastAPI, factory: Factory, devices: Device
    ) -> None:
        """Also written by and by: what a description and its name say together."""
        badges = Badges(app, factory, devices)
        issuer = await badges.issuer()
        achievement = await badges.draft(issuer, name="Accueil, 06 39")
        changed = await issuer.client.patch(
            f"/api/v1/badges/achievements/{achievement}/own", json={"criteria": words}
        )
        assert changed.status_code == 422


class TestMentors:
    async def test_their_own_page_says_none(self, talks: Talks) -> None:
        pupil, mentor, _ = await talks.pair()
        page = {
            "kind": "professional", "job_title": "Jardinier", "career_code": "A1202", "training": "",
            "languages": ["fr"], "commune_code": "44109", "presentation": ADVANCE,
        }  # fmt: skip
        assert (await mentor.client.put("/api/v1/me/mentor", json=page)).status_code == 422
        listed = (await pupil.client.get("/api/v1/mentors")).json()["items"][0]["id"]
        assert ADVANCE not in (await pupil.client.get(f"/api/v1/mentors/{listed}")).text


SMALL = ("On garde ça entre nous.", "Tu es spéciale, pas comme les autres.")
"""Little each; two of them are as much as a grave one."""


class Everywhere:
    """An adult who talks with a pupil as a mentor, answers as a company and praises as an issuer."""

    def __init__(self, app: FastAPI, factory: Factory, devices: Device, talks: Talks) -> None:
        self.factory, self.talks = factory, talks
        self.placements, self.badges = Placements(factory, devices), Badges(app, factory, devices)

    async def begin(self) -> "Everywhere":
        roles = (Role.MENTOR, Role.COMPANY, Role.ISSUER)
        self.adult = await self.talks.person(*roles, age=40)
        self.factory.candidacy(self.adult.account, Role.MENTOR, status="approved")
        self.factory.mentor_profile(self.adult.account)
        made = self.factory.organisation(self.adult.account, name="Club du Lac")
        self.company = Company(made, self.adult.account, self.adult.client)
        self.issuer = Issuer(made, self.adult.account, self.adult.client)
        profile = await self.adult.client.put(f"/api/v1/badges/organisations/{made}/profile", json={})
        assert profile.status_code == 200, profile.text
        self.achievement = await self.badges.achievement(self.issuer)
        self.pupil, self.conversation = await self.meets()
        return self

    async def meets(self) -> tuple[Person, UUID]:
        pupil = await self.talks.student(age=15)
        return pupil, self.factory.conversation(pupil.account, self.adult.account)

    async def talks_to(self, pupil: Person, conversation: UUID, words: str) -> bool:
        sent = (await self.adult.send(conversation, words)).json()
        return "message" in sent and not sent["screening"]["kept"]

    async def answers(self, pupil: Person, conversation: UUID, words: str) -> bool:
        student = Student(pupil.account, pupil.client)
        application = await self.placements.applied(student, self.placements.offer(self.company))
        answered = await self.placements.refuse(self.company, application, reason="other", word=words)
        return answered.status_code == 200

    async def decides(self, pupil: Person, conversation: UUID, words: str) -> bool:
        learner = Learner(pupil.account, pupil.email, pupil.client)
        request = self.badges.request(self.achievement, learner)
        decision = {"request_id": str(request), "decision": "refuse", "reason": words}
        return (await self.badges.decide(self.issuer, decision)).status_code == 200

    async def awards(self, pupil: Person, conversation: UUID, words: str) -> bool:
        sent = await self.badges.award(self.issuer, self.achievement, pupil.email, narrative=words)
        return sent.status_code in (200, 201, 202)

    async def lists(self, pupil: Person, conversation: UUID, words: str) -> bool:
        lines = [{"email": pupil.email, "narrative": words}]
        batch = (await self.badges.award(self.issuer, self.achievement, recipients=lines)).json()
        if "id" not in batch:
            return False
        await self.badges.work(batch["id"])
        done = await self.badges.batch(self.issuer, batch["id"])
        return [one["error"] for one in done["lines"]] != ["not_for_everybody"]


@pytest.fixture
async def everywhere(app: FastAPI, factory: Factory, devices: Device, talks: Talks) -> Everywhere:
    """Nothing was said yet."""
    return await Everywhere(app, factory, devices, talks).begin()


WAYS = ("talks_to", "answers", "decides", "awards", "lists")


class TestTogether:
    """Walls, line 11: small advances in different places were each a little one."""

    @pytest.mark.parametrize("second", WAYS)
    @pytest.mark.parametrize("first", WAYS)
    async def test_two_to_one_minor_add_up_wherever_they_are_said(
        self, everywhere: Everywhere, first: str, second: str
    ) -> None:
        to = (everywhere.pupil, everywhere.conversation)
        assert await getattr(everywhere, first)(*to, SMALL[0])
        assert not await getattr(everywhere, second)(*to, SMALL[1])
        rows = everywhere.factory.connection.execute(
            "SELECT gravity FROM moderation_case WHERE origin = 'grooming' ORDER BY opened_at"
        ).fetchall()
        assert [row[0] for row in rows] == [2, 4]
        other, conversation = await everywhere.meets()
        assert not await everywhere.talks_to(other, conversation, "Bonjour !"), "kept from every minor"

    @pytest.mark.parametrize("way", WAYS)
    async def test_the_same_once_more_is_no_more(self, everywhere: Everywhere, way: str) -> None:
        to = (everywhere.pupil, everywhere.conversation)
        assert await everywhere.talks_to(*to, SMALL[0])
        assert await getattr(everywhere, way)(*to, SMALL[0])

    async def takes_the_picture(self, everywhere: Everywhere, pupil: Person, conversation: UUID) -> bool:
        await pupil.sent(conversation, "vous voulez une photo de moi ?")
        return await everywhere.talks_to(pupil, conversation, "oui envoie")

    @pytest.mark.parametrize("way", WAYS)
    async def test_taking_a_minor_s_picture_adds_up_with_what_is_said_later(
        self, everywhere: Everywhere, way: str
    ) -> None:
        to = (everywhere.pupil, everywhere.conversation)
        assert await self.takes_the_picture(everywhere, *to)
        assert await self.takes_the_picture(everywhere, *to), "the same once more is no more"
        assert not await getattr(everywhere, way)(*to, SMALL[1])
        other, conversation = await everywhere.meets()
        assert not await everywhere.talks_to(other, conversation, "Bonjour !"), "kept from every minor"

    @pytest.mark.parametrize("way", WAYS)
    async def test_and_with_what_was_said_before(self, everywhere: Everywhere, way: str) -> None:
        to = (everywhere.pupil, everywhere.conversation)
        assert await getattr(everywhere, way)(*to, SMALL[1])
        assert not await self.takes_the_picture(everywhere, *to)
        other, conversation = await everywhere.meets()
        assert not await everywhere.talks_to(other, conversation, "Bonjour !"), "kept from every minor"

    async def test_a_picture_taken_that_a_moderator_dismissed_adds_nothing(
        self, everywhere: Everywhere
    ) -> None:
        to = (everywhere.pupil, everywhere.conversation)
        assert await self.takes_the_picture(everywhere, *to)
        referent = await everywhere.talks.person(Role.REFERENT)
        row = everywhere.factory.connection.execute("SELECT id::text FROM moderation_case").fetchone()
        assert row
        assert (await decide(referent, row[0], "dismiss")).status_code == 204
        assert await everywhere.talks_to(*to, SMALL[1])

    async def test_to_two_minors_they_do_not_add_up_and_to_three_they_are_looked_at(
        self, everywhere: Everywhere
    ) -> None:
        told = []
        for words, way in zip((*SMALL, SMALL[0]), ("talks_to", "answers", "decides"), strict=True):
            told.append(await getattr(everywhere, way)(*await everywhere.meets(), words))
        assert told == [True, True, True]
        row = everywhere.factory.connection.execute("SELECT max(gravity) FROM moderation_case").fetchone()
        assert row == (3,)

    async def test_what_a_moderator_dismissed_adds_nothing(self, everywhere: Everywhere) -> None:
        to = (everywhere.pupil, everywhere.conversation)
        assert await everywhere.answers(*to, SMALL[0])
        referent = await everywhere.talks.person(Role.REFERENT)
        row = everywhere.factory.connection.execute("SELECT id::text FROM moderation_case").fetchone()
        assert row
        assert (await decide(referent, row[0], "dismiss")).status_code == 204
        assert await everywhere.talks_to(*to, SMALL[1])

    async def test_where_to_come_and_when_is_no_meeting_in_a_companys_words(
        self, everywhere: Everywhere
    ) -> None:
        to = (everywhere.pupil, everywhere.conversation)
        assert await everywhere.talks_to(*to, "Tu habites seule avec ta mère ?")
        assert await everywhere.answers(*to, "Rendez-vous lundi à 8 h devant le portail.")
        assert await everywhere.talks_to(*to, "Bonne continuation !")
