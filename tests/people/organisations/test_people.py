"""The people of an organisation: what they see of each other, invitations, ownership."""

import asyncio
from typing import Any
from uuid import UUID

import httpx
import pytest

from api.people.organisations import people
from api.platform.access import Role
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.moments import Clock

ADDRESS = "invite@example.org"


def letters(factory: Factory, address: str = ADDRESS) -> list[dict[str, Any]]:
    rows = factory.connection.execute(
        "SELECT letter FROM mail WHERE recipient = %s ORDER BY created_at, id", [address]
    ).fetchall()
    return [row[0] for row in rows]


def tokens(factory: Factory, address: str = ADDRESS) -> list[str]:
    """The secrets mailed to an address, oldest first."""
    return [str(letter["url"]).partition("#")[2] for letter in letters(factory, address)]


async def invite(client: httpx.AsyncClient, organisation: UUID, **values: str) -> httpx.Response:
    return await client.post(
        f"/api/v1/organisations/{organisation}/invitations", json={"email": ADDRESS, **values}
    )


async def accept(client: httpx.AsyncClient, token: str) -> httpx.Response:
    return await client.post("/api/v1/me/invitations/accept", json={"token": token})


async def owned(devices: Device, factory: Factory, **values: Any) -> tuple[UUID, httpx.AsyncClient]:
    """An organisation and its owner's device."""
    owner = factory.account(email="chef@entreprise.example.org")
    return factory.organisation(owner, **values), await devices(factory.session(owner))


async def people_of(client: httpx.AsyncClient, organisation: UUID) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = (await client.get(f"/api/v1/organisations/{organisation}/members")).json()
    return listed


class TestSeeing:
    async def test_members_see_first_names_and_roles_only(self, devices: Device, factory: Factory) -> None:
        made, owner = await owned(devices, factory)
        colleague = factory.member(made, factory.account(first_name="Prénom B"))
        factory.member(made, factory.account(status="leaving"))
        factory.member(made, factory.account(status="banned"))
        member = await devices(factory.session(colleague))
        for client in (owner, member):
            response = await client.get(f"/api/v1/organisations/{made}/members")
            assert [one["role"] for one in response.json()] == ["owner", "member"]
            assert {key for one in response.json() for key in one} == {
                "account_id",
                "first_name",
                "role",
                "joined_at",
                "you",
            }
            assert "example.org" not in response.text

    @pytest.mark.parametrize("role", [None, *Role])
    async def test_nobody_else_sees_them(self, devices: Device, factory: Factory, role: Role | None) -> None:
        made, _ = await owned(devices, factory)
        client = await devices(factory.session(factory.account(*([role] if role else []))))
        for path in ("members", "invitations"):
            assert (await client.get(f"/api/v1/organisations/{made}/{path}")).status_code == 404

    async def test_an_invited_address_is_shown_to_owners_only(
        self, devices: Device, factory: Factory
    ) -> None:
        made, owner = await owned(devices, factory)
        await invite(owner, made)
        member = await devices(factory.session(factory.member(made, factory.account())))
        listed = (await owner.get(f"/api/v1/organisations/{made}/invitations")).json()
        assert [one["email"] for one in listed] == [ADDRESS]
        assert (await member.get(f"/api/v1/organisations/{made}/invitations")).status_code == 403
        assert ADDRESS not in (await member.get(f"/api/v1/organisations/{made}/members")).text


class TestInviting:
    async def test_only_owners_invite(self, devices: Device, factory: Factory) -> None:
        made, _ = await owned(devices, factory)
        member = await devices(factory.session(factory.member(made, factory.account())))
        stranger = await devices(factory.session(factory.account(Role.ADMIN)))
        assert (await invite(member, made)).status_code == 403
        assert (await invite(stranger, made)).status_code == 404
        assert letters(factory) == []

    async def test_the_secret_travels_in_the_fragment_and_is_not_kept(
        self, devices: Device, factory: Factory
    ) -> None:
        made, owner = await owned(devices, factory, name="Menuiserie inventée")
        response = await invite(owner, made)
        (letter,), (token,) = letters(factory), tokens(factory)
        assert letter["url"] == f"http://test.local/invitation#{token}"
        assert "Menuiserie inventée" in letter["paragraphs"][0]
        assert letter["formal"] is True
        assert token not in response.text
        rows = str(factory.connection.execute("SELECT * FROM organisation_invitation").fetchall())
        jobs = str(factory.connection.execute("SELECT args FROM procrastinate_jobs").fetchall())
        audit = str(factory.connection.execute("SELECT detail FROM audit_entry").fetchall())
        assert token not in rows + jobs + audit
        assert ADDRESS not in jobs + audit

    async def test_a_name_that_nobody_checked_reaches_no_stranger(
        self, devices: Device, factory: Factory
    ) -> None:
        made, owner = await owned(devices, factory, name="Gagnez 1000 euros", verified_at=None)
        await invite(owner, made)
        assert "Gagnez" not in str(letters(factory))

    async def test_the_answer_is_the_same_whoever_the_address_belongs_to(
        self, devices: Device, factory: Factory
    ) -> None:
        made, owner = await owned(devices, factory)
        factory.member(made, factory.account(email="collegue@example.org"))
        factory.account(email="ailleurs@example.org")
        for address in ("collegue@example.org", "ailleurs@example.org", "personne@example.org"):
            response = await invite(owner, made, email=address)
            assert (response.status_code, response.json()["email"]) == (201, address)

    async def test_a_second_invitation_ends_the_first(self, devices: Device, factory: Factory) -> None:
        made, owner = await owned(devices, factory)
        for _ in range(2):
            await invite(owner, made)
        first, second = tokens(factory)
        client = await devices(factory.session(factory.account(email=ADDRESS)))
        assert (await accept(client, first)).status_code == 404
        assert (await accept(client, second)).status_code == 200

    async def test_an_organisation_sends_so_many_a_day_also_at_once(
        self, settings: Settings, devices: Device, factory: Factory
    ) -> None:
        settings.invitations_per_day = 3
        made, owner = await owned(devices, factory)
        answers = await asyncio.gather(*(invite(owner, made, email=f"p{n}@example.org") for n in range(8)))
        assert sorted(one.status_code for one in answers) == [201] * 3 + [429] * 5
        assert int(next(one for one in answers if one.status_code == 429).headers["Retry-After"]) > 86_000

    async def test_a_new_organisation_makes_no_room_for_more(
        self, settings: Settings, devices: Device, factory: Factory
    ) -> None:
        settings.invitations_per_day = 2
        owner = factory.account()
        phone = await devices(factory.session(owner))
        statuses = []
        for number in range(3):
            company = factory.organisation(owner)
            answer = await invite(phone, company, email=f"collegue{number}@example.org")
            statuses.append(answer.status_code)
            await phone.delete(f"/api/v1/organisations/{company}")
        assert statuses == [201, 201, 429]

    async def test_taking_invitations_back_makes_no_room_for_more(
        self, settings: Settings, devices: Device, factory: Factory
    ) -> None:
        settings.invitations_per_day = 1
        made, owner = await owned(devices, factory)
        sent = (await invite(owner, made)).json()["id"]
        await owner.delete(f"/api/v1/organisations/{made}/invitations/{sent}")
        assert (await invite(owner, made, email="autre@example.org")).status_code == 429

    async def test_one_address_is_not_flooded_by_many_organisations(
        self, devices: Device, factory: Factory
    ) -> None:
        owner = factory.account()
        client = await devices(factory.session(owner))
        made = [factory.organisation(owner, verified_at=None) for _ in range(5)]
        answers = await asyncio.gather(*(invite(client, one) for one in made))
        assert sorted(one.status_code for one in answers) == [201] * 3 + [429] * 2

    async def test_walls_5_nor_in_other_spellings(
        self, settings: Settings, devices: Device, factory: Factory
    ) -> None:
        made, owner = await owned(devices, factory, verified_at=None)
        spellings = [f"invite+{number}@example.org" for number in range(settings.invitations_per_address + 1)]
        answers = [await invite(owner, made, email=one) for one in spellings]
        assert [one.status_code for one in answers] == [201] * settings.invitations_per_address + [429]
        # Each is an address of its own all the same: none has ended the other's.
        stranger = factory.account(email=spellings[0])
        phone = await devices(factory.session(stranger))
        assert (await accept(phone, tokens(factory, spellings[0])[0])).status_code == 200

    async def test_nobody_locks_an_address_out_of_a_verified_organisation(
        self, settings: Settings, devices: Device, factory: Factory
    ) -> None:
        """Walls, line 5: three a day by an organisation that a stranger made, and nobody else may invite."""
        stranger = factory.account()
        phone = await devices(factory.session(stranger))
        unknown = factory.organisation(stranger, verified_at=None)
        for _ in range(settings.invitations_per_address):
            assert (await invite(phone, unknown)).status_code == 201
        made, owner = await owned(devices, factory)
        assert (await invite(owner, made)).status_code == 201
        assert (await invite(owner, made)).status_code == 429
        assert (await invite(phone, unknown)).status_code == 429


class TestAccepting:
    async def test_the_invited_account_joins(self, devices: Device, factory: Factory) -> None:
        made, owner = await owned(devices, factory)
        await invite(owner, made, role="member")
        (token,) = tokens(factory)
        client = await devices(factory.session(factory.account(email=ADDRESS)))
        opened = (await client.post("/api/v1/me/invitations/open", json={"token": token})).json()
        assert (opened["for_you"], opened["role"], opened["verified"]) == (True, "member", True)
        assert (await accept(client, token)).json() == {"organisation_id": str(made)}
        assert [one["role"] for one in await people_of(client, made)] == ["owner", "member"]
        kinds = [one["kind"] for one in (await owner.get("/api/v1/me/notifications")).json()["items"]]
        assert kinds == ["organisation.joined"]
        kept = factory.connection.execute("SELECT email FROM organisation_invitation").fetchall()
        assert kept == [(None,)]

    @pytest.mark.parametrize("email", ["autre@example.org", None])
    async def test_a_forwarded_link_is_worth_nothing(
        self, devices: Device, factory: Factory, email: str | None
    ) -> None:
        made, owner = await owned(devices, factory)
        await invite(owner, made)
        (token,) = tokens(factory)
        client = await devices(factory.session(factory.account(email=email)))
        opened = (await client.post("/api/v1/me/invitations/open", json={"token": token})).json()
        assert opened["for_you"] is False
        response = await accept(client, token)
        assert (response.status_code, response.json()["type"]) == (403, "/problems/invitation-other-address")
        assert ADDRESS not in response.text
        right = await devices(factory.session(factory.account(email=ADDRESS)))
        assert (await accept(right, token)).status_code == 200, "trying it did not use it up"

    @pytest.mark.parametrize("age", [15, None])
    async def test_a_name_that_nobody_verified_is_not_said_to_a_minor(
        self, devices: Device, factory: Factory, age: int | None
    ) -> None:
        """Walls, lines 10 and 12: whoever may not write to a pupil named an organisation as they liked."""
        stranger = factory.account()
        made = factory.organisation(stranger, name="Zoé tu me manques", verified_at=None)
        await invite(await devices(factory.session(stranger)), made)
        (token,) = tokens(factory)
        client = await devices(factory.session(factory.account(email=ADDRESS, age=age)))
        opened = await client.post("/api/v1/me/invitations/open", json={"token": token})
        for response in (opened, await accept(client, token)):
            assert (response.status_code, response.json()["type"]) == (403, "/problems/adults-only")
            assert "Zoé" not in response.text
        assert (await client.get("/api/v1/me/organisations")).json() == []

    async def test_it_works_once_also_for_two_at_once(self, devices: Device, factory: Factory) -> None:
        made, owner = await owned(devices, factory)
        await invite(owner, made)
        (token,) = tokens(factory)
        invited = factory.account(email=ADDRESS)
        clients = [await devices(factory.session(invited)) for _ in range(6)]
        answers = await asyncio.gather(*(accept(client, token) for client in clients))
        assert sorted(one.status_code for one in answers) == [200] + [404] * 5
        joined = factory.connection.execute(
            "SELECT count(*) FROM audit_entry WHERE action = 'organisation.joined'"
        ).fetchone()
        assert joined == (1,)

    async def test_taken_back_or_accepted_never_both(self, devices: Device, factory: Factory) -> None:
        made, owner = await owned(devices, factory)
        client = await devices(factory.session(factory.account(email=ADDRESS)))
        sent = (await invite(owner, made)).json()["id"]
        accepted, revoked = await asyncio.gather(
            accept(client, tokens(factory)[0]),
            owner.delete(f"/api/v1/organisations/{made}/invitations/{sent}"),
        )
        assert sorted((accepted.is_success, revoked.is_success)) == [False, True]

    async def test_an_owner_takes_it_back(self, devices: Device, factory: Factory) -> None:
        made, owner = await owned(devices, factory)
        sent = (await invite(owner, made)).json()["id"]
        member = await devices(factory.session(factory.member(made, factory.account())))
        path = f"/api/v1/organisations/{made}/invitations/{sent}"
        assert (await member.delete(path)).status_code == 403
        other, stranger = await owned_elsewhere(devices, factory)
        wrong = f"/api/v1/organisations/{other}/invitations/{sent}"
        assert (await stranger.delete(wrong)).status_code == 404
        assert (await owner.delete(path)).status_code == 204
        assert (await owner.delete(path)).status_code == 404
        client = await devices(factory.session(factory.account(email=ADDRESS)))
        response = await accept(client, tokens(factory)[0])
        assert response.json()["type"] == "/problems/invitation-over"

    async def test_it_expires(
        self, devices: Device, factory: Factory, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made, owner = await owned(devices, factory)
        await invite(owner, made)
        client = await devices(factory.session(factory.account(email=ADDRESS)))
        Clock(monkeypatch).move(people, days=7, minutes=1)
        assert (await accept(client, tokens(factory)[0])).status_code == 404
        assert (await owner.get(f"/api/v1/organisations/{made}/invitations")).json() == []

    async def test_it_dies_with_the_organisation(self, devices: Device, factory: Factory) -> None:
        made, owner = await owned(devices, factory)
        await invite(owner, made)
        await owner.delete(f"/api/v1/organisations/{made}")
        client = await devices(factory.session(factory.account(email=ADDRESS)))
        assert (await accept(client, tokens(factory)[0])).status_code == 404

    async def test_an_owner_invited_as_member_stays_owner(self, devices: Device, factory: Factory) -> None:
        made, owner = await owned(devices, factory)
        await invite(owner, made, email="chef@entreprise.example.org")
        await accept(owner, tokens(factory, "chef@entreprise.example.org")[0])
        assert [one["role"] for one in await people_of(owner, made)] == ["owner"]


async def owned_elsewhere(devices: Device, factory: Factory) -> tuple[UUID, httpx.AsyncClient]:
    owner = factory.account()
    return factory.organisation(owner), await devices(factory.session(owner))


class TestOwnership:
    async def test_the_last_owner_can_neither_leave_nor_step_down(
        self, devices: Device, factory: Factory
    ) -> None:
        owner = factory.account()
        made = factory.organisation(owner)
        factory.member(made, factory.account())
        client = await devices(factory.session(owner))
        path = f"/api/v1/organisations/{made}/members/{owner}"
        assert (await client.delete(path)).json()["type"] == "/problems/last-owner"
        assert (await client.put(path, json={"role": "member"})).json()["type"] == "/problems/last-owner"

    async def test_ownership_is_handed_over(self, devices: Device, factory: Factory) -> None:
        owner, heir = factory.account(), factory.account()
        made = factory.organisation(owner)
        factory.member(made, heir)
        client = await devices(factory.session(owner))
        members = f"/api/v1/organisations/{made}/members"
        assert (await client.put(f"{members}/{heir}", json={"role": "owner"})).status_code == 204
        assert (await client.delete(f"{members}/{owner}")).status_code == 204
        assert (await client.get(members)).status_code == 404
        mine = (await (await devices(factory.session(heir))).get("/api/v1/me/organisations")).json()
        assert [one["role"] for one in mine] == ["owner"]

    async def test_two_owners_who_leave_at_once_leave_one(self, devices: Device, factory: Factory) -> None:
        for _ in range(3):
            both = [factory.account(), factory.account()]
            made = factory.organisation(both[0])
            factory.member(made, both[1], "owner")
            clients = [await devices(factory.session(one)) for one in both]
            answers = await asyncio.gather(
                *(
                    client.delete(f"/api/v1/organisations/{made}/members/{one}")
                    for client, one in zip(clients, both, strict=True)
                )
            )
            assert sorted(one.status_code for one in answers) == [204, 409]

    async def test_only_owners_take_somebody_out(self, devices: Device, factory: Factory) -> None:
        made, owner = await owned(devices, factory)
        colleague = factory.member(made, factory.account())
        member = await devices(factory.session(factory.member(made, factory.account())))
        stranger = await devices(factory.session(factory.account(Role.REFERENT)))
        path = f"/api/v1/organisations/{made}/members/{colleague}"
        for client, status in ((member, 403), (stranger, 404)):
            assert (await client.delete(path)).status_code == status
            assert (await client.put(path, json={"role": "owner"})).status_code == status
        assert (await owner.delete(path)).status_code == 204
        assert (await owner.delete(path)).status_code == 404
        told = await devices(factory.session(colleague))
        kinds = [one["kind"] for one in (await told.get("/api/v1/me/notifications")).json()["items"]]
        assert kinds == ["organisation.removed"]
        assert (await told.get(f"/api/v1/organisations/{made}/members")).status_code == 404

    async def test_a_member_leaves_alone(self, devices: Device, factory: Factory) -> None:
        made, _ = await owned(devices, factory)
        account = factory.member(made, factory.account(), "member")
        client = await devices(factory.session(account))
        path = f"/api/v1/organisations/{made}/members/{account}"
        assert (await client.put(path, json={"role": "owner"})).status_code == 403
        assert (await client.delete(path)).status_code == 204
        assert (await client.get("/api/v1/me/organisations")).json() == []


class TestMinors:
    @pytest.mark.parametrize(("age", "role"), [(15, "member"), (30, "owner")])
    async def test_one_who_is_invited_as_owner_is_a_member(
        self, devices: Device, factory: Factory, age: int, role: str
    ) -> None:
        """Walls, line 26: a pupil of 15 owned a verified company, invited others and could close it."""
        made, owner = await owned(devices, factory)
        assert (await invite(owner, made, role="owner")).status_code == 201
        invited = await devices(factory.session(factory.account(age=age, email=ADDRESS)))
        assert (await accept(invited, tokens(factory)[-1])).status_code == 200
        assert [one["role"] for one in await people_of(invited, made) if one["you"]] == [role]

    async def test_a_member_under_18_is_made_no_owner(self, devices: Device, factory: Factory) -> None:
        made, owner = await owned(devices, factory)
        pupil = factory.member(made, factory.account(age=16))
        address = f"/api/v1/organisations/{made}/members/{pupil}"
        refused = await owner.put(address, json={"role": "owner"})
        assert (refused.status_code, refused.json()["type"]) == (403, "/problems/adults-only")
        assert (await owner.put(address, json={"role": "member"})).status_code == 204

    async def test_who_turns_out_to_be_under_18_owns_nothing(self, devices: Device, factory: Factory) -> None:
        """They told their birth date after they had become the owner."""
        made, owner = await owned(devices, factory)
        pupil = factory.account(age=16)
        factory.member(made, pupil, "owner")
        phone = await devices(factory.session(pupil))
        assert [one["role"] for one in await people_of(phone, made) if one["you"]] == ["member"]
        assert (await invite(phone, made)).status_code == 403
        assert (await phone.delete(f"/api/v1/organisations/{made}")).status_code == 403
        (me,) = [one["account_id"] for one in await people_of(owner, made) if one["you"]]
        last = await owner.delete(f"/api/v1/organisations/{made}/members/{me}")
        assert (last.status_code, last.json()["type"]) == (409, "/problems/last-owner")


class TestKeptFromMinors:
    """Walls, line 12: a second mailbox would be the colleague who may answer minors."""

    async def test_they_invite_nobody(self, devices: Device, factory: Factory) -> None:
        owner = factory.account()
        made = factory.organisation(owner)
        factory._insert("restriction", "id", {"account_id": owner})
        refused = await invite(await devices(factory.session(owner)), made)
        assert (refused.status_code, refused.json()["type"]) == (403, "/problems/kept-from-minors")

    async def test_a_link_that_they_sent_before_waits(self, devices: Device, factory: Factory) -> None:
        owner = factory.account()
        made = factory.organisation(owner)
        await invite(await devices(factory.session(owner)), made)
        factory._insert("restriction", "id", {"account_id": owner})
        invited = await devices(factory.session(factory.account(email=ADDRESS)))
        assert (await accept(invited, tokens(factory)[-1])).status_code == 404
        factory.connection.execute("UPDATE restriction SET lifted_at = now()")
        assert (await accept(invited, tokens(factory)[-1])).status_code == 200
