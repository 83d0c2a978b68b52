"""The parent of an under-15: that a conversation exists, with whom and since when; never a word of it."""

from datetime import UTC, datetime, timedelta

from api.platform.access import Role
from tests.people.privacy.conftest import Family, Mails
from tests.talk.conversations.world import World

DAY = timedelta(days=1)


async def test_a_parent_sees_with_whom_and_no_words(world: World) -> None:
    factory, moment = world.factory, datetime.now(UTC)
    child, other = await world.student(13, consent=False), await world.student(13)
    mentor = await world.person(Role.MENTOR, first_name="Premier")
    works = factory.organisation(mentor.account, name="Jardins du Lac")
    factory.candidacy(mentor.account, Role.MENTOR, status="approved", organisation_id=works)
    factory.mentor_profile(mentor.account)
    adviser = await world.person(Role.ADVISER, first_name="Deuxième")
    family = Family(child.account, child.client, await world.devices(), Mails(factory))
    token = await family.consent()
    factory.conversation(child.account, mentor.account, opened_at=moment, text="Un mot secret")
    factory.conversation(child.account, adviser.account, as_staff=True, opened_at=moment - DAY)
    factory.conversation(
        child.account, None, opened_at=moment - 2 * DAY, status="closed", closed_at=moment - DAY
    )
    factory.conversation(other.account, mentor.account)

    page = await family.visitor.post("/api/v1/guardian/manage", json={"token": token})
    shown = page.json()["conversations"]
    assert [(one["first_name"], one["kind"], one["organisation"]) for one in shown] == [
        ("Premier", "professional", "Jardins du Lac"),
        ("Deuxième", "adviser", None),
        ("", None, None),
    ]
    assert [one["ended_at"] is None for one in shown] == [True, True, False]
    assert "Un mot secret" not in page.text
