"""Words that may be somebody's first name, before a text is published."""

import time

import pytest

from api.platform.kit.database import Database
from api.safety.first_names.service import possible
from tests.factories import Factory

IMPORTED = "emma karim zelie saif-eddine rose pierre martin paris rennes mame-diarra"
PIECES = ["Aa-", "Emma ", "A", "É’", "Emma-Lou-", "Saint-", "E\u0301", "lycée de la "]


@pytest.fixture
def imported(factory: Factory) -> None:
    """A few of those that the importer brings."""
    with factory.connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO first_name VALUES (%s)",
            [(name,) for name in IMPORTED.split()],
        )


async def marked(database: Database, text: str) -> list[str]:
    async with database.reads.connect() as connection:
        return (await possible(connection, [text]))[0]


@pytest.mark.usefixtures("imported")
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mon tuteur Karim m’a tout appris, avec Zélie et Emma. Emma reste.", ["Karim", "Zélie", "Emma"]),
        ("Emma m’a dit d’y aller.", ["Emma"]),
        ("J’ai vu l’atelier d’Emma et celui de SAIF-EDDINE.", ["Emma", "SAIF-EDDINE"]),
        ("Ma collègue Mame-Diarra, ou Emma-Lou", ["Mame-Diarra", "Emma-Lou"]),
        # Words of every day are names only where no sentence begins.
        ("Rose ou rouge ? Pierre taillée. « Martin-pêcheur »", []),
        ("Demande à Rose, ou à Pierre.", ["Rose", "Pierre"]),
        # Not in small letters, not glued, not of a place.
        ("emma karim zelie, Emmaüs, Karimatrice, 3Emma", []),
        ("Le lycée Pierre, la rue Martin, Saint-Pierre, L’Emma", []),
        # What safeguarding knows needs no import.
        ("Avec Nathalie et Dominique", ["Nathalie", "Dominique"]),
    ],
)
async def test_what_is_marked(database: Database, text: str, names: list[str]) -> None:
    assert await marked(database, text) == names


async def test_before_anything_is_imported_the_names_in_the_code_are_known(database: Database) -> None:
    assert await marked(database, "Avec Karim, Zélie et Nathalie") == ["Karim", "Nathalie"]


async def test_each_text_has_its_own(database: Database, imported: None) -> None:
    async with database.reads.connect() as connection:
        found = await possible(connection, ["Et Emma", "", "rien", "Et Karim"])
    assert found == [["Emma"], [], [], ["Karim"]]


@pytest.mark.parametrize("piece", PIECES)
async def test_the_time_grows_with_the_length(database: Database, piece: str) -> None:
    async def seconds(length: int) -> float:
        """Of processor time, which others on the machine do not lengthen."""
        best = 9.0
        for _ in range(3):
            begun = time.process_time()
            await marked(database, piece * (length // len(piece)))
            best = min(best, time.process_time() - begun)
        return best

    assert await seconds(80_000) < 12 * await seconds(10_000) + 0.05
