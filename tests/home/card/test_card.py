"""A card to show: on its holder's screen only, for minutes, off by default."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from api.platform.access import Role
from api.platform.kit import clock
from tests.badges.issuing.world import Student, World
from tests.conftest import Device
from tests.factories import Factory
from tests.people.privacy.conftest import Family
from tests.people.vouching.test_codes import MISSION, codes_of, school, use

CARD = "/api/v1/me/card"
PLAIN: dict[str, Any] = {"badges": [], "school": True}


async def show(phone: httpx.AsyncClient, **wanted: Any) -> dict[str, Any]:
    """The card that is shown."""
    response = await phone.post(CARD, json=PLAIN | wanted)
    assert response.status_code == 200, response.text
    card: dict[str, Any] = response.json()
    return card


async def refused(phone: httpx.AsyncClient) -> str:
    """Why there is none."""
    response = await phone.post(CARD, json=PLAIN)
    assert response.status_code == 403, response.text
    return str(response.json()["type"].removeprefix("/problems/"))


async def agree(phone: httpx.AsyncClient, *, agree: bool = True) -> None:
    response = await phone.put("/api/v1/me/consents/card", json={"agree": agree})
    assert response.status_code == 200, response.text


async def pupil(devices: Device, factory: Factory, **values: Any) -> httpx.AsyncClient:
    """Somebody of 16 who agreed to show a card."""
    about = {"age": 16, "first_name": "Prénom", "level": "high_school", "vouched": False, **values}
    phone = await devices(factory.session(factory.account(Role.STUDENT, **about)))
    await agree(phone)
    return phone


class TestWhoMay:
    async def test_it_is_off_until_its_holder_agrees_and_off_again_at_once(
        self, devices: Device, factory: Factory
    ) -> None:
        phone = await devices(factory.session(factory.account(Role.STUDENT, age=16)))
        assert await refused(phone) == "consent-needed"
        # Showing badges by links is another thing.
        await phone.put("/api/v1/me/consents/badges", json={"agree": True})
        assert await refused(phone) == "consent-needed"
        await agree(phone)
        assert (await show(phone))["badges"] == []
        await agree(phone, agree=False)
        assert await refused(phone) == "consent-needed"

    async def test_under_15_child_and_parent_agree_both(self, family: Callable[..., Any]) -> None:
        child: Family = await family(first_name="Prénom")
        token = await child.ask()
        opened = (await child.visitor.post("/api/v1/guardian/open", json={"token": token})).json()
        [asked] = [one for one in opened["purposes"] if one["purpose"] == "card"]
        assert asked["title"] == "Montrer sa carte"
        await child.agree("card")
        assert await refused(child.phone) == "consent-needed"
        assert (await child.answer(token, {"card": False, "badges": True})).status_code == 200
        assert await refused(child.phone) == "consent-needed"

        manage = await child.consent({"card": True})
        assert (await show(child.phone))["first_name"] == "Prénom"

        body = {"token": manage, "purposes": ["card"]}
        assert (await child.visitor.post("/api/v1/guardian/withdraw", json=body)).status_code == 200
        assert await refused(child.phone) == "consent-needed"

    async def test_a_parent_s_yes_alone_shows_nothing(self, family: Callable[..., Any]) -> None:
        child: Family = await family()
        assert (await child.answer(await child.ask(), {"card": True})).status_code == 200
        assert await refused(child.phone) == "consent-needed"

    async def test_somebody_of_unknown_age_shows_none(self, devices: Device, factory: Factory) -> None:
        phone = await devices(factory.session(factory.account(Role.STUDENT, age=None)))
        assert (await phone.put("/api/v1/me/consents/card", json={"agree": True})).status_code == 409
        assert await refused(phone) == "consent-needed"

    @pytest.mark.parametrize("role", [Role.MENTOR, Role.COMPANY, Role.SCHOOL, Role.REFERENT])
    async def test_it_makes_no_credentials_for_adults(
        self, devices: Device, factory: Factory, role: Role
    ) -> None:
        phone = await devices(factory.session(factory.account(role)))
        await agree(phone)
        assert await refused(phone) == "forbidden"


class TestWhatItSays:
    async def test_for_five_minutes_first_name_drawing_and_level(
        self, devices: Device, factory: Factory
    ) -> None:
        phone = await pupil(devices, factory, email="prenom@example.org")
        await phone.patch("/api/v1/me", json={"avatar": 1637})
        response = await phone.post(CARD, json=PLAIN)
        card = response.json()
        shown, ends = (datetime.fromisoformat(card.pop(name)) for name in ("shown_at", "expires_at"))
        assert ends - shown == timedelta(minutes=5)
        assert abs(shown - clock.now()) < timedelta(minutes=1)
        assert card == {
            "first_name": "Prénom",
            "level": "high_school",
            "avatar": 1637,
            "school": None,
            "badges": [],
        }
        assert response.headers["cache-control"] == "no-store"

    async def test_it_has_no_address(self, devices: Device, factory: Factory) -> None:
        phone = await pupil(devices, factory)
        await show(phone)
        visitor = await devices()
        assert (await visitor.get(CARD)).status_code == 405
        assert (await visitor.post(CARD, json=PLAIN)).status_code == 401
        assert (await phone.get(CARD)).status_code == 405

    @pytest.mark.parametrize("wanted", [{"badges": ["x"]}, {"badges": [str(uuid4())] * 7}, {"minutes": 60}])
    async def test_what_cannot_be_asked_for(
        self, devices: Device, factory: Factory, wanted: dict[str, Any]
    ) -> None:
        phone = await pupil(devices, factory)
        assert (await phone.post(CARD, json=PLAIN | wanted)).status_code == 422

    async def test_each_showing_is_in_the_audit_without_what_stood_on_it(
        self, devices: Device, factory: Factory
    ) -> None:
        phone = await pupil(devices, factory)
        await show(phone)
        rows = factory.connection.execute(
            "SELECT actor = account_id, detail FROM audit_entry WHERE action = 'card.shown'"
        ).fetchall()
        assert rows == [(True, {})]


class TestSchool:
    async def of(self, phone: httpx.AsyncClient) -> str | None:
        """The school that the card names."""
        said = (await show(phone))["school"]
        return None if said is None else str(said["name"])

    async def test_it_is_named_where_it_handed_its_pupil_a_code(
        self, devices: Device, factory: Factory
    ) -> None:
        made, staff = await school(devices, factory)
        phone, other = await pupil(devices, factory), await pupil(devices, factory)
        assert await self.of(phone) is None
        await use(phone, (await codes_of(staff, made))["codes"][0])
        said = (await show(phone))["school"]
        assert said["name"] == "Lycée 0440001A"
        assert abs(datetime.fromisoformat(said["said_at"]) - clock.now()) < timedelta(minutes=1)
        assert (await show(phone, school=False))["school"] is None
        assert await self.of(other) is None

    async def test_neither_a_class_s_code_nor_a_referent_s_say_so(
        self, devices: Device, factory: Factory
    ) -> None:
        """Whoever holds a class's code links themselves; a mission locale is no school."""
        made, staff = await school(devices, factory)
        phone = await pupil(devices, factory)
        code = (await staff.post(f"/api/v1/organisations/{made}/school-codes")).json()["code"]
        linked = await phone.post("/api/v1/me/school", json={"code": code})
        assert linked.status_code == 200, linked.text
        assert await self.of(phone) is None

        referent = await devices(factory.session(factory.account(Role.REFERENT)))
        listed = (await referent.post("/api/v1/staff/age-codes", json=MISSION)).json()
        assert (await use(phone, listed["codes"][0])).status_code == 200
        assert await self.of(phone) is None

    @pytest.mark.parametrize(
        "end",
        [
            "UPDATE organisation SET verified_at = NULL WHERE id = %(school)s",
            "UPDATE organisation SET closed_at = now() WHERE id = %(school)s",
            "DELETE FROM age_vouch WHERE account_id = %(pupil)s",
            "UPDATE account SET birth_date = birth_date + 1 WHERE id = %(pupil)s",
            "UPDATE account SET status = 'banned' WHERE id = %(staff)s",
            "UPDATE age_code SET used_at = used_at - interval '1 year'",
            "INSERT INTO restriction (account_id) VALUES (%(staff)s)",
        ],
    )
    async def test_it_says_so_no_more(self, devices: Device, factory: Factory, end: str) -> None:
        made, staff = await school(devices, factory)
        phone = await pupil(devices, factory)
        await use(phone, (await codes_of(staff, made))["codes"][0])
        assert await self.of(phone) is not None
        people = {
            "school": made,
            "pupil": await me(phone),
            "staff": await me(staff),
        }
        factory.connection.execute(end, people)
        assert await self.of(phone) is None

    async def test_it_is_silent_once_its_list_was_withdrawn(self, devices: Device, factory: Factory) -> None:
        made, staff = await school(devices, factory)
        listed = await codes_of(staff, made)
        phone = await pupil(devices, factory)
        await use(phone, listed["codes"][0])
        # Merely over: what used codes said stands.
        assert (await staff.delete(f"/api/v1/age-codes/{listed['id']}")).status_code == 204
        assert await self.of(phone) == "Lycée 0440001A"
        assert (await staff.delete(f"/api/v1/age-codes/{listed['id']}?withdraw=true")).status_code == 204
        assert await self.of(phone) is None


async def me(phone: httpx.AsyncClient) -> UUID:
    """Whose phone it is."""
    return UUID((await phone.get("/api/v1/session")).json()["me"]["id"])


class TestBadges:
    async def badge(self, world: World, student: Student) -> UUID:
        return await world.issued(await world.achievement(await world.issuer()), student)

    async def test_those_that_its_holder_picks_and_that_are_good_now(
        self, world: World, factory: Factory
    ) -> None:
        student, other = await world.student(), await world.student()
        await agree(student.client)
        mine, unpicked, theirs = [await self.badge(world, one) for one in (student, student, other)]
        revoked, over = [await self.badge(world, student) for _ in range(2)]
        factory.connection.execute(
            "UPDATE badge_credential SET revoked_at = now(), revocation_reason = 'x' WHERE id = %s", [revoked]
        )
        factory.connection.execute(
            "UPDATE badge_credential SET valid_until = now() - interval '1 hour' WHERE id = %s", [over]
        )
        picked = [str(one) for one in (mine, theirs, revoked, over, uuid4())]
        card = await show(student.client, badges=picked)
        assert [one["id"] for one in card["badges"]] == [str(mine)]
        assert set(card["badges"][0]) == {"id", "name", "issuer", "image_url"}
        assert str(unpicked) not in str(card)
