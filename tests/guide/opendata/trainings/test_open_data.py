"""The publishers' own files: every number of every report, and places' trainings counted again by hand."""

import csv
import re
from collections import defaultdict
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

import httpx
import pytest

from api.platform.kit.clock import today
from api.platform.kit.text import fold
from tests.guide.opendata.conftest import Imports, numbers
from tests.guide.opendata.test_open_data import GEOGRAPHY, PLACES

pytestmark = pytest.mark.open_data

CARTE = "carte-formations"
LISTS = [
    ("niveaux-formation", f"{CARTE}/nNiveauFormationDiplome_.csv", 212, 212, {}),
    ("dispositifs-formation", f"{CARTE}/nDispositifFormation_.csv", 181, 181, {}),
    ("formations-diplomes", f"{CARTE}/nFormationDiplome_.csv", 4012, 4012, {}),
    ("mef", f"{CARTE}/nMef_open-or-used.csv", 3050, 3050, {}),
    ("familles-metiers", f"{CARTE}/familleMetiers.csv", 90, 90, {}),
    ("familles-mef", f"{CARTE}/n_lien_mef_famille_metier.csv", 276, 276, {}),
    ("certif-info", f"{CARTE}/certif_info_2024-12.csv", 6260, 6183, {"duplicate": 77}),
    ("constat-formations", f"{CARTE}/constat_2020_pays-de-la-loire.csv", 2385, 2385, {}),
    (
        "capacites-formations",
        f"{CARTE}/attractivite_capacite_2022_pays-de-la-loire.csv",
        1088,
        1073,
        {"duplicate": 15},
    ),
    ("affelnet-2de", f"{CARTE}/affelnet2nde_nantes.csv", 1215, 1199, {"duplicate": 16}),
    ("affelnet-1re", f"{CARTE}/affelnet1PROspe_pays-de-la-loire.csv", 221, 221, {}),
    (
        "bts-parcoursup",
        f"{CARTE}/BTS_attractivite_capacite_2024_pays-de-la-loire.csv",
        976,
        975,
        {"duplicate": 1},
    ),
    (
        "onisep-fiches-formations",
        "onisep/5fe07a9ecc960_ideo-fiches-formations_2024-06-25.zip",
        1698,
        1698,
        {},
    ),
    (
        "onisep-formations",
        "onisep/ideo-formations_initiales_en_france_2022-05.csv",
        4876,
        4876,
        {},
    ),
    (
        "onisep-specialites",
        "onisep/ideo-enseignements_de_specialite_de_premiere_generale_pays-de-la-loire_2026-04.csv",
        140,
        140,
        {},
    ),
    (
        "onisep-options",
        "onisep/ideo-enseignements_optionnels_de_seconde_generale_et_technologique_pays-de-la-loire_2026-04.csv",
        157,
        157,
        {},
    ),
    ("onisep-pages", "rncp/onisepUrls_par-code-formation-diplome.json", 795, 795, {}),
    (
        "parcoursup",
        "parcoursup/fr-esr-parcoursup_reduced-columns_pays-de-la-loire_2025.csv",
        840,
        753,
        {"duplicate": 87},
    ),
    ("masters", "trouver-mon-master/fr-esr-tmm-mentions-de-master_pays-de-la-loire.csv", 494, 494, {}),
    ("rncp", "rncp/rncp_info.v1.4_actives_2021-02.csv", 3643, 3600, {"duplicate": 43}),
    ("rncp-rome", "rncp/rncp_rome.v1.4_2021-02.csv", 9661, 9581, {"bad_identifier": 80}),
    ("rncp-diplomes", "rncp/Kit apprentissage et RNCP v3.0.csv", 5546, 5496, {"no_key": 50}),
    ("formations-apprentissage", "catalogue-apprentissage/formations_response_sample.json", 2, 2, {}),
    ("formations-prioritaires", f"{CARTE}/actions_prioritaires_pays-de-la-loire.csv", 28, 28, {}),
    ("mots-cles-formations", f"{CARTE}/keywords_formations_cqlp_used.json", 324, 324, {}),
]
"""Source, file, read, created, rejected by reason."""
TABLES = (
    "training",
    "training_career",
    "training_certification",
    "training_course",
    "training_device",
    "training_diploma",
    "training_family",
    "training_family_course",
    "training_field",
    "training_keywords",
    "training_level",
    "training_listed",
    "training_master",
    "training_next",
    "training_occupation",
    "training_offer",
    "training_page",
    "training_place",
    "training_priority",
    "training_programme",
    "training_rncp",
    "training_rncp_career",
    "training_rncp_diploma",
    "training_sheet",
    "training_sheet_next",
    "training_subjects",
)
SCHOOLS = 50
WITH_UAI = ("ecoles-derivees", "adresse-geolocalisation", "annuaire", "etablissements-superieur",
            "organismes-formation", "reseaux")  # fmt: skip
"""Sources of places that name schools by UAI."""


CAREERS = [
    ("rome", "rome/v4-460/unix_referentiel_code_rome_v460_utf8.csv"),
    ("rome", "rome/v3-347/unix_referentiel_code_rome_v347_utf8.csv"),
    ("rome-appellations", "rome/v4-460/unix_referentiel_appellation_v460_utf8.csv"),
    ("rome-appellations", "rome/v3-347/unix_referentiel_appellation_v347_utf8.csv"),
    ("onisep-metiers", "onisep/5fa5949243f97_ideo-metiers_2024.json"),
    ("onisep-fiches-metiers", "onisep/5fe0808a2da6f_ideo-fiches-metiers_2024-06-25.zip"),
    ("rome-onisep", "rome/romeMetier_rome-onisep-link.csv"),
]
"""Source and file of what careers are called."""


@pytest.fixture
def careers(imports: Imports, open_data: Path) -> Imports:
    for source, name in CAREERS:
        imports(source, open_data / name)
    return imports


def bring(imports: Imports, folder: Path) -> None:
    for source, name, *_ in LISTS:
        imports(source, folder / name)


def digests(imports: Imports) -> dict[str, str]:
    return {
        table: imports.one(
            f"SELECT md5(string_agg(t.xmin::text || t::text, '|' ORDER BY t::text)) FROM {table} t"
        )
        for table in TABLES
    }


def test_every_number_and_nothing_the_second_time(careers: Imports, open_data: Path) -> None:
    for source, name, read, created, reasons in LISTS:
        report = careers(source, open_data / name)
        assert (source, numbers(report)) == (source, (read, created, 0, 0, sum(reasons.values()), 0))
        assert report.reasons == reasons
    before = digests(careers)
    for source, name, read, created, reasons in LISTS:
        report = careers(source, open_data / name)
        assert (source, numbers(report)) == (source, (read, 0, 0, created, sum(reasons.values()), 0))
    assert digests(careers) == before
    # Certif-Info alone says that one took the other's place.
    assert careers.one("SELECT training_id FROM training_former WHERE id = '46321404'") == "46321407"
    pairs = "SELECT count(*), count(DISTINCT uai), count(DISTINCT training_id) FROM training_place"
    # A mention of bars and a mise à niveau were two trainings each.
    # 14 no more: masters that open in their second year, and CAP that a school gave up; ten more of these,
    # and bac pro, of schools that stand without them in a newer list; 13 of courses that had closed before
    # their list, and one of a common 2de alone. 2 more by the names of BTS. One no
    # more, of a bac pro whose former one a school had given up; three of which the last year alone was left.
    assert careers.one(pairs) == (3175, 473, 695)
    # Before, what followed was looked for in Onisep's own labels only: 1,396 of them were found.
    assert careers.one("SELECT count(*) FROM training_sheet_next") == 1813
    # Three of them only where the word « option » of a title is left out.
    # 22 that a text on access names; 56 after the BUT of Parcoursup, those of all their parcours; 35 after
    # its DN MADE, those of their mentions; 49 by a title whose options are several trainings; 6 masters that
    # have several numbers; 2 after a 2de of no family, of the bac pro whose later years bear its title.
    # 2 to what Certif-Info raised a level; 8 from series of the technological bac to their specialities;
    # without 14 of a former diploma of another title and another field, and one to what is of another level
    # than the one whose place it took; 77 of options that have no sheet, of their sisters.
    assert careers.one("SELECT count(*) FROM training_next") == 1943
    # 6 to who makes chocolate or ice cream, by the first half of a name: ROME parted them from the field.
    # 73 of the 16 BUT of Parcoursup, to where their parcours lead; 30 of DN MADE and others.
    # Who fits spectacles is no optician: two trainings that led there by its code alone.
    # (3202, 1574) before 16 of what has no sheet (bac pro of plastics, BTS of films), by that on the career;
    # one of a diploma that its registration's end had hidden.
    assert careers.one("SELECT count(*), count(DISTINCT training_id) FROM training_career") == (3219, 1579)
    # 23 of 13 diplomas that have the fields of their former ones; without two that named architects, whose
    # title the law keeps; with one of those two trainings; without a certificate for teachers.
    assert careers.one("SELECT count(*), count(DISTINCT training_id) FROM training_field") == (619, 359)


def rows(folder: Path, part: str, name: str, delimiter: str = ";") -> list[dict[str, str]]:
    with (folder / part / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def counted(folder: Path) -> dict[str, set[str]]:
    """What each school teaches, by plain Python from the files."""
    courses: dict[str, str] = {}
    closed_early: set[str] = set()
    by_label: dict[str, set[str]] = defaultdict(set)
    for row in rows(folder, CARTE, "nMef_open-or-used.csv"):
        courses[row["MEF_STAT_11"]] = row["FORMATION_DIPLOME"]
        closed = row["DATE_FERMETURE"]
        if closed and datetime.strptime(closed, "%d/%m/%Y").year < 2023:
            closed_early.add(row["MEF_STAT_11"])
        by_label[row["LIBELLE_LONG"].strip()].add(row["FORMATION_DIPLOME"])
    diplomas = {row["FORMATION_DIPLOME"]: row for row in rows(folder, CARTE, "nFormationDiplome_.csv")}

    certified, replacing = set(), defaultdict(set)
    for row in rows(folder, CARTE, "certif_info_2024-12.csv"):
        certified.add(row["Code_Scolarité"])
        replacing[row["Code_Ancien_Scolarité"]] |= {row["Code_Scolarité"]} & diplomas.keys()

    def living(code: str) -> str | None:
        for _ in range(9):
            row = diplomas.get(code)
            if row is None:
                return None
            closed = row["DATE_FERMETURE"]
            is_open = not closed or datetime.strptime(closed, "%d/%m/%Y").date() >= today()
            successors = [row[f"NOUVEAU_DIPLOME_{n}"] for n in range(1, 8) if row[f"NOUVEAU_DIPLOME_{n}"]]
            taken = replacing[code] - {code}
            if len(taken) == 1 and taken >= set(successors) and not (is_open and code in certified):
                (code,) = taken
                continue
            if is_open:
                return code
            if len(successors) != 1:
                return None
            (code,) = successors
        return None

    def others(code: str) -> set[str]:
        """The options after a first year, and what follows a diploma that ends on a day that is known."""
        row = diplomas[code]
        # After a common 2de a school has some options of it, which only a list says.
        first = "ANNEE" in row["LIBELLE_LONG_200"]
        found = re.findall(r"\((\d{8})[A-Z]\)", row["OBSERVATION"]) if first else []
        if row["DATE_FERMETURE"] and row["NOUVEAU_DIPLOME_1"] and not row["NOUVEAU_DIPLOME_2"]:
            found.append(row["NOUVEAU_DIPLOME_1"])
        return {new for old in found if (new := living(old))}

    taught: dict[str, set[str]] = defaultdict(set)
    for row in rows(folder, "parcoursup", "fr-esr-parcoursup_reduced-columns_pays-de-la-loire_2025.csv", ","):
        name = row["Filiere de formation"]
        if not name.startswith("BTS"):
            slug = "-".join(re.findall("[a-z0-9]+", fold(name)))
            if len(slug) > 80:
                slug = f"{slug[:80]}-{blake2b(slug.encode(), digest_size=4).hexdigest()}"
            taught[row["Code UAI de l etablissement"]].add(f"PSUP.{slug}")
    masters = rows(folder, "trouver-mon-master", "fr-esr-tmm-mentions-de-master_pays-de-la-loire.csv")
    mentions: dict[str, set[str]] = defaultdict(set)
    for row in masters:
        mentions[fold(row["Intitulé de la mention de master"])].add(list(row.values())[8])
    for row in masters:
        values = list(row.values())
        semester = next(value for name, value in row.items() if name.startswith("Semestre auquel"))
        begins = row["Mention ouverte ou non ouverte"] == "1" and not semester.startswith("3")
        if values[0] == "2021" and begins:
            taught[values[1]].add(f"INM.{min(mentions[fold(row['Intitulé de la mention de master'])])}")
    named = [
        ("constat_2020_pays-de-la-loire.csv", "UAI", "Mef Bcp 11"),
        ("attractivite_capacite_2022_pays-de-la-loire.csv", "Etablissement d'accueil ", "MEF STAT 11"),
        ("affelnet2nde_nantes.csv", "ID_ETAB", "CO_MEFSTAT"),
        ("BTS_attractivite_capacite_2024_pays-de-la-loire.csv", "UAI", "MEFSTAT11"),
    ]
    for name, school, course in named:
        for row in rows(folder, CARTE, name):
            # Of 2023 is Affelnet's: what had closed before is not begun.
            closed = name.startswith("affelnet") and row[course] in closed_early
            found = None if closed else living(courses.get(row[course], ""))
            # Of 2024 is the list of all BTS; a first year counts for the options that its remark names.
            is_bts = bool(found and re.search(r"\bBTSA?\b", diplomas[found]["LIBELLE_COURT"]))
            if found and (
                not is_bts or name.startswith("BTS") or "MISE A" in diplomas[found]["LIBELLE_LONG_200"]
            ):
                taught[row[school]] |= {found, *others(found)}
    for row in rows(folder, CARTE, "affelnet1PROspe_pays-de-la-loire.csv"):
        alike = {
            living(code) for code in by_label[row["Libellé du MEF national de rattachement"].strip()]
        } - {None}
        if len(alike) == 1:
            (found,) = alike
            taught[row["Etablissement d'accueil"]] |= {found, *others(found)}
    return taught


async def test_the_trainings_of_fifty_schools_are_those_of_a_naive_recount(
    careers: Imports, open_data: Path, client: httpx.AsyncClient
) -> None:
    for source, name, *_ in [*GEOGRAPHY[:4], *PLACES]:
        if source in WITH_UAI or (source, name) in [row[:2] for row in GEOGRAPHY]:
            careers(source, open_data / name)
    bring(careers, open_data)
    by_hand = counted(open_data)
    wished_at: dict[str, set[str]] = defaultdict(set)
    for row in rows(open_data, CARTE, "affelnet2nde_nantes.csv"):
        if row["CO_STA"] == "ST":
            wished_at[row["ID_ETAB"]].add(row["CO_MEFSTAT"][-8:])
    places = {uai: place for place, uai in careers.rows("SELECT id, uai FROM place WHERE status = 'open'")}
    known = sorted(uai for uai in by_hand if uai in places)
    # Schools that no list of places knows are kept, and not shown.
    assert (len(by_hand), len(known)) == (472, 353)
    for uai in known[:: len(known) // SCHOOLS][:SCHOOLS]:
        page = (await client.get(f"/api/v1/places/{places[uai]}/trainings")).json()
        shown = {training["id"] for training in page["trainings"]}
        # A programme or master may be one with a training that another list has too.
        programmes = {key for key in by_hand[uai] if key.startswith(("PSUP.", "INM."))}
        assert {key for key in shown if key.startswith(("PSUP.", "INM."))} <= programmes, uai
        # What the school begins in 3e no more, by a newer list that has it, is not taught there.
        lost = by_hand[uai] - programmes - shown
        assert {key[:3] for key in lost} <= {"400", "500"}, uai
        assert not lost or (uai in wished_at and lost.isdisjoint(wished_at[uai])), uai
        assert len(shown - by_hand[uai]) <= len(programmes - shown), uai

    await a_pupil_finds_the_bakery_near_laval(client)
    await the_ways_to_a_bakery_begin_after_3e(client)
    await whoever_wrote_a_text_is_credited(client, careers)
    await every_block_names_its_list(client, careers)


async def a_pupil_finds_the_bakery_near_laval(client: httpx.AsyncClient) -> None:
    found = (await client.get("/api/v1/trainings", params={"q": "boulangerie", "commune": "53130"})).json()
    (baker,) = [item for item in found["items"] if item["id"] == "50022137"]
    assert (baker["label"], baker["level"], baker["months"]) == ("CAP Boulanger", 3, 24)
    assert baker["statuses"] == ["apprenticeship", "school"]
    assert baker["nearest"]["commune"] == "Laval"
    page = (await client.get("/api/v1/trainings/50022137")).json()
    assert [career["code"] for career in page["careers"]] == ["D1102", "D1104"]
    assert page["rncp"] == "37537"
    assert page["description"]["source"] == "onisep-fiches-formations"
    assert "BP Boulanger" in [step["label"] for step in page["next"]]
    near = await client.get(
        "/api/v1/trainings/50022137/places", params={"commune": "53130", "status": "apprenticeship"}
    )
    assert near.json()["items"][0]["name"] == "URMA Mayenne"


async def the_ways_to_a_bakery_begin_after_3e(client: httpx.AsyncClient) -> None:
    ways = {way["id"]: way for way in (await client.get("/api/v1/careers/D1102/trainings")).json()["ways"]}
    # The CAP of services and sales has the code of bakeries too; the brevet has no place in any list.
    assert {key for key, way in ways.items() if way["leads"]} == {"50022137", "40022105", "45022108"}
    assert ways["40022105"]["from"] == ["40022107", "50022137"]
    assert ways["45022108"]["from"] == ["40022105", "50022137"]
    assert [key for key, way in ways.items() if way["after_third"]] == ["50022137", "40022107"]


async def whoever_wrote_a_text_is_credited(client: httpx.AsyncClient, imports: Imports) -> None:
    """Where only a certification says which of Onisep's sheets is a training's."""
    told = imports.rows(
        "SELECT t.id FROM training t JOIN training_sheet s ON s.id = t.onisep_id"
        " WHERE 'onisep-fiches-formations' <> ALL (t.sources) ORDER BY t.id"
    )
    # Two of them bear another diploma's code at Onisep: Certif-Info knows better.
    assert len(told) == 25
    for (key,) in told:
        page = (await client.get(f"/api/v1/trainings/{key}")).json()
        texts = {page[field]["source"] for field in ("description", "access", "further_study") if page[field]}
        assert texts <= {source["source"] for source in page["sources"]}, key


async def every_block_names_its_list(client: httpx.AsyncClient, imports: Imports) -> None:
    """Careers stood on 24 pages, what follows on 48, and a region's apprentices on 37, by nobody's word."""
    asked = (
        "SELECT DISTINCT training_id FROM {} WHERE training_id IN (SELECT training_id FROM training_place)"
    )
    tables = ("training_career", "training_field", "training_next", "training_region")
    shown = {key for table in tables for (key,) in imports.rows(asked.format(table))}
    onisep = "onisep-fiches-formations"
    for key in sorted(shown)[::4]:
        page = (await client.get(f"/api/v1/trainings/{key}")).json()
        named = {source["source"] for source in page["sources"]}
        steps = [*page["next"], *page["before"]]
        assert onisep in named or not any(step["by_onisep"] for step in steps), key
        assert not page["careers"] or named & {onisep, "onisep-fiches-metiers", "certif-info"}, key
        assert not page["fields"] or named & {"certif-info", "rncp-rome"}, key
        assert "rome" in named or not (page["careers"] or page["fields"]), key
        assert "inserjeunes-formations" in named or not (page["elsewhere"] or page["outcomes"]), key
