"""What the law asks or changed, beside trainings of which no list tells it."""

from typing import Any

import httpx
import pytest

from api.platform.kit.clock import today
from tests.factories import Factory
from tests.guide.careers.rows import item
from tests.guide.trainings.rows import taught, training

_MEEF = "Master Métiers de l’enseignement, de l’éducation et de la formation"


async def notes(client: httpx.AsyncClient, code: str) -> dict[str, list[dict[str, Any]]]:
    """Those of each step to a career."""
    response = await client.get(f"/api/v1/careers/{code}/trainings")
    assert response.status_code == 200, response.text
    return {way["id"]: way["notes"] for way in response.json()["ways"]}


@pytest.mark.parametrize("before", ["46033104", "46033105"])
async def test_who_nurses_becomes_a_nurse_after_years_of_work_not_at_once(
    client: httpx.AsyncClient, factory: Factory, before: str
) -> None:
    """A teacher read: « aide-soignant », and at once the diploma of nurses."""
    factory.career("J1506", "Infirmier / Infirmière")
    training(factory, before, "Diplôme d’État d’aide-soignant", diploma="Diplôme", level=4)
    training(factory, "26033101", "Diplôme d’État d’infirmier", diploma="Diplôme", level=6, careers=["J1506"])
    factory.connection.execute("INSERT INTO training_next VALUES (%s, '26033101', true, false)", [before])
    factory.connection.execute(
        "INSERT INTO training_somewhere SELECT id, 'any' FROM training ON CONFLICT DO NOTHING"
    )
    told = await notes(client, "J1506")
    # Who comes with a bac through Parcoursup has worked nowhere.
    assert [note["fr"] for note in told["26033101"] if note["after"] == before] == [
        "Après trois ans de travail, on peut entrer sur sélection\u00a0; sinon, avec un bac, par Parcoursup."
    ]
    assert not [note for note in told["26033101"] if note["after"] is None and "travail" in note["fr"]]


@pytest.mark.parametrize(
    ("label", "is_told"),
    [
        (f"{_MEEF} - premier degré", True),
        (f"{_MEEF} (MEEF), encadrement éducatif", True),
        (f"{_MEEF} - pratiques et ingénierie de la formation", False),
        ("Master Histoire", False),
    ],
)
async def test_a_master_s_degree_for_teachers_says_that_the_exam_comes_before_it(
    client: httpx.AsyncClient, factory: Factory, label: str, is_told: bool
) -> None:
    """The tree had a licence, a master, and the exam; our note above had the exam first."""
    factory.career("K2106", "Professeur des écoles")
    training(factory, "FOR.9620", label, diploma="Master", level=7, careers=["K2106"])
    steps = (await notes(client, "K2106"))["FOR.9620"]
    assert [note["after"] for note in steps] == ([None] if is_told else [])
    page = (await client.get("/api/v1/trainings/FOR.9620")).json()
    told = ["Ce master se termine", "Depuis la session 2026"] if is_told else []
    assert [note["fr"].split("\u00a0:")[0][:22] for note in page["notes"]] == told


@pytest.mark.parametrize(
    ("label", "begins"),
    [
        ("Diplôme d’Etat de docteur en médecine", ["Pour exercer la profession"]),
        ("Diplôme d’État de docteur vétérinaire", ["Pour exercer la profession"]),
        ("Diplôme d’État d’infirmier(ière)", ["Pour exercer la profession"]),
        ("Diplôme d’Etat de masseur kinésithérapeute", ["Pour exercer la profession"]),
        ("Diplôme d’Etat d’architecte", ["Pour porter le titre d’architecte"]),
        ("Diplôme d’études supérieures de notariat", ["Ce diplôme ne suffit pas seul"]),
        ("Diplôme d’État d’accompagnant éducatif et social", []),
        ("Diplôme d’Etat d’éducateur spécialisé", []),
    ],
)
async def test_a_diploma_that_does_not_suffice_alone_says_so(
    client: httpx.AsyncClient, factory: Factory, label: str, begins: list[str]
) -> None:
    """Teachers read « mène au métier » of doctors and architects, and nothing of their order."""
    factory.career("J1102", "Médecin généraliste")
    training(factory, "FOR.794", label, diploma="Diplôme d’État", level=7, careers=["J1102"])
    told = (await notes(client, "J1102"))["FOR.794"]
    assert [note["fr"][: len(begin)] for note, begin in zip(told, begins, strict=True)] == begins


@pytest.mark.parametrize("regulated", [True, False, None])
@pytest.mark.parametrize("status", ["Fonctionnaire", "Salarié secteur public"])
async def test_the_ways_say_that_there_are_others_and_what_they_do_not_suffice_for(
    client: httpx.AsyncClient, factory: Factory, regulated: bool | None, status: str
) -> None:
    """A BUT alone stood there for public relations; of a court clerk nothing said that there is an exam."""
    factory.career("K1909", "Greffier / Greffière", regulated=regulated)
    item(factory, "1", "statuses", status, "K1909")
    page = "/api/v1/careers/K1909/trainings"
    # Where there are none, that is what the page says.
    assert (await client.get(page)).json()["notes"] == []
    training(factory, "FOR.1", "BUT Carrières juridiques", diploma="BUT", level=6, careers=["K1909"])
    told = (await client.get(page)).json()["notes"]
    assert [note["fr"].split("\u00a0:")[0] for note in told] == [
        "Cette liste n’est pas complète, même pour la région. D’autres formations peuvent mener à ce métier",
        *(["Métier réglementé"] if regulated else []),
        *(["Pour y être fonctionnaire, le diplôme ne suffit pas"] if status == "Fonctionnaire" else []),
    ]


async def test_a_licence_is_for_every_bac(client: httpx.AsyncClient, factory: Factory) -> None:
    """A teacher read that a bac pro could not ask for one, and that a file was chosen from."""
    training(factory, "PSUP.droit", "Licence Droit", diploma="Licence", level=6)
    page = (await client.get("/api/v1/trainings/PSUP.droit")).json()
    assert [note["fr"] for note in page["notes"]] == [
        "Avec tout bac, bac pro compris, on peut demander une licence\u00a0; on y vient surtout d’un bac"
        " général ou technologique."
    ]
    assert {step["conditional"] for step in page["before"]} == {False}


async def test_a_school_of_engineers_says_from_when_it_takes_people(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    """A teacher read three years of one that Parcoursup has for five, and of one school in the region."""
    training(factory, "FOR.1975", "Diplôme d’ingénieur", diploma="Diplôme d’ingénieur", level=7, months=36)
    page = (await client.get("/api/v1/trainings/FOR.1975")).json()
    assert [note["fr"][:36] for note in page["notes"]] == ["Une école d’ingénierie prend dès le "]


async def test_what_is_being_remade_says_so_on_its_page_and_on_the_way(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    """Teachers knew of newer ones than our lists."""
    factory.career("A1208", "Jardinier")
    label = "Certificat de spécialisation Jardinier de golf et entretien des sols sportifs engazonnés"
    training(factory, "56321403", label, diploma="Certificat de spécialisation", careers=["A1208"])
    assert len((await notes(client, "A1208"))["56321403"]) == 1
    for key, name in (
        ("PSUP.a", "BPJEPS Mention Activités physiques pour tous"),
        ("PSUP.b", "BPJEPS Mention Golf"),
        ("PSUP.c", "BPJEPS Animateur mention animation culturelle"),
        ("PSUP.d", "DESJEPS Animation socio-éducative ou culturelle mention direction de structure"),
        ("PSUP.e", "DESJEPS Animation socio-éducative, culturelle et/ou sportive mention direction"),
    ):
        training(factory, key, name, diploma="BPJEPS")
    pages = [
        (await client.get(f"/api/v1/trainings/{key}")).json()
        for key in ("56321403", "PSUP.a", "PSUP.b", "PSUP.c", "PSUP.d", "PSUP.e")
    ]
    assert [len(page["notes"]) for page in pages] == [1, 1, 0, 1, 1, 0]


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("Diplôme d’État d’aide-soignant", "Il faut avoir 17 ans au moins le jour où"),
        ("Diplôme d'État d'auxiliaire de puériculture", "Il faut avoir 17 ans au moins le jour où"),
        ("Diplôme d’État d’ambulancier", "Il faut le permis\u00a0B, sa période probatoire finie"),
        ("BTS Métiers de la coiffure", "On demande en général un diplôme de coiffure avant"),
        ("Diplôme d’État d’accompagnant éducatif et social", None),
    ],
)
async def test_it_says_what_is_asked_before_one_begins(
    client: httpx.AsyncClient, factory: Factory, label: str, told: str | None
) -> None:
    """« Depuis la 3e : Diplôme d’État d’aide-soignant » stood there as a way that begins at fifteen."""
    factory.career("J1506", "Aide-soignant / Aide-soignante")
    training(factory, "46033104", label, diploma="Diplôme d’État", careers=["J1506"])
    page = (await client.get("/api/v1/trainings/46033104")).json()
    for found in (page["notes"], (await notes(client, "J1506"))["46033104"]):
        asked = [note["fr"] for note in found if note["fr"].startswith(("Il faut", "On demande"))]
        assert [one.replace("17\u00a0", "17 ")[: len(told or "")] for one in asked] == (
            [told] if told else []
        )


@pytest.mark.parametrize(
    ("label", "second"),
    [
        ("CPGE MP2I", "MPI ou MP"),
        ("CPGE PCSI", "PC ou PSI"),
        ("Classe prépa Ptsi", "PT ou PSI"),
        ("CPGE BCPST", None),
        ("CPGE Lettres", None),
    ],
)
async def test_a_class_whose_second_year_has_another_name_says_which(
    client: httpx.AsyncClient, factory: Factory, label: str, second: str | None
) -> None:
    """« Durée : 2 ans » stood alone below the name of the first one."""
    training(factory, "PSUP.cpge", label, diploma="Classe prépa", level=5)
    notes = (await client.get("/api/v1/trainings/PSUP.cpge")).json()["notes"]
    assert [second in note["fr"] for note in notes] == ([True] if second else [])


async def test_a_double_licence_chooses(client: httpx.AsyncClient, factory: Factory) -> None:
    training(factory, "PSUP.double", "Double licence Droit / Histoire", diploma="Licence", level=6)
    page = (await client.get("/api/v1/trainings/PSUP.double")).json()
    assert page["notes"] == []
    assert {step["conditional"] for step in page["before"]} == {True}


@pytest.mark.parametrize(("key", "is_told"), [("PSUP.ecg", True), ("40022106", False)])
async def test_what_is_offered_under_longer_names_too_says_so(
    client: httpx.AsyncClient, factory: Factory, key: str, is_told: bool
) -> None:
    """One lycée alone seemed to have that prépa; eight others said which subjects theirs has."""
    training(factory, key, "CPGE ECG", diploma="Classe prépa")
    training(factory, "PSUP.ecg-maths", "CPGE ECG Maths appliquées", diploma="Classe prépa")
    page = (await client.get(f"/api/v1/trainings/{key}")).json()
    assert ["«\u00a0CPGE ECG\u00a0»" in note["fr"] for note in page["notes"]] == [True] * is_told


async def test_of_what_the_rncp_registers_it_is_told_until_when_and_no_last_session(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    """« Dernière session 2027 » stood beside a title whose registration ends then: one may begin until it
    does, and it is mostly renewed.
    """
    factory.career("K2110", "Formateur / Formatrice")
    year = today().year + 1
    made: dict[str, Any] = {"diploma": "Titre professionnel", "last_session": year, "careers": ["K2110"]}
    training(factory, "FOR.2323", "Titre professionnel Formateur", **made)
    [way] = (await client.get("/api/v1/careers/K2110/trainings")).json()["ways"]
    assert way["last_session"] is None
    assert [note["fr"] for note in way["notes"]] == [
        f"Enregistré au RNCP jusqu’en {year}\u00a0: on peut y entrer jusque-là."
    ]
    page = (await client.get("/api/v1/trainings/FOR.2323")).json()
    assert page["ends"]["fr"].startswith(f"Enregistrement au RNCP\u00a0: jusqu’en {year}.")
    factory.connection.execute("UPDATE training SET last_session = last_session - 2")
    page = (await client.get("/api/v1/trainings/FOR.2323")).json()
    assert "Il a pu être renouvelé" in page["ends"]["fr"]


@pytest.mark.parametrize(
    ("kinds", "known", "is_told"),
    [
        (["Autre titre inscrit sur demande au RNCP (niveau 7)"], None, True),
        (["Autre titre inscrit sur demande au RNCP (niveau 7)"], "37831", False),
        (["Autre titre inscrit sur demande au RNCP (niveau 7)", "Master"], None, False),
        (["Master"], None, False),
        ([], None, False),
    ],
)
async def test_a_title_whose_end_no_list_tells_is_told_to_be_registered_for_five_years(
    client: httpx.AsyncClient, factory: Factory, kinds: list[str], known: str | None, is_told: bool
) -> None:
    """A title whose registration had ended stood among the ways to a career: the RNCP's list is older."""
    factory.career("N1302", "Responsable entrepôt logistique")
    training(
        factory, "FOR.9171", "Manager de la logistique", rncp="37831", onisep_id="FOR.9171", careers=["N1302"]
    )
    for kind in kinds:
        factory.connection.execute(
            "INSERT INTO training_certification (code, label, title, kind, onisep_id)"
            " VALUES (%s, 'Manager', 'Manager', %s, 'FOR.9171')",
            [kind, kind],
        )
    factory.connection.execute(
        "INSERT INTO training_rncp (number, label, active) SELECT %s, 'Manager', true WHERE %s",
        [known, known is not None],
    )
    [way] = (await client.get("/api/v1/careers/N1302/trainings")).json()["ways"]
    page = (await client.get("/api/v1/trainings/FOR.9171")).json()
    for told in (way["notes"], page["notes"]):
        assert [note["fr"] for note in told] == [
            "Titre inscrit au RNCP pour cinq ans au plus\u00a0: l’école dira s’il l’est encore."
        ] * is_told


@pytest.mark.parametrize(
    ("diploma", "award"),
    [
        ("CAP", "CAP"),
        ("Diplôme d’ingénieur", "Diplôme d’ingénieur"),
        ("Certificat de spécialisation", "Certificat de spécialisation"),
        ("Diplôme", None),
        ("Mise à niveau", None),
        ("Formation du supérieur", None),
        ("1re année de BTS", None),
        ("FCND_5", None),
        ("DIP4", None),
        ("CLAS. PAS.", None),
    ],
)
async def test_what_is_no_diploma_is_told_as_none(
    client: httpx.AsyncClient, factory: Factory, diploma: str, award: str | None
) -> None:
    """« Diplôme\u00a0: Formation du supérieur », of a year that prepares for studies."""
    training(factory, diploma=diploma)
    assert (await client.get("/api/v1/trainings/50022137")).json()["award"] == award


@pytest.mark.parametrize(
    ("key", "diploma", "is_unknown"),
    [
        ("50022137", "CAP", True),
        ("46033203", "Certificat de spécialisation", True),
        ("46321218", "Certificat de spécialisation", False),
        ("55321218", "BPA", False),
        ("45033203", "BP", False),
    ],
)
async def test_whether_pupils_learn_it_is_asked_of_what_pupils_may_learn(
    client: httpx.AsyncClient, factory: Factory, key: str, diploma: str, is_unknown: bool
) -> None:
    """« À l’école\u00a0: nos listes ne le disent pas » stood beside what is learned with a contract alone."""
    training(factory, key, diploma=diploma)
    factory.connection.execute(
        "INSERT INTO training_region VALUES (%s, 'apprenticeship', '2022-2023', false)", [key]
    )
    assert (await client.get(f"/api/v1/trainings/{key}")).json()["school_unknown"] is is_unknown


async def test_where_a_commission_decides_who_gets_in_it_is_told(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    training(factory)
    place = taught(factory, "0440329U", "50022137", name="EREA La Rivière", kind="specialised_school")
    other = taught(factory, "0440001A", "50022137", name="Lycée")
    page = (await client.get("/api/v1/trainings/50022137")).json()
    assert ["CDOEASD" in note["fr"] for note in page["notes"]] == [True]
    for one, told in ((place, 1), (other, 0)):
        assert len((await client.get(f"/api/v1/places/{one}/trainings")).json()["notes"]) == told


@pytest.mark.parametrize(
    ("age", "predecessor", "told"),
    [(6, False, "Ce lieu vient"), (1, True, "Ce lieu enseignait"), (3, False, "")],
)
async def test_a_way_says_of_its_nearest_place_by_which_list_it_is_told(
    client: httpx.AsyncClient, factory: Factory, age: int, predecessor: bool, told: str
) -> None:
    """By a list of 2020 a career's page had it that one learns it there."""
    factory.career("F1503", "Charpentier bois / Charpentière bois")
    training(factory, careers=["F1503"])
    taught(factory, "0490055U", "50022137", name="Lycée", year=today().year - age)
    factory.connection.execute("UPDATE training_place SET predecessor = %s", [predecessor])
    place = {"lat": 47.2, "lon": -1.5}
    [way] = (await client.get("/api/v1/careers/F1503/trainings", params=place)).json()["ways"]
    assert way["nearest"]["name"] == "Lycée"
    assert [note["fr"].startswith(told) for note in way["notes"]] == ([True] if told else [])


async def test_which_parcours_of_a_but_an_iut_has_is_said_not_to_be_known(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    training(factory, "PSUP.but-tc", "BUT Techniques de commercialisation", diploma="BUT", level=6)
    training(factory, "FOR.1", "BUT Techniques de commercialisation parcours Marketing", diploma="BUT")
    told = [
        (await client.get(f"/api/v1/trainings/{key}")).json()["notes"] for key in ("PSUP.but-tc", "FOR.1")
    ]
    assert [len(notes) for notes in told] == [1, 0]
    assert "Chaque IUT" in told[0][0]["fr"]
