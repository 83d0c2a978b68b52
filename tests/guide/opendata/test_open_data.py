"""The publishers' own files: every number of every report, and what a second import changes (nothing)."""

from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from tests.guide.opendata.conftest import Imports, numbers
from tests.guide.opendata.lists import DEMO_ONLY
from tests.guide.opendata.places.files import FILES_OF, PLACES

pytestmark = pytest.mark.open_data

GEOGRAPHY = [
    ("departements", "geo/etalab_departements_pays-de-la-loire.json", 5, 5, 0, 0, {}),
    ("communes", "geo/etalab_communes_pays-de-la-loire.json", 1591, 1591, 0, 0, {}),
    ("epci", "geo/etalab_epci_pays-de-la-loire.json", 71, 71, 0, 0, {}),
    ("codes-postaux", "geo/laposte_hexasmal_pays-de-la-loire.csv", 1603, 0, 1226, 377, {}),
    ("contours", "geo/contours/region-pays-de-la-loire.geojson", 1, 1, 0, 0, {}),
    ("contours", "geo/contours/departements-pays-de-la-loire.geojson", 5, 5, 0, 0, {}),
    ("contours", "geo/contours/departements-pays-de-la-loire_version-simplifiee.geojson", 5, 5, 0, 0, {}),
    ("contours", "geo/contours/communes-44-loire-atlantique.geojson", 208, 208, 0, 0, {}),
    ("contours", "geo/contours/communes-49-maine-et-loire.geojson", 183, 183, 0, 0, {}),
    ("contours", "geo/contours/communes-53-mayenne.geojson", 254, 254, 0, 0, {}),
    ("contours", "geo/contours/communes-72-sarthe.geojson", 360, 360, 0, 0, {}),
    ("contours", "geo/contours/communes-85-vendee.geojson", 267, 267, 0, 0, {}),
]
"""Source, file, read, created, updated, unchanged, rejected by reason."""

V4 = "rome/v4-460/unix_{}_v460_utf8.csv"
V3 = "rome/v3-347/unix_{}_v347_utf8.csv"
ROME = [
    ("rome", V3.format("referentiel_code_rome"), 531, 531, 0, 0, {}),
    ("rome", "rome/v4-460/unix_referentiel_code_rome_v460_utf8.csv", 1584, 1584, 0, 0, {}),
    (
        "rome-familles",
        "rome/v3-327/unix_item_arborescence_v327_utf8.csv",
        1184,
        125,
        0,
        531,
        {"out_of_scope": 528},
    ),
    ("rome-familles", V3.format("item_arborescence"), 59, 0, 0, 30, {"out_of_scope": 29}),
    ("rome-familles", "rome/arborescence-rome-14-06-2021.json", 656, 0, 0, 656, {}),
    ("rome-familles", "rome/ROME_ArboPrincipale_2021-06-14.xlsx", 11774, 11118, 0, 656, {}),
    # Known from the workbook: the list adds the short form of each title.
    ("rome-appellations", V3.format("referentiel_appellation"), 10990, 0, 10990, 0, {}),
    ("rome-riasec", V3.format("referentiel_code_rome_riasec"), 532, 532, 0, 0, {}),
    ("rome-competences", V3.format("referentiel_competence"), 4947, 4947, 0, 0, {}),
    ("rome-environnements", V3.format("referentiel_env_travail"), 763, 763, 0, 0, {}),
    ("rome-mobilites", V3.format("rubrique_mobilite"), 4218, 4008, 0, 0, {"duplicate": 210}),
    ("rome-textes", V3.format("texte"), 5037, 5037, 0, 0, {}),
    (
        "rome-secteurs",
        "rome/v4-460/unix_arborescence_secteur_activite_v460.json",
        2155,
        2155,
        0,
        0,
        {},
    ),
    # The same 14 domains and 110 families as ROME 3's.
    ("rome-familles", V4.format("cr_gd_dp"), 124, 0, 0, 124, {}),
    ("rome-appellations", V4.format("referentiel_appellation"), 13120, 13120, 0, 0, {}),
    ("rome-riasec", V4.format("referentiel_code_rome_riasec"), 1584, 1584, 0, 0, {}),
    (
        "rome-competences",
        "rome/v4-460/RefRomeCsv_v460_competences-savoirs-liens.zip",
        137890,
        137890,
        0,
        0,
        {},
    ),
    ("rome-contextes", V4.format("referentiel_contexte_travail"), 179, 179, 0, 0, {}),
    ("rome-interets", V4.format("centre_interet"), 30, 30, 0, 0, {}),
    ("rome-interets", V4.format("arborescence_centre_interet"), 4444, 4444, 0, 0, {}),
    ("rome-thematiques", V4.format("themes"), 17, 17, 0, 0, {}),
    ("rome-thematiques", V4.format("arborescence_thematique"), 1348, 1348, 0, 0, {}),
    ("rome-mobilites", V4.format("rubrique_mobilite"), 14912, 14912, 0, 0, {}),
    ("rome-textes", V4.format("texte"), 11980, 11980, 0, 0, {}),
    ("rome-isco", "rome/Correspondance_ROME_ISCO08.xlsx", 532, 532, 0, 0, {}),
    # Several rows of a career, one for each publication, are one.
    ("onisep-metiers", "onisep/ideo-metiers_onisep_2022-04.csv", 886, 637, 0, 0, {"duplicate": 249}),
    ("onisep-metiers", "onisep/5fa5949243f97_ideo-metiers_2024.json", 1054, 739, 0, 0, {"duplicate": 315}),
    (
        "onisep-fiches-metiers",
        "onisep/5fe0808a2da6f_ideo-fiches-metiers_2024-06-25.zip",
        739,
        739,
        0,
        0,
        {},
    ),
    ("rome-onisep", "rome/romeMetier_rome-onisep-link.csv", 963, 814, 0, 0, {"no_link": 149}),
]

TABLES = (
    "commune",
    "former_commune",
    "department",
    "epci",
    "epci_member",
    "outline",
    "place",
    "place_record",
    "place_career",
    "place_alias",
    "open_day_text",
    "event",
    "career",
    "career_family",
    "career_appellation",
    "career_interest",
    "career_relation",
    "career_sector",
    "career_text",
    "career_item",
    "career_item_link",
    "career_liking",
    "career_liking_link",
    "career_theme",
    "career_theme_link",
    "career_onisep",
    "career_onisep_tie",
    "onisep_career",
    "onisep_sheet",
)


def check(imports: Imports, folder: Path, files: list) -> None:
    """Import each file twice: the first report is as told, the second changes nothing."""
    for source, name, read, created, updated, unchanged, reasons in files:
        report = imports(source, folder / name, demo=source in DEMO_ONLY)
        rejected = sum(reasons.values())
        assert (source, name, numbers(report)) == (
            source,
            name,
            (read, created, updated, unchanged, rejected, 0),
        )
        assert dict(report.reasons) == reasons
    before = digests(imports)
    for source, name, read, _created, _updated, _unchanged, reasons in files:
        report = imports(source, folder / name, demo=source in DEMO_ONLY)
        rejected = sum(reasons.values())
        assert numbers(report) == (read, 0, 0, read - rejected, rejected, 0), (source, name)
        assert dict(report.reasons) == reasons
    assert digests(imports) == before


def digests(imports: Imports) -> dict[str, str]:
    """A digest of the whole content of each table, time stamps included."""
    return {
        table: imports.one(f"SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM {table} t")
        for table in TABLES
    }


@pytest.fixture
def region(imports: Imports, open_data: Path) -> Imports:
    for source, name, *_ in GEOGRAPHY[:4]:
        imports(source, open_data / name)
    return imports


def test_geography(imports: Imports, open_data: Path) -> None:
    check(imports, open_data, GEOGRAPHY)
    assert imports.one("SELECT count(*) FROM commune") == 1228
    assert dict(imports.rows("SELECT kind, count(*) FROM former_commune GROUP BY kind")) == {
        "delegated": 352,
        "associated": 11,
        "merged": 68,
    }
    assert dict(imports.rows("SELECT centre_source, count(*) FROM commune GROUP BY 1")) == {
        "postal": 1225,
        "outline": 1,
        None: 2,
    }
    # All 1,272 outlines of 2018 are kept, and joined into those of 1,226 communes of today.
    assert dict(imports.rows("SELECT level, count(*) FROM outline GROUP BY level")) == {
        "region": 1,
        "department": 10,
        "part": 1272,
        "commune": 1226,
    }
    # Saint-Géréon joined Ancenis since: the outline of the commune of today is made of both.
    assert imports.one(
        "SELECT geometry->>'type', jsonb_array_length(geometry->'coordinates') FROM outline"
        " WHERE level = 'commune' AND code = '44003'"
    ) == ("MultiPolygon", 2)
    assert imports.one("SELECT name FROM former_commune WHERE code = '44160'") == "Saint-Géréon"


def test_rome(imports: Imports, open_data: Path) -> None:
    check(imports, open_data, ROME)
    assert dict(imports.rows("SELECT rome_version, count(*) FROM career GROUP BY 1")) == {3: 532, 4: 1584}
    assert imports.one("SELECT count(*) FROM career_family WHERE domain_code IS NULL") == 14
    assert imports.one("SELECT count(*) FROM career_family WHERE domain_code IS NOT NULL") == 110
    assert imports.one(
        "SELECT label_feminine, label_masculine FROM career WHERE rome_version = 4 AND code = 'N4101'"
    ) == ("Conductrice de poids lourd", "Conducteur de poids lourd")
    assert (
        imports.one("SELECT label FROM career_item WHERE rome_version = 3 AND ogr_code = '100010'")
        == "Utilisation d'engins forestiers"
    )
    for table, column in (("career_item", "label"), ("career_text", "text"), ("career_liking", "definition")):
        damaged = f"{column} ~ '[¿½¼]' OR {column} LIKE '%%''''%%'"
        assert imports.one(f"SELECT count(*) FROM {table} WHERE {damaged}") == 0
    assert dict(
        imports.rows("SELECT concat(rome_version, ' ', kind), count(*) FROM career_text GROUP BY 1")
    ) == {
        "3 definition": 1500,
        "3 access": 1718,
        "3 conditions": 1819,
        "4 definition": 9602,
        "4 access": 2378,
    }
    links = "career_item_link l LEFT JOIN career_item i USING (rome_version, ogr_code)"
    assert dict(imports.rows(f"SELECT coalesce(i.kind, '-'), count(*) FROM {links} GROUP BY 1")) == {
        "know_how": 49440,
        "soft": 5255,
        "knowledge": 35861,
        "conditions": 5184,
        "hours": 2973,
        "statuses": 2223,
        "structures": 1754,
        "publics": 1054,
        "places": 475,
    }
    assert dict(imports.rows("SELECT coalesce(weight, ''), count(*) FROM career_item_link GROUP BY 1")) == {
        "": 83588,
        "core": 18900,
        "emerging": 1731,
    }
    assert imports.one("SELECT count(*) FROM career_liking_link WHERE principal") == 1584
    assert imports.one("SELECT count(*) FROM career_sector WHERE concat(sector, subsector) ~ '[¿½¼]'") == 0
    assert imports.one("SELECT target FROM career_relation WHERE kind = 'isco' AND code = 'K1703'") == "0110"
    markup = "concat(nature, conditions, skills, access, life, wages, summary) ~ '<[a-z/]|&[a-z]+;|\\x81'"
    assert imports.one(f"SELECT count(*) FROM onisep_sheet WHERE {markup}") == 0
    assert imports.one("SELECT count(*) FROM onisep_sheet WHERE summary IS NULL") == 0
    # A ROME 4 career is found by the titles of the ROME 3 career of the same code.
    assert imports.one("SELECT synonyms ~ 'Camionneur' FROM career WHERE rome_version = 4 AND code = 'N4101'")


DOUBLES = """
    WITH here AS (
        SELECT *, regexp_replace(name_folded, '[^a-z0-9]+', '', 'g') AS letters FROM place
        WHERE status = 'open' AND left(coalesce(commune_code, postcode), 2) IN ('44', '49', '53', '72', '85')
    )
    SELECT a.name, b.name FROM here a JOIN here b ON a.siret = b.siret AND a.id < b.id
    UNION ALL SELECT a.name, b.name FROM here a JOIN here b ON a.uai = b.uai AND a.id < b.id
    UNION ALL SELECT a.name, b.name FROM here a JOIN here b ON a.letters = b.letters AND a.id < b.id
    WHERE epass_distance_m(a.lat, a.lon, b.lat, b.lon) <= 150
      AND (a.precision = 'address' AND b.precision = 'address' OR a.address IS NOT DISTINCT FROM b.address)
"""
"""Of two at one commune's centre nobody knows whether they are near each other, but by their addresses."""


def test_places(region: Imports, open_data: Path) -> None:
    check(region, open_data, PLACES)
    assert dict(region.rows("SELECT status, count(*) FROM place GROUP BY status")) == {"open": 2204}
    assert region.one("SELECT count(*) FROM place_record WHERE place_id IS NULL") == 0
    assert region.one("SELECT count(*) FROM place WHERE commune_name = ''") == 0
    assert region.rows(DOUBLES) == []
    # Of lycées' sections, and of the apprenticeship bodies of Oniris, the ESB and the ESA.
    assert region.one("SELECT count(*) FROM place_alias") == 99
    assert region.one("SELECT count(*) FROM place WHERE name ~* '^section'") == 0
    assert region.rows(
        "SELECT a.uai, p.uai FROM place_alias a JOIN place p ON p.id = place_id"
        " WHERE a.uai IN ('0442674T', '0442896J', '0492175Y', '0720065E') ORDER BY 1"
    ) == [
        ("0442674T", "0441916U"),
        ("0442896J", "0442278M"),
        ("0492175Y", "0490072M"),
        ("0720065E", "0720033V"),
    ]
    # Of the region's; 271 before places stood where another has their address, 292 without Parcoursup's.
    assert (
        region.one(
            "SELECT count(*) FROM place WHERE precision = 'commune'"
            " AND left(coalesce(commune_code, postcode), 2) IN ('44', '49', '53', '72', '85')"
        )
        == 258
    )
    assert region.one("SELECT count(*) FROM place WHERE name ~* 'pau b[eé]arn|professionnel adapté'") == 0
    assert not region.rows(
        "SELECT name FROM place WHERE kind = 'agricultural_school' AND name ~* 'chambre|primaire|maternelle'"
    )


def test_open_days(region: Imports, open_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in February 2025, when the list was published; then as of the last summer of it."""
    file = open_data / "onisep/jpo_ideo-structures_2025.json"
    for source in ("annuaire-mini", "onisep-etablissements"):
        for name in FILES_OF[source]:
            region(source, open_data / name)
    for day, read, created, unchanged, skipped in (
        (date(2025, 2, 1), 463, 261, 0, 0),
        (date(2025, 2, 1), 463, 0, 261, 0),
        (date(2025, 9, 1), 225, 0, 225, 236),
    ):
        monkeypatch.setattr("api.guide.opendata.pipeline.today", partial(date, day.year, day.month, day.day))
        moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
        monkeypatch.setattr("api.guide.opendata.places.onisep.now", partial(moment.replace))
        report = region("onisep-portes-ouvertes", file)
        assert (report.read, report.created, report.unchanged, report.skipped) == (
            read,
            created,
            unchanged,
            skipped,
        )
    assert region.rows(
        "SELECT place_name, to_char(starts_at AT TIME ZONE 'Europe/Paris', 'DD/MM/YYYY HH24:MI') FROM event"
        " ORDER BY starts_at, place_name"
    ) == [
        ("Lycée polyvalent de Perseigne", "01/03/2025 09:00"),
        ("Lycée polyvalent Nicolas Appert", "01/03/2025 09:30"),
        ("Lycée professionnel et technologique privé Les Ardilliers", "28/03/2025 16:30"),
    ]
    texts = [told for (told,) in region.rows("SELECT told FROM open_day_text")]
    assert sum(told.startswith("Date(s) indicative(s)") for told in texts) == 220


def test_a_lycee_of_many_sources_is_one_place(region: Imports, open_data: Path) -> None:
    for source, name, *_ in reversed(PLACES):
        if source in ("ecoles-derivees", "lycees-ival", "organismes-formation", "points-voie-pro", "reseaux"):
            region(source, open_data / name)
    region("points-voie-pro", open_data / FILES_OF["points-voie-pro"][0])
    name, kind, levels, siret, precision, provenance = region.one(
        "SELECT name, kind, levels, siret, precision, provenance FROM place WHERE uai = '0441552Y'"
    )
    assert name == "Lycée polyvalent Les Bourdonnières"
    assert kind == "high_school"
    assert levels == ["high_school", "vocational", "apprenticeship"]
    assert (siret, precision) == ("19441552700010", "address")
    assert provenance["name"] == provenance["position"] == "ecoles-derivees"
    assert provenance["siret"] == "organismes-formation"
    assert region.rows(
        "SELECT source, count(*) FROM place_record r JOIN place p ON p.id = r.place_id"
        " WHERE p.uai = '0441552Y' GROUP BY source ORDER BY source"
    ) == [
        ("ecoles-derivees", 1),
        ("lycees-ival", 2),
        ("organismes-formation", 1),
        ("points-voie-pro", 1),
        ("reseaux", 2),
    ]
