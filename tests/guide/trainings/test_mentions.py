"""What goes by one name in the lists of schools and is several: they do not say what a school has of it."""

import httpx
import pytest

from tests.factories import Factory
from tests.guide.trainings.rows import HERE, NEAR, taught, training

NEWER, FORMER = "14022002", "14022001"


@pytest.fixture
def design(around_laval: Factory) -> Factory:
    """A diploma that is taught near: what it certifies is told of the one whose place it took."""
    run = around_laval.connection.execute
    around_laval.career("B1805", "Styliste")
    training(around_laval, NEWER, "DSAA Design", diploma="DSAA", level=7, careers=["B1805"])
    taught(around_laval, "0530009A", NEWER, at=NEAR)
    run(
        "INSERT INTO training_diploma (code, level_code, specialty_group, label, title, diploma, common,"
        " predecessors) VALUES (%s, '140', '220', 'X', 'X', 'DSAA', false, %s)",
        [NEWER, [FORMER]],
    )
    run("INSERT INTO career_onisep_tie VALUES ('B1805', 'MET.25', 'styliste', '', 'label', true)")
    return around_laval


def _certified(factory: Factory, *titles: str) -> None:
    """Certifications of the former diploma; of the career the last one's sheet tells."""
    for number, title in enumerate(titles):
        key = f"FOR.{number}"
        factory.connection.execute(
            "INSERT INTO training_certification (code, label, title, kind, diploma_code, onisep_id)"
            " VALUES (%(key)s, %(title)s, %(title)s, 'DSAA', %(diploma)s, %(key)s)",
            {"key": key, "title": title, "diploma": FORMER},
        )
        factory.connection.execute(
            "INSERT INTO training_sheet (id, label, title, diploma, summary, access, expected, follows,"
            " years_before, careers) VALUES (%s, %s, %s, 'DSAA', '', '', '', '', 3, %s)",
            [key, title, title, ["MET.25"] if title == titles[-1] else []],
        )


@pytest.mark.parametrize(
    ("titles", "is_told"),
    [
        (("DSAA Design mention espace", "DSAA Design mention mode"), True),
        (("DSAA Design mention mode",), False),
        # The whole is certified too, with or without what is added.
        (("DSAA Design", "DSAA Design mention mode"), False),
    ],
)
async def test_that_the_mention_depends_on_the_school_is_said_of_what_is_several(
    client: httpx.AsyncClient, design: Factory, titles: tuple[str, ...], is_told: bool
) -> None:
    """A stylist read that one learns it at a lycée that has the mention of spaces alone."""
    _certified(design, *titles)
    ways = (await client.get("/api/v1/careers/B1805/trainings", params=HERE)).json()["ways"]
    [way] = [way for way in ways if way["id"] == NEWER]
    told = [note["fr"] for note in way["notes"]]
    assert [("la mention dépend de l’école" in note, titles[-1] in note) for note in told] == (
        [(True, True)] if is_told else []
    )
    page = (await client.get(f"/api/v1/trainings/{NEWER}")).json()
    assert any(all(title in note["fr"] for title in titles) for note in page["notes"]) is is_told


async def test_the_years_before_are_those_of_the_diploma_whose_place_it_took(
    client: httpx.AsyncClient, design: Factory
) -> None:
    _certified(design, "DSAA Design mention mode")
    ways = (await client.get("/api/v1/careers/B1805/trainings")).json()["ways"]
    assert [way["from"] for way in ways if way["id"] == NEWER] == [["AFTER-BAC-3"]]


@pytest.mark.parametrize("common", [True, False])
@pytest.mark.parametrize("where", [HERE, {}])
async def test_of_a_place_that_is_known_of_the_first_year_alone_it_is_said(
    client: httpx.AsyncClient, around_laval: Factory, common: bool, where: dict[str, float]
) -> None:
    """One option of a BTS seemed to be taught wherever the first year of all of them is."""
    around_laval.connection.execute("UPDATE training_place SET common = %s", [common])
    ways = (await client.get("/api/v1/careers/D1102/trainings", params=where)).json()["ways"]
    [way] = [way for way in ways if way["id"] == "50022137"]
    assert ["première année" in note["fr"] for note in way["notes"]] == ([True] if common else [])
