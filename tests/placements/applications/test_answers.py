"""What a company sees and answers: little before it accepts, one place for one student."""

import asyncio
from uuid import UUID

import pytest

from api.platform.access import Role
from api.platform.settings import Settings
from tests.factories import born
from tests.placements.applications.world import CONTACT, MOTIVATION, Company, Student, World, monday

UAI = "0440001A"


def link(world: World, student: Student, uai: str = UAI) -> None:
    """The student is a pupil of that school."""
    world.factory.pupil_school(
        student.account, uai=uai, name="Lycée des Tilleuls", commune_name="Nantes", linked_at="2026-01-01"
    )


async def seen_by(company: Company, application: str) -> dict[str, object]:
    found: dict[str, object] = (await company.client.get(f"/api/v1/applications/{application}")).json()
    return found


class TestWhatACompanySees:
    async def test_no_contact_detail_split_over_two_fields(self, world: World) -> None:
        """Walls, line 10."""
        company, student = await world.company(), await world.student()
        split = {"motivation": "J'adore le bois. 06 39", "about": "98 12 34"}
        assert (await world.send(student, world.offer(company), **split)).status_code == 422

    async def test_first_name_level_motivation_and_nothing_else(self, world: World) -> None:
        company = await world.company()
        student = await world.student(first_name="Prénom 7", email="nom.prenom@example.org")
        link(world, student)
        application = await world.applied(student, world.offer(company))
        response = await company.client.get(f"/api/v1/applications/{application}")
        found = response.json()
        assert (found["first_name"], found["level"]) == ("Prénom 7", "high_school")
        assert (found["motivation"], found["about"]) == (MOTIVATION, "")
        assert (found["school_name"], found["contact_email"]) == (None, None)
        for hidden in ("nom.prenom", "birth", str(student.account), str(born(16)), "Tilleuls", UAI):
            assert hidden not in response.text, hidden

    async def test_what_the_student_chose_to_add(self, world: World) -> None:
        company, student = await world.company(), await world.student()
        link(world, student)
        weeks = [str(monday(2)), str(monday(4))]
        offer = world.offer(company, weeks={monday(2): 1, monday(3): 1, monday(4): 1})
        application = await world.applied(
            student, offer, about="Je fais du judo.", weeks=weeks, share_school=True
        )
        found = await seen_by(company, application)
        assert (found["about"], found["weeks"]) == ("Je fais du judo.", weeks)
        assert found["school_name"] == "Lycée des Tilleuls"

    async def test_an_adult_s_address_once_accepted_where_chosen(self, world: World) -> None:
        company = await world.company()
        offer = world.offer(company, places=2)
        student = await world.student(19, email="adulte@example.org")
        silent = await world.student(19, email="autre@example.org")
        application = await world.applied(student, offer, share_contact=True)
        assert (await seen_by(company, application))["contact_email"] is None
        assert (await world.accept(company, application)).json()["contact_email"] == "adulte@example.org"
        kept = await world.accepted(company, silent, offer)
        assert (await seen_by(company, kept))["contact_email"] is None
        await world.cancel(company, application)
        assert (await seen_by(company, application))["contact_email"] is None

    @pytest.mark.parametrize("age", [14, 17])
    async def test_a_minor_s_address_is_never_shown(self, world: World, age: int) -> None:
        company, student = await world.company(), await world.student(age, email="mineur@example.org")
        offer = world.offer(company)
        assert (await world.send(student, offer, share_contact=True)).status_code == 422
        application = await world.applied(student, offer)
        # Even if the choice were there, for example of somebody whose birth date was corrected since.
        world.factory.connection.execute("UPDATE application SET share_contact = true")
        response = await world.accept(company, application)
        assert response.json()["contact_email"] is None
        assert "mineur@" not in response.text

    async def test_nor_that_of_somebody_whose_age_is_not_known_any_more(self, world: World) -> None:
        company, student = await world.company(), await world.student(20, email="inconnu@example.org")
        application = await world.applied(student, world.offer(company), share_contact=True)
        world.factory.connection.execute(
            "UPDATE account SET birth_date = NULL WHERE id = %s", [student.account]
        )
        response = await world.accept(company, application)
        assert response.json()["contact_email"] is None
        assert "inconnu@" not in response.text

    async def test_of_who_withdrew_no_words_and_of_who_left_nothing(self, world: World) -> None:
        company, student = await world.company(), await world.student()
        application = await world.applied(student, world.offer(company))
        await world.withdraw(student, application)
        assert (await seen_by(company, application))["motivation"] == ""
        world.factory.connection.execute(
            "UPDATE account SET status = 'leaving' WHERE id = %s", [student.account]
        )
        assert (await company.client.get(f"/api/v1/applications/{application}")).status_code == 404
        path = f"/api/v1/organisations/{company.organisation}/applications"
        assert (await company.client.get(path)).json()["items"] == []

    async def test_the_waiting_ones_come_in_their_order(self, world: World) -> None:
        company = await world.company()
        offer = world.offer(company, places=5)
        sent = [await world.applied(await world.student(), offer) for _ in range(4)]
        await world.refuse(company, sent[1])
        path = f"/api/v1/organisations/{company.organisation}/applications"
        page = (await company.client.get(path, params={"show": "waiting", "limit": 2})).json()
        rest = await company.client.get(path, params={"show": "waiting", "cursor": page["next"]})
        assert [one["id"] for one in page["items"] + rest.json()["items"]] == [sent[0], sent[2], sent[3]]
        every = (await company.client.get(path, params={"offer_id": str(offer)})).json()["items"]
        assert [one["id"] for one in every] == sent[::-1]

    async def test_only_members_of_that_verified_company(self, world: World) -> None:
        company, other = await world.company(), await world.company()
        unverified = await world.company(verified_at=None)
        student = await world.student()
        application = await world.applied(student, world.offer(company))
        hidden = await world.applied(student, world.offer(unverified))
        without_role = await world.devices(
            world.factory.session(world.factory.member(company.organisation, world.factory.account()))
        )
        for client, one, status in (
            (other.client, application, 404),
            (unverified.client, hidden, 404),
            (without_role, application, 403),
            (student.client, application, 403),
        ):
            path = f"/api/v1/applications/{one}"
            assert (await client.get(path)).status_code == status
            assert (await client.post(f"{path}/seen")).status_code == status
            assert (await client.post(f"{path}/accept", json={"contact": CONTACT})).status_code == status
            for step in ("refuse", "cancel"):
                answer = await client.post(f"{path}/{step}", json={"reason": "dates"})
                assert answer.status_code == status


class TestAnswers:
    async def test_accepting_holds_a_place_and_tells_the_student(self, world: World) -> None:
        company, student = await world.company(), await world.student()
        offer = world.offer(company)
        application = await world.applied(student, offer)
        assert (await world.mine(student, application))["company_contact"] is None
        for _ in range(2):
            assert (await world.accept(company, application)).status_code == 200
        found = await world.mine(student, application)
        assert (found["status"], found["company_contact"]) == ("accepted", CONTACT)
        assert found["confirm_due_at"]
        assert world.taken(offer) == (1, "full")
        assert await world.told(student.client) == ["application.accepted"]

    async def test_refusing_gives_a_ready_reason_and_a_word(self, world: World) -> None:
        company, student = await world.company(), await world.student()
        offer = world.offer(company)
        application = await world.applied(student, offer)
        assert (await world.refuse(company, application, reason="other")).status_code == 422
        assert (await world.refuse(company, application, reason="silence")).status_code == 422
        assert (await world.refuse(company, application, word="06 12 34 56 78")).status_code == 422
        answer = await world.refuse(company, application, word="Revenez au printemps.")
        assert answer.status_code == 200
        found = await world.mine(student, application)
        assert (found["status"], found["reason"]) == ("refused", "no_place")
        assert found["word"] == "Revenez au printemps."
        assert world.taken(offer) == (0, "published")
        assert (await world.accept(company, application)).status_code == 409
        assert (await world.confirm(student, application)).status_code == 409

    async def test_cancelling_frees_the_place(self, world: World) -> None:
        company, student = await world.company(), await world.student()
        offer = world.offer(company)
        application = await world.applied(student, offer)
        assert (await world.cancel(company, application)).status_code == 409
        await world.accept(company, application)
        await world.confirm(student, application)
        for _ in range(2):
            assert (await world.cancel(company, application)).status_code == 200
        assert world.taken(offer) == (0, "published")
        found = await world.mine(student, application)
        assert (found["status"], found["reason"], found["company_contact"]) == ("cancelled", "dates", None)

    async def test_the_company_chooses_among_the_student_s_weeks(self, world: World) -> None:
        first, second, third = monday(2), monday(3), monday(4)
        company, student = await world.company(), await world.student()
        offer = world.offer(company, weeks={first: 1, second: 1, third: 1})
        application = await world.applied(student, offer, weeks=[str(first), str(second)])
        for wrong in ([], [str(third)]):
            assert (await world.accept(company, application, weeks=wrong)).status_code == 422
        answer = await world.accept(company, application, weeks=[str(second)])
        assert answer.json()["held_weeks"] == [str(second)]
        assert world.taken_weeks(offer) == {first: 0, second: 1, third: 0}
        await world.withdraw(student, application)
        assert world.taken_weeks(offer) == {first: 0, second: 0, third: 0}

    async def test_who_reads_it_first_tells_the_student_once(self, world: World) -> None:
        company, student = await world.company(), await world.student()
        application = await world.applied(student, world.offer(company))
        path = f"/api/v1/applications/{application}/seen"
        answers = await asyncio.gather(*(company.client.post(path) for _ in range(3)))
        assert {one.status_code for one in answers} == {204}
        assert (await world.mine(student, application))["seen_at"]
        assert await world.told(student.client) == ["application.seen"]

    async def test_the_history_names_sides_and_no_staff(self, world: World) -> None:
        company, student = await world.company(), await world.student()
        application = await world.accepted(company, student, world.offer(company))
        await world.confirm(student, application)
        await world.cancel(company, application, word="L'atelier ferme.")
        history = (await world.mine(student, application))["history"]
        assert [(one["side"], one["status"]) for one in history] == [
            ("student", "sent"), ("company", "accepted"), ("student", "confirmed"), ("company", "cancelled"),
        ]  # fmt: skip
        assert history[-1]["word"] == "L'atelier ferme."
        assert (await seen_by(company, application))["history"] == history
        assert str(company.owner) not in str(history)

    async def test_mails_say_that_something_happened_and_nothing_more(self, world: World) -> None:
        company, student = await world.company(), await world.student()
        await world.accepted(company, student, world.offer(company))
        mails = world.factory.connection.execute("SELECT recipient, letter::text FROM mail").fetchall()
        assert len(mails) == 2
        for _, letter in mails:
            for hidden in ("Charpentes", "atelier", "02 40", "Prénom", "bois"):
                assert hidden not in letter, hidden

    async def test_who_wants_no_mails_gets_none(self, world: World) -> None:
        student = await world.student(preferences={"applications": ["app"]})
        company = await world.company()
        await world.accepted(company, student, world.offer(company))
        mails = world.factory.connection.execute("SELECT recipient FROM mail").fetchall()
        assert len(mails) == 1


class TestRaces:
    async def test_two_acceptances_for_the_last_place_leave_one(self, world: World) -> None:
        company = await world.company()
        offer = world.offer(company, places=2)
        sent = [await world.applied(await world.student(), offer) for _ in range(6)]
        answers = await asyncio.gather(*(world.accept(company, one) for one in sent))
        assert sorted(one.status_code for one in answers) == [200, 200, 409, 409, 409, 409]
        assert world.taken(offer) == (2, "full")

    async def test_the_last_place_of_a_week_too(self, world: World) -> None:
        week, other = monday(2), monday(3)
        company = await world.company()
        offer = world.offer(company, weeks={week: 1, other: 3})
        sent = [await world.applied(await world.student(), offer, weeks=[str(week)]) for _ in range(4)]
        answers = await asyncio.gather(*(world.accept(company, one) for one in sent))
        assert sorted(one.status_code for one in answers) == [200, 409, 409, 409]
        assert world.taken_weeks(offer) == {week: 1, other: 0}

    async def test_accepting_while_the_student_withdraws_keeps_no_place(self, world: World) -> None:
        company = await world.company()
        for _ in range(4):
            offer, student = world.offer(company), await world.student()
            application = await world.applied(student, offer)
            await asyncio.gather(world.accept(company, application), world.withdraw(student, application))
            assert await world.status(student, application) == "withdrawn"
            assert world.taken(offer) == (0, "published")

    async def test_of_accepting_and_refusing_at_once_one_stands(self, world: World) -> None:
        company = await world.company()
        offer, student = world.offer(company), await world.student()
        application = await world.applied(student, offer)
        answers = await asyncio.gather(world.accept(company, application), world.refuse(company, application))
        assert sorted(one.status_code for one in answers) == [200, 409]
        status = await world.status(student, application)
        assert world.taken(offer)[0] == (1 if status == "accepted" else 0)

    async def test_companies_with_many_offers_never_wait_in_a_circle(self, world: World) -> None:
        company = await world.company()
        sent = [await world.applied(await world.student(), world.offer(company)) for _ in range(8)]
        answers = await asyncio.gather(
            *(world.accept(company, one) for one in sent[::2]),
            *(world.refuse(company, one) for one in sent[1::2]),
        )
        assert {one.status_code for one in answers} == {200}


class TestSchools:
    async def test_a_school_sees_how_far_its_own_pupils_are_and_no_words(
        self, world: World, settings: Settings
    ) -> None:
        company = await world.company()
        pupil, stranger = await world.student(first_name="Prénom 3"), await world.student()
        link(world, pupil)
        link(world, stranger, "0440002B")
        offer = world.offer(company, places=5)
        application = await world.accepted(company, pupil, offer)
        await world.applied(stranger, offer)
        staff = world.factory.account(Role.SCHOOL)
        school = world.factory.organisation(staff, uai=UAI)
        client = await world.devices(world.factory.session(staff))
        response = await client.get(f"/api/v1/organisations/{school}/pupil-applications")
        items = response.json()["items"]
        assert [(one["id"], one["first_name"], one["status"]) for one in items] == [
            (application, "Prénom 3", "accepted")
        ]
        assert items[0]["offer"]["company_name"] == "Charpentes du Lac"
        assert MOTIVATION not in response.text
        assert CONTACT not in response.text
        path = f"/api/v1/organisations/{school}/pupil-applications"
        assert (await client.get(path, params={"status": "sent"})).json()["items"] == []

    async def test_those_without_a_placement_come_first_and_are_counted(self, world: World) -> None:
        company = await world.company()
        pupils = [await world.student(first_name=f"Prénom {n}") for n in range(4)]
        for pupil in pupils:
            link(world, pupil)
        offer = world.offer(company, places=5)
        confirmed = await world.accepted(company, pupils[0], offer)
        assert (await world.confirm(pupils[0], confirmed)).status_code == 200
        await world.accepted(company, pupils[1], offer)
        await world.applied(pupils[2], offer)
        staff = world.factory.account(Role.SCHOOL)
        school = world.factory.organisation(staff, uai=UAI)
        client = await world.devices(world.factory.session(staff))
        path = f"/api/v1/organisations/{school}/pupil-placements"
        answer = (await client.get(path, params={"limit": 3})).json()
        assert (answer["count"], answer["without"]) == (4, 3)
        rest = (await client.get(path, params={"limit": 3, "cursor": answer["next"]})).json()
        assert [(one["first_name"], one["placement"]) for one in answer["items"] + rest["items"]] == [
            ("Prénom 3", "none"),
            ("Prénom 2", "sent"),
            ("Prénom 1", "accepted"),
            ("Prénom 0", "confirmed"),
        ]
        found = (await client.get(path, params={"without": True})).json()
        assert [one["placement"] for one in found["items"]] == ["none", "sent", "accepted"]
        assert (found["count"], found["without"]) == (4, 3)
        # A place of the school year before is over.
        world.factory.connection.execute("UPDATE application SET held_weeks = '{2020-01-06}'")
        assert (await client.get(path)).json()["without"] == 4

    async def test_of_one_pupil_alone_by_a_name_that_is_worth_nothing_elsewhere(self, world: World) -> None:
        company = await world.company()
        pupils = [await world.student(first_name="Même prénom") for _ in range(2)]
        stranger = await world.student()
        for pupil, uai in ((pupils[0], UAI), (pupils[1], UAI), (stranger, "0440002B")):
            link(world, pupil, uai)
        offer = world.offer(company, places=5)
        await world.applied(pupils[0], offer)
        await world.applied(stranger, offer)
        schools = {}
        for uai in (UAI, "0440002B"):
            staff = world.factory.account(Role.SCHOOL)
            schools[uai] = (
                await world.devices(world.factory.session(staff)),
                f"/api/v1/organisations/{world.factory.organisation(staff, uai=uai)}",
            )
        client, path = schools[UAI]
        listed = (await client.get(f"{path}/pupil-placements")).json()["items"]
        ids = {one["id"] for one in listed}
        assert ids.isdisjoint(str(pupil.account) for pupil in pupils)
        shown = {}
        for one in listed:
            answer = await client.get(f"{path}/pupil-applications", params={"pupil": one["id"]})
            shown[one["placement"]] = len(answer.json()["items"])
        assert shown == {"none": 0, "sent": 1}
        other, elsewhere = schools["0440002B"]
        for one in listed:
            answer = await other.get(f"{elsewhere}/pupil-applications", params={"pupil": one["id"]})
            assert answer.json()["items"] == []

    async def test_what_was_over_before_the_pupil_joined_is_not_shown(self, world: World) -> None:
        company, pupil = await world.company(), await world.student()
        offer = world.offer(company, places=5)
        refused = await world.applied(pupil, offer)
        await world.refuse(company, refused)
        waiting = await world.applied(pupil, world.offer(company, places=5))
        link(world, pupil)
        world.factory.connection.execute("UPDATE pupil_school SET linked_at = now() + interval '1 minute'")
        staff = world.factory.account(Role.SCHOOL)
        school = world.factory.organisation(staff, uai=UAI)
        client = await world.devices(world.factory.session(staff))
        path = f"/api/v1/organisations/{school}/pupil-applications"
        assert [one["id"] for one in (await client.get(path)).json()["items"]] == [waiting]
        world.factory.connection.execute("UPDATE pupil_school SET linked_at = now() - interval '1 hour'")
        assert {one["id"] for one in (await client.get(path)).json()["items"]} == {waiting, refused}

    async def test_no_other_school_does(self, world: World) -> None:
        made: list[UUID] = []
        for uai in (UAI, "0440002B"):
            staff = world.factory.account(Role.SCHOOL)
            made.append(world.factory.organisation(staff, uai=uai))
        client = await world.devices(world.factory.session(staff))
        asked = [await client.get(f"/api/v1/organisations/{one}/pupil-applications") for one in made]
        assert [one.status_code for one in asked] == [404, 200]
