"""The list of aids: one YAML file each, and one for each institution that gives them."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from api.guide.opendata.errors import BrokenFileError
from api.platform.kit.clock import today
from tests.guide.opendata.conftest import Imports, numbers

REGION = 'name: Région\ntype: region\ncode_insee: "52"\n'
STATE = "name: État\ntype: national\n"
AID = """label: aide au permis
institution: region
description: <p>Pour passer le permis.</p><p>À demander <b>avant</b> de s’inscrire.</p>
conditions_generales:
  - type: age
    operator: ">="
    value: 18
  - type: age
    operator: <
    value: 26
profils:
  - type: apprenti
    conditions: []
  - type: lyceen
conditions:
  - Habiter la région.
montant: 900
link: https://www.paysdelaloire.fr/permis
teleservice: https://www.paysdelaloire.fr/demande
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "list"
    (place / "benefits" / "javascript").mkdir(parents=True)
    (place / "institutions").mkdir()
    write(place, "institutions/region.yml", REGION)
    write(place, "institutions/etat.yml", STATE)
    write(place, "benefits/javascript/permis-apprentis.yml", AID)
    return place


def write(folder: Path, name: str, content: str) -> None:
    (folder / name).write_text(content, encoding="utf-8")


def test_an_aid_says_who_gives_it_to_whom_and_where_to_ask(imports: Imports, folder: Path) -> None:
    assert numbers(imports("aides", folder)) == (1, 1, 0, 0, 0, 0)
    assert imports.one(
        "SELECT id, label, institution, description, conditions, profiles, age_from, age_below, area_kind,"
        " areas, link, apply_link FROM aid"
    ) == (
        "permis_apprentis",
        "Aide au permis",
        "Région",
        "Pour passer le permis.\n\nÀ demander avant de s’inscrire.",
        ["Habiter la région."],
        ["apprenti", "lyceen"],
        18,
        26,
        "region",
        ["52"],
        "https://www.paysdelaloire.fr/permis",
        "https://www.paysdelaloire.fr/demande",
    )


def test_an_archive_is_the_same_as_its_folder(imports: Imports, folder: Path) -> None:
    imports("aides", folder)
    packed = folder.parent / "aides.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in folder.rglob("*.yml"):
            archive.write(path, f"aides-jeunes-main/data/{path.relative_to(folder)}")
    assert numbers(imports("aides", packed)) == (1, 0, 0, 1, 0, 0)


@pytest.mark.parametrize(
    ("condition", "kind", "codes"),
    [
        ("type: communes\n    values: ['49007']", "commune", ["49007"]),
        ("type: departements\n    values: ['49', '44']", "department", ["44", "49"]),
        ("type: quotient_familial\n    value: 900", "region", ["52"]),
    ],
)
def test_the_narrowest_area_counts(
    imports: Imports, folder: Path, condition: str, kind: str, codes: list[str]
) -> None:
    write(
        folder,
        "benefits/javascript/permis-apprentis.yml",
        AID.replace("conditions_generales:\n", f"conditions_generales:\n  - {condition}\n", 1),
    )
    imports("aides", folder)
    assert imports.one("SELECT area_kind, areas FROM aid") == (kind, codes)


def test_of_two_ages_the_narrower_counts(imports: Imports, folder: Path) -> None:
    more = "  - {type: age, operator: '>', value: 19}\n  - {type: age, operator: <=, value: 29}\n"
    write(folder, "benefits/javascript/permis-apprentis.yml", AID.replace("profils:\n", f"{more}profils:\n"))
    imports("aides", folder)
    assert imports.one("SELECT age_from, age_below FROM aid") == (20, 26)


@pytest.mark.parametrize(
    ("place", "change"),
    [
        ("javascript", ("value: 26\n", "value: 26\n  - type: quotient_familial\n    value: 900\n")),
        ("javascript", ("conditions: []", "conditions: [{type: annee_etude}]")),
        ("openfisca", ("", "")),
    ],
)
def test_conditions_that_no_sentence_tells_are_said_to_be_there(
    imports: Imports, folder: Path, place: str, change: tuple[str, str]
) -> None:
    (folder / "benefits" / "openfisca").mkdir()
    write(folder, f"benefits/{place}/other.yml", AID.replace(*change, 1))
    imports("aides", folder)
    assert dict(imports.rows("SELECT id, more_conditions FROM aid")) == {
        "permis_apprentis": False,
        "other": True,
    }


def test_the_day_of_the_list_is_what_its_files_bear(imports: Imports, folder: Path) -> None:
    """A folder's files bear none that can be believed; nor does one of tomorrow, or of no month."""
    imports("aides", folder)
    assert imports.rows("SELECT source, read_on, dated_on FROM aid_list") == [("aides", today(), None)]
    packed = folder.parent / "aides.zip"
    days = iter([(2026, 8, 19), (2020, 1, 1), (2107, 1, 1), (2026, 13, 1)])
    with zipfile.ZipFile(packed, "w") as archive:
        for path in (*folder.rglob("*.yml"), folder / "institutions" / "etat.yml"):
            number = len(archive.infolist())
            info = zipfile.ZipInfo(f"{number}/{path.relative_to(folder)}", (*next(days), 0, 0, 0))
            archive.writestr(info, path.read_bytes())
    imports("aides", packed)
    assert imports.rows("SELECT source, read_on, dated_on FROM aid_list") == [
        ("aides", today(), date(2026, 8, 19))
    ]


def test_what_everybody_may_ask_for_is_national(imports: Imports, folder: Path) -> None:
    write(
        folder,
        "benefits/javascript/permis-apprentis.yml",
        AID.replace("institution: region", "institution: etat"),
    )
    imports("aides", folder)
    assert imports.one("SELECT area_kind, areas FROM aid") == ("national", [])


def test_a_sign_of_yaml_is_a_value_here(imports: Imports, folder: Path) -> None:
    """« operator: = », on which readers of YAML 1.1 fail."""
    write(folder, "benefits/javascript/permis-apprentis.yml", AID.replace('">="', "="))
    imports("aides", folder)
    assert imports.one("SELECT age_from, age_below FROM aid") == (18, 19)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("https://www.paysdelaloire.fr/permis", "ftp://elsewhere"), "no_link"),
        (("institution: region", "institution: nobody"), "no_name"),
        (("label: aide au permis", "label: '  '"), "no_name"),
    ],
)
def test_what_cannot_be_shown_is_refused_and_told(
    imports: Imports, folder: Path, change: tuple[str, str], reason: str
) -> None:
    write(folder, "benefits/javascript/other.yml", AID)
    write(folder, "benefits/javascript/permis-apprentis.yml", AID.replace(*change))
    report = imports("aides", folder)
    assert numbers(report) == (2, 1, 0, 0, 1, 0)
    assert report.reasons == {reason: 1}


BOMB = "a: &a [x]\nb: &b [*a, *a]\nlabel: *b\n"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("benefits/javascript/bomb.yml", BOMB, "bad_yaml"),
        ("benefits/javascript/cut.yml", "label: 'cut\n", "bad_yaml"),
        ("benefits/javascript/deep.yml", "[" * 200_000, "bad_yaml"),
        ("benefits/javascript/deeper.yml", "{a: " * 50_000, "bad_yaml"),
        ("benefits/javascript/sign.yml", 'label: "\\U00110000"', "bad_yaml"),
        ("benefits/javascript/version.yml", f"%YAML {'9' * 5000}.1\n---\nlabel: a", "bad_yaml"),
        ("benefits/javascript/steps.yml", "- " * 20_000 + "a", "bad_yaml"),
        ("benefits/javascript/tag.yml", "label: !!python/object/apply:os.system ['true']\n", None),
        ("benefits/javascript/huge.yml", "label: " + "x" * 300_000, "bad_archive"),
        ("benefits/javascript/bytes.yml", "\udcff", "bad_encoding"),
    ],
)
def test_hostile_files_change_nothing(
    imports: Imports, folder: Path, name: str, content: str, code: str | None
) -> None:
    (folder / name).write_bytes(content.encode(errors="surrogateescape"))
    if code is None:
        # What a tag would make is never made: it is no text, hence no label.
        assert imports("aides", folder).reasons == {"no_name": 1}
        return
    with pytest.raises(BrokenFileError) as error:
        imports("aides", folder)
    assert error.value.code == code
    assert imports.one("SELECT count(*) FROM aid") == 0


def test_another_folder_is_refused(imports: Imports, folder: Path, tmp_path: Path) -> None:
    imports("aides", folder)
    other = tmp_path / "other"
    other.mkdir()
    write(other, "a.yml", AID)
    with pytest.raises(BrokenFileError) as error:
        imports("aides", other)
    assert error.value.code == "unknown_header"
    with pytest.raises(BrokenFileError) as error:
        imports("annuaire", folder)
    assert error.value.code == "not_a_file"


def test_a_list_cut_short_wipes_nothing(imports: Imports, folder: Path) -> None:
    for number in range(20):
        write(folder, f"benefits/javascript/other{number}.yml", AID)
    imports("aides", folder)
    for number in range(12):
        (folder / "benefits" / "javascript" / f"other{number}.yml").unlink()
    with pytest.raises(BrokenFileError) as error:
        imports("aides", folder)
    assert error.value.code == "many_gone"
    assert imports.one("SELECT count(*) FROM aid") == 21


@pytest.mark.open_data
def test_the_simulators_own_files(imports: Imports, open_data: Path) -> None:
    report = imports("aides", open_data / "aides")
    assert numbers(report) == (101, 101, 0, 0, 0, 0)
    assert numbers(imports("aides", open_data / "aides")) == (101, 0, 0, 101, 0, 0)
    assert dict(imports.rows("SELECT area_kind, count(*) FROM aid GROUP BY 1")) == {
        "commune": 9,
        "department": 18,
        "epci": 1,
        "national": 59,
        "region": 14,
    }
    assert imports.one("SELECT count(*) FROM aid WHERE more_conditions") == 68
    marked = "concat(label, description, conditions) ~ '<[a-z/]'"
    assert imports.one(f"SELECT count(*) FROM aid WHERE {marked}") == 0
