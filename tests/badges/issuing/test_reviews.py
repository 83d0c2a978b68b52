"""Requests of students: reviewed one by one or in bulk, each decided once."""

import asyncio
from typing import Any
from uuid import UUID, uuid4

import pytest

from api.badges.issuing.reviews import READ_AT_ONCE
from api.people.moderation import facade as moderation
from api.platform.access import Role
from tests.badges.issuing.world import API, World


class TestReading:
    async def test_those_that_wait_longest_come_first(self, world: World) -> None:
        issuer = await world.issuer()
        achievement = await world.achievement(issuer, requestable=True)
        students = [await world.student() for _ in range(3)]
        waiting = [str(world.request(achievement, student)) for student in students[:2]]
        world.request(achievement, students[2], status="draft", sent_at=None)
        path = f"{API}/organisations/{issuer.organisation}/requests"
        first = (await issuer.client.get(path, params={"limit": 1})).json()
        rest = (await issuer.client.get(path, params={"limit": 1, "cursor": first["next"]})).json()
        assert [one["id"] for one in (*first["items"], *rest["items"])] == waiting
        assert rest["next"] is None

    async def test_what_the_badge_asks_stands_beside_what_the_student_says(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        request = world.request(await world.achievement(issuer), student)
        found = (await issuer.client.get(f"{API}/requests/{request}/own")).json()
        assert found["criteria"] == "Deux jours à l'accueil, avec l'équipe."

    async def test_what_became_of_a_granted_badge_is_told_with_its_request(self, world: World) -> None:
        issuer = await world.issuer()
        request = str(world.request(await world.achievement(issuer), await world.student()))
        path = f"{API}/organisations/{issuer.organisation}/requests"

        async def award(state: str) -> tuple[str, str | None, bool]:
            (one,) = (await issuer.client.get(path, params={"state": state})).json()["items"]
            whole = (await issuer.client.get(f"{API}/requests/{request}/own")).json()
            assert (whole["award"], whole["revoked_at"]) == (one["award"], one["revoked_at"])
            return one["status"], one["award"], one["revoked_at"] is not None

        assert await award("waiting") == ("waiting", None, False)
        await world.decide(issuer, {"request_id": request, "decision": "award"})
        assert await award("awarded") == ("awarded", "issued", False)
        (credential,) = world.factory.connection.execute(
            "SELECT id FROM badge_credential WHERE request_id = %s", [request]
        ).fetchall()
        assert (await world.revoke(issuer, credential[0])).status_code == 204
        assert await award("awarded") == ("awarded", "revoked", True)

    async def test_a_photo_is_for_the_issuer_and_its_owner(self, world: World) -> None:
        issuer, other = await world.issuer(), await world.issuer()
        student, third = await world.student(), await world.student()
        request = world.request(await world.achievement(issuer), student)
        photo = world.factory.badge_photo(request)
        path = f"{API}/evidence/{photo}/photo"
        colleague = world.factory.account(Role.MENTOR)
        world.factory.member(issuer.organisation, colleague)
        no_issuer = await world.devices(world.factory.session(colleague))
        seen = [await one.client.get(path) for one in (issuer, student, other, third)]
        assert [one.status_code for one in seen] == [200, 200, 404, 404]
        assert (await no_issuer.get(path)).status_code == 403
        assert seen[0].headers["cache-control"] == "no-store"
        (evidence,) = (await issuer.client.get(f"{API}/requests/{request}/own")).json()["evidence"]
        assert evidence["photo_url"] == path
        world.factory.connection.execute("UPDATE badge_request SET status = 'withdrawn'")
        assert (await issuer.client.get(path)).status_code == 404
        assert (await issuer.client.get(f"{API}/requests/{request}/own")).status_code == 404


class TestDeciding:
    async def test_words_with_a_number_are_sent_back_and_the_request_waits(self, world: World) -> None:
        issuer = await world.issuer()
        achievement = await world.achievement(issuer)
        requests = [str(world.request(achievement, await world.student())) for _ in range(2)]
        answer = await world.decide(
            issuer,
            {"request_id": requests[0], "decision": "award", "narrative": "Appelle le 06 12 34 56 78."},
            {"request_id": requests[1], "decision": "award", "narrative": " Très bon accueil. "},
        )
        told = [(one["status"], one["error"]) for one in answer.json()["items"]]
        assert told == [("waiting", "contact_in_text"), ("awarded", None)]

    async def test_one_by_one_or_in_bulk_with_words_for_each(self, world: World) -> None:
        issuer = await world.issuer()
        achievement = await world.achievement(issuer)
        students = [await world.student(), await world.student(age=14), await world.student()]
        requests = [str(world.request(achievement, student)) for student in students]
        answer = await world.decide(
            issuer,
            {"request_id": requests[0], "decision": "award", "narrative": "Très bon accueil."},
            {"request_id": requests[1], "decision": "award"},
            {"request_id": requests[2], "decision": "refuse", "reason": "Il manque une photo du stand."},
        )
        assert [(one["status"], one["error"]) for one in answer.json()["items"]] == [
            ("awarded", None),
            ("awarded", None),
            ("refused", None),
        ]
        assert world.rows("SELECT status, narrative FROM badge_credential ORDER BY status") == [
            ("issued", "Très bon accueil."),
            ("with_parent", ""),
        ]
        told = [await world.told(student.client) for student in students]
        assert told == [["badge.issued"], ["badge.with_parent"], ["badge.request_refused"]]
        for _, letter in world.rows("SELECT recipient, letter FROM mail"):
            assert "accueil" not in str(letter)
            assert "photo" not in str(letter)

    async def test_one_that_cannot_be_decided_does_not_keep_the_others(self, world: World) -> None:
        issuer, other = await world.issuer(), await world.issuer()
        achievement = await world.achievement(issuer)
        good = str(world.request(achievement, await world.student()))
        silent = str(world.request(achievement, await world.student()))
        hurtful = str(world.request(achievement, await world.student()))
        foreign = str(world.request(await world.achievement(other), await world.student()))
        answer = await world.decide(
            issuer,
            {"request_id": foreign, "decision": "award"},
            {"request_id": silent, "decision": "refuse"},
            {"request_id": hurtful, "decision": "refuse", "reason": "Tu es un gros connard."},
            {"request_id": good, "decision": "award"},
        )
        assert [(one["status"], one["error"]) for one in answer.json()["items"]] == [
            (None, "not_found"),
            ("waiting", "reason_needed"),
            ("waiting", "not_for_everybody"),
            ("awarded", None),
        ]
        assert world.row("SELECT count(*) FROM badge_credential") == (1,)

    async def test_walls_1_words_are_read_of_requests_that_are_there_and_so_many_at_once(
        self, world: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        issuer, student = await world.issuer(), await world.student()
        requests = [world.request(await world.achievement(issuer), student) for _ in range(4)]
        read: list[str] = []

        async def reader(_session: Any, _author: UUID, _reader: Any, words: str, *_: Any, **__: Any) -> None:
            read.append(words)

        monkeypatch.setattr(moderation, "require_may_say", reader)
        long = [f"{number} " + "très bien " * 99 for number in range(4)]
        known: list[dict[str, Any]] = [
            {"request_id": str(request), "decision": "award", "narrative": words, "reason": "bien " * 90}
            for request, words in zip(requests, long, strict=True)
        ]
        unknown = [{**known[0], "request_id": str(uuid4()), "narrative": "à personne"} for _ in range(40)]
        answer = await world.decide(issuer, *unknown, *known)
        assert [one["error"] for one in answer.json()["items"]] == ["not_found"] * 40 + [None] * 4
        assert max(map(len, read)) <= READ_AT_ONCE
        assert all(any(words.strip() in text for text in read) for words in long)
        assert not any("à personne" in text for text in read)

    async def test_walls_1_a_request_that_is_named_twice_is_refused_before_words_are_read(
        self, world: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        issuer = await world.issuer()
        request = str(world.request(await world.achievement(issuer), await world.student()))
        read: list[str] = []
        monkeypatch.setattr(moderation, "require_may_say", lambda *_, **__: read.append(""))
        answer = await world.decide(issuer, *[{"request_id": request, "decision": "award"}] * 2)
        assert answer.status_code == 422
        assert not read
        assert world.row("SELECT status FROM badge_request") == ("waiting",)

    async def test_decided_again_nothing_happens(self, world: World) -> None:
        issuer = await world.issuer()
        request = str(world.request(await world.achievement(issuer), await world.student()))
        award = {"request_id": request, "decision": "award"}
        refuse = {"request_id": request, "decision": "refuse", "reason": "Non, après réflexion."}
        answers = [await world.decide(issuer, one) for one in (award, award, refuse)]
        assert [one.json()["items"][0]["error"] for one in answers] == [None, None, "request_over"]
        assert world.row("SELECT count(*) FROM badge_credential") == (1,)

    async def test_two_decide_at_once(self, world: World) -> None:
        issuer = await world.issuer()
        achievement = await world.achievement(issuer)
        requests = [str(world.request(achievement, await world.student())) for _ in range(4)]
        award = [{"request_id": one, "decision": "award"} for one in requests]
        refuse = [
            {"request_id": one, "decision": "refuse", "reason": "Pas cette fois."} for one in requests[::-1]
        ]
        answers = await asyncio.gather(world.decide(issuer, *award), world.decide(issuer, *refuse))
        assert [answer.status_code for answer in answers] == [200, 200]
        assert world.row(
            "SELECT count(*) FROM badge_request r WHERE r.status = 'awarded'"
            " IS DISTINCT FROM EXISTS (SELECT FROM badge_credential WHERE request_id = r.id)"
        ) == (0,)
        over = [
            one["error"] for answer in answers for one in answer.json()["items"] if one["error"] is not None
        ]
        assert over == ["request_over"] * 4
