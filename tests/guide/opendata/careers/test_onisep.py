"""Onisep’s list of careers and its sheets: no markup, flat memory, hostile files refused, given on."""

import json
import tracemalloc
from pathlib import Path

import httpx
import pytest

from api.guide.careers.schemas import CareerPublic
from api.guide.opendata.errors import BrokenFileError
from tests.factories import Factory
from tests.guide.opendata.conftest import Imports, numbers

SHEET = """<metier>
  <identifiant>MET.{n}</identifiant>
  <nom_metier>peintre décorateur/trice</nom_metier>
  <libelle_feminin>peintre décoratrice</libelle_feminin>
  <libelle_masculin>peintre décorateur</libelle_masculin>
  <synonymes><synonyme><nom_metier>décorateur/trice</nom_metier></synonyme></synonymes>
  <romesV3><romeV3>F1606</romeV3><romeV3>?</romeV3></romesV3>
  <nature_travail><![CDATA[
    <h5>Sur le chantier</h5><p>Elle &amp; il   peignent&#129;.</p><p>Un <b>autre</b> jour<br/>aussi.</p>
    <script>alert(1)</script><h5>Rien dessous</h5>]]></nature_travail>
  <condition_travail/>
  <vie_professionnelle><![CDATA[<h3>Salaire</h3><h5>Salaire du débutant</h5><p>1800 euros</p>
    <h3>Intégrer le marché du travail</h3><h5>Des postes</h5><p>Partout.</p>]]></vie_professionnelle>
  <accroche_metier>{hook}</accroche_metier>
  <formats_courts><format_court><type>Dico</type><descriptif><![CDATA[<p>En court.</p><h5>Études</h5>
    <p>2 ans</p>]]></descriptif></format_court></formats_courts>
  <metiers_associes><metier_associe><id>MET.2</id><libelle>plâtrier</libelle></metier_associe></metiers_associes>
  <niveau_acces_min><libelle>CAP ou équivalent</libelle></niveau_acces_min>
  <formations_min_requise><formation_min_requise><id>FOR.9</id><libelle>CAP peintre</libelle>
  </formation_min_requise><formation_min_requise><id>http://x</id><libelle>y</libelle></formation_min_requise>
  </formations_min_requise>
  <sources_numeriques><source><valeur>javascript:alert(1)</valeur></source>
  <source><valeur>https://example.org</valeur><commentaire>Le site</commentaire></source></sources_numeriques>
  <modification_date>25/06/2024</modification_date>
</metier>"""


def document(*sheets: str, head: str = "") -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>{head}<metiers>{"".join(sheets)}</metiers>'


def sheet(n: int = 1, hook: str = "") -> str:
    return SHEET.format(n=n, hook=hook)


async def test_a_sheet_is_shown_without_its_markup(
    imports: Imports, client: httpx.AsyncClient, factory: Factory
) -> None:
    factory.career("F1606", "Peintre")
    imports(
        "rome-onisep",
        "Code ROME;libellé métier onisep;lien site onisep.fr\n"
        "F1606;peintre;https://www.onisep.fr/http/redirection/metier/slug/MET.1\n",
    )
    assert numbers(imports("onisep-fiches-metiers", document(sheet()))) == (1, 1, 0, 0, 0, 0)
    assert numbers(imports("onisep-fiches-metiers", document(sheet()))) == (1, 0, 0, 1, 0, 0)
    body = (await client.get("/api/v1/careers/F1606")).json()
    CareerPublic.model_validate(body)
    (shown,) = body["onisep_sheets"]
    assert shown["name"] == "peintre décorateur/trice"
    assert shown["names"] == {
        "feminine": "peintre décoratrice",
        "masculine": "peintre décorateur",
        "others": ["décorateur/trice"],
    }
    assert shown["summary"] == "En court."
    assert shown["nature"] == [
        {
            "heading": "Sur le chantier",
            "level": 5,
            "paragraphs": ["Elle & il peignent .", "Un autre jour", "aussi."],
        }
    ]
    assert shown["conditions"] == []
    assert [part["heading"] for part in shown["life"]] == ["Intégrer le marché du travail", "Des postes"]
    assert "1800" not in json.dumps(body), "an amount without a year"
    assert shown["studies"] == [{"id": "FOR.9", "label": "CAP peintre"}]
    assert shown["links"] == [{"url": "https://example.org", "label": "Le site"}]
    assert shown["modified_on"] == "2024-06-25"
    assert shown["url"].endswith("MET.1")


async def test_a_career_that_no_page_is_called_as_and_a_finer_one_have_links(
    imports: Imports, client: httpx.AsyncClient, factory: Factory
) -> None:
    for code, parent in (("F1606", "F1606"), ("F1607", "F1606"), ("F1608", "F1608")):
        factory.career(code, f"Peintre {code[-1]}", parent_code=parent)
    link = "https://www.onisep.fr/http/redirection/metier/slug/MET."
    linked = [("F1606", 6), *(("F1608", n) for n in range(1, 6))]
    imports(
        "rome-onisep",
        "Code ROME;libellé métier onisep;lien site onisep.fr\n"
        + "".join(f"{code};peintre {n};{link}{n}\n" for code, n in linked),
    )
    imports("onisep-fiches-metiers", document(*(sheet(n) for n in range(1, 7))))
    shown = {}
    for code in ("F1606", "F1607", "F1608"):
        body = (await client.get(f"/api/v1/careers/{code}")).json()
        shown[code] = (len(body["onisep"]), len(body["onisep_sheets"]))
    assert shown == {"F1606": (1, 1), "F1607": (1, 0), "F1608": (5, 0)}


async def test_what_is_derived_from_onisep_is_given_on(imports: Imports, client: httpx.AsyncClient) -> None:
    imports("onisep-fiches-metiers", document(sheet()))
    answer = await client.get("/api/v1/open-data/onisep.jsonl")
    head, row = map(json.loads, answer.text.splitlines())
    assert head["licence"] == "ODbL 1.0"
    assert "Onisep" in head["attribution"]
    assert (row["table"], row["id"], row["wages"][1]["paragraphs"]) == (
        "onisep_sheet",
        "MET.1",
        ["1800 euros"],
    )
    assert "odbl" in answer.headers["link"]


BOMB = '<!DOCTYPE m [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (document(sheet(hook="&b;"), head=BOMB), "bad_xml"),
        (
            document(sheet(hook="&x;"), head='<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
            "bad_xml",
        ),
        (document(sheet(2))[:-200], "bad_xml"),
        (document(sheet(2, hook="x" * (1 << 21))), "bad_xml"),
        (document("<metier>" + "<a>" * 5000 + "</a>" * 5000 + "</metier>"), "bad_xml"),
        ("<html><body>Erreur</body></html>", "html_page"),
        ("<formations><formation><metiers_formation><metier><id>MET.1</id></metier></metiers_formation>"
         "</formation></formations>", "unknown_header"),
        ("code;nom\n1;2\n", "bad_xml"),
    ],
    ids=["laughs", "external", "cut", "huge text", "deep", "page", "trainings", "table"],
)  # fmt: skip
def test_hostile_and_broken_files_change_nothing(imports: Imports, content: str, code: str) -> None:
    imports("onisep-fiches-metiers", document(sheet()))
    before = imports.rows("SELECT * FROM onisep_sheet")
    with pytest.raises(BrokenFileError) as refused:
        imports("onisep-fiches-metiers", content)
    assert refused.value.code == code
    assert imports.rows("SELECT * FROM onisep_sheet") == before


def test_memory_does_not_grow_with_the_file(imports: Imports, tmp_path: Path) -> None:
    peaks = []
    for count in (400, 1600):
        path = tmp_path / f"{count}.xml"
        path.write_text(document(*(sheet(n, hook="x" * 3000) for n in range(count))), encoding="utf-8")
        tracemalloc.start()
        imports("onisep-fiches-metiers", path, force=True)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]


@pytest.mark.parametrize("layout", ["csv 2022", "csv 2025", "json"])
def test_the_list_tells_each_career_once(imports: Imports, layout: str) -> None:
    told = [
        ("peintre", "MET.1", 2021, "GFE C", "F1606", "bâtiment/finitions| arts/décor"),
        ("peintre", "MET.1", 2022, "GFE D", "F1606 | B1302", "arts/décor"),
        ("Matelot / matelot", "MET.2", "", "", "", "mer/pêche"),
        ("perdu", "", 2020, "", "X", ""),
        ("faux", "MET.3", 2020, "", "12", ""),
    ]
    link = "https://www.onisep.fr/http/redirection/metier/slug/"
    if layout == "json":
        content = json.dumps(
            [
                {
                    "libelle_metier": label,
                    "lien_site_onisepfr": link + key,
                    "annee": year,
                    "gfe": gfe,
                    "code_rome": rome,
                    "domainesous-domaine": domains,
                }
                for label, key, year, gfe, rome, domains in told
            ]
        )
    else:
        rome_column = "code ROME" if layout == "csv 2022" else "code ROME (V.3)"
        content = f"\ufefflibellé métier;lien site onisep.fr;année;GFE;{rome_column};domaine/sous-domaine\n"
        content += "".join(f"{row[0]};{link}{';'.join(map(str, row[1:]))}\n" for row in told)
    report = imports("onisep-metiers", content)
    assert dict(report.reasons) == {"duplicate": 1, "no_link": 1, "bad_identifier": 1}
    assert imports.rows("SELECT edition, id, rome_codes, domains, gfe FROM onisep_career ORDER BY id") == [
        (2022, "MET.1", ["F1606", "B1302"], ["bâtiment/finitions", "arts/décor"], ["GFE C", "GFE D"]),
        (2022, "MET.2", [], ["mer/pêche"], []),
    ]
    assert numbers(imports("onisep-metiers", content)) == (5, 0, 0, 2, 3, 0)
    # A name written twice is one.
    assert imports.rows("SELECT label FROM onisep_career ORDER BY id") == [("peintre",), ("Matelot",)]
