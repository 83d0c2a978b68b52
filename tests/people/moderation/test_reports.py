"""Reports: the adult is silenced toward the reporter at once, evidence is kept, nobody is told who."""

import asyncio
from uuid import uuid4

from api.people.moderation.facade import apart
from api.people.moderation.models import Origin
from api.platform.access import Role
from tests.people.moderation.world import World


async def silenced(world: World) -> bool:
    async with world.database.reads.connect() as connection:
        return await apart(connection, world.pupil, world.mentor)


async def test_a_reported_adult_is_silenced_toward_the_reporter_at_once_and_tells_nobody(
    world: World,
) -> None:
    message = world.write(world.mentor, "Ne le dis à personne.")
    receipt = await world.report(world.pupil, message)
    assert receipt.status_code == 201
    assert receipt.json()["numbers"] is True
    assert await silenced(world)
    assert world.told(world.mentor) == []


async def test_an_adult_who_reports_a_minor_does_not_silence_them(world: World) -> None:
    message = world.write(world.pupil, "T'es nul")
    assert (await world.report(world.mentor, message, reason="insult")).status_code == 201
    assert not await silenced(world)


async def test_what_surrounds_it_is_kept_with_what_was_masked_in_it(world: World) -> None:
    await world.file(Origin.CONTACT, world.mentor, "Mon mail : jardin@example.org")
    message = world.write(world.mentor, "Qu'en penses-tu ?")
    receipt = await world.report(world.pupil, message)
    rows = world.factory.connection.execute(
        "SELECT original FROM moderation_evidence WHERE case_id = %s ORDER BY written_at",
        (receipt.json()["id"],),
    ).fetchall()
    assert rows == [("Mon mail : jardin@example.org",), ("Qu'en penses-tu ?",)]


async def test_a_conversation_is_reported_about_the_other_one(world: World) -> None:
    receipt = await world.report(world.pupil, world.conversation, "conversation", "danger", note="J'ai peur.")
    await world.tell_staff(receipt.json()["id"])
    row = world.factory.connection.execute("SELECT about_id, gravity, note FROM moderation_case").fetchone()
    assert row == (world.mentor, 4, "J'ai peur.")
    assert len(world.mails()) == 2, "both referents are written to at once"


async def test_the_same_report_however_often_and_from_whatever_device_is_one(world: World) -> None:
    message = world.write(world.mentor, "Ne le dis à personne.")
    made = str(uuid4())
    again = await asyncio.gather(
        *(world.report(world.pupil, message, id=made) for _ in range(4)),
        *(world.report(world.pupil, message) for _ in range(2)),
    )
    assert {answer.status_code for answer in again} == {201}
    assert len({answer.json()["id"] for answer in again}) == 1
    rows = world.factory.connection.execute(
        "SELECT (SELECT count(*) FROM moderation_case), (SELECT count(*) FROM silence)"
    ).fetchone()
    assert rows == (1, 1)


async def test_a_graver_reason_counts_and_staff_hear_of_it(world: World) -> None:
    message = world.write(world.mentor, "Ne le dis à personne.")
    case = (await world.report(world.pupil, message, reason="advertising", note="Un.")).json()["id"]
    await world.tell_staff(case)
    assert world.mails() == []
    for reason in ("danger", "advertising"):
        again = await world.report(world.pupil, message, reason=reason, note="Deux.")
        assert again.json()["id"] == case
        await world.tell_staff(case)
    rows = world.factory.connection.execute("SELECT gravity, reason, note FROM moderation_case").fetchall()
    assert rows == [(4, "danger", "Un.\nDeux.\nDeux.")], "what is told once more is read, however grave"
    assert len(world.mails()) == 2, "both referents are written to, once"


async def test_a_cry_for_help_in_a_note_is_as_grave_as_anywhere(world: World) -> None:
    """Walls, lines 11 and 16: the note of a report was heard by nobody."""
    message = world.write(world.mentor, "Bonne journée.")
    case = (await world.report(world.pupil, message, reason="other", note="Il m'ennuie.")).json()["id"]
    await world.tell_staff(case)
    assert world.mails() == []
    cry = "Je veux mourir, je vais sauter ce soir"
    assert (await world.report(world.pupil, message, reason="other", note=cry)).json()["id"] == case
    await world.tell_staff(case)
    assert len(world.mails()) == 2, "both referents are written to"
    other = world.write(world.mentor, "À demain.")
    await world.report(world.pupil, other, reason="other", note=cry)
    rows = world.factory.connection.execute("SELECT gravity FROM moderation_case").fetchall()
    assert rows == [(4,), (4,)]


async def test_an_id_serves_one_report_only(world: World) -> None:
    made = str(uuid4())
    assert (await world.report(world.pupil, world.write(world.mentor, "Un"), id=made)).status_code == 201
    other = await world.report(world.pupil, world.write(world.mentor, "Deux"), id=made)
    assert (other.status_code, other.json()["type"]) == (409, "/problems/id-taken")


async def test_only_what_one_sees_can_be_reported_and_not_one_s_own_words(world: World) -> None:
    mine = world.write(world.pupil, "Bonjour")
    assert (await world.report(world.pupil, mine)).json()["type"] == "/problems/own-words"
    stranger = world.factory.account(Role.STUDENT, age=16)
    assert (await world.report(stranger, mine)).status_code == 404
    assert (await world.report(world.pupil, uuid4())).status_code == 404
    held = world.write(world.mentor, "Espèce de connard")
    world.held.add(held)
    assert (await world.report(world.pupil, held)).status_code == 404
    assert (await world.report(world.pupil, mine, "answer")).json()["errors"][0]["field"] == "subject_kind"
