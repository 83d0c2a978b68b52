"""From an offer to the people who asked for it: exactly whom the search would show it to, and by index."""

import random
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from api.placements.alerts import keys, matching, queries
from api.placements.offers.facade import OfferKind, OfferLevel
from api.platform.access import Role
from api.platform.kit import clock
from tests.factories import ANGERS, LAVAL, NANTES
from tests.placements.alerts.world import Student, World, monday

AROUND_NANTES = {"commune": "44109", "radius_km": 20}
TOWNS = {"44109": NANTES, "49007": ANGERS, "53130": LAVAL}


async def shown(student: Student, search: dict[str, Any], offer: UUID) -> bool:
    """Whether the search of offers shows it."""
    query = {name: value for name, value in search.items() if name != "paused"}
    response = await student.client.get("/api/v1/offers", params={**query, "limit": 100})
    assert response.status_code == 200, response.text
    return str(offer) in [item["id"] for item in response.json()["items"]]


def a_search(chance: random.Random) -> dict[str, Any]:
    """Any search that the list of offers can make."""

    def some(options: list[str], most: int) -> list[str]:
        return sorted(chance.sample(options, chance.randint(0, min(most, len(options)))))

    search: dict[str, Any] = {
        "kind": some(["observation", "placement", "apprenticeship"], 3),
        "level": some(["4e", "3e", "2nde", "cap", "bac_pro", "bts"], 3),
        "rome": some(["A1202", "A1203", "D1102"], 2),
    }
    if chance.random() < 0.4:
        search["week"] = sorted(str(monday(n)) for n in chance.sample(range(2, 6), chance.randint(1, 2)))
    if chance.random() < 0.3:
        search["q"] = chance.choice(["atelier", "bois et atel", "École", "fournil nantes", "jardin"])
    if chance.random() < 0.7:
        search["commune"] = chance.choice(list(TOWNS))
        # Towns lie some 80 and 70 km apart.
        search["radius_km"] = chance.choice([1, 20, 74, 79, 81, 120, 200])
    return {name: value for name, value in search.items() if value != []}


def an_offer(world: World, chance: random.Random) -> UUID:
    """Any offer."""
    kind = chance.choice(["observation", "placement", "apprenticeship"])
    levels = ["4e", "3e", "2nde"] if kind == "observation" else ["cap", "bac_pro", "bts", "but"]
    lat, lon = chance.choice(list(TOWNS.values()))
    weeks = [(monday(n), 1) for n in chance.sample(range(2, 6), 2)] if kind == "observation" else []
    made = world.factory.offer(
        kind=kind,
        levels=chance.sample(levels, chance.randint(1, 2)),
        rome_codes=chance.sample(["A1202", "A1203", "D1102"], chance.randint(0, 2)),
        title=chance.choice(["Atelier bois", "Au fournil", "Jardins de l'école"]),
        at=(lat + chance.uniform(-0.3, 0.3), lon + chance.uniform(-0.3, 0.3)),
        weeks=weeks,
        start_on=None if weeks else monday(3),
    )
    if weeks and chance.random() < 0.5:
        world.factory.connection.execute(
            "UPDATE offer_week SET taken = places WHERE offer_id = %s AND week = %s", [made, weeks[0][0]]
        )
    return made


class TestLikeTheSearch:
    @pytest.mark.parametrize("seed", range(3))
    async def test_an_alert_finds_an_offer_when_its_search_shows_it(self, world: World, seed: int) -> None:
        chance = random.Random(seed)
        searches: dict[UUID, tuple[Student, dict[str, Any]]] = {}
        for _ in range(30):
            search = a_search(chance)
            # Of an age and a level at which one may apply for each of them.
            student = await world.student(age=17)
            # A level that no kind wanted knows: the search is empty, and no alert can be made of it.
            if (await student.save(**search)).status_code == 201:
                searches[student.account] = (student, search)
        assert len(searches) > 20
        outcomes = set()
        for _ in range(12):
            offer = an_offer(world, chance)
            found = set(await world.announce(offer))
            for account, (student, search) in searches.items():
                expected = await shown(student, search, offer)
                outcomes.add(expected)
                assert (account in found) == expected, (search, offer)
        assert outcomes == {True, False}

    async def test_the_radius_ends_where_that_of_the_search_ends(self, world: World) -> None:
        student = await world.student()
        await student.alert(**AROUND_NANTES)
        for metres in (19_990, 20_010):
            # Degrees of latitude are 111.195 km on the sphere that distances are measured on.
            at = (NANTES[0] + metres / 111_195, NANTES[1])
            offer = world.factory.offer(at=at)
            assert (await world.announce(offer) == [student.account]) == (metres < 20_000)
            assert await shown(student, AROUND_NANTES, offer) == (metres < 20_000)


class TestWhatItFinds:
    async def test_families_and_domains_hold_their_careers(self, world: World) -> None:
        domain, family, career, other = [await world.student() for _ in range(4)]
        await domain.alert(rome=["A"])
        await family.alert(rome=["A12"])
        await career.alert(rome=["A1202"])
        await other.alert(rome=["A1203"])
        found = await world.announce(world.factory.offer(rome_codes=["A1202"]))
        assert set(found) == {domain.account, family.account, career.account}

    async def test_an_offer_without_a_career_is_for_those_who_left_it_open(self, world: World) -> None:
        open_minded, gardener = await world.student(), await world.student()
        await open_minded.alert(kind=["observation"])
        await gardener.alert(rome=["A12"])
        assert await world.announce(world.factory.offer()) == [open_minded.account]

    @pytest.mark.parametrize("status", ["draft", "review", "full", "expired", "withdrawn"])
    async def test_only_what_can_be_applied_for(self, world: World, status: str) -> None:
        student = await world.student()
        await student.alert()
        assert await world.announce(world.factory.offer(status=status)) == []

    async def test_nothing_that_is_over(self, world: World) -> None:
        student = await world.student()
        await student.alert()
        over = world.factory.offer(expires_on=clock.today() - timedelta(days=1))
        assert await world.announce(over) == []

    async def test_no_contract_for_who_is_too_young_for_one(self, world: World) -> None:
        young, old, unknown = [await world.student(age=age) for age in (14, 15, None)]
        for student in (young, old, unknown):
            await student.alert(kind=["apprenticeship"])
        found = await world.announce(world.factory.offer(kind="apprenticeship"))
        assert set(found) == {old.account, unknown.account}

    @pytest.mark.parametrize(
        ("age", "level", "contract", "weeks", "told"),
        [
            (15, "high_school", "apprentissage", 1, True),
            (15, "high_school", None, 1, True),
            (15, "high_school", "professionnalisation", 1, False),
            (15, "middle_school", "apprentissage", 1, False),
            (15, "high_school", "professionnalisation", 60, True),
            (16, "middle_school", "apprentissage", 1, True),
            (16, "high_school", "professionnalisation", 1, True),
            (14, "high_school", "apprentissage", 60, True),
        ],
    )
    async def test_of_contracts_only_those_that_they_may_apply_for(
        self, world: World, age: int, level: str, contract: str | None, weeks: int, told: bool
    ) -> None:
        """Placements, line 6: a contract from 16 rings nobody who is 15 on its first day."""
        student = await world.student(age=age, level=level)
        await student.alert(kind=["apprenticeship"])
        offer = world.factory.offer(
            kind="apprenticeship", levels=["cap"], contract=contract, start_on=monday(weeks),
            organisation_id=world.factory.organisation(world.factory.account(Role.COMPANY)),
        )  # fmt: skip
        assert await world.announce(offer) == ([student.account] if told else [])
        applied = {"id": str(uuid4()), "offer_id": str(offer), "motivation": "Ce métier me plaît beaucoup."}
        answer = await student.client.post("/api/v1/applications", json=applied)
        assert answer.status_code == (201 if told else 403), answer.text

    async def test_an_adult_hears_of_pupils_weeks_only_in_seconde(self, world: World) -> None:
        """Placements, line 6: what they could not apply for rings nobody."""
        pupil, student = [await world.student(age=19, level=level) for level in ("high_school", "higher")]
        for one in (pupil, student):
            await one.alert()
        assert await world.announce(world.factory.offer(levels=["2nde"])) == [pupil.account]
        assert await world.announce(world.factory.offer(levels=["3e"])) == []

    async def test_what_a_company_keeps_for_schools_is_for_their_pupils(self, world: World) -> None:
        pupil, stranger = await world.student(), await world.student()
        for student in (pupil, stranger):
            await student.alert()
        world.factory.pupil_school(pupil.account, uai="0440001A")
        assert await world.announce(world.factory.offer(reserved_uais=["0440001A"])) == [pupil.account]

    async def test_nobody_who_is_gone_or_no_student_any_more(self, world: World) -> None:
        banned, retired = await world.student(), await world.student()
        for student in (banned, retired):
            await student.alert()
        world.factory.connection.execute(
            "UPDATE account SET status = 'banned' WHERE id = %s", [banned.account]
        )
        world.factory.connection.execute("DELETE FROM account_role WHERE account_id = %s", [retired.account])
        assert await world.announce(world.factory.offer()) == []

    async def test_one_person_once_however_many_alerts_find_it(self, world: World) -> None:
        student = await world.student()
        first = await student.alert(kind=["observation"])
        await student.alert(level=["3e"])
        await student.alert()
        offer = await world.publish(title="Une seule fois")
        assert await student.told() == [{"kind": "alert.found", "offer_id": str(offer), "alert_id": first}]
        assert await student.found() == ["Une seule fois"]
        assert [one["found"] for one in await student.mine()] == [0, 0, 1]

    async def test_what_was_found_can_be_looked_through(self, world: World) -> None:
        student, other = await world.student(), await world.student()
        gardens, rest = await student.alert(q="jardin"), await student.alert(q="stage")
        for number in range(3):
            await world.publish(title=f"Stage {number}")
        await world.publish(title="Jardin")
        closed = await world.publish(title="Stage retiré")
        world.factory.connection.execute("UPDATE offer SET status = 'withdrawn' WHERE id = %s", [closed])
        assert await student.found() == ["Jardin", "Stage 2", "Stage 1", "Stage 0"]
        assert await student.found(alert_id=gardens) == ["Jardin"]
        assert await student.found(alert_id=rest) == ["Stage 2", "Stage 1", "Stage 0"]
        assert await other.found(alert_id=gardens) == []
        page = (await student.client.get("/api/v1/me/alerts/found", params={"limit": 3})).json()
        assert await student.found(limit=3, cursor=page["next"]) == ["Stage 0"]
        assert (await student.client.get("/api/v1/me/alerts/found?cursor=x")).status_code == 422


class TestByIndex:
    async def test_fifty_thousand_alerts_are_not_read_through(self, world: World) -> None:
        accounts = [(await world.student()).account for _ in range(2)]
        wanted_keys = [
            key
            for kind, levels in (("observation", ["4e", "3e", "2nde"]), ("placement", ["bts", "but"]))
            for level in levels
            for rome in ([], ["A"], ["A12"], ["A1202"], ["D1102"])
            for key in keys.of_alert([OfferKind(kind)], [OfferLevel(level)], rome)
        ]
        connection = world.factory.connection
        connection.execute(
            """
            INSERT INTO alert (id, account_id, name_fr, name_en, used_at)
            SELECT gen_random_uuid(), (%s::uuid[])[1 + n %% 2], '', '', now() FROM generate_series(1, 50000) n
            """,
            [accounts],
        )
        connection.execute(
            """
            INSERT INTO alert_key (alert_id, key, account_id, lat, lon, radius_m)
            SELECT id, (%s::integer[])[1 + n %% %s], account_id, 46.3 + (n * 7919 %% 2200) / 1000.0,
                -2.5 + (n * 104729 %% 3400) / 1000.0, 20000
            FROM (SELECT id, account_id, row_number() OVER () AS n FROM alert) a
            """,
            [wanted_keys, len(wanted_keys)],
        )
        connection.execute("ANALYZE alert, alert_key")
        offer = world.factory.offer(rome_codes=["A1202"])
        async with world.database.transaction() as session:
            wanted = await matching.wanted_by(await session.connection(), offer)
            assert wanted is not None
            plan = await (await session.connection()).execute(
                text(f"EXPLAIN {queries.CHUNKS.text}"), {**wanted, "size": matching.CHUNK}
            )
            lines = "\n".join(row[0] for row in plan)
        assert "Index Only Scan using ix_alert_key_area" in lines
        assert "Seq Scan on alert_key" not in lines


async def test_an_offer_of_whom_nobody_may_answer_minors_rings_nobody(world: World) -> None:
    """Walls, line 12: kept from minors, a company's only person still rang their phones."""
    student, owner = await world.student(phone=True), world.factory.account(Role.COMPANY)
    await student.alert()
    organisation = world.factory.organisation(owner)
    found = world.factory.offer(organisation_id=organisation, title="Vue avant")
    assert await world.announce(found) == [student.account]
    world.factory._insert("restriction", "id", {"account_id": owner})
    assert await world.announce(world.factory.offer(organisation_id=organisation)) == []
    assert await student.found() == []
    world.factory.connection.execute("UPDATE restriction SET lifted_at = now()")
    assert await student.found() == ["Vue avant"]
