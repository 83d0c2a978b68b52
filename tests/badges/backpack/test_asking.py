"""Requests: a student asks and shows what they did; the issuer sees it once it is sent, nobody else ever."""

import asyncio
import threading
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from PIL import Image

from api.badges.issuing import asking
from api.features import REPORTABLES
from api.platform.feature.reportable import SubjectKind
from api.safety.safeguarding.service import screen
from tests.badges.backpack.owners import BADGES, ME, mails, ok, refusal, wallet
from tests.badges.issuing.world import Student, World


def photo(size: int = 400) -> bytes:
    """A JPEG that says where it was taken."""
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "Chez moi, 3 rue des Lilas"
    Image.new("RGB", (size, size), "green").save(out, "JPEG", exif=exif)
    return out.getvalue()


def text_of(said: str) -> dict[str, str]:
    """Something shown in words."""
    return {"id": str(uuid4()), "kind": "text", "text": said}


async def draft(student: Student, achievement: str, **values: Any) -> httpx.Response:
    wanted = {"id": str(uuid4()), "message": "J'ai tenu le stand deux jours.", **values}
    return await student.client.post(f"{BADGES}/achievements/{achievement}/requests", json=wanted)


async def add_photo(student: Student, request: str, photo_id: str | None = None) -> httpx.Response:
    path = f"{BADGES}/requests/{request}/photos/{photo_id or uuid4()}"
    return await student.client.put(path, content=photo(), headers={"Content-Type": "image/jpeg"})


async def send(student: Student, request: str) -> httpx.Response:
    return await student.client.post(f"{BADGES}/requests/{request}/send")


async def received(world: World, issuer: Any) -> list[dict[str, Any]]:
    found = await issuer.client.get(f"{BADGES}/organisations/{issuer.organisation}/requests")
    items: list[dict[str, Any]] = ok(found)["items"]
    return items


async def test_others_are_answered_while_its_words_are_looked_through(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Walls, line 1: ten long texts take the processor for a second, which the event loop must not wait."""
    issuer, student = await world.issuer(), await world.student()
    achievement = await world.achievement(issuer, requestable=True)
    screened = []

    def watched(*said: Any) -> Any:
        screened.append(threading.current_thread() is threading.main_thread())
        return screen(*said)

    monkeypatch.setattr(asking, "screen", watched)
    wanted = ok(await draft(student, achievement, evidence=[text_of("Le samedi.")]))["request"]["id"]
    assert screened == [False, False]
    assert (await draft(student, str(uuid4()))).status_code == 404
    assert len(screened) == 2, "nothing of what nobody may ask for"
    ok(await send(student, wanted))
    assert screened == [False] * 4


class TestDrafting:
    async def test_nobody_sees_it_before_it_is_sent(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        achievement = await world.achievement(issuer, requestable=True)
        evidence = [{"id": str(uuid4()), "kind": "link", "url": "https://blog.example.org"}]
        made = ok(await draft(student, achievement, evidence=evidence))["request"]
        assert (made["status"], made["evidence"][0]["url"]) == ("draft", "https://blog.example.org")
        ok(await add_photo(student, made["id"]))
        assert await received(world, issuer) == []
        own = f"{BADGES}/requests/{made['id']}/own"
        assert (await issuer.client.get(own)).status_code == 404
        (photo_id,) = world.row("SELECT id FROM badge_evidence WHERE kind = 'photo'")
        assert (await issuer.client.get(f"{BADGES}/evidence/{photo_id}/photo")).status_code == 404

    async def test_written_anew_its_words_change_and_its_photos_stay(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        achievement = await world.achievement(issuer, requestable=True)
        wanted = str(uuid4())
        one = {"id": str(uuid4()), "kind": "text", "text": "Le samedi."}
        ok(await draft(student, achievement, id=wanted, evidence=[one]))
        ok(await add_photo(student, wanted))
        again = ok(await draft(student, achievement, id=wanted, message="Le week-end.", evidence=[one]))
        assert again["request"]["message"] == "Le week-end."
        assert sorted(each["kind"] for each in again["request"]["evidence"]) == ["photo", "text"]

    async def test_contact_details_are_masked_and_hurtful_words_sent_back(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        achievement = await world.achievement(issuer, requestable=True)
        made = ok(await draft(student, achievement, message="Écris-moi sur moi@example.org"))
        assert "moi@example.org" not in made["request"]["message"]
        assert "email" in made["screening"]["masked"]
        hurtful = await draft(
            student, achievement, id=made["request"]["id"], message="T'es vraiment une connasse"
        )
        assert hurtful.status_code == 422

    @pytest.mark.parametrize(
        "said",
        [
            "J'ai aidé au stand pendant deux jours.\n\nCordialement,\nLina Bongrand",
            "J'ai tenu la buvette deux jours. Lina Bongrand, 1re STMG",
            "Je suis Lina Bongrand, j'ai fait le stand crêpes",
            "Moi c'est Lina Bongrand, on s'est vu au stand",
        ],
    )
    async def test_the_issuer_never_reads_the_surname(self, world: World, said: str) -> None:
        issuer = await world.issuer()
        student = await world.student(first_name="Lina", email="lina.bongrand@example.org")
        achievement = await world.achievement(issuer, requestable=True)
        made = ok(await draft(student, achievement, message=said, evidence=[text_of(said)]))
        assert made["screening"]["masked"] == ["name"]
        ok(await send(student, made["request"]["id"]))
        seen = await issuer.client.get(f"{BADGES}/requests/{made['request']['id']}/own")
        assert seen.text.count("[masqué]") == 2
        assert "Bongrand" not in seen.text

    async def test_links_are_https_and_lead_to_nobody_s_account(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        achievement = await world.achievement(issuer, requestable=True)
        for url in (
            "http://example.org",
            "javascript:alert(1)",
            "https://a:b@example.org",
            "https://intranet",
            "https://www.instagram.com/prenom.44",
            "https://example.org/?tel=0612345678",
        ):
            evidence = [{"id": str(uuid4()), "kind": "link", "url": url}]
            assert (await draft(student, achievement, evidence=evidence)).status_code == 422

    async def test_what_one_has_is_not_asked_for_until_it_is_good_no_more(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        achievement = await world.achievement(issuer, requestable=True)
        begun = ok(await draft(student, achievement))["request"]["id"]
        credential = await world.issued(achievement, student)
        assert refusal(await send(student, begun)) == (409, "badge-owned")
        ok(await student.client.post(f"{BADGES}/requests/{begun}/withdraw"))
        assert refusal(await draft(student, achievement)) == (409, "badge-owned")
        ok(await draft(await world.student(), achievement))
        await world.revoke(issuer, credential)
        ok(await draft(student, achievement))

    async def test_a_link_that_is_none_is_told_at_its_place_with_one_word(self, world: World) -> None:
        achievement = await world.achievement(await world.issuer(), requestable=True)
        evidence = [text_of("Le stand."), {"id": str(uuid4()), "kind": "link", "url": "monsite.fr"}]
        refused = await draft(await world.student(), achievement, evidence=evidence)
        word = "Un lien commence par https://."
        assert refused.json()["errors"] == [{"field": "evidence.1.url", "message": word}]

    async def test_only_what_may_be_asked_for_and_once_at_a_time(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        closed = await world.achievement(issuer)
        assert (await draft(student, closed)).status_code == 404
        achievement = await world.achievement(issuer, requestable=True)
        answers = await asyncio.gather(*(draft(student, achievement) for _ in range(4)))
        assert sorted(one.status_code for one in answers) == [200, 409, 409, 409]
        other = await world.student()
        theirs = world.row("SELECT id FROM badge_request")[0]
        assert refusal(await draft(other, achievement, id=str(theirs))) == (409, "id-taken")

    async def test_distress_is_answered_at_once_and_told_to_moderators(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        achievement = await world.achievement(issuer, requestable=True)
        said = "J'ai envie de mourir, plus rien ne va."
        made = ok(await draft(student, achievement, message="Le samedi.", evidence=[text_of(said)]))
        assert made["screening"]["distress"] is True
        assert world.rows("SELECT 1 FROM moderation_case") == []
        ok(await send(student, made["request"]["id"]))
        found = world.row("SELECT origin, subject_kind, subject_id, about_id FROM moderation_case")
        assert found == ("distress", "badge_request", UUID(made["request"]["id"]), student.account)
        async with world.database.transaction() as session:
            subject = REPORTABLES[SubjectKind.BADGE_REQUEST]
            [line] = await subject.excerpt(session, found[2])
            assert said in line.text
            assert await subject.seen_by(session, found[2], issuer.account)
            assert not await subject.seen_by(session, found[2], (await world.issuer()).account)
            await subject.hide(session, found[2])
        assert await received(world, issuer) == []


class TestPhotos:
    async def test_only_what_is_seen_on_it_is_kept(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        made = ok(await draft(student, await world.achievement(issuer, requestable=True)))["request"]
        with_photo = ok(await add_photo(student, made["id"]))
        [evidence] = with_photo["evidence"]
        seen = await student.client.get(evidence["photo_url"])
        assert seen.headers["content-type"] == "image/jpeg"
        assert b"Lilas" not in seen.content
        assert not Image.open(BytesIO(seen.content)).getexif()

    async def test_five_and_a_photo_sent_again_is_the_same(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        made = ok(await draft(student, await world.achievement(issuer, requestable=True)))["request"]
        same = str(uuid4())
        for one in (same, same, None, None, None, None):
            ok(await add_photo(student, made["id"], one))
        assert refusal(await add_photo(student, made["id"])) == (409, "enough-photos")
        ok(await student.client.delete(f"{BADGES}/requests/{made['id']}/photos/{same}"), 204)
        ok(await add_photo(student, made["id"]))

    async def test_no_picture_and_too_large_ones_are_refused(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        made = ok(await draft(student, await world.achievement(issuer, requestable=True)))["request"]
        path = f"{BADGES}/requests/{made['id']}/photos/{uuid4()}"
        assert (await student.client.put(path, content=b"<svg onload='x'/>")).status_code == 422
        headers = {"Content-Length": str(50 * 2**20)}
        assert (await student.client.put(path, content=b"x", headers=headers)).status_code == 413

    async def test_seen_by_the_issuer_and_the_owner_and_no_third(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        issuer, other_issuer = await world.issuer(), await world.issuer()
        student, other = await world.student(), await world.student()
        made = ok(await draft(student, await world.achievement(issuer, requestable=True)))["request"]
        [evidence] = ok(await add_photo(student, made["id"]))["evidence"]
        ok(await send(student, made["id"]))
        for allowed in (issuer.client, student.client):
            assert (await allowed.get(evidence["photo_url"])).status_code == 200
        for refused in (other_issuer.client, other.client):
            assert (await refused.get(evidence["photo_url"])).status_code in (403, 404)
        assert (await client.get(evidence["photo_url"])).status_code == 401
        assert (await add_photo(other, made["id"])).status_code == 404

    async def test_some_time_after_the_decision_they_are_forgotten(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        made = ok(await draft(student, await world.achievement(issuer, requestable=True)))["request"]
        ok(await add_photo(student, made["id"]))
        ok(await send(student, made["id"]))
        ok(await world.decide(issuer, {"request_id": made["id"], "decision": "award"}))
        world.factory.connection.execute("UPDATE badge_request SET decided_at = now() - interval '91 days'")
        async with world.database.transaction() as session:
            await asking.delete_old(session, world.settings)
        assert world.row("SELECT count(*) FROM badge_evidence") == (0,)


class TestSending:
    async def test_the_issuer_sees_the_first_name_and_what_was_shown(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student(first_name="Prénom")
        made = ok(await draft(student, await world.achievement(issuer, requestable=True)))["request"]
        sent = ok(await send(student, made["id"]))
        assert sent["status"] == "waiting"
        assert ok(await send(student, made["id"])) == sent
        [seen] = await received(world, issuer)
        assert (seen["first_name"], seen["message"]) == ("Prénom", "J'ai tenu le stand deux jours.")
        assert student.email not in str(seen)
        assert await world.told(issuer.client) == ["badge.requested"]
        (address,) = world.row("SELECT email FROM account WHERE id = %s", issuer.account)
        [letter] = mails(world, address)
        assert letter["url"].endswith("/issuing/requests")
        assert not {"Prénom", "Bénévole", "stand"} & set(str(letter).replace(",", " ").split())
        # Whoever has not looked yet is not written to again.
        another = ok(await draft(student, await world.achievement(issuer, requestable=True)))["request"]
        ok(await send(student, another["id"]))
        assert len(mails(world, address)) == 1
        assert refusal(await draft(student, made["achievement_id"], id=made["id"])) == (
            409,
            "badge-request-sent",
        )

    async def test_awarded_the_badge_is_in_the_wallet(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        made = ok(await draft(student, await world.achievement(issuer, requestable=True)))["request"]
        ok(await send(student, made["id"]))
        ok(await world.decide(issuer, {"request_id": made["id"], "decision": "award", "narrative": "Bravo."}))
        held = await wallet(student)
        [got], [request] = held["items"], held["requests"]
        assert (got["state"], got["origin"], got["narrative"]) == ("valid", "request", "Bravo.")
        assert (request["status"], request["credential_id"]) == ("awarded", got["id"])

    async def test_an_empty_one_is_not_sent(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        made = ok(await draft(student, await world.achievement(issuer, requestable=True), message=""))[
            "request"
        ]
        assert refusal(await send(student, made["id"])) == (409, "badge-request-empty")

    async def test_so_many_a_day(self, world: World) -> None:
        world.settings.badge_requests_per_day = 1
        issuer, student = await world.issuer(), await world.student()
        for status in (200, 429):
            made = ok(await draft(student, await world.achievement(issuer, requestable=True)))["request"]
            assert (await send(student, made["id"])).status_code == status

    async def test_withdrawn_nothing_of_it_is_left(self, world: World) -> None:
        issuer, student, other = await world.issuer(), await world.student(), await world.student()
        made = ok(await draft(student, await world.achievement(issuer, requestable=True)))["request"]
        ok(await add_photo(student, made["id"]))
        ok(await send(student, made["id"]))
        path = f"{BADGES}/requests/{made['id']}/withdraw"
        assert (await other.client.post(path)).status_code == 404
        assert (await other.client.get(f"{ME}/requests/{made['id']}")).status_code == 404
        for _ in range(2):
            assert ok(await student.client.post(path))["status"] == "withdrawn"
        assert await received(world, issuer) == []
        assert world.row("SELECT count(*) FROM badge_evidence") == (0,)

    async def test_withdrawn_and_awarded_at_the_same_second_leaves_one(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        made = ok(await draft(student, await world.achievement(issuer, requestable=True)))["request"]
        ok(await send(student, made["id"]))
        withdrawn, decided = await asyncio.gather(
            student.client.post(f"{BADGES}/requests/{made['id']}/withdraw"),
            world.decide(issuer, {"request_id": made["id"], "decision": "award"}),
        )
        (status,) = world.row("SELECT status FROM badge_request")
        assert (withdrawn.status_code == 200) is (status == "withdrawn")
        assert decided.status_code == 200
        assert world.row("SELECT count(*) FROM badge_credential") == (int(status == "awarded"),)
