"""A company changes an offer: who has applied and awaits an answer hears of it as of other news.

Placements, line 1.
"""

import asyncio
from typing import Any
from uuid import UUID

import pytest

from tests.placements.applications.changing import Scene
from tests.placements.applications.test_place_changed import CHANGES, LATER, scene, settings
from tests.placements.applications.world import Student

__all__ = ["scene", "settings"]


class TestBeforeAnAnswer:
    """Who applied was told nothing: an offer of Nantes became one of Brest while they waited."""

    MAIL = "attend@example.org"

    async def waits(self, scene: Scene, **values: Any) -> Student:
        await scene.begin()
        waiting = await scene.world.student(17, level="vocational", email=self.MAIL, **values)
        scene.factory.connection.execute("UPDATE offer SET places = 3, status = 'published'")
        self.application = await scene.world.applied(waiting, UUID(scene.offer["id"]))
        scene.forget()
        return waiting

    @pytest.mark.parametrize(("what", "values", "before", "after"), CHANGES, ids=lambda one: str(one)[:8])
    async def test_what_changed_from_what_to_what(
        self, scene: Scene, what: str, values: dict[str, Any], before: str, after: str
    ) -> None:
        waiting = await self.waits(scene)
        await scene.change(places=3, **values)
        await scene.told()
        [[part]] = [one["parts"] for one in (await scene.world.mine(waiting, self.application))["changes"]]
        assert (part["what"], part["before"]["fr"], part["after"]["fr"]) == (what, before, after)
        [(kind, about)] = await scene.lines(waiting.client)
        assert kind == "offer.changed_before_answer"
        assert (f"{before} → {after}" in about) == (what != "work")

    async def test_is_one_notice_and_one_mail_without_what_it_was(self, scene: Scene) -> None:
        waiting = await self.waits(scene)
        await scene.change(places=3, title="Stage accueil")
        await scene.change(places=3, title="Stage accueil", **LATER)
        await asyncio.gather(*(scene.told(times=2) for _ in range(2)))
        assert len(await scene.lines(waiting.client)) == 1
        letter = scene.mails()[self.MAIL]
        assert letter["subject"] == "Une offre a changé"
        assert letter["url"].endswith(f"/me/applications/{self.application}")
        assert "Stage" not in str(letter)

    async def test_rings_a_phone_instead(self, scene: Scene) -> None:
        waiting = await self.waits(scene)
        scene.factory.push_subscription(waiting.account)
        await scene.change(places=3, **LATER)
        await scene.told()
        page = f"/me/applications/{self.application}"
        assert scene.rung(waiting.account) == [("offer.changed_before_answer", page)]
        assert self.MAIL not in scene.mails()

    async def test_neither_rings_nor_writes_to_who_wants_none_of_it(self, scene: Scene) -> None:
        waiting = await self.waits(scene, preferences={"applications": ["app"]})
        await scene.change(places=3, **LATER)
        await scene.told()
        assert [kind for kind, _ in await scene.lines(waiting.client)] == ["offer.changed_before_answer"]
        assert self.MAIL not in scene.mails()

    async def test_the_school_hears_of_places_alone(self, scene: Scene) -> None:
        await self.waits(scene)
        await scene.change(places=3, **LATER)
        await scene.told()
        school = await scene.world.devices(scene.factory.session(scene.staff))
        assert [kind for kind, _ in await scene.lines(school)] == ["offer.changed_for_pupil"]

    async def test_unread_words_wait_here_too(self, scene: Scene) -> None:
        waiting = await self.waits(scene)
        await scene.change(places=3, title="Stage vente, hommes uniquement", **LATER)
        await scene.told()
        [(_, about)] = await scene.lines(waiting.client)
        assert "dates" in about
        assert "hommes" not in about
