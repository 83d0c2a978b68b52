"""What is known of a career: through equal codes and equal labels only; what is secret is told of nobody."""

from pathlib import Path
from typing import Any

import httpx
import pytest

from api.guide.figures import service
from api.guide.figures.service import Region
from api.platform.kit.database import Database
from tests.factories import ANGERS, LAVAL, NANTES, Factory
from tests.guide.figures.plainly import Files
from tests.guide.opendata.conftest import Imports
from tests.guide.opendata.figures.test_published import FILES

FAP_2009 = (
    "Code FAP détaillées;FAP détaillées;Code FAP agrégées;FAP agrégées;Code domaines professionnels;"
    "domaines professionnels\n"
    "S0Z42;Boulangers, pâtissiers;S0Z;Ouvriers de l'alimentation;S;Hôtellerie, alimentation\n"
    "S0Z41;Charcutiers, traiteurs;S0Z;Ouvriers de l'alimentation;S;Hôtellerie, alimentation\n"
)
FAP_2021 = (
    "Code_FAP341;Intitulé_FAP341;Code_FAP228;Intitulé_FAP228;"
    "Code_FAP86;Intitulé_FAP86;Code_FAP22;Intitulé_FAP22\n"
    "S0X42;Boulangers;S0X42;Boulangers et pâtissiers salariés;S0X;Ouvriers de l'alimentation;S;Tout\n"
    "S0X41;Autres;S0X41;Autres ouvriers de l'alimentation;S0X;Ouvriers de l'alimentation;S;Tout\n"
)
FAP_ROME = (
    "Fap;Rome;intitule_rome\nS0Z42;D1102;Boulangerie\nS0Z41;D1103;Charcuterie\nS0Z41;D1102;Boulangerie*\n"
)
BASINS = (
    "reg,dep,codgeo,codbe,libbe\n52,53,53130,5227,LAVAL\n52,44,44109,5220,NANTES\n52,49,49007,5218,ANGERS\n"
)
_PLACE = "52;Pays de la Loire;{};;{};{}"
BMO = (
    "annee;Code métier BMO;Nom métier BMO;Famille_met;Lbl_fam_met;REG;NOM_REG;Dept;NomDept;"
    "BE{0};NOMBE{0};met;xmet;smet\n"
)
MAYENNE, LOIRE, ANJOU = (
    _PLACE.format(*place) for place in (("53", 5227, "LAVAL"), ("44", 5220, "NANTES"), ("49", 5218, "ANGERS"))
)
BAKERS, OTHERS = "S0X42;Boulangers;V;Vente", "S0X41;Autres;Z;Autres"
BMO_2025 = BMO.format(25) + (
    f"2025;{BAKERS};{MAYENNE};40;10;*\n2025;{BAKERS};{LOIRE};100;*;25\n2025;{BAKERS};{ANJOU};*;*;*\n"
    f"2025;{OTHERS};{MAYENNE};90;45;*\n2025;{OTHERS};{LOIRE};*;*;*\n"
)
BMO_2024 = BMO.format(24) + f"2024;{BAKERS};{MAYENNE};20;*;*\n2024;{OTHERS};{MAYENNE};*;*;*\n"
TENSIONS = (
    "fap,Emploi moyen,Tension ,Catégorie Tension,Intensité d'embauches,Lien formation-emploi,"
    "Manque de main-d'œuvre disponible,Non-durabilité de l'emploi,Conditions de travail contraignantes,"
    "Inadéquation géographique,Année,niveau_geo,niveau_fap,reg,dep\n"
    "S0Z42,100,0.5,5.0,3.0,5.0,4.0,2.0,5.0,1.0,2019,nat,fap 225,,\n"
    "S0Z42,100,0.5,4.0,3.0,5.0,4.0,2.0,5.0,1.0,2019,reg ,fap 225,52.0,\n"
    "S0Z42,100,0.5,,,,,,,,2019,dep,fap 225,,53\n"
)
HOURS = "Fap3,annee,Pourcentage,Horaire_atypique\n"
LONELY = {"commune": "53130"}


async def figures(client: httpx.AsyncClient, code: str, **where: Any) -> dict[str, Any]:
    response = await client.get(f"/api/v1/careers/{code}/figures", params=where)
    assert response.status_code == 200, response.text
    body: dict[str, Any] = response.json()
    return body


@pytest.fixture
def known(imports: Imports, factory: Factory) -> Imports:
    """Two careers, two occupations of each nomenclature, three basins."""
    factory.commune("53130", "Laval", at=LAVAL)
    factory.commune("44109", "Nantes", at=NANTES)
    factory.commune("49007", "Angers", at=ANGERS)
    factory.career("D1102", "Boulanger / Boulangère", parent_code="D1102")
    factory.career("D1107", "Tourier / Tourière", parent_code="D1102")
    factory.career("D1103", "Charcutier / Charcutière", parent_code="D1103")
    factory.career("L1510", "Danseur / Danseuse", parent_code="L1510")
    imports("dares-fap", FAP_2009)
    imports("dares-fap", FAP_2021)
    imports("dares-fap-rome", FAP_ROME)
    imports("bassins-emploi", BASINS)
    imports("bmo", BMO_2024)
    imports("bmo", BMO_2025)
    imports("dares-tensions", TENSIONS)
    return imports


class TestHiringOfACareer:
    async def test_of_its_basin_with_the_year_before_and_the_region(
        self, client: httpx.AsyncClient, known: Imports
    ) -> None:
        body = await figures(client, "D1102", commune="53130")
        assert body["hiring"] == {
            "year": 2025,
            "source": "bmo",
            "occupation": {
                "code": "S0X42",
                "label": "Boulangers et pâtissiers salariés",
                "nomenclature": "fap2021",
            },
            "basin": {"code": "5227", "name": "LAVAL"},
            "planned": 40,
            "at_least": False,
            "secret": False,
            "difficult_share": 25,
            "seasonal_share": None,
            "previous": {
                "year": 2024,
                "planned": 20,
                "at_least": False,
                "secret": False,
                "difficult_share": None,
                "seasonal_share": None,
            },
            "region": {
                "code": "52",
                "name": "Pays de la Loire",
                "planned": 140,
                "at_least": True,
                "secret": True,
                "difficult_share": 7,
                "difficult_at_least": True,
                "seasonal_share": 18,
                "seasonal_at_least": True,
                "previous": {
                    "year": 2024,
                    "planned": 20,
                    "at_least": False,
                    "secret": False,
                    "difficult_share": None,
                    "difficult_at_least": True,
                    "seasonal_share": None,
                    "seasonal_at_least": True,
                },
            },
        }
        assert {"bmo", "dares-fap", "dares-tensions"} <= {source["source"] for source in body["sources"]}

    async def test_a_secret_is_null_and_said_to_be_one(
        self, client: httpx.AsyncClient, known: Imports
    ) -> None:
        body = await figures(client, "D1102", commune="49007")
        hiring = body["hiring"]
        assert body["limits"] == ["plans", "sums_are_least", "several_occupations", "part_of_career"]
        assert (hiring["planned"], hiring["secret"], hiring["at_least"]) == (None, True, False)
        assert (hiring["difficult_share"], hiring["previous"]["planned"]) == (None, None)

    async def test_without_a_place_only_the_region_is_told(
        self, client: httpx.AsyncClient, known: Imports
    ) -> None:
        hiring = (await figures(client, "D1102"))["hiring"]
        assert (hiring["basin"], hiring["planned"], hiring["region"]["planned"]) == (None, None, 140)

    async def test_a_position_is_in_the_basin_of_the_nearest_commune(
        self, client: httpx.AsyncClient, known: Imports
    ) -> None:
        body = await figures(client, "D1102", lat=47.21, lon=-1.53)
        assert body["hiring"]["basin"]["name"] == "NANTES"

    async def test_a_career_that_was_cut_from_a_broader_one_has_its_figures(
        self, client: httpx.AsyncClient, known: Imports
    ) -> None:
        broader, finer = [await figures(client, code, commune="53130") for code in ("D1102", "D1107")]
        assert finer == broader

    async def test_an_occupation_without_an_equal_label_leads_to_no_hirings(
        self, client: httpx.AsyncClient, known: Imports
    ) -> None:
        """S0X41 and S0Z41 are equal but for a letter, and are not the same."""
        body = await figures(client, "D1103", commune="53130")
        assert [one["code"] for one in body["occupations"]] == ["S0Z41"]
        assert (body["hiring"], body["others"]) == (None, [])

    async def test_a_career_that_no_chain_reaches(self, client: httpx.AsyncClient, known: Imports) -> None:
        body = await figures(client, "L1510", commune="53130")
        assert not any(body.values())

    async def test_what_is_not_known_is_said(self, client: httpx.AsyncClient, known: Imports) -> None:
        path = "/api/v1/careers/D1102/figures"
        assert (await client.get("/api/v1/careers/A1101/figures")).status_code == 404
        assert (await client.get(path, params={"commune": "75056"})).status_code == 422
        assert (await client.get(path, params={"lat": 47})).status_code == 422


class TestPortrait:
    async def test_the_nearest_territory_that_is_rated(
        self, client: httpx.AsyncClient, known: Imports
    ) -> None:
        tension = (await figures(client, "D1102", commune="53130"))["tension"]
        assert (tension["rating"], tension["territory"]["name"]) == (4, "Pays de la Loire")
        assert {one["reason"]: one["score"] for one in tension["reasons"]} == {
            "hiring": 3,
            "training": 5,
            "workforce": 4,
            "unstable": 2,
            "conditions": 5,
            "distance": 1,
        }

    async def test_what_is_not_published_of_an_occupation_is_that_of_a_wider_one_by_its_name(
        self, client: httpx.AsyncClient, known: Imports
    ) -> None:
        known(
            "dares-horaires",
            f"{HOURS}S0Z42,2017-2019,NA,Travail de nuit\nS0Z,2017-2019,10.5,Travail de nuit\n"
            "S,2017-2019,7.5,Travail de nuit\n",
        )
        body = await figures(client, "D1102")
        hours = body["hours"]
        assert {"wider_occupation", "whole_country"} <= set(body["limits"])
        assert (hours["night"], hours["sunday"], hours["year"]) == (10.5, None, "2017-2019")
        assert hours["occupation"] == {
            "code": "S0Z",
            "label": "Ouvriers de l'alimentation",
            "nomenclature": "fap2009",
        }

    async def test_each_occupation_of_a_career_is_told_by_itself(
        self, client: httpx.AsyncClient, known: Imports
    ) -> None:
        known(
            "dares-femmes", "Fap3,Annee,Part\nS0Z42,2017-2019,22.25\nS0Z41,2017-2019,40\nS0Z42,2010-2012,18\n"
        )
        body = await figures(client, "D1102")
        assert [(one["code"], one["partly"]) for one in body["occupations"]] == [
            ("S0Z42", False),
            ("S0Z41", True),
        ]
        assert (body["women"]["share"], body["women"]["before"]) == (
            22.2,
            {"year": "2010-2012", "share": 18.0},
        )
        assert [one["women"]["share"] for one in body["others"]] == [40]

    async def test_the_two_highest_classes_of_wages_are_told_together(
        self, client: httpx.AsyncClient, known: Imports
    ) -> None:
        shares = {"Moins de 1250 €": 10, "De 1250 € à moins de 1500 €": 20, "De 1500 € à moins de 2000 €": 40}
        shares |= {"De 2000 € à moins de 3000 €": 5, "3000 € ou plus": 25}
        rows = "".join(f"S0Z42,{name},1.5,{share}\n" for name, share in shares.items())
        known("dares-salaires", f"Fap,Salaire,Milliers,Pourcentage\n{rows}".encode("cp1252"))
        body = await figures(client, "D1102")
        wages = body["wages"]
        assert "high_wages_together" in body["limits"]
        assert (wages["median"], wages["spread"][-1]) == (None, {"from": 2000, "below": None, "share": 30})


class TestHiringNear:
    async def test_ones_basin_first_then_those_beside_it_and_no_secret_in_the_list(
        self, client: httpx.AsyncClient, known: Imports
    ) -> None:
        seen: list[tuple[Any, ...]] = []
        cursor = None
        for _page in range(4):
            asked = {"commune": "53130", "limit": 1} | ({"cursor": cursor} if cursor else {})
            body = (await client.get("/api/v1/hiring", params=asked)).json()
            seen += [
                (
                    one["basin"]["name"],
                    one["basin"]["own"],
                    one["occupation"]["code"],
                    one["planned"],
                    one["previous"],
                )
                for one in body["items"]
            ]
            cursor = body["next"]
            if cursor is None:
                break
        assert seen == [
            ("LAVAL", True, "S0X41", 90, None),
            ("LAVAL", True, "S0X42", 40, {"year": 2024, "planned": 20}),
            ("NANTES", False, "S0X42", 100, None),
        ]

    async def test_the_careers_behind_an_occupation_and_how_hard_it_is_to_hire(
        self, client: httpx.AsyncClient, known: Imports
    ) -> None:
        found = (await client.get("/api/v1/hiring", params={"commune": "53130", "family": "V"})).json()[
            "items"
        ]
        assert [one["code"] for one in found[0]["careers"]] == ["D1102", "D1107"]
        assert found[0]["careers_count"] == 2
        assert (found[0]["tension"]["rating"], found[0]["difficult_share"]) == (4, 25)
        others = (await client.get("/api/v1/hiring", params={"commune": "53130", "family": "Z"})).json()[
            "items"
        ]
        assert (others[0]["careers"], others[0]["tension"]) == ([], None)

    async def test_by_family_of_trades(self, client: httpx.AsyncClient, known: Imports) -> None:
        body = (await client.get("/api/v1/hiring/families", params={"commune": "53130"})).json()
        assert body["families"] == [
            {"code": "Z", "label": "Autres", "planned": 90, "at_least": False},
            {"code": "V", "label": "Vente", "planned": 40, "at_least": False},
        ]
        assert (body["basin"]["name"], body["year"]) == ("LAVAL", 2025)

    async def test_nowhere_is_nothing(self, client: httpx.AsyncClient, known: Imports) -> None:
        assert (await client.get("/api/v1/hiring")).json() == {"items": [], "next": None}
        assert (await client.get("/api/v1/hiring/families")).json()["families"] == []


@pytest.fixture
def whole(imports: Imports, open_data: Path) -> Imports:
    """Everything that the publishers tell."""
    for source, name in (
        ("departements", "geo/etalab_departements_pays-de-la-loire.json"),
        ("communes", "geo/etalab_communes_pays-de-la-loire.json"),
        ("codes-postaux", "geo/laposte_hexasmal_pays-de-la-loire.csv"),
        ("rome", "rome/v4-460/unix_referentiel_code_rome_v460_utf8.csv"),
        *((source, name) for source, name, *_ in FILES),
    ):
        imports(source, open_data / name)
    return imports


@pytest.mark.open_data
async def test_careers_are_told_as_the_files_tell(
    client: httpx.AsyncClient, whole: Imports, open_data: Path, database: Database
) -> None:
    """Fifty by chance, and those with a secret, without an equal label, and with figures that are missing."""
    files = Files(open_data)
    for code, commune in files.chosen():
        body = await figures(client, code, commune=commune)
        assert [one["code"] for one in body["occupations"]] == files.occupations(code), code
        first = {"occupation": body["occupations"][0], **body}
        for one in [first, *body["others"]][: len(body["occupations"])]:
            occupation = one["occupation"]["code"]
            told = files.told(occupation, commune)
            for name, expected in told.items():
                if one is first and (one[name] or {}).get("occupation", {}).get("code") not in (
                    *files.wider(occupation),
                    files.newer.get(occupation),
                ):
                    continue  # of the first occupation of which it is published: told among the others too
                assert files.plain(name, one[name]) == expected, (code, occupation, name)
    async with database.reads.connect() as connection:
        assert await service.coverage(connection, Region("52", "")) == service.Coverage(
            careers=1584, with_hiring=860, without_occupation=1, without_equal_label=683, not_in_survey=40
        )
    assert files.coverage() == (1584, 860, 1, 683, 40)


@pytest.mark.open_data
def test_why_the_two_highest_classes_of_wages_are_told_together(open_data: Path) -> None:
    """As they stand the median of 55 occupations lies in another class than half of the people; the other way
    round, of none.
    """
    files = Files(open_data)
    limits = [0, 1250, 1500, 2000, 3000, float("inf")]
    outside = {"as written": 0, "the other way": 0}
    for code, medians in files.medians.items():
        shares = [float(share) for share in files.wages[code].values() if share != "NA"]
        if "2017-2019" not in medians or len(shares) < 5:
            continue
        for way, told in (("as written", shares), ("the other way", [*shares[:3], shares[4], shares[3]])):
            half = next(number for number in range(5) if sum(told[: number + 1]) >= 50)
            outside[way] += not limits[half] <= float(medians["2017-2019"]) <= limits[half + 1]
    assert outside == {"as written": 55, "the other way": 0}
