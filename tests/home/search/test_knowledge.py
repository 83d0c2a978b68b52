"""What a process knows of words and communes, and when it reads it anew."""

import asyncio
from weakref import WeakKeyDictionary

import pytest

from api.home.search import knowledge as module
from api.home.search.knowledge import allowed_edits, distance, entries, gender_pairs, knowledge, likeliest
from api.platform.kit.database import Database
from tests.factories import Factory
from tests.home.conftest import Renew

TAUGHT = {"id": "staff-1", "sort": "same", "words": ["kéké", "boulanger"], "means": "", "kind": ""}


def own(id_: str, taught: list[dict[str, object]]) -> object:
    return next((one for one in entries(taught) if one.id == id_), None)


class TestEntries:
    def test_of_staff_stand_beside_the_app_s_own(self) -> None:
        assert len(entries([TAUGHT])) == len(entries([])) + 1

    def test_take_the_place_of_an_own_one_and_keep_what_staff_do_not_write(self) -> None:
        """Which level a diploma is, which words a name must hold, how a wish is told."""
        before, after = (
            own("diploma-bts", taught)
            for taught in ([], [{**TAUGHT, "id": "diploma-bts", "sort": "diploma", "means": "BTS"}])
        )
        assert before
        assert after
        assert (before.level, after.level) == (5, 5)  # type: ignore[attr-defined]
        assert list(after.words) == TAUGHT["words"]  # type: ignore[attr-defined]

    def test_put_aside_are_not_read(self) -> None:
        aside = {**TAUGHT, "id": "diploma-bts", "put_aside": True}
        assert own("diploma-bts", [aside]) is None


class TestReadAnew:
    async def test_when_the_version_has_changed_and_only_then(
        self,
        factory: Factory,
        region: dict[str, str],
        renewed: Renew,
        database: Database,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        reads = []
        read = module._read

        async def counted(*arguments: object) -> module.Knowledge:
            reads.append(1)
            return await read(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(module, "_read", counted)
        # Whatever another test read of a database with as many versions.
        monkeypatch.setattr(module, "_kept", WeakKeyDictionary())
        first, counted_first = await knowledge(database.hot, "nuit")
        assert (await knowledge(database.hot, "jour"))[0] is first
        factory.event("Nuit des étoiles")
        renewed()
        same, counted_then = await knowledge(database.hot, "nuit")
        assert same is first, "the minute's changes are none of what is kept"
        assert (counted_first.total + 1, len(reads)) == (counted_then.total, 1)
        renewed(whole=True)
        second, _ = await knowledge(database.hot, "nuit")
        assert (second.version, len(reads)) == (first.version + 1, 2)

    async def test_by_one_of_those_who_ask_at_once_and_the_others_do_not_wait_for_it(
        self,
        factory: Factory,
        region: dict[str, str],
        renewed: Renew,
        database: Database,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        reads = []
        begun, go_on = asyncio.Event(), asyncio.Event()
        read = module._read

        async def slow(*arguments: object) -> module.Knowledge:
            reads.append(1)
            begun.set()
            await go_on.wait()
            return await read(*arguments)  # type: ignore[arg-type]

        go_on.set()
        module._kept.pop(database.hot, None)
        monkeypatch.setattr(module, "_read", slow)

        async def known() -> module.Knowledge:
            return (await knowledge(database.hot, "nuit"))[0]

        first, *others = await asyncio.gather(*(known() for _ in range(8)))
        assert (len(reads), [one is first for one in others]) == (1, [True] * 7)
        renewed(whole=True)
        begun.clear()
        go_on.clear()
        reader = asyncio.create_task(known())
        await begun.wait()
        assert await asyncio.wait_for(known(), 5) is first
        go_on.set()
        assert await reader is await known() is not first
        assert len(reads) == 2


class TestLetters:
    @pytest.mark.parametrize(
        ("one", "other", "edits"),
        [("pain", "pain", 0), ("pian", "pain", 1), ("pan", "pain", 1), ("pains", "pain", 1), ("", "pain", 4)],
    )
    def test_to_change(self, one: str, other: str, edits: int) -> None:
        assert distance(one, other) == distance(other, one) == edits

    def test_more_may_be_wrong_in_a_longer_word(self) -> None:
        assert [allowed_edits("x" * length) for length in (4, 5, 6, 9, 10)] == [0, 1, 2, 2, 3]

    def test_of_what_is_as_near_the_same_beginning_then_the_commoner(self) -> None:
        assert likeliest("macom", [("bacon", 90), ("macon", 2)]) == "macon"
        assert likeliest("cuisne", [("cuisine", 2), ("cuisse", 9)]) == "cuisse"
        assert likeliest("cuisine", [("infirmier", 9)]) is None

    def test_what_sounds_the_same_goes_first(self) -> None:
        alike = [("information", 90), ("informatique", 2)]
        assert likeliest("informatik", alike) == "informatique"
        assert likeliest("lecole", [("ecole", 9)]) == "ecole"

    @pytest.mark.parametrize(
        ("typed", "other"),
        [("ennuie", "enduit"), ("ennuie", "envie"), ("javron", "evron"), ("potes", "hotes")],
    )
    def test_a_short_word_is_no_other_one(self, typed: str, other: str) -> None:
        assert likeliest(typed, [(other, 50)]) is None


def test_forms_of_both_genders_know_each_other() -> None:
    pairs = gender_pairs(["Boulanger / Boulangère", "Aide de cuisine", "Chef / Cheffe de rang"])
    assert pairs["boulangere"] == ("boulanger",)
    assert pairs["cheffe"] == ("chef",)
    assert "aide" not in pairs
