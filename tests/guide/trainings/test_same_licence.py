"""Of a licence its page says where else it is, though its name differs by a word."""

import httpx
import pytest

from api.guide.trainings.same_licences import is_same_licence
from tests.factories import Factory
from tests.guide.trainings.rows import TRAININGS, taught, training

LANGUAGES = "Langues, littératures et civilisations étrangères et régionales"


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (f"Portail {LANGUAGES} Anglais", f"Portail {LANGUAGES} LLCER anglais", True),
        (f"Portail {LANGUAGES} Anglais", f"{LANGUAGES} Parcours LLCER\u00a0: Anglais Monolingue", True),
        (f"Portail {LANGUAGES} Anglais", f"{LANGUAGES} Parcours LLCER\u00a0: Espagnol Monolingue", False),
        ("Portail Portail Économie Gestion", "Économie et gestion Parcours International", True),
        ("Droit Parcours Europe", "Portail Droit", True),
        ("Droit Parcours Europe", "Droit Parcours Humanités", False),
        ("Histoire", "Histoire de l’art et archéologie", False),
        ("Mathématiques", "Portail Mathématiques MI Mathématiques, Informatique", False),
    ],
)
def test_names_of_the_same_words_are_of_the_same_licence(one: str, other: str, is_same: bool) -> None:
    names = f"Licence {one}", f"Licence {other}"
    assert is_same_licence(*names) is is_same
    assert is_same_licence(*reversed(names)) is is_same


async def test_a_page_says_who_offers_the_licence_under_another_name(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    """A teacher read that English was studied at two places, and knew four."""
    names = {
        "PSUP.a": (f"Portail {LANGUAGES} Anglais", ["Angers"]),
        "PSUP.b": (f"Portail {LANGUAGES} LLCER anglais", ["Le Mans", "Angers"]),
        "PSUP.c": (f"{LANGUAGES} Parcours LLCER\u00a0: Anglais Europe", ["Nantes"]),
        "FOR.1": (LANGUAGES, []),
        "PSUP.d": (f"{LANGUAGES} Parcours Italien", ["Laval"]),
    }
    uais = {"Angers": "0490970N", "Le Mans": "0720916E", "Nantes": "0442953W", "Laval": "0530001A"}
    for key, (label, _) in names.items():
        training(factory, key, f"Licence {label}", diploma="Licence", level=6)
    for name, uai in uais.items():
        taught(factory, uai, *(key for key, (_, schools) in names.items() if name in schools), name=name)

    async def noted(key: str) -> list[str]:
        notes = (await client.get(f"{TRAININGS}/{key}")).json()["notes"]
        return [note["fr"] for note in notes if "sous un autre nom" in note["fr"]]

    (english,) = await noted("PSUP.a")
    assert "\u00a0: Le Mans, Nantes. " in english
    assert f"«\u00a0{LANGUAGES} Anglais\u00a0»" in english
    assert "\u00a0: Laval, Nantes. " in (await noted("FOR.1"))[0]
    assert await noted("PSUP.d") == []
