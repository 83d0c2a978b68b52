"""What of a badge request is masked: its author asks for a look, and it is read as it was written."""

from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from api.badges.issuing.reportable import REPORTABLES
from api.platform.access import Role
from api.platform.kit.database import Database
from api.platform.settings import Settings
from tests.badges.backpack.owners import BADGES, ME, ok
from tests.badges.backpack.test_asking import draft, received, send, text_of
from tests.badges.issuing.world import Student, World
from tests.conftest import Device
from tests.factories import Factory
from tests.people.moderation.test_conversations import decide
from tests.talk.conversations.world import World as Talks


@pytest.fixture
def talks(
    factory: Factory, devices: Device, database: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Talks:
    """Where admins come from."""
    return Talks(factory, devices, database, settings, monkeypatch)


WRONG = "Je peux venir visiter votre atelier avec ma classe samedi ? Mon insta c’est leab44"
"""Something of it is masked."""


async def asked(world: World) -> tuple[Any, Student, str]:
    """A request with masked words in two of its fields, which has left."""
    issuer, student = await world.issuer(), await world.student()
    achievement = await world.achievement(issuer, requestable=True)
    evidence = [text_of("Deux jours au stand."), text_of(WRONG)]
    made = ok(await draft(student, achievement, message="Voir mon snap : zoelapeche", evidence=evidence))
    assert made["request"]["masked"]
    heard = "SELECT 1 FROM moderation_case WHERE subject_id = %s"
    assert world.rows(heard, made["request"]["id"]) == [], "nobody hears of a draft"
    assert ok(await send(student, made["request"]["id"]))["masked"]
    return issuer, student, made["request"]["id"]


async def look(student: Student, request: str) -> httpx.Response:
    about = {"subject_kind": "badge_request", "subject_id": request}
    return await student.client.post("/api/v1/looks", json=about)


async def decided(world: World, talks: Talks, verdict: str, **values: Any) -> Any:
    """Whoever decides, after having decided about the only case."""
    admin = await talks.person(Role.ADMIN)
    ((case,),) = world.factory.connection.execute("SELECT id FROM moderation_case").fetchall()
    done = await decide(admin, str(case), verdict, **values)
    assert done.status_code == 204, done.text
    return admin


class TestMaskedWords:
    """Walls, line 13: nobody could be asked to look at what was masked in a request."""

    async def test_one_tap_asks_and_all_of_it_is_read_as_it_was_written(
        self, world: World, talks: Talks
    ) -> None:
        issuer, student, request = await asked(world)
        stranger = await world.student()
        assert (await look(stranger, request)).status_code == 404
        assert (await look(student, request)).status_code == 204
        assert (await look(student, request)).status_code == 204
        ((origin, gravity),) = world.factory.connection.execute(
            "SELECT origin, gravity FROM moderation_case WHERE look_asked_at IS NOT NULL"
        ).fetchall()
        assert (origin, gravity) == ("contact", 2)
        before = str(await detail(issuer, request))
        assert "leab44" not in before
        assert "zoelapeche" not in before
        admin = await decided(world, talks, "dismiss", unmask=True)
        seen = await detail(issuer, request)
        assert seen["message"] == "Voir mon snap : zoelapeche"
        assert sorted(one["text"] for one in seen["evidence"]) == ["Deux jours au stand.", WRONG]
        assert not ok(await student.client.get(f"{ME}/requests/{request}"))["masked"]
        (statement,) = ok(await student.client.get("/api/v1/me/statements"))["items"]
        assert (statement["subject_kind"], statement["unmasked"]) == ("badge_request", True)
        case = ok(await admin.client.get("/api/v1/staff/cases", params={"state": "decided"}))["items"][0][
            "id"
        ]
        lines = ok(await admin.client.get(f"/api/v1/staff/cases/{case}"))["lines"]
        assert [WRONG in one["original"] for one in lines] == [True]
        spans = [lines[0]["original"][one["start"] : one["end"]] for one in lines[0]["spans"]]
        assert {"leab44", "zoelapeche"} <= {word for span in spans for word in span.split()}

    async def test_kept_masked_the_author_contests_it(self, world: World, talks: Talks) -> None:
        issuer, student, request = await asked(world)
        assert (await look(student, request)).status_code == 204
        await decided(world, talks, "dismiss", unmask=False)
        assert (await look(student, request)).status_code == 409
        (statement,) = ok(await student.client.get("/api/v1/me/statements"))["items"]
        assert (statement["unmasked"], statement["may_appeal"]) == (False, True)
        assert "leab44" not in str(await detail(issuer, request))

    async def test_nothing_masked_there_is_nothing_to_look_at(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        made = ok(await draft(student, await world.achievement(issuer, requestable=True)))["request"]
        assert not ok(await send(student, made["id"]))["masked"]
        assert (await look(student, made["id"])).status_code == 404
        assert world.factory.cases() == []

    async def test_beside_a_cry_for_help_too(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        achievement = await world.achievement(issuer, requestable=True)
        made = ok(await draft(student, achievement, message="J'ai envie de mourir. Mon insta : leab44"))
        ok(await send(student, made["request"]["id"]))
        assert [one[0] for one in world.factory.cases()] == ["distress"]
        assert (await look(student, made["request"]["id"])).status_code == 204

    async def test_written_anew_or_withdrawn_what_was_masked_is_nowhere(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        achievement = await world.achievement(issuer, requestable=True)
        values = {"id": str(uuid4()), "evidence": [text_of(WRONG)]}
        assert ok(await draft(student, achievement, **values))["request"]["masked"]
        values["evidence"] = [text_of("Deux jours au stand.")]
        assert not ok(await draft(student, achievement, **values))["request"]["masked"]
        _, student, request = await asked(world)
        ok(await student.client.post(f"{BADGES}/requests/{request}/withdraw"))
        left = world.row("SELECT count(*) FROM badge_request WHERE original IS NOT NULL")
        assert (left, world.row("SELECT count(*) FROM badge_evidence WHERE original IS NOT NULL")) == (
            (0,),
            (0,),
        )

    async def test_what_was_hidden_in_error_is_seen_again_unless_it_was_withdrawn(
        self, world: World, talks: Talks
    ) -> None:
        """Releasing works for every kind."""
        for withdrawn in (False, True):
            issuer, student, request = await asked(world)
            async with world.database.transaction() as session:
                await REPORTABLES[0].hide(session, UUID(request))
            assert await received(world, issuer) == []
            if withdrawn:
                ok(await student.client.post(f"{BADGES}/requests/{request}/withdraw"))
            async with world.database.transaction() as session:
                await REPORTABLES[0].release(session, UUID(request))
            assert [one["id"] for one in await received(world, issuer)] == ([] if withdrawn else [request])


async def detail(issuer: Any, request: str) -> dict[str, Any]:
    """What the issuer reads of a request."""
    path = f"{BADGES}/requests/{request}/own"
    found: dict[str, Any] = ok(await issuer.client.get(path))
    return found
