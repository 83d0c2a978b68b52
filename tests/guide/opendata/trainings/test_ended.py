"""Diplomas that ended: which go on all the same, which became another one; and what follows none."""

from pathlib import Path
from typing import Any

import pytest

from api.guide.trainings.queries import OPEN_TO_NEWCOMERS
from tests.guide.opendata.conftest import Imports
from tests.guide.opendata.training_lists import HEADERS
from tests.guide.opendata.trainings.lists import (
    BAKER,
    CERTIFICATION_HEADER,
    COURSE_HEADER,
    DIPLOMA_HEADER,
    SHEET,
    certification,
    course,
    diploma,
    pupils,
    sheets,
    table,
)
from tests.guide.opendata.trainings.test_open_data import bring

HEADER = f"{CERTIFICATION_HEADER};Code_Ancien_Diplome;Annee_Derniere_Session"
OLD, NEW = "32321007", "32321008"
ENDS = "SELECT closes_on::text FROM training WHERE id = '32321007'"


def row(code: str, label: str, diploma_code: str, *, replaces: str = "", of: str = "", last: str = "") -> str:
    told = certification(code, label, diploma_code=diploma_code, replaces=replaces).replace("FOR.2246", "")
    return f"{told};{of};{last}"


class TestEnded:
    @pytest.mark.parametrize(
        ("renewed", "ends"),
        [
            ([], "2024-08-31"),
            (["BTSA machines"], None),
            # Renewed twice.
            (["BTSA machines", "BTSA Machines"], None),
            (["BTSA robots"], "2024-08-31"),
        ],
    )
    def test_a_diploma_renewed_without_a_code_goes_on(
        self, imports: Imports, renewed: list[str], ends: str | None
    ) -> None:
        """A pupil read that nobody can begin it any more: only its old registration had ended."""
        imports.first("formations-diplomes", table(DIPLOMA_HEADER, diploma(OLD, "MACHINES (BTSA)")))
        told = [row("1", "BTSA machines", OLD, last="2024")]
        for number, label in enumerate(renewed, 2):
            last = "2025" if number <= len(renewed) else ""
            told.append(row(str(number), label, "", of=str(number - 1), last=last))
        imports("certif-info", table(HEADER, *told))
        assert imports.one(ENDS) == ends
        assert imports.one("SELECT label FROM training") == "BTSA Machines"

    @pytest.mark.parametrize(("last", "followed"), [("2024", True), ("2999", False), ("", False)])
    def test_what_ended_is_the_one_that_certif_info_says_took_its_place(
        self, imports: Imports, last: str, followed: bool
    ) -> None:
        """Nobody was told which one to take instead."""
        rows = [diploma(OLD, "MACHINES (BTSA)"), diploma(NEW, "ROBOTS (BTSA)")]
        imports.first("formations-diplomes", table(DIPLOMA_HEADER, *rows))
        told = [row("1", "BTSA machines", OLD, last=last), row("2", "BTSA robots", NEW, replaces=OLD)]
        imports("certif-info", table(HEADER, *told))
        assert imports.rows("SELECT * FROM training_former") == ([(OLD, NEW)] if followed else [])
        successor = imports.rows(f"SELECT successor FROM training WHERE id = '{OLD}'")
        assert successor == ([] if followed else [(NEW if last else None,)])

    @pytest.mark.parametrize(
        ("lasts", "modified", "year"),
        [
            (["2025"], "25/06/2024", 2025),
            (["2025", "2026"], "25/06/2024", 2026),
            # One by its name goes on, or something was written of it since.
            (["2025", ""], "25/06/2024", None),
            (["2025"], "25/06/2026", None),
        ],
    )
    def test_what_has_a_sheet_alone_has_the_last_session_of_all_that_bear_its_name(
        self, imports: Imports, lasts: list[str], modified: str, year: int | None
    ) -> None:
        told = [row(str(number), "Titre boulanger", "", last=last) for number, last in enumerate(lasts)]
        told[0] = told[0].replace(";37537;;;", ";37537;;FOR.2246;")
        imports.first("certif-info", table(HEADER, *told))
        sheet = SHEET.replace("50022137", "").replace("25/06/2024", modified)
        imports("onisep-fiches-formations", sheets(sheet), "sheets.xml")
        assert imports.rows("SELECT id, last_session FROM training") == [("FOR.2246", year)]

    def test_what_the_law_closed_ends_and_what_took_its_place_is_told(self, imports: Imports) -> None:
        """Pupils read « diplôme de notaire, mène au métier »: no list tells that nobody may begin it."""
        old, new = (
            SHEET.replace("50022137", "").replace("CAP boulanger", title).replace("FOR.2246", key)
            for key, title in (("FOR.550", "diplôme de notaire"), ("FOR.9898", "diplôme d'études"))
        )
        imports("onisep-fiches-formations", sheets(old, new), "sheets.xml")
        told = "SELECT id, last_session, successor FROM training ORDER BY id"
        assert imports.rows(told) == [("FOR.550", 2026, "FOR.9898"), ("FOR.9898", None, None)]

    def test_what_the_law_renamed_bears_its_new_name(self, imports: Imports) -> None:
        sheet = SHEET.replace("50022137", "").replace("FOR.2246", "FOR.9272")
        imports("onisep-fiches-formations", sheets(sheet), "sheets.xml")
        assert imports.one("SELECT label FROM training").startswith("Diplôme d’État de docteur en maïeutique")

    @pytest.mark.parametrize(
        ("known", "written"),
        [
            (diploma("45022108", "PAIN (BP)"), "BP pain"),
            (diploma("50022198", "PAIN (CAP)"), "CAP pain"),
            (diploma("56122107", "PAIN (CERTIFICAT DE SPECIALISATION)"), "MC (futur CS) pain"),
        ],
    )
    @pytest.mark.parametrize("first", ["50022137", "32022137"])
    def test_nothing_of_a_lower_level_follows_but_a_speciality(
        self, imports: Imports, first: str, known: str, written: str
    ) -> None:
        """After a BTS a pupil was led on to a brevet of the level of a bac."""
        levels = "NIVEAU_FORMATION_DIPLOME;NIVEAU_INTERMINISTERIEL;LIBELLE_COURT;LIBELLE_100;DATE_FERMETURE;"
        told = [f"{code};5;X;X;;0{n}" for code, n in (("500", 3), ("561", 3), ("450", 4), ("320", 5))]
        imports.first("niveaux-formation", table(f"{levels}NIVEAU_QUALIFICATION_RNCP", *told))
        imports.first("formations-diplomes", table(DIPLOMA_HEADER, diploma(first, "X (X)"), known))
        codes = (first, known.split(";")[0])
        certified = [row(code, written, code).replace(";3;Boulangerie", ";;Boulangerie") for code in codes]
        imports.first("certif-info", table(HEADER, certified[0].replace(written, "x"), certified[1]))
        sheet = SHEET.replace("50022137", first).replace("BP boulanger", written)
        sheet = sheet.replace("<niveau_certification>niveau 3 (niveau CAP)</niveau_certification>", "")
        imports("onisep-fiches-formations", sheets(sheet), "sheets.xml")
        found = imports.rows("SELECT next_id FROM training_next")
        lower = first.startswith("32") and not written.startswith("MC")
        assert found == ([] if lower else [(codes[1],)])

    @pytest.mark.parametrize(
        ("level", "name", "follows"),
        [("561", "METIERS DU BAR", True), ("461", "METIERS DU BAR", False), ("461", "EMPLOYE BARMAN", True)],
    )
    def test_what_took_the_place_of_another_level_does_not_follow_in_its_stead(
        self, imports: Imports, level: str, name: str, follows: bool
    ) -> None:
        """After a CAP stood a speciality for who has a bac: Onisep's sheet names the one that it replaced."""
        kinds = [f"{code};5;X;X;;0{code[0]}".replace(";05", ";03") for code in ("500", "561")]
        levels = table(HEADERS["niveaux-formation"], *kinds, "461;4;X;X;;04")
        imports.first("niveaux-formation", levels)
        old, new, kind = "56133411", f"{level}33404", "(CERTIFICAT DE SPECIALISATION)"
        rows = [
            diploma("50022137", "BOULANGER (CAP)"),
            diploma(old, f"EMPLOYE BARMAN {kind}", closed="31/08/2020", successors=[new]),
            diploma(new, f"{name} {kind}"),
        ]
        imports.first("formations-diplomes", table(DIPLOMA_HEADER, *rows))
        certified = row("1", "CS x", new).replace(";3;Boulangerie", ";;Boulangerie")
        imports.first("certif-info", table(HEADER, certified))
        sheet = SHEET.replace("BP boulanger", "MC employé barman")
        imports("onisep-fiches-formations", sheets(sheet), "sheets.xml")
        assert imports.rows("SELECT next_id FROM training_next") == ([(new,)] if follows else [])

    @pytest.mark.parametrize(
        ("change", "shown"),
        [
            ({}, False),
            ({"ends": "31/08/2099"}, True),
            ({"newer": "RNCP40001;Pain;CAP;NIV3;31/08/2099;ACTIVE"}, True),
            ({"newer": "RNCP40001;Pain;CAP;NIV3;01/01/2024;ACTIVE"}, False),
            # One whose end no list tells may go on.
            ({"newer": ""}, True),
            ({"active": "INACTIVE", "ends": ""}, True),
            ({"active": "INACTIVE"}, False),
            ({"opened": "01/09/2024"}, True),
            # One that was made for that registration is renewed by right, which no list of ours tells.
            ({"made": "01/09/2019", "ends": "31/08/2024"}, True),
            (
                {"made": "01/09/2019", "ends": "31/08/2024", "newer": "RNCP40001;P;CAP;NIV3;31/08/2025;X"},
                False,
            ),
            ({"taught": True}, True),
            ({"sheet": "50022137"}, True),
        ],
    )
    def test_what_nobody_begins_any_more_is_not_shown(
        self, imports: Imports, change: dict[str, Any], shown: bool
    ) -> None:
        """A teacher read a diploma as a way today that the DN MADE had taken the place of years before: the
        nomenclature never closed it.
        """
        made = diploma("50022137", "PAIN (CAP)", opened=change.get("made", "01/09/2014"))
        imports.first("formations-diplomes", table(DIPLOMA_HEADER, made))
        opened = change.get("opened", "01/09/2014")
        imports.first("mef", table(COURSE_HEADER, BAKER.replace("01/09/2014", opened)))
        told = [row("1", "CAP pain", "50022137")]
        if "newer" in change:
            told.append(row("2", "CAP pain", "50022137").replace(";37537;", ";40001;"))
        imports.first("certif-info", table(HEADER, *told))
        first = f"RNCP37537;Pain;CAP;NIV3;{change.get('ends', '01/01/2024')};{change.get('active', 'ACTIVE')}"
        registered = filter(None, (first, change.get("newer")))
        imports("rncp", table(HEADERS["rncp"], *registered))
        other = SHEET.replace("50022137", change.get("sheet", "")).replace("CAP boulanger", "CAP brioche")
        if change.get("taught"):
            imports("constat-formations", pupils(("0530001A", "24110022137")))
        imports("onisep-fiches-formations", sheets(other), "sheets.xml")
        assert bool(imports.rows("SELECT id FROM training WHERE id = '50022137'")) is shown

    def test_a_group_of_the_nomenclature_is_no_training(self, imports: Imports) -> None:
        """« Master Services aux personnes » stood there as a diploma: it counts the apprentices of many."""
        rows = [diploma("13533999", "SERVICES AUX PERSONNES (MASTER PRO)"), diploma("13533901", "SOINS (X)")]
        imports.first("formations-diplomes", table(DIPLOMA_HEADER, *rows))
        courses = [course(f"550{n}", row[:8], f"396{n}", "x", years=2, year=1) for n, row in enumerate(rows)]
        imports.first("mef", table(COURSE_HEADER, *courses))
        imports("constat-formations", pupils(("0530001A", "3960"), ("0530001A", "3961")))
        assert imports.rows("SELECT id FROM training") == [("13533901",)]


RENEWED = {"32321007": "38654", "40322105": "38318", "40321405": "38857", "45321203": "37560"}
BECAME = {
    "45321006": "45321008",
    "46321106": "46321109",
    "55321102": "55321105",
    "55321104": "55321106",
    "55321203": "55321205",
    "55321302": "55321304",
    "55321401": "55321402",
}


LAST = {2024: 1, 2025: 6, 2026: 12, 2027: 8, 2028: 5, 2029: 11, 2030: 4, None: 2338}
"""Trainings by the year of the last session of what has no diploma's code."""


@pytest.mark.open_data
def test_the_publishers_own_files(imports: Imports, open_data: Path) -> None:
    bring(imports, open_data)
    told = imports.rows("SELECT id, rncp, closes_on FROM training WHERE id = ANY(%s)", [*RENEWED])
    assert {key: (rncp, ends) for key, rncp, ends in told} == {
        key: (rncp, None) for key, rncp in RENEWED.items()
    }
    former = imports.rows("SELECT id, training_id FROM training_former WHERE id = ANY(%s)", [*BECAME])
    assert dict(former) == BECAME
    # None that ended stands there with an open one that Certif-Info alone says took its place.
    assert (
        imports.one(
            f"SELECT count(*) FROM training t JOIN training_certification c ON c.previous_diploma = t.id"
            f" JOIN training now ON now.id = c.diploma_code AND now.id <> t.id"
            f" WHERE NOT {OPEN_TO_NEWCOMERS} AND t.successor IS NULL"
        )
        == 0
    )
    years = imports.rows("SELECT last_session, count(*) FROM training GROUP BY 1 ORDER BY 1")
    assert dict(years) == LAST
    those = imports.rows(
        "SELECT id, last_session FROM training WHERE id IN ('FOR.3475', 'FOR.551', 'FOR.8704')"
    )
    assert dict(those) == {"FOR.3475": 2025, "FOR.551": 2026, "FOR.8704": 2026}
    lower = imports.rows(
        "SELECT t.diploma, t.level > 5 FROM training_next n JOIN training b ON b.id = n.training_id"
        " JOIN training t ON t.id = n.next_id WHERE t.level < b.level"
    )
    assert {name for name, studied in lower if not studied} == {"Certificat de spécialisation"}
