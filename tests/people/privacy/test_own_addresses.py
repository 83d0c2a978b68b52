"""Walls, lines 5 and 26: whose address is named as the parent's, in whatever spelling."""

import pytest

from api.platform.access import Role
from tests.factories import Factory
from tests.people.privacy.conftest import Family, Mails, MakeFamily
from tests.people.privacy.test_guardians import dead


async def change_email(child: Family, factory: Factory, email: str) -> None:
    """The child's account has another address, proven by its code."""
    asked = await child.phone.post("/api/v1/me/email", json={"email": email})
    assert asked.status_code == 202, asked.text
    row = factory.connection.execute(
        "SELECT letter ->> 'code' FROM mail WHERE recipient = %s AND letter ->> 'code' IS NOT NULL"
        " ORDER BY id DESC LIMIT 1",
        [email],
    ).fetchone()
    assert row
    answer = {"id": asked.json()["id"], "email": email, "code": row[0]}
    assert (await child.phone.post("/api/v1/me/email/verify", json=answer)).status_code == 204


async def test_walls_26_no_parent_has_a_former_own_address(
    family: MakeFamily, factory: Factory, mails: Mails
) -> None:
    """Walls, line 26: an address that the account ever had is the child's, however it is written."""
    child = await family(email="enfant@gmail.com")
    await change_email(child, factory, "autre@example.org")
    await change_email(child, factory, "encore@example.org")
    await child.agree()
    for own in ("e.nfant+maman@googlemail.com", "autre+1@example.org", "encore@example.org"):
        response = await child.phone.put("/api/v1/me/guardian", json={"email": own})
        assert (response.status_code, response.json()["errors"][0]["field"]) == (422, "email"), own
        assert mails.to(own) == [] or "/parent" not in str(mails.to(own))
    told = await child.answer(await child.ask(), other_holder_email="enfant@gmail.com")
    assert (told.status_code, told.json()["errors"][0]["field"]) == (422, "other_holder_email")
    # Somebody else's former address may well be this child's parent.
    other = await family()
    await other.ask("autre@example.org")


async def test_walls_26_nor_one_given_up_before_the_answer(family: MakeFamily, factory: Factory) -> None:
    child = await family()
    token = await child.ask()
    await change_email(child, factory, child.parent)
    await change_email(child, factory, "retour@example.org")
    assert dead(await child.answer(token))


@pytest.mark.parametrize(("age", "lost"), [(14, True), (17, True), (40, False)])
async def test_walls_26_nor_that_of_a_classmate_who_answers_as_the_parent(
    family: MakeFamily, factory: Factory, age: int, lost: bool
) -> None:
    """Asked, nothing tells whose address it is; answered, the link is dead."""
    child = await family()
    token = await child.ask()
    factory.account(Role.STUDENT, age=age, email=child.parent)
    answered = await child.answer(token)
    assert dead(answered) is lost


async def test_walls_5_a_parent_s_mailbox_gets_no_more_in_other_spellings(family: MakeFamily) -> None:
    stranger = await family()
    for number in range(3):
        await stranger.ask(f"parent+{number}@example.org")
    child = await family()
    await child.ask("parent@example.org")
    again = await child.phone.put("/api/v1/me/guardian", json={"email": "parent+9@example.org"})
    assert again.status_code == 429


async def test_another_spelling_is_another_parent(family: MakeFamily, mails: Mails) -> None:
    """Where + is a letter like any other it is somebody else: the former one is told."""
    child = await family()
    await child.consent()
    former = child.parent
    await child.ask("parent1+ami@example.org")
    assert set((await child.states()).values()) == {"waiting_for_parent"}
    assert mails.token(former, "/parent/oppose")
