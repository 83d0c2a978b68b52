"""What is made of lists of programmes, masters, subjects and of the RNCP, on a few invented rows."""

import io
import json
import zipfile

import httpx
import pytest

from api.guide.opendata.errors import BrokenFileError
from api.guide.opendata.trainings import others
from tests.factories import Factory
from tests.guide.opendata.conftest import Imports, numbers
from tests.guide.opendata.trainings.lists import (
    CERTIFICATION_HEADER,
    COURSE_HEADER,
    DIPLOMA_HEADER,
    LEVELS,
    SHEET,
    baker,
    certification,
    course,
    diploma,
    sheets,
    table,
)


class TestHigher:
    SIX = (
        '"Statut de l’etablissement de la filiere de formation (public, prive…)",Code UAI de l etablissement,'
        "etablissement,Region de l’etablissement,Filiere de formation,Coordonnées GPS de la formation"
    )

    def test_programmes_of_either_layout(self, imports: Imports) -> None:
        rows = (
            "Public,0440984F,Nantes Universite,Pays de la Loire,Licence   Histoire de l art,",
            "Public,0440001A,Lycee,Pays de la Loire,BTS   Services   Tourisme,",
        )
        report = imports("parcoursup", table(self.SIX, *rows), "parcoursup_2025.csv")
        assert numbers(report) == (2, 2, 0, 0, 0, 0)
        # The BTS is known by its code from another list.
        assert imports.rows("SELECT training_id, uai, statuses, year FROM training_place") == [
            ("PSUP.licence-histoire-de-l-art", "0440984F", ["school"], 2025)
        ]
        assert imports.one("SELECT label, diploma, level, months FROM training") == (
            "Licence Histoire de l’art",
            "Licence",
            6,
            36,
        )
        full = "session;contrat_etab;cod_uai;lib_for_voe_ins;g_olocalisation_des_formations"
        imports("parcoursup", table(full, "2024;Public;0440984F;BUT - Chimie;"), force=True)
        assert imports.rows("SELECT training_id, year FROM training_place") == [("PSUP.but-chimie", 2024)]

    @pytest.mark.parametrize(
        ("name", "diploma", "level", "months"),
        [
            # Of the year of access to health studies a pupil read bac + 3.
            ("Licence   Parcours d Acces Specifique Sante (PASS)", "Formation du supérieur", None, 12),
            ("Diplome d Universite   PAREO   Annee de Reflexion", "Formation du supérieur", None, 12),
            ("Annee preparatoire   Sciences", "Formation du supérieur", None, 12),
            # Years after the bac, of which a level is known of three and five.
            ("Formation Bac + 3   Bachelor", "Formation du supérieur", 6, 36),
            ("Formation des ecoles de commerce Bac + 4", "Formation du supérieur", None, 48),
            ("Formation des ecoles d art Bac + 5", "Formation du supérieur", 7, 60),
            ("Formation reservee aux bac + 3 uniquement", "Formation du supérieur", None, None),
            ("C.M.I   Cursus Master en Ingenierie   Chimie", "Cursus master en ingénierie", 7, 60),
            ("Architecture", "Formation du supérieur", None, None),
            (
                "Formation d'ingénieur Bac + 5 - Voie d'accès réservée aux BAC +1 uniquement",
                "Diplôme d’ingénieur",
                7,
                None,
            ),
        ],
    )
    def test_a_name_says_how_long_it_lasts_and_up_to_which_level(
        self, imports: Imports, name: str, diploma: str, level: int | None, months: int | None
    ) -> None:
        row = f"Public,0440984F,Université,Pays de la Loire,{name},"
        imports("parcoursup", table(self.SIX, row), "parcoursup_2025.csv")
        assert imports.one("SELECT diploma, level, months, durations FROM training") == (
            diploma,
            level,
            months,
            [str(months)] if months else [],
        )

    @pytest.mark.parametrize(
        ("programme", "called", "is_one"),
        [
            ("D.E Infirmier", "Diplôme d'Etat d'infirmier(ière)", True),
            ("DTS Imagerie medicale", "Diplôme de technicien supérieur en imagerie médicale", True),
            ("D.E manipulateur/trice en radiologie", "Diplôme d'Etat de manipulateur en radiologie", True),
            ("D.E manipulateur/trice en radiologie", "Diplôme d'Etat de manipulateur de radiologie", True),
            ("D.E Infirmier", "Diplôme d'Etat d'infirmier de bloc opératoire", False),
            ("Licence Infirmier", "Diplôme d'Etat d'infirmier", False),
        ],
    )
    def test_a_programme_is_a_place_of_the_diploma_that_it_is(
        self, imports: Imports, programme: str, called: str, is_one: bool
    ) -> None:
        """A diploma had two pages, and the career showed the one without places."""
        imports.first("formations-diplomes", table(DIPLOMA_HEADER, diploma("26033101", "X (DE)")))
        rows = table(CERTIFICATION_HEADER, certification("1", called, diploma_code="26033101"))
        imports.first("certif-info", rows.replace("FOR.2246", ""))
        line = f"Public,0440984F,Institut,Pays de la Loire,{programme},"
        imports("parcoursup", table(self.SIX, line), "parcoursup_2025.csv")
        placed = imports.rows("SELECT training_id FROM training_place")
        assert (placed == [("26033101",)]) is is_one

    @pytest.mark.parametrize(
        ("programme", "called", "opened", "is_one"),
        [
            ("BTS   Production   Biotechnologie", "BTS biotechnologie", "01/09/2025", True),
            ("BTS - Agricole - Métiers de la forêt", "BTSA métiers de la forêt", "01/09/2014", True),
            ("BTS   Services   Biotechnologie", "BTSA biotechnologie", "01/09/2014", False),
            # Another one bore that name then.
            ("BTS   Production   Biotechnologie", "BTS biotechnologie", "01/09/2026", False),
        ],
    )
    def test_a_bts_is_known_by_its_name_without_its_field(
        self, imports: Imports, programme: str, called: str, opened: str, is_one: bool
    ) -> None:
        """Of a new BTS a page said that a school had taught the former one, by an older list."""
        new = diploma("32022210", "X (BTS)").replace("01/09/2014", opened)
        imports.first("formations-diplomes", table(DIPLOMA_HEADER, new))
        certified = certification("1", called, diploma_code="32022210")
        imports.first("certif-info", table(CERTIFICATION_HEADER, certified).replace("FOR.2246", ""))
        line = f"Public,0440984F,Lycee,Pays de la Loire,{programme},"
        imports("parcoursup", table(self.SIX, line), "parcoursup_2025.csv")
        placed = imports.rows("SELECT training_id, year FROM training_place")
        assert placed == ([("32022210", 2025)] if is_one else [])

    async def test_the_address_of_a_programme_leads_to_the_diploma_that_it_is_found_to_be(
        self, imports: Imports, factory: Factory, client: httpx.AsyncClient
    ) -> None:
        factory.place("Institut", kind="higher_education", uai="0440984F")
        line = "Public,0440984F,Institut,Pays de la Loire,{},"
        page = "/api/v1/trainings/PSUP.d-e-infirmier"
        imports("parcoursup", table(self.SIX, line.format("D.E Infirmier")), "parcoursup_2025.csv")
        assert (await client.get(page)).json()["id"] == "PSUP.d-e-infirmier"
        imports("formations-diplomes", table(DIPLOMA_HEADER, diploma("26033101", "INFIRMIER (DE)")))
        certified = certification("1", "Diplôme d'Etat d'infirmier(ière)", diploma_code="26033101")
        imports("certif-info", table(CERTIFICATION_HEADER, certified).replace("FOR.2246", ""), force=True)
        assert (await client.get(page)).json() == (await client.get("/api/v1/trainings/26033101")).json()
        assert len((await client.get(f"{page}/places")).json()["items"]) == 1
        assert (await client.get(f"{page}.jsonld")).json()["url"].endswith("/trainings/26033101")
        # Nor is it forgotten with the programme.
        lines = table(self.SIX, line.format("BUT Chimie"))
        imports("parcoursup", lines, "parcoursup_2026.csv", force=True)
        assert (await client.get(page)).json()["id"] == "26033101"
        assert (await client.get(f"{page}-x")).status_code == 404

    async def test_long_names_that_begin_alike_are_two_and_every_page_is_reached(
        self, imports: Imports, factory: Factory, client: httpx.AsyncClient
    ) -> None:
        """The page after one of them answered 422: its name did not fit into the cursor."""
        factory.place("Faculté", kind="higher_education", uai="0440984F")
        names = [f"Licence {'langues : cultures ' * 12}{end}" for end in ("anglais", "breton", "russe")]
        rows = (f"Public,0440984F,Faculte,Pays de la Loire,{name}," for name in names)
        imports("parcoursup", table(self.SIX, *rows), "parcoursup_2025.csv")
        seen: list[str] = []
        cursor: str | None = None
        while len(seen) < 3:
            query = {"limit": 1, **({"cursor": cursor} if cursor else {})}
            answer = await client.get("/api/v1/trainings", params=query)
            assert answer.status_code == 200, answer.text
            seen += [item["id"] for item in answer.json()["items"]]
            cursor = answer.json()["next"]
        assert len(set(seen)) == 3

    def test_of_a_licence_pro_the_list_does_not_say_how_long_it_lasts(self, imports: Imports) -> None:
        """It was said to last a year, and to be wished for in terminale."""
        line = "Public,0492360Z,Universite,Pays de la Loire,Licence professionnelle   Tourisme,"
        imports("parcoursup", table(self.SIX, line), "parcoursup_2025.csv")
        assert imports.one("SELECT diploma, level, months, durations FROM training") == (
            "Licence pro",
            6,
            None,
            [],
        )

    @pytest.mark.parametrize(
        ("point", "outlined", "commune"),
        [
            # The commune whose centre is nearest, where no outline holds the point, else the one that does.
            ("47.3001, -1.3001", False, "Ancenis-Saint-Géréon"),
            ("47.3001, -1.3001", True, "Nantes"),
            # At its school, or at 2 km of it.
            ("47.2316, -1.5483", True, None),
            ("47.2496, -1.5483", True, None),
            ("47.2596, -1.5483", True, "Nantes"),
            # Of whole minutes, as an atlas has towns.
            ("47.38333, -1.18333", True, None),
            ("", True, None),
        ],
    )
    def test_a_programme_far_from_its_school_is_in_the_commune_that_holds_it(
        self, imports_here: Imports, factory: Factory, point: str, outlined: bool, commune: str | None
    ) -> None:
        """Five BUT of Carquefou stood in Nantes, 8 km away."""
        factory.place("IUT", kind="higher_education", uai="0440984F", at=(47.2316, -1.5483))
        if outlined:
            square = [[-1.7, 47.1], [-1.1, 47.1], [-1.1, 47.5], [-1.7, 47.5], [-1.7, 47.1]]
            shape = {"type": "MultiPolygon", "coordinates": [[[[0, 0], [0, 1], [1, 1]]], [square]]}
            factory.outline("commune", "44109", geometry=json.dumps(shape))
        line = f'Public,0440984F,IUT,Pays de la Loire,BUT Chimie,"{point}"'
        imports_here("parcoursup", table(self.SIX, line), "parcoursup_2025.csv")
        lat, lon, name = imports_here.one("SELECT lat, lon, commune FROM training_place")
        assert name == commune
        assert (f"{lat}, {lon}" if name else None) == (point if name else None)


class TestSubjects:
    def test_each_kind_stands_by_itself(self, imports: Imports) -> None:
        header = "Identifiant action de formation;{};UAI lieu de cours"
        first = header.format("Enseignements de spécialité de classe de 1ère générale")
        second = header.format("Enseignements optionnels et langues de classe de 2nde GT")
        rows = ("AF.1;mathématiques / LLCER anglais - monde contemporain;0440021J", "x;y;0440021J")
        report = imports("onisep-specialites", table(first, *rows), "specialites_2026-04.csv")
        assert numbers(report) == (2, 1, 0, 0, 1, 0)
        imports("onisep-options", table(second, "AF.2;Italien / LV1 : anglais;0440021J"))
        assert imports.rows("SELECT kind, labels, year FROM training_subjects ORDER BY id") == [
            ("speciality", ["mathématiques", "LLCER anglais - monde contemporain"], 2026),
            ("option", ["Italien", "LV1\u00a0: anglais"], None),
        ]


class TestRncp:
    OLDER = "CodeRNCP;intituleDiplome;date_fin_validite_enregistrement;ActiveInactive;NiveauEurope;TypeCertif"
    KIT = "Code Diplôme;FicheRNCP;Niveau fiche RNCP;Date d'échéance de la fiche RNCP;Fiche ACTIVE/INACTIVE"
    TODAY = "Numero_Fiche;Intitule;Abrege_Intitule;Nomenclature_Europe_Niveau;Date_Fin_Enregistrement;Actif"

    def archive(self, **lists: str) -> bytes:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name, content in lists.items():
                archive.writestr(f"export_fiches_CSV_{name}é.csv", content)
        return packed.getvalue()

    def test_the_lists_of_an_archive_are_told_apart_by_their_columns(self, imports: Imports) -> None:
        content = self.archive(
            Partenaires='"Numero_Fiche";"Nom_Partenaire"\n' + '"RNCP37537";"CFA"\n' * 99,
            Standard=table(
                self.TODAY, '"RNCP37537";"Boulanger";"CAP";"NIV3";"31/08/2026";"ACTIVE"', "RS1;x;;;;"
            ),
            Rome='"Numero_Fiche";"Codes_Rome_Code";"Codes_Rome_Libelle"\n"RNCP37537";"D1102";"Boulangerie"\n',
        )
        report = imports("rncp", content, "rncp.zip")
        assert numbers(report) == (3, 2, 0, 0, 1, 0)
        assert imports.one("SELECT number, label, level, active, ends_on::text FROM training_rncp") == (
            "37537",
            "Boulanger",
            3,
            True,
            "2026-08-31",
        )
        assert imports.rows("SELECT number, code FROM training_rncp_career") == [("37537", "D1102")]

    def test_the_extract_of_2021_adds_and_does_not_put_back(self, imports: Imports) -> None:
        older = table(self.OLDER, "RNCP1;Mouleur d''art;8/31/16;INACTIVE;niveau4;BP").encode("cp1252")
        imports("rncp", older)
        assert imports.one("SELECT label, ends_on::text, level FROM training_rncp") == (
            "Mouleur d'art",
            "2016-08-31",
            4,
        )
        imports("rncp", table(self.TODAY, '"RNCP1";"Mouleur";"BP";"NIV4";"31/08/2030";"ACTIVE"'), force=True)
        imports("rncp", older)
        assert imports.one("SELECT label, active FROM training_rncp") == ("Mouleur", True)

    def test_the_kit_gives_sheet_and_fields_where_no_certification_does(self, imports: Imports) -> None:
        imports.first(
            "formations-diplomes", table(DIPLOMA_HEADER, diploma("01022103", "EMPLOYE TRAITEUR (MC)"))
        )
        imports.first(
            "mef", table(COURSE_HEADER, course("1", "01022103", "23910022103", "Mc x", years=1, year=1))
        )
        imports("rncp-rome", table("CodeRNCP;Rome;libelle", "RNCP37566;D1103;Charcuterie"))
        # The code has lost its zero.
        report = imports(
            "rncp-diplomes", table(self.KIT, "1022103;RNCP37566;niveau3;31/08/2026;ACTIVE", "1;NR;;;")
        )
        assert numbers(report) == (2, 1, 0, 0, 1, 0)
        assert imports.rows("SELECT id, rncp FROM training") == [("01022103", "37566")]
        assert imports.rows("SELECT * FROM training_field") == [("01022103", "D1103")]

    @pytest.mark.parametrize(
        ("kit", "sheet", "level"),
        [
            # Certif-Info and another list against the ministry's code, which says 5.
            (3, None, 3),
            (None, "niveau 3 (niveau CAP)", 3),
            # One against one: the register; without it Certif-Info.
            (4, None, 4),
            (None, None, 3),
            # Two against Certif-Info.
            (None, "niveau 5 (bac + 2)", 5),
        ],
    )
    def test_the_level_is_the_one_that_most_lists_tell(
        self, imports: Imports, kit: int | None, sheet: str | None, level: int
    ) -> None:
        """The diploma of puéricultrice was one of bac + 2, entered with one of bac + 3."""
        imports.first("niveaux-formation", LEVELS.replace(";;03", ";;05"))
        imports.first("formations-diplomes", table(DIPLOMA_HEADER, diploma("50022137", "X (CAP)")))
        rows = table(CERTIFICATION_HEADER, certification("1", "CAP x", diploma_code="50022137"))
        imports("certif-info", rows)
        if kit:
            imports("rncp-diplomes", table(self.KIT, f"50022137;RNCP37566;niveau{kit};31/08/2036;ACTIVE"))
        if sheet:
            one = SHEET.replace("niveau 3 (niveau CAP)", sheet)
            imports("onisep-fiches-formations", sheets(one), "sheets.xml")
        assert imports.one("SELECT level FROM training WHERE id = '50022137'") == level


class TestOthers:
    def test_apprentices_of_the_catalogue_by_the_code_of_the_diploma(self, imports: Imports) -> None:
        baker(imports)
        formation = {
            "cle_ministere_educatif": "x",
            "cfd": "50022137",
            "etablissement_formateur_uai": "0331707B",
        }
        report = imports("formations-apprentissage", json.dumps({"formations": [formation, {"cfd": "1"}]}))
        assert numbers(report) == (2, 1, 0, 0, 1, 0)
        assert imports.rows("SELECT training_id, uai, statuses FROM training_place") == [
            ("50022137", "0331707B", ["apprenticeship"])
        ]

    def test_pages_words_and_priorities(self, imports: Imports) -> None:
        pages = {"50022137": "http://www.onisep.fr/http/redirection/formation/identifiant/1", "x": "y z"}
        assert numbers(imports("onisep-pages", json.dumps(pages))) == (2, 1, 0, 0, 1, 0)
        words = [{"Cfd": "50022137", "data": [{"mot_clef": "farine", "score": 0.3}, {"mot_clef": "levain"}]}]
        assert numbers(imports("mots-cles-formations", json.dumps(words))) == (1, 1, 0, 0, 0, 0)
        assert imports.one("SELECT words FROM training_keywords") == "farine levain"
        header = "Formation;Diplôme;cfd;Région sélectionnée;codeRegion"
        report = imports(
            "formations-prioritaires", table(header, "Boulanger;CAP;50022137;Pays de la Loire;52")
        )
        assert numbers(report) == (1, 1, 0, 0, 0, 0)

    @pytest.mark.parametrize(
        ("source", "content", "code"),
        [
            ("onisep-pages", [{"Cfd": "1"}], "wrong_format"),
            ("onisep-pages", dict.fromkeys(map(str, range(others.MAX_PAGES + 1)), "u"), "bad_value"),
            ("mots-cles-formations", [{"name": "1"}], "unknown_header"),
            ("formations-apprentissage", {"formations": [{"name": "1"}]}, "unknown_header"),
        ],
    )
    def test_other_documents_are_refused(
        self, imports: Imports, source: str, content: object, code: str
    ) -> None:
        with pytest.raises(BrokenFileError) as refused:
            imports(source, json.dumps(content))
        assert refused.value.code == code
