"""A region in which each of the seven types of thing can be found."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import httpx
import pytest

from api.home.search import knowledge
from api.home.search.bulk import renew
from tests.conftest import Device
from tests.factories import ANGERS, LAVAL, Factory
from tests.guide.trainings.rows import taught, training

Renew = Callable[..., int]
Search = Callable[..., Any]


@pytest.fixture
def renewed(factory: Factory) -> Renew:
    """Makes the documents anew; says how many changed."""

    def now(**values: Any) -> int:
        with factory.connection.transaction():
            return renew(factory.connection, **values)

    return now


def answer(factory: Factory, question: str = "Faut-il se lever tôt ?", **values: Any) -> str:
    """A published answer."""
    row = {
        "id": uuid4(),
        "question": question,
        "answer": "Oui, à quatre heures, mais la journée finit tôt.",
        "status": "published",
        **values,
    }
    factory.connection.execute(
        f"INSERT INTO public_answer ({', '.join(row)}) VALUES ({', '.join(['%s'] * len(row))})",
        list(row.values()),
    )
    return str(row["id"])


@pytest.fixture
def region(factory: Factory, renewed: Renew) -> dict[str, str]:
    """One of each type; their ids."""
    factory.commune("53130", "Laval", at=LAVAL, population=49_000)
    factory.commune("49007", "Angers", at=ANGERS, population=155_000)
    factory.career("D1104", "Boulanger / Boulangère")
    factory.career("J1506", "Infirmier / Infirmière")
    factory.connection.execute(
        "INSERT INTO career_appellation (rome_version, ogr_code, code, label)"
        " VALUES (4, '1', 'D1104', 'Tourier / Tourière en panification')"
    )
    training(factory, careers=["D1104"])
    training(factory, "32031213", "BTS Management commercial", diploma="BTS", level=5, domain="31")
    near = taught(
        factory,
        "0530001A",
        "50022137",
        name="CFA des Trois Villes",
        kind="apprenticeship_centre",
        at=LAVAL,
        commune_name="Laval",
        commune_code="53130",
        statuses=["apprenticeship"],
    )
    far = taught(
        factory,
        "0490002B",
        "32031213",
        name="CFA des Ardoises",
        kind="apprenticeship_centre",
        at=ANGERS,
        commune_name="Angers",
        commune_code="49007",
    )
    event = factory.event("Nuit des fournils", place_id=near, at=LAVAL, commune_name="Laval")
    offer = factory.offer(title="Découverte du pétrin", company_name="Au bon pain", at=LAVAL)
    factory.aid_sheet("transport")
    found = {
        "near": str(near),
        "far": str(far),
        "event": str(event),
        "offer": str(offer),
        "answer": answer(factory, career_code="D1104"),
    }
    # Each test's versions begin anew: what was read of another test's communes has the same number.
    knowledge._kept.clear()
    renewed()
    return found


@pytest.fixture
async def search(devices: Device) -> Search:
    """A visitor's search: the answer as it came, or read (`found`)."""
    client = await devices()

    async def ask(q: str, **query: Any) -> httpx.Response:
        return await client.get("/api/v1/search", params={"q": q, **query})

    return ask
