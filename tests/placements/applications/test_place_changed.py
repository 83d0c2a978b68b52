"""A company changes a place that it has given: pupil, school and a known parent hear what.

Placements, line 1. Who has only applied: `test_changed_before_answer.py`.

What the law refuses to change after somebody has a place stays refused: `test_changed.py`.
"""

import asyncio
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from pydantic import SecretStr

from api.features import NOTICES, PERSONAL_DATA
from api.placements.applications.change_queries import OFFER_NAMES
from api.placements.applications.kinds import OFFER_CHANGED
from api.platform.kit import clock
from api.platform.kit.clock import PARIS
from api.platform.kit.database import Database
from api.platform.notices import service as notices
from api.platform.push.vapid import new_private_key
from api.platform.settings import Settings
from api.worker import work
from tests.conftest import Device
from tests.people.privacy.conftest import Family, Mails
from tests.placements.applications.changing import TASK, UAI, Scene
from tests.placements.applications.world import World
from tests.placements.offers.conftest import jobs, monday

PAGE = "/me/organisation/school?part=placements"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """The app's settings where devices can be rung."""
    return settings.model_copy(update={"vapid_private_key": SecretStr(new_private_key())})


@pytest.fixture
def scene(world: World, database: Database, settings: Settings) -> Scene:
    return Scene(world, database, settings)


LATER = {"start_on": str(monday(6))}
CHANGES: list[tuple[str, dict[str, Any], str, str]] = [
    ("title", {"title": "Stage accueil"}, "Stage vente", "Stage accueil"),
    ("place", {"address": "12 quai Neuf"}, "3 rue du Port, 44000 Nantes", "12 quai Neuf, 44000 Nantes"),
    (
        "hours",
        {"day_starts": "10:00", "day_ends": "18:00"},
        "9\u00a0h–17\u00a0h · lundi, mardi, mercredi, jeudi, vendredi",
        "10\u00a0h–18\u00a0h · lundi, mardi, mercredi, jeudi, vendredi",
    ),
    (
        "hours",
        {"day_ends": "19:00", "break_minutes": 180, "break_starts": "12:00"},
        "9\u00a0h–17\u00a0h · lundi, mardi, mercredi, jeudi, vendredi",
        "9\u00a0h–12\u00a0h, 15\u00a0h–19\u00a0h · lundi, mardi, mercredi, jeudi, vendredi",
    ),
    (
        "work",
        {"description": "Tu prépares les commandes avec l'équipe."},
        "Tu suis l'équipe, de la commande à la pose.",
        "Tu prépares les commandes avec l'équipe.",
    ),
]


class TestTold:
    @pytest.mark.parametrize("confirmed", [True, False])
    @pytest.mark.parametrize(("what", "values", "before", "after"), CHANGES, ids=lambda one: str(one)[:8])
    async def test_what_changed_from_what_to_what(
        self, scene: Scene, confirmed: bool, what: str, values: dict[str, Any], before: str, after: str
    ) -> None:
        await scene.begin(confirmed=confirmed)
        await scene.change(**values)
        await scene.told()
        [[part]] = await scene.parts()
        assert (part["what"], part["before"]["fr"], part["after"]["fr"]) == (what, before, after)
        [(kind, about)] = await scene.lines(scene.pupil.client)
        assert kind == "offer.changed"
        assert (f"{before} → {after}" in about) == (what != "work")

    async def test_other_dates_in_both_languages(self, scene: Scene) -> None:
        await scene.begin()
        await scene.change(**LATER)
        await scene.told()
        [[part]] = await scene.parts()
        assert part["what"] == "dates"
        assert part["before"]["fr"].startswith("du ")
        assert part["before"] != part["after"]
        [(_, french)] = await scene.lines(scene.pupil.client)
        [(_, english)] = await scene.lines(scene.pupil.client, "en")
        name = "Stage vente · Charpentes du Lac"
        assert french == f"{name} · dates\u00a0: {part['before']['fr']} → {part['after']['fr']}"
        assert english == f"{name} · dates: {part['before']['en']} → {part['after']['en']}"

    async def test_the_school_hears_too_and_sees_it_among_its_placements(self, scene: Scene) -> None:
        await scene.begin()
        await scene.change(title="Stage accueil")
        await scene.told()
        school = await scene.world.devices(scene.factory.session(scene.staff))
        [(kind, about)] = await scene.lines(school)
        assert kind == "offer.changed_for_pupil"
        assert about == "Stage accueil · Charpentes du Lac · titre\u00a0: Stage vente → Stage accueil"
        organisation = scene.factory.connection.execute(
            "SELECT id FROM organisation WHERE uai = %s", [UAI]
        ).fetchone()
        assert organisation
        path = f"/api/v1/organisations/{organisation[0]}/pupil-applications"
        [one] = (await school.get(path)).json()["items"]
        assert one["changes"][0]["parts"][0]["after"]["fr"] == "Stage accueil"

    async def test_by_mail_with_what_changed_to_the_pupil_and_without_to_the_school(
        self, scene: Scene
    ) -> None:
        await scene.begin()
        await scene.change(title="Stage accueil", **LATER)
        await scene.told()
        mails = scene.mails()
        own = mails.pop("pupille@example.org")
        assert own["subject"] == "Ta place a changé"
        assert "titre\u00a0: Stage vente → Stage accueil · dates\u00a0: du " in own["paragraphs"][0]
        assert own["url"].endswith(f"/me/applications/{scene.application}")
        [school] = mails.values()
        assert school["formal"]
        assert school["url"].endswith(PAGE)
        for hidden in ("Charpentes", "Stage", "Prénom"):
            assert hidden not in str(school)

    async def test_a_phone_rings_instead_and_its_lock_screen_says_nothing(self, scene: Scene) -> None:
        await scene.begin()
        scene.factory.push_subscription(scene.pupil.account)
        await scene.change(title="Stage accueil")
        await scene.told()
        page = f"/me/applications/{scene.application}"
        assert scene.rung(scene.pupil.account) == [("offer.changed", page)]
        assert "pupille@example.org" not in scene.mails()
        for words in notices.lock_screen(NOTICES, "offer.changed"):
            assert "tage" not in words["fr"]
            assert "lace" not in words["fr"] + words["en"]

    async def test_a_phone_that_is_no_longer_there_is_made_up_for_by_a_mail_that_says_it(
        self, scene: Scene
    ) -> None:
        await scene.begin()
        await scene.change(title="Stage accueil")
        await scene.told()
        scene.factory.connection.execute("DELETE FROM mail")
        page = f"/me/applications/{scene.application}"
        async with scene.database.transaction() as session:
            await notices.write_instead(
                session, scene.settings, NOTICES, scene.pupil.account, [("offer.changed", page)]
            )
        assert "Stage vente → Stage accueil" in scene.mails()["pupille@example.org"]["paragraphs"][0]

    async def test_an_observation_in_a_week_too(self, scene: Scene) -> None:
        await scene.begin()
        week = {"week": str(monday()), "places": 2}
        scene.offer = scene.writer.observation(id=str(uuid4()), weeks=[week], title="Une semaine au port")
        published = await scene.writer.publish(scene.offer)
        assert published.json()["status"] == "published", published.text
        pupil = await scene.world.student(14, level="middle_school")
        sent = await scene.world.applied(pupil, UUID(scene.offer["id"]), weeks=[week["week"]])
        path = f"/api/v1/applications/{sent}/accept"
        told = {"contact": "L’accueil, 02 61 91 00 44"}
        assert (await scene.writer.client.post(path, json=told)).status_code == 200
        scene.forget()
        await scene.change(title="Une semaine au chantier", places=1)
        await scene.told()
        assert [kind for kind, _ in await scene.lines(pupil.client)] == ["offer.changed"]
        assert await scene.lines(scene.pupil.client) == []

    async def test_once_the_night_is_over_with_what_changed(
        self, scene: Scene, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        await scene.begin(preferences={"applications": ["app"]})
        await scene.change(title="Stage accueil")
        scene.settings = scene.settings.model_copy(update={"quiet_hours": "21:00-08:00"})
        night = datetime(2027, 3, 13, 23, tzinfo=PARIS)
        monkeypatch.setattr(clock, "now", lambda: night)
        await scene.told()
        assert scene.mails() == {}
        monkeypatch.setattr(clock, "now", lambda: night.replace(day=14, hour=8))
        await scene.told()
        assert "Stage vente → Stage accueil" in scene.mails()["pupille@example.org"]["paragraphs"][0]

    async def test_a_parent_who_is_known_is_written_to(self, scene: Scene, devices: Device) -> None:
        await scene.begin(age=15, first_name="Lou", birth_date=clock.today() - timedelta(days=15 * 366))
        scene.factory.connection.execute(
            "UPDATE account SET birth_date = %s WHERE id = %s",
            [clock.today() - timedelta(days=14 * 366), scene.pupil.account],
        )
        letters = Mails(scene.factory)
        await Family(scene.pupil.account, scene.pupil.client, await devices(), letters).consent()
        scene.forget()
        await scene.change(title="Stage accueil")
        await scene.told(times=2)
        letter = scene.mails()["parent1@example.org"]
        assert letter["formal"]
        assert letter["subject"] == "La place de stage de Lou a changé"
        assert letter["paragraphs"][1].endswith("titre\u00a0: Stage vente → Stage accueil.")

    async def test_who_it_does_not_suit_withdraws_as_ever(self, scene: Scene) -> None:
        await scene.begin()
        await scene.change(**LATER)
        await scene.told()
        assert (await scene.world.withdraw(scene.pupil, scene.application)).status_code == 200
        assert scene.world.taken(UUID(scene.offer["id"]))[0] == 0
        assert len(await scene.parts()) == 1


class TestOnce:
    async def test_several_changes_within_minutes_are_one(self, scene: Scene) -> None:
        await scene.begin()
        for title in ("Stage caisse", "Stage rayon", "Stage accueil"):
            await scene.change(title=title)
        await scene.change(title="Stage accueil", **LATER)
        assert len(jobs(scene.factory, TASK)) == 1
        await scene.told()
        [parts] = await scene.parts()
        said = [(one["what"], one["before"]["fr"]) for one in parts]
        assert said[0] == ("title", "Stage vente")
        assert [what for what, _ in said] == ["title", "dates"]
        assert len(await scene.lines(scene.pupil.client)) == 1
        assert len(scene.mails()) == 2

    async def test_a_company_that_changes_its_mind_all_day_rings_every_few_hours(self, scene: Scene) -> None:
        await scene.begin()
        await scene.change(title="Stage caisse")
        await scene.told()
        scene.forget()
        for title in ("Stage accueil", "Stage caisse", "Stage rayon"):
            await scene.change(title=title)
            await scene.told()
        assert await scene.lines(scene.pupil.client) == []
        assert len(jobs(scene.factory, TASK)) > 0
        scene.hours_later()
        await scene.told()
        [(_, about)] = await scene.lines(scene.pupil.client)
        assert about.endswith("Stage caisse → Stage rayon")

    async def test_a_while_later_is_another_from_what_was_told(self, scene: Scene) -> None:
        await scene.begin()
        await scene.change(title="Stage caisse")
        await scene.told()
        scene.forget()
        scene.hours_later()
        await scene.change(title="Stage accueil")
        await scene.told()
        [[last], [first]] = await scene.parts()
        assert (first["before"]["fr"], first["after"]["fr"]) == ("Stage vente", "Stage caisse")
        assert (last["before"]["fr"], last["after"]["fr"]) == ("Stage caisse", "Stage accueil")

    @pytest.mark.parametrize(
        "values",
        [
            {},
            {"title": "stage  VENTE"},
            {"address": "3, rue du port"},
            {"places": 3},
            {"accessibility": "Une rampe"},
            {"headcount": 40},
        ],
    )
    async def test_what_says_the_same_or_concerns_nobody_who_comes_tells_nobody(
        self, scene: Scene, values: dict[str, Any]
    ) -> None:
        await scene.begin()
        await scene.change(**values)
        await scene.told()
        assert await scene.lines(scene.pupil.client) == []
        assert (await scene.parts(), scene.mails()) == ([], {})

    async def test_what_was_taken_back_at_once_tells_nobody(self, scene: Scene) -> None:
        await scene.begin()
        await scene.change(title="Stage accueil")
        await scene.change()
        await scene.told()
        assert (await scene.parts(), scene.mails()) == ([], {})

    async def test_a_job_that_runs_twice_or_at_once_tells_once(self, scene: Scene) -> None:
        await scene.begin()
        await scene.change(title="Stage accueil")
        await asyncio.gather(*(scene.told(times=2) for _ in range(3)))
        assert len(await scene.parts()) == 1
        assert len(await scene.lines(scene.pupil.client)) == 1
        assert len(scene.mails()) == 2

    async def test_changes_while_it_is_told_are_told_next_and_none_is_lost(self, scene: Scene) -> None:
        await scene.begin()
        await scene.change(title="Stage 0")
        for number in range(1, 6):
            scene.hours_later()
            await asyncio.gather(scene.told(), scene.change(title=f"Stage {number}"))
        scene.hours_later()
        await scene.told()
        said = [(one["before"]["fr"], one["after"]["fr"]) for [one] in reversed(await scene.parts())]
        assert said[0][0] == "Stage vente"
        assert said[-1][1] == "Stage 5"
        assert [after for _, after in said[:-1]] == [before for before, _ in said[1:]]


class TestNobodyElse:
    async def test_after_they_withdrew_nobody_hears(self, scene: Scene) -> None:
        await scene.begin()
        sent = await scene.world.student(17, level="vocational")
        scene.factory.connection.execute("UPDATE offer SET places = 3, status = 'published'")
        waits = await scene.world.applied(sent, UUID(scene.offer["id"]))
        await scene.change(title="Stage accueil", places=3)
        assert (await scene.world.withdraw(scene.pupil, scene.application)).status_code == 200
        assert (await scene.world.withdraw(sent, waits)).status_code == 200
        for table in ("stream_event", "mail"):
            scene.factory.connection.execute(f"DELETE FROM {table}")
        await scene.told()
        for one in (sent, scene.pupil):
            assert await scene.lines(one.client) == []
        assert "pupille@example.org" not in scene.mails()
        assert await scene.parts() == []

    async def test_of_an_offer_that_nobody_wants_nothing_is_told_or_kept(self, scene: Scene) -> None:
        await scene.begin()
        assert (await scene.world.withdraw(scene.pupil, scene.application)).status_code == 200
        scene.forget()
        await scene.change(title="Stage accueil")
        await scene.told()
        assert scene.mails() == {}
        assert scene.factory.connection.execute("SELECT FROM offer_before").fetchall() == []

    async def test_a_draft_that_was_never_out_plans_nothing(self, scene: Scene) -> None:
        await scene.begin()
        scene.forget()
        draft = scene.writer.placement(id=str(uuid4()), title="Stage caisse")
        assert (await scene.writer.begin(draft)).status_code == 201
        await scene.writer.change(draft, title="Stage accueil")
        assert jobs(scene.factory, TASK) == []

    async def test_who_applied_after_the_change_knows_it(
        self, scene: Scene, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        await scene.begin()
        scene.factory.connection.execute("UPDATE offer SET places = 3, status = 'published'")
        await scene.change(title="Stage accueil", places=3)
        late = clock.now() + timedelta(minutes=2)
        monkeypatch.setattr(clock, "now", lambda: late)
        first = scene.application
        other = await scene.has_a_place(email="autre@example.org")
        scene.factory.connection.execute("DELETE FROM stream_event")
        scene.application = first
        await scene.told()
        assert await scene.lines(other.client) == []
        assert [kind for kind, _ in await scene.lines(scene.pupil.client)] == ["offer.changed"]

    async def test_who_was_erased_meanwhile_is_nobody_s_news(self, scene: Scene) -> None:
        await scene.begin()
        await scene.change(title="Stage accueil")
        scene.factory.connection.execute("DELETE FROM account WHERE id = %s", [scene.pupil.account])
        await scene.told()
        assert scene.mails() == {}

    async def test_others_read_nothing_of_it(self, scene: Scene) -> None:
        await scene.begin()
        await scene.change(title="Stage accueil")
        await scene.told()
        [change] = scene.factory.connection.execute("SELECT id FROM application_change").fetchall()
        stranger = await scene.world.student(17)
        async with scene.database.transaction() as session:
            ids = {"change_id": change[0], "application_id": uuid4(), "offer_id": uuid4()}
            await notices.show(session, [stranger.account], OFFER_CHANGED, **ids)
        assert await scene.lines(stranger.client) == [("offer.changed", None)]


class TestUnread:
    async def test_words_that_wait_for_a_referent_are_not_passed_on_but_days_are(self, scene: Scene) -> None:
        await scene.begin()
        held = {"title": "Stage vente, hommes uniquement", "description": "Mâle de préférence."}
        answer = await scene.writer.change(scene.offer, **held, **LATER)
        assert answer.json()["status"] == "review", answer.text
        await scene.told()
        [parts] = await scene.parts()
        assert [(one["what"], one["after"] is None) for one in parts] == [
            ("title", True),
            ("dates", False),
            ("work", True),
        ]
        [(_, about)] = await scene.lines(scene.pupil.client)
        assert "titre · dates\u00a0: du " in about
        for told in (scene.mails(), parts, about):
            assert "hommes" not in str(told)
            assert "Mâle" not in str(told)

    async def test_nor_by_the_name_of_the_placement_in_a_list_or_in_news(self, scene: Scene) -> None:
        await scene.begin()
        held = {"title": "Stage vente, hommes uniquement"}
        assert (await scene.writer.change(scene.offer, **held)).json()["status"] == "review"
        assert (await scene.world.mine(scene.pupil, scene.application))["offer"]["title"] == "Stage vente"
        offer_id = UUID(scene.offer["id"])
        async with scene.database.transaction() as session:
            asked = {"ids": [offer_id], "account_id": scene.pupil.account}
            named = (await (await session.connection()).execute(OFFER_NAMES, asked)).one()
        assert named.name == "Stage vente · Charpentes du Lac"


async def test_what_is_kept_is_in_the_export_and_goes_with_the_application(scene: Scene) -> None:
    await scene.begin()
    await scene.change(title="Stage accueil")
    await scene.told()
    [holder] = [one for one in PERSONAL_DATA if one.name == "applications"]
    async with scene.database.transaction() as session:
        exported = await holder.export(session, scene.pupil.account)
        [change] = exported["applications"][0]["changes"]
        assert (
            change["changed"]
            == "Stage accueil · Charpentes du Lac · titre\u00a0: Stage vente → Stage accueil"
        )
        await holder.erase(session, scene.pupil.account)
    assert scene.factory.connection.execute("SELECT FROM application_change").fetchall() == []


async def test_the_worker_tells_once_the_minutes_are_over(scene: Scene) -> None:
    await scene.begin()
    await scene.change(title="Stage accueil")
    await work(scene.settings, wait=False)
    assert await scene.lines(scene.pupil.client) == []
    scene.factory.connection.execute(
        "UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo'"
    )
    await work(scene.settings, wait=False)
    assert [kind for kind, _ in await scene.lines(scene.pupil.client)] == ["offer.changed"]
