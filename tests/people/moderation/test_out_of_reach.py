"""Walls, lines 8 and 12: who is kept from minors, or apart from one, neither reads nor answers what minors
send to their company, their organisation or their school.
"""

import pytest
from fastapi import FastAPI

from api.platform.access import Role
from tests.badges.issuing.world import World as Badges
from tests.conftest import Device
from tests.factories import Factory
from tests.people.vouching.test_codes import YEAR, codes_of, school, use
from tests.placements.applications.world import Company, Student, monday
from tests.placements.applications.world import World as Placements


@pytest.fixture
def placements(factory: Factory, devices: Device) -> Placements:
    """Companies and those who apply."""
    return Placements(factory, devices)


def keep(factory: Factory, account: object) -> None:
    """A moderator keeps the account from minors."""
    factory._insert("restriction", "id", {"account_id": account})


async def listed(company: Company) -> list[str]:
    found = await company.client.get(f"/api/v1/organisations/{company.organisation}/applications")
    waiting = await company.client.get(
        f"/api/v1/organisations/{company.organisation}/applications", params={"show": "waiting"}
    )
    ids = [one["id"] for one in found.json()["items"]]
    assert [one["id"] for one in reversed(waiting.json()["items"])] == ids
    return ids


async def answers(placements: Placements, company: Company, application: str) -> list[int]:
    return [
        (await company.client.get(f"/api/v1/applications/{application}")).status_code,
        (await company.client.post(f"/api/v1/applications/{application}/seen")).status_code,
        (await placements.accept(company, application)).status_code,
        (await placements.refuse(company, application)).status_code,
    ]


class TestCompanies:
    async def test_who_is_kept_from_minors_reads_no_application_of_one(self, placements: Placements) -> None:
        company, young, grown = (
            await placements.company(), await placements.student(15), await placements.student(20)
        )  # fmt: skip
        offer = placements.offer(company, places=3, levels=["2nde", "bts"])
        first, second = [await placements.applied(one, offer) for one in (young, grown)]
        keep(placements.factory, company.owner)
        assert await listed(company) == [second]
        assert await answers(placements, company, first) == [404, 403, 403, 403]
        assert (await placements.accept(company, second)).status_code == 200

    async def test_nobody_else_applies_to_them(self, placements: Placements) -> None:
        company = await placements.company()
        offer = placements.offer(company, places=3)
        keep(placements.factory, company.owner)
        refused = await placements.send(await placements.student(15), offer)
        assert refused.json()["type"] == "/problems/offer-over"

    async def test_a_colleague_reads_and_is_told_alone(self, placements: Placements, devices: Device) -> None:
        company, factory = await placements.company(), placements.factory
        colleague = factory.account(Role.COMPANY)
        factory.member(company.organisation, colleague)
        keep(factory, company.owner)
        application = await placements.applied(await placements.student(15), placements.offer(company))
        other = Company(company.organisation, colleague, await devices(factory.session(colleague)))
        assert (await listed(company), await listed(other)) == ([], [application])
        assert await placements.told(company.client) == []
        assert await placements.told(other.client) == ["application.received"]
        assert (await placements.accept(other, application)).status_code == 200

    @pytest.mark.parametrize("how", ["reported", "blocked"])
    async def test_nor_does_who_is_apart_from_the_student(self, how: str, placements: Placements) -> None:
        company, factory = await placements.company(), placements.factory
        young, other = await placements.student(15), await placements.student(15)
        offer = placements.offer(company, places=3)
        first, second = [await placements.applied(one, offer) for one in (young, other)]
        if how == "reported":
            factory.silence(company.owner, toward=young.account)
        else:
            factory.block(young.account, company.owner)
        assert await listed(company) == [second]
        assert await answers(placements, company, first) == [404] * 4

    async def test_staff_who_decide_about_somebody_read_how_many_minors_are_expected_at_their_company(
        self, placements: Placements, devices: Device
    ) -> None:
        """Kept from minors, they still had a pupil coming on Monday: nobody was told."""
        company, factory = await placements.company(), placements.factory
        soon, over = monday(1), monday(-3)
        for age, status, week in (
            (15, "confirmed", soon), (16, "accepted", soon), (None, "confirmed", soon),
            (20, "confirmed", soon), (15, "sent", soon), (15, "refused", soon), (15, "confirmed", over),
        ):  # fmt: skip
            offer = factory.offer(company.organisation)
            student = factory.account(Role.STUDENT, age=age)
            factory.application(offer, student, status=status, held_weeks=[week])
        case = factory.case(company.owner, origin="grooming", gravity=4)
        referent = await devices(factory.session(factory.account(Role.REFERENT)))
        seen = (await referent.get(f"/api/v1/staff/cases/{case}")).json()
        assert seen["person"]["minors_expected"] == 3


class TestIssuers:
    async def test_requests_photos_and_names_of_minors(
        self, app: FastAPI, factory: Factory, devices: Device
    ) -> None:
        badges = Badges(app, factory, devices)
        issuer, young, grown = await badges.issuer(), await badges.student(15), await badges.student(20)
        achievement = await badges.achievement(issuer)
        asked = {one.account: factory.badge_request(achievement, one.account) for one in (young, grown)}
        photos = {account: factory.badge_photo(request) for account, request in asked.items()}

        async def seen(student: object) -> tuple[bool, int, int]:
            path = f"/api/v1/badges/organisations/{issuer.organisation}/requests"
            items = (await issuer.client.get(path)).json()["items"]
            one = await issuer.client.get(f"/api/v1/badges/requests/{asked[student]}/own")
            photo = await issuer.client.get(f"/api/v1/badges/evidence/{photos[student]}/photo")
            return str(asked[student]) in {one["id"] for one in items}, one.status_code, photo.status_code

        assert [await seen(one.account) for one in (young, grown)] == [(True, 200, 200)] * 2
        keep(factory, issuer.account)
        assert [await seen(one.account) for one in (young, grown)] == [(False, 404, 404), (True, 200, 200)]
        # Walls, line 24: who leaves is invisible to others at once, for the whole time to cancel.
        assert (await grown.client.post("/api/v1/me/deletion")).status_code == 200
        assert await seen(grown.account) == (False, 404, 404)
        own = await grown.client.get(f"/api/v1/badges/evidence/{photos[grown.account]}/photo")
        assert own.status_code == 200
        own = await young.client.get(f"/api/v1/badges/evidence/{photos[young.account]}/photo")
        assert own.status_code == 200
        decided = await issuer.client.post(
            f"/api/v1/badges/organisations/{issuer.organisation}/requests/decide",
            json={
                "id": str(young.account),
                "decisions": [{"request_id": str(asked[young.account]), "decision": "award"}],
            },
        )
        assert decided.json()["items"][0]["error"] == "not_found"


class TestSchools:
    async def test_who_is_kept_from_minors_vouches_for_nobody_and_lists_no_pupil(
        self, devices: Device, factory: Factory
    ) -> None:
        made, staff = await school(devices, factory)
        assert len((await codes_of(staff, made))["codes"]) == 3
        (person,) = factory.connection.execute("SELECT account_id FROM organisation_member").fetchone() or ()
        keep(factory, person)
        path = f"/api/v1/organisations/{made}"
        for answer in (
            await staff.post(f"{path}/age-codes", json={"count": 1, "birth_year": YEAR}),
            await staff.post(f"{path}/school-codes"),
            await staff.get(f"{path}/pupils"),
            await staff.get(f"{path}/pupil-applications"),
            await staff.get(f"{path}/pupil-placements"),
        ):
            assert answer.json()["type"] == "/problems/kept-from-minors"

    async def test_nor_do_the_codes_that_they_made_before(self, devices: Device, factory: Factory) -> None:
        made, staff = await school(devices, factory)
        codes = (await codes_of(staff, made))["codes"]
        pupils = [factory.account(Role.STUDENT, age=16, vouched=False) for _ in codes]
        phones = [await devices(factory.session(pupil)) for pupil in pupils]
        assert (await use(phones[0], codes[0])).status_code == 200
        (person,) = factory.connection.execute("SELECT account_id FROM organisation_member").fetchone() or ()
        keep(factory, person)
        assert (await use(phones[1], codes[1])).status_code == 422
        # A referent may take back what they said.
        referent = await devices(factory.session(factory.account(Role.REFERENT)))
        (batch,) = (await referent.get("/api/v1/staff/age-codes")).json()
        path = f"/api/v1/age-codes/{batch['id']}"
        assert (await referent.delete(path, params={"withdraw": True})).status_code == 204
        assert (await phones[0].get("/api/v1/me/age")).json()["state"] == "needed"

    @pytest.mark.parametrize("role", [Role.SCHOOL, Role.COMPANY, Role.ISSUER])
    async def test_who_acts_for_an_organisation_is_not_made_a_minor_by_a_code(
        self, role: Role, devices: Device, factory: Factory
    ) -> None:
        """A school's person without a birth date typed 16, and used a code of their own."""
        made, staff = await school(devices, factory)
        code = (await codes_of(staff, made))["codes"][0]
        person = factory.account(role, Role.STUDENT, age=16, vouched=False)
        phone = await devices(factory.session(person))
        assert (await use(phone, code)).json()["type"] == "/problems/role-for-adults"
        asked = await phone.put(
            "/api/v1/me/age/confirmation", json={"place": "Mission locale", "department": "44"}
        )
        assert asked.json()["type"] == "/problems/role-for-adults"
        pupil = Student(factory.account(Role.STUDENT, age=16, vouched=False), phone)
        phone = await devices(factory.session(pupil.account))
        assert (await use(phone, code)).status_code == 200, "the code still works"
