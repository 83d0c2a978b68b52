"""Who may begin a training where, and how one asks for it."""

from typing import Any

import httpx
import pytest

from api.guide.trainings.admission import admission
from tests.factories import Factory
from tests.guide.trainings.rows import HERE, NEAR, TRAININGS, found, labels, taught, training

INGENIEUR = "Formation d’ingénieur Bac + 5 "


async def ways_in(client: httpx.AsyncClient, key: str = "50022137") -> list[str]:
    page = (await client.get(f"{TRAININGS}/{key}")).json()
    return [way["kind"] for way in page["admission"]]


async def test_what_is_taught_in_one_year_alone_is_not_for_who_comes_from_3e(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    training(factory)
    taught(factory, "0530001A", "50022137", name="En un an", at=NEAR, after_diploma=True)
    assert await ways_in(client) == ["after_diploma"]
    (place,) = await found(client, f"{TRAININGS}/50022137/places")
    assert place["after_diploma"] is True
    for where in ({}, HERE):
        assert await labels(client, begins="third", **where) == []
        assert await labels(client, **where) == ["CAP Boulanger"]
    told = (await client.get(f"/api/v1/places/{place['place_id']}/trainings")).json()
    assert [one["after_diploma"] for one in told["trainings"]] == [True]
    taught(factory, "0530002B", "50022137", name="En deux ans", at=(48.3, -0.77))
    assert await ways_in(client) == ["affelnet"]
    (nearest,) = await found(client, begins="third", **HERE)
    assert nearest["nearest"]["name"] == "En deux ans"


async def test_one_wishes_in_3e_only_where_a_list_of_wishes_says_so(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    training(factory)
    taught(factory, "0530001A", "50022137", statuses=["school", "apprenticeship"], wished=False)
    assert await ways_in(client) == ["third", "apprenticeship"]
    taught(factory, "0530002B", "50022137")
    assert await ways_in(client) == ["affelnet", "apprenticeship"]


async def test_what_comes_after_a_2de_that_bacs_share_is_no_wish_itself(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    """A teacher read that one wishes in 3e for a bac pro that is chosen a year later."""
    training(factory, "40020104", "2de pro Pilotage", diploma="2de pro", level=4, common=True)
    training(factory, diploma="Bac pro", level=4)
    taught(factory, "0530001A", "40020104", "50022137", statuses=["school"])
    factory.connection.execute(
        "INSERT INTO training_next (training_id, next_id) VALUES ('40020104', '50022137')"
    )
    assert await ways_in(client) == ["affelnet_common"]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        (INGENIEUR + "Voie d’accès réservée aux BAC +1 uniquement", "parcoursup_after"),
        (INGENIEUR + "Bac Série générale – procédure réservée aux candidates féminines", "parcoursup"),
        (INGENIEUR + "Bac STI2D", "parcoursup"),
    ],
)
def test_a_title_that_asks_for_studies_after_the_bac_is_no_wish_of_terminale(label: str, kind: str) -> None:
    [way] = admission("Diplôme d’ingénieur", {"parcoursup"}, ["school"], label=label)
    assert way["kind"] == kind


@pytest.mark.parametrize(
    ("label", "source", "lycees_only"),
    [
        ("Diplôme d’État d’aide-soignant", "constat-formations", True),
        ("Diplôme d’État d’aide-soignant", "parcoursup", False),
        ("Certificat de spécialisation Aide à domicile", "constat-formations", False),
    ],
)
async def test_a_list_of_lycees_is_not_whole_for_a_diploma_that_institutes_teach(
    client: httpx.AsyncClient, factory: Factory, label: str, source: str, lycees_only: bool
) -> None:
    training(factory, "46033104", label, diploma="Diplôme", level=4)
    taught(factory, "0530001A", "46033104")
    factory.connection.execute("UPDATE training_place SET sources = ARRAY[%s]", [source])
    assert (await client.get(f"{TRAININGS}/46033104")).json()["lycees_only"] is lycees_only


@pytest.mark.parametrize(
    ("access", "follows", "kind"),
    [
        ("Vœu sur Parcoursup", "", "school_or_parcoursup"),
        ("Sur dossier", "Puis un vœu sur Parcoursup", "school"),
    ],
)
async def test_that_later_studies_are_on_parcoursup_says_nothing_of_the_way_in(
    client: httpx.AsyncClient, factory: Factory, access: str, follows: str, kind: str
) -> None:
    """Who becomes an aide-soignant may ask for nursing studies there: the page had it for the first step."""
    training(factory, "46033104", "Diplôme d’État", diploma="Diplôme", level=4, onisep_id="FOR.1")
    taught(factory, "0530001A", "46033104")
    factory.connection.execute(
        "INSERT INTO training_sheet (id, label, title, diploma, summary, access, expected, follows)"
        " VALUES ('FOR.1', '', '', '', '', %s, '', %s)",
        [access, follows],
    )
    assert await ways_in(client, "46033104") == [kind]


async def test_who_begins_at_school_is_not_told_that_an_employer_alone_will_do(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    """Lists name the common 2de of an agricultural bac pro at school, and its later years for apprentices."""
    training(factory, "40321112", "2de pro", diploma="2de pro", level=4, common=True)
    training(factory, "40321211", "Bac pro hippique", diploma="Bac pro agricole", level=4, months=36)
    factory.connection.execute(
        "INSERT INTO training_next (training_id, next_id) VALUES ('40321112', '40321211')"
    )
    taught(factory, "0530001A", "40321211", statuses=["apprenticeship"])
    page = (await client.get(f"{TRAININGS}/40321211")).json()
    assert (page["school_unknown"], await ways_in(client, "40321211")) == (False, ["apprenticeship"])
    factory.connection.execute(
        "INSERT INTO training_place (training_id, uai, statuses) VALUES ('40321112', '0530001A', '{school}')"
    )
    page = (await client.get(f"{TRAININGS}/40321211")).json()
    assert page["school_unknown"] is True
    assert await ways_in(client, "40321211") == ["school", "apprenticeship"]


async def test_a_mention_of_dn_made_and_its_specialities_lead_to_each_other(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    made: dict[str, Any] = {"diploma": "DNMADE", "level": 6}
    training(factory, "24133501", "DNMADE Événement", **made)
    training(factory, "PSUP.one", "DN MADE événement Spécialité\u00a0: Narration numérique", **made)
    training(factory, "PSUP.two", "DN MADE Objet Spécialité\u00a0: Bijou", **made)
    mention, speciality, alone = [
        (await client.get(f"{TRAININGS}/{key}")).json() for key in ("24133501", "PSUP.one", "PSUP.two")
    ]
    assert [part["id"] for part in mention["parcours"]] == ["PSUP.one"]
    assert (mention["specialities"], speciality["specialities"]) == (True, True)
    assert (speciality["parcours_of"], speciality["parcours"]) == (
        {"id": "24133501", "label": "DNMADE Événement"},
        [],
    )
    assert alone["parcours_of"] is None
