"""Achievements: drafts, what publishing needs, and what stays as it was."""

from uuid import uuid4

import pytest

from tests.badges.issuing.world import API, World, png


class TestWriting:
    async def test_begun_again_it_is_the_same(self, world: World) -> None:
        issuer, other = await world.issuer(), await world.issuer()
        draft = {"id": str(uuid4()), "name": "Bénévole"}
        path = f"{API}/organisations/{issuer.organisation}/achievements"
        first, again = [await issuer.client.post(path, json=draft) for _ in range(2)]
        assert (first.status_code, again.status_code) == (201, 200)
        assert first.json() == again.json()
        foreign = await other.client.post(
            f"{API}/organisations/{other.organisation}/achievements", json=draft
        )
        assert foreign.status_code == 409

    async def test_a_profile_comes_first(self, world: World) -> None:
        issuer = await world.issuer(profile=False)
        path = f"{API}/organisations/{issuer.organisation}/achievements"
        answer = await issuer.client.post(path, json={"id": str(uuid4()), "name": "Bénévole"})
        assert answer.json()["type"] == "/problems/issuer-profile-needed"

    async def test_careers_and_frameworks(self, world: World) -> None:
        world.factory.career("A1202", "Jardinier / Jardinière")
        issuer = await world.issuer()
        node = {"target_url": "https://esco.example.org/skill/1", "target_name": "Accueillir"}
        made = await world.draft(
            issuer, career_codes=["A1202"], alignments=[node], tags=["Accueil", "accueil"]
        )
        found = (await issuer.client.get(f"{API}/achievements/{made}/own")).json()
        assert found["careers"] == [{"code": "A1202", "label": "Jardinier / Jardinière"}]
        assert found["alignments"][0]["target_name"] == "Accueillir"
        assert found["tags"] == ["accueil"]
        answer = await issuer.client.patch(f"{API}/achievements/{made}/own", json={"career_codes": ["B9999"]})
        assert answer.status_code == 422

    async def test_nobody_is_to_be_met_by_tags_and_frameworks(self, world: World) -> None:
        issuer = await world.issuer()
        made = await world.draft(issuer)
        node = {"target_url": "https://esco.example.org/skill/1", "target_name": "Accueillir"}
        for change in (
            {"tags": ["06 12 34 56 78"]},
            {"tags": ["connasse"]},
            {"alignments": [{**node, "target_url": "https://wa.me/33612345678"}]},
            {"alignments": [{**node, "target_name": "Appelle le 06 12 34 56 78"}]},
            {"alignments": [{**node, "target_code": "0612345678"}]},
            {"alignments": [{**node, "target_framework": "prenom@example.org"}]},
        ):
            answer = await issuer.client.patch(f"{API}/achievements/{made}/own", json=change)
            assert answer.status_code == 422, change

    @pytest.mark.parametrize(
        "change", [{"validity_months": None}, {"requestable": True}, {"name": "Autre nom"}]
    )
    async def test_only_what_is_sent_changes(self, change: dict[str, object], world: World) -> None:
        issuer = await world.issuer()
        made = await world.draft(issuer, validity_months=12)
        before = (await issuer.client.get(f"{API}/achievements/{made}/own")).json()
        after = (await issuer.client.patch(f"{API}/achievements/{made}/own", json=change)).json()
        assert after == before | change

    async def test_the_newest_first_page_by_page(self, world: World) -> None:
        issuer = await world.issuer()
        made = [await world.draft(issuer, name=f"Badge {n}") for n in range(3)]
        path = f"{API}/organisations/{issuer.organisation}/achievements"
        first = (await issuer.client.get(path, params={"limit": 2})).json()
        rest = (await issuer.client.get(path, params={"limit": 2, "cursor": first["next"]})).json()
        assert [one["id"] for one in (*first["items"], *rest["items"])] == made[::-1]
        assert rest["next"] is None


class TestPublishing:
    async def test_it_needs_words_and_a_picture(self, world: World) -> None:
        issuer = await world.issuer()
        made = await world.draft(issuer, description="", criteria="")
        path = f"{API}/achievements/{made}"
        assert (await issuer.client.get(f"{path}/own")).json()["missing"] == [
            "description",
            "criteria",
            "image",
        ]
        assert (await issuer.client.post(f"{path}/publish")).status_code == 422
        await issuer.client.patch(
            f"{path}/own", json={"description": "Accueillir.", "criteria": "Deux jours."}
        )
        await issuer.client.put(f"{path}/image", content=png())
        published = (await issuer.client.post(f"{path}/publish")).json()
        assert (published["status"], published["missing"]) == ("published", [])
        assert (await issuer.client.post(f"{path}/publish")).json() == published
        emptied = await issuer.client.patch(f"{path}/own", json={"criteria": ""})
        assert emptied.status_code == 422

    async def test_archived_it_comes_back(self, world: World) -> None:
        issuer = await world.issuer()
        path = f"{API}/achievements/{await world.achievement(issuer)}"
        assert (await issuer.client.post(f"{path}/archive")).json()["status"] == "archived"
        assert (await issuer.client.post(f"{path}/publish")).json()["status"] == "published"

    async def test_another_organisation_reads_and_changes_nothing(self, world: World) -> None:
        issuer, other = await world.issuer(), await world.issuer()
        path = f"{API}/achievements/{await world.achievement(issuer)}"
        for answer in (
            await other.client.get(f"{path}/own"),
            await other.client.patch(f"{path}/own", json={"name": "Volé"}),
            await other.client.post(f"{path}/archive"),
            await other.client.put(f"{path}/image", content=png()),
            await other.client.get(f"{API}/organisations/{issuer.organisation}/achievements"),
        ):
            assert answer.status_code == 404


class TestDesigns:
    async def test_a_picture_is_composed_of_the_offered_parts(self, world: World) -> None:
        issuer = await world.issuer()
        made = await world.draft(issuer)
        parts = (await issuer.client.get(f"{API}/designs")).json()
        design = {
            "shape": parts["shapes"][0]["code"],
            "colour": parts["colours"][-1]["code"],
            "icon": parts["icons"][3]["code"],
        }
        preview = await issuer.client.get(f"{API}/designs/preview.svg", params=design)
        assert preview.headers["content-type"].startswith("image/svg+xml")
        found = (await issuer.client.put(f"{API}/achievements/{made}/design", json=design)).json()
        assert found["design"] == design
        for kind in ("png", "svg"):
            answer = await issuer.client.get(found["image_url"].replace(".png", f".{kind}"))
            assert answer.status_code == 200
        wrong = await issuer.client.put(f"{API}/achievements/{made}/design", json=design | {"icon": "no"})
        assert wrong.status_code == 422
        await issuer.client.put(f"{API}/achievements/{made}/image", content=png())
        assert (await issuer.client.get(f"{API}/achievements/{made}/own")).json()["design"] is None
