"""Records of several sources become one place; what vanishes closes; nothing is written for nothing."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from api.guide.places.merge import Effects, RecordImport, StagedRecord
from api.platform.kit.database import connect
from tests.factories import Factory

DAY = date(2026, 11, 25)
RANKS = {"annuaire": 10, "liste": 50, "points": 90}
AT = {"lat": 47.2, "lon": -1.5, "precision": "address"}
NEARBY = {"lat": 47.3, "lon": -1.6, "precision": "commune"}

Import = Callable[..., Effects]


@pytest.fixture
def record_import(database_url: str) -> Import:
    """Import records, by key; the whole of department 44, unless told otherwise."""

    def run(
        source: str, records: dict[str, dict[str, Any]], *, today: date = DAY, departments: str = "44"
    ) -> Effects:
        with connect(database_url) as connection:
            imported = RecordImport(connection, source, "", RANKS[source], today)
            hashes = [str(hash(json.dumps(values))) for values in records.values()]
            attention = imported.compare(list(records), hashes)
            imported.add(
                StagedRecord(line, key, "44", row_hash, json.dumps(values))
                for line, ((key, values), row_hash) in enumerate(zip(records.items(), hashes, strict=True), 1)
                if key in attention
            )
            effects = imported.finish(departments.split())
            return effects._replace(unchanged=effects.unchanged + len(records) - len(attention))

    return run


def places(factory: Factory, columns: str = "name") -> list[tuple[Any, ...]]:
    return factory.connection.execute(f"SELECT {columns} FROM place ORDER BY name").fetchall()


def school(name: str = "Lycée", **values: Any) -> dict[str, Any]:
    return {"name": name, "kind": "high_school", "position": AT, **values}


class TestFields:
    def test_the_lowest_rank_wins_whatever_the_order(self, record_import: Import, factory: Factory) -> None:
        record_import("liste", {"s1": school("Nom de la liste", uai="0440001A", phone="+33240000000")})
        record_import("annuaire", {"0440001A": school("Nom officiel", uai="0440001A")})
        assert places(factory, "name, phone") == [("Nom officiel", "+33240000000")]
        (provenance,) = places(factory, "provenance")[0]
        assert (provenance["name"], provenance["phone"]) == ("annuaire", "liste")

    def test_a_source_that_is_believed_more_than_before_is_merged_anew(
        self, record_import: Import, factory: Factory, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        record_import("annuaire", {"1": school("Jeanne d’Arc", uai="0850136L")})
        newer = {"2": school("Saint Carlo Acutis", uai="0850136L")}
        record_import("liste", newer)
        assert places(factory) == [("Jeanne d’Arc",)]
        monkeypatch.setitem(RANKS, "liste", 5)
        factory.connection.execute("UPDATE place_record SET row_hash = 'read otherwise'")
        assert record_import("liste", newer).updated == 1
        assert places(factory) == [("Saint Carlo Acutis",)]

    def test_levels_and_keywords_are_united(self, record_import: Import, factory: Factory) -> None:
        record_import("annuaire", {"1": school(uai="0440001A", levels=["vocational"], keywords=["ULIS"])})
        record_import(
            "liste", {"2": school(uai="0440001A", levels=["high_school", "vocational"], keywords=["GRETA"])}
        )
        assert places(factory, "levels, keywords") == [(["high_school", "vocational"], "GRETA ULIS")]

    def test_an_address_beats_the_middle_of_a_commune(self, record_import: Import, factory: Factory) -> None:
        record_import("annuaire", {"1": school(uai="0440001A", position=NEARBY)})
        assert places(factory, "lat, precision") == [(47.3, "commune")]
        record_import("points", {"p": {"uai": "0440001A", "position": AT}})
        assert places(factory, "lat, lon, precision") == [(47.2, -1.5, "address")]
        assert places(factory, "provenance->>'position'") == [("points",)]

    def test_without_a_kind_it_is_a_training_body(self, record_import: Import, factory: Factory) -> None:
        record_import("liste", {"1": {"name": "Organisme", "position": AT}})
        assert places(factory, "kind") == [("training_body",)]

    @pytest.mark.parametrize(
        ("told", "sector"),
        [
            ({"kind": "mfr"}, "private"),
            ({"kind": "high_school"}, None),
            ({"kind": "mfr", "sector": "public"}, "public"),
            ({"name": "Centre de Ressources d'Expertise et de Performance Sportive"}, "public"),
            ({"sector": "private", "siret": "13000460900017"}, None),
            ({"sector": "private", "siret": "43000460900017"}, "private"),
            ({"sector": "private", "siret": "19490970100030"}, None),
            ({"siret": "19490970100030"}, "public"),
            ({"siret": "13000460900017"}, None),
        ],
    )
    def test_private_is_a_maison_familiale_rurale_and_not_what_public_law_made(
        self, record_import: Import, factory: Factory, told: dict[str, str], sector: str | None
    ) -> None:
        record_import("liste", {"a": {"name": "MFR", "position": AT, **told}})
        assert places(factory, "sector") == [(sector,)]

    def test_careers_are_kept_by_source(self, record_import: Import, factory: Factory) -> None:
        record_import("liste", {"1": school(uai="0440001A", careers=["A", "F17"])})
        record_import("annuaire", {"1": school(uai="0440001A", careers=["A"])})
        listed = "SELECT rome_prefix, source FROM place_career ORDER BY 1, 2"
        assert factory.connection.execute(listed).fetchall() == [
            ("A", "annuaire"),
            ("A", "liste"),
            ("F17", "liste"),
        ]
        record_import("liste", {"1": school(uai="0440001A", careers=["F17"])})
        assert factory.connection.execute(listed).fetchall() == [("A", "annuaire"), ("F17", "liste")]


class TestIdentity:
    def test_by_siret_when_one_place_has_it(self, record_import: Import, factory: Factory) -> None:
        record_import("annuaire", {"1": school(uai="0440001A", siret="1" * 14)})
        record_import("liste", {"x": school("Sans UAI", siret="1" * 14)})
        assert places(factory) == [("Lycée",)]

    def test_not_by_siret_when_two_places_have_it(self, record_import: Import, factory: Factory) -> None:
        record_import(
            "annuaire",
            {
                "1": school("A", uai="0440001A", siret="1" * 14),
                "2": school("B", uai="0440002B", siret="1" * 14),
            },
        )
        record_import("liste", {"x": school("C", siret="1" * 14)})
        assert places(factory) == [("A",), ("B",), ("C",)]

    def test_not_by_siret_when_the_uais_differ(self, record_import: Import, factory: Factory) -> None:
        record_import("annuaire", {"1": school("A", uai="0440001A", siret="1" * 14)})
        record_import("liste", {"x": school("B", uai="0440002B", siret="1" * 14)})
        assert places(factory, "name, uai") == [("A", "0440001A"), ("B", "0440002B")]

    def test_a_place_without_uai_receives_it(self, record_import: Import, factory: Factory) -> None:
        record_import("liste", {"x": school("Avant", siret="1" * 14)})
        record_import("annuaire", {"1": school("Après", uai="0440001A", siret="1" * 14)})
        assert places(factory, "name, uai") == [("Après", "0440001A")]

    def test_rows_of_one_file_may_be_one_place(self, record_import: Import, factory: Factory) -> None:
        effects = record_import(
            "liste",
            {
                "1": school("Premier", uai="0440001A", siret="1" * 14),
                "2": school("Second", uai="0440001A", siret="2" * 14),
                "3": school("Troisième", siret="2" * 14),
            },
        )
        assert (effects.created, effects.homeless) == (3, [])
        assert places(factory) == [("Premier",)]

    def test_a_row_shows_that_two_places_are_one(self, record_import: Import, factory: Factory) -> None:
        record_import("points", {"x": school("Par SIRET", siret="1" * 14)})
        record_import("annuaire", {"1": school("Par UAI", uai="0440001A")})
        record_import("liste", {"z": school("Les deux", uai="0440001A", siret="1" * 14)})
        assert places(factory, "name, status") == [("Par SIRET", "closed"), ("Par UAI", "open")]
        assert factory.connection.execute("SELECT count(DISTINCT place_id) FROM place_record").fetchone() == (
            1,
        )

    def test_a_record_that_changes_its_uai_changes_its_place(
        self, record_import: Import, factory: Factory
    ) -> None:
        record_import("annuaire", {"1": school("A", uai="0440001A"), "2": school("B", uai="0440002B")})
        record_import("liste", {"x": school("X", uai="0440001A", phone="+33240000000")})
        record_import("liste", {"x": school("X", uai="0440002B", phone="+33240000000")})
        assert places(factory, "name, phone") == [("A", None), ("B", "+33240000000")]

    def test_nameless_rows_only_add(self, record_import: Import, factory: Factory) -> None:
        effects = record_import("points", {"a": {"uai": "0440001A", "position": AT}})
        assert [row.reason for row in effects.homeless] == ["unknown_uai"]
        effects = record_import(
            "liste", {"b": {"siret": "1" * 14, "position": AT}, "c": {"name": "Nulle part"}}
        )
        assert [row.reason for row in effects.homeless] == ["unknown_place", "no_position"]
        assert (places(factory), effects.created) == ([], 0)


class TestLife:
    def test_what_vanishes_closes_and_what_comes_back_opens(
        self, record_import: Import, factory: Factory
    ) -> None:
        both = {"1": school("A", uai="0440001A"), "2": school("B", uai="0440002B")}
        record_import("annuaire", both)
        effects = record_import("annuaire", {"1": both["1"]})
        assert effects.closed == 1
        assert places(factory, "name, status, closed_on, uai") == [
            ("A", "open", None, "0440001A"),
            ("B", "closed", DAY, "0440002B"),
        ]
        assert record_import("annuaire", {"1": both["1"]}).closed == 0
        assert record_import("annuaire", both).updated == 1
        assert places(factory, "status, closed_on") == [("open", None), ("open", None)]

    def test_one_of_two_sources_is_enough_to_stay(self, record_import: Import, factory: Factory) -> None:
        record_import("annuaire", {"1": school("Officiel", uai="0440001A"), "2": school("B")})
        record_import("liste", {"x": school("Liste", uai="0440001A")})
        assert record_import("annuaire", {"2": school("B")}).closed == 0
        assert places(factory, "name, status") == [("B", "open"), ("Liste", "open")]

    def test_nameless_rows_do_not_keep_a_place_open(self, record_import: Import, factory: Factory) -> None:
        record_import("annuaire", {"1": school("A", uai="0440001A"), "2": school("B")})
        record_import("points", {"p": {"uai": "0440001A", "position": AT}})
        assert record_import("annuaire", {"2": school("B")}).closed == 1

    def test_other_departments_are_left_alone(self, record_import: Import, factory: Factory) -> None:
        record_import("annuaire", {"1": school("A", uai="0440001A")})
        record_import("annuaire", {}, departments="49")
        assert places(factory, "status") == [("open",)]

    def test_the_same_again_writes_nothing(self, record_import: Import, factory: Factory) -> None:
        rows = {str(n): school(f"Lycée {n}", uai=f"044000{n}A", levels=["vocational"]) for n in range(5)}
        record_import("annuaire", rows)
        before = factory.connection.execute("SELECT p, xmin::text FROM place p ORDER BY id").fetchall()
        effects = record_import("annuaire", rows)
        assert (effects.created, effects.updated, effects.unchanged) == (0, 0, 5)
        assert (
            factory.connection.execute("SELECT p, xmin::text FROM place p ORDER BY id").fetchall() == before
        )

    def test_seen_again_later_it_was_checked_later(self, record_import: Import, factory: Factory) -> None:
        record_import("annuaire", {"1": school()})
        before = places(factory, "updated_at")
        record_import("annuaire", {"1": school()}, today=date(2026, 12, 1))
        assert places(factory, "checked_on") == [(date(2026, 12, 1),)]
        assert places(factory, "updated_at") == before
