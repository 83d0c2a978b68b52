"""What the pipeline found is filed with the original, and staff are told: at once where it is urgent."""

from uuid import UUID

import pytest

from api.people.moderation import telling
from api.people.moderation.facade import apart, require_may_write
from api.people.moderation.models import Origin
from api.platform.access import Role
from api.platform.kit.problems import ForbiddenError
from tests.people.moderation.world import World


def evidence(world: World, case: UUID) -> list[tuple[object, ...]]:
    return world.factory.connection.execute(
        "SELECT original, author_id, spans -> 0 ->> 'finding' FROM moderation_evidence WHERE case_id = %s",
        (case,),
    ).fetchall()


async def test_what_was_really_written_is_kept_for_moderators(world: World) -> None:
    case = await world.file(Origin.CONTACT, world.mentor, "Mon numéro : 06 12 34 56 78")
    assert evidence(world, case) == [("Mon numéro : 06 12 34 56 78", world.mentor, "phone")]
    assert "06 12" not in world.lines[0].text


async def test_distress_rings_and_mails_the_referents_at_once_without_a_word_of_it(world: World) -> None:
    case = await world.file(Origin.DISTRESS, world.pupil, "Je veux mourir")
    await world.tell_staff(case)
    assert world.told(world.referent) == world.told(world.colleague) == ["case.opened"]
    assert world.told(world.elsewhere) == world.told(world.admin) == []
    letters = [letter for _, letter in world.mails()]
    assert len(letters) == 2, "told once, though the job ran twice"
    assert all(
        "mourir" not in str(letter) and letter["url"].endswith(f"/staff/cases/{case}") for letter in letters
    )


async def test_more_about_the_same_person_within_the_hour_is_told_without_ringing_again(
    world: World,
) -> None:
    for _ in range(3):
        await world.file(Origin.DISTRESS, world.pupil, "Je veux mourir")
    assert len(world.mails()) == 2, "one for each referent"
    assert world.told(world.referent) == ["case.opened"] * 3
    await world.file(Origin.DISTRESS, world.factory.account(Role.STUDENT, age=13), "Je veux mourir")
    assert len(world.mails()) == 4


async def test_distress_rings_the_devices_of_those_who_decide(world: World) -> None:
    await world.phone(world.referent)
    world.factory.push_subscription(world.referent)
    await world.file(Origin.DISTRESS, world.pupil, "Je veux mourir")
    row = world.factory.connection.execute("SELECT kind, urgency FROM push_notice").fetchone()
    assert row == ("case.opened", "high")


async def test_an_insult_is_told_without_mail_and_a_masked_detail_waits_in_the_queue(world: World) -> None:
    await world.file(Origin.INSULT, world.mentor, "Espèce de connard")
    await world.file(Origin.CONTACT, world.mentor, "Écris à jardin@example.org")
    assert world.told(world.referent) == ["case.opened"]
    assert world.mails() == []


async def test_where_there_is_no_referent_the_admins_are_told(world: World) -> None:
    await world.file(Origin.INSULT, world.mentor, "Espèce de connard", department="85")
    await world.file(Origin.INSULT, world.mentor, "Espèce de connard", department="")
    assert world.told(world.admin) == ["case.opened", "case.opened"]
    assert world.told(world.referent) == []


async def test_who_is_suspended_may_not_write_until_it_ends(world: World) -> None:
    account = world.factory.account(Role.MENTOR)
    async with world.database.transaction() as session:
        await require_may_write(session, account)
    world.suspend(account, days=-1)
    async with world.database.transaction() as session:
        await require_may_write(session, account)
    world.suspend(account)
    async with world.database.transaction() as session:
        with pytest.raises(ForbiddenError, match="suspended"):
            await require_may_write(session, account)


async def test_a_block_sets_two_people_apart_in_both_directions(world: World) -> None:
    async with world.database.reads.connect() as connection:
        assert not await apart(connection, world.pupil, world.mentor)
        world.factory.block(world.pupil, world.mentor)
        assert await apart(connection, world.pupil, world.mentor)
        assert await apart(connection, world.mentor, world.pupil)
        assert not await apart(connection, world.pupil, world.admin)


async def test_a_referent_whom_it_is_about_learns_nothing_of_it(world: World) -> None:
    """Also somebody who answers pupils may be a referent: others decide, an admin where there are none."""
    await world.file(Origin.INSULT, world.referent, "Espèce de connard")
    assert (world.told(world.referent), world.told(world.colleague)) == ([], ["case.opened"])
    await world.file(Origin.INSULT, world.elsewhere, "Espèce de connard", department="49")
    assert (world.told(world.elsewhere), world.told(world.admin)) == ([], ["case.opened"])
    world.factory.connection.execute("UPDATE moderation_case SET told_at = told_at - interval '90 days'")
    async with world.database.transaction() as session:
        await telling.remind(session, world.settings)
    assert "case.waiting" not in world.told(world.referent) + world.told(world.elsewhere)
