"""What who does a career earns: classes, and the median that goes with them."""

from collections.abc import Sequence

import httpx
import pytest

from tests.guide.figures.lists import figures
from tests.guide.opendata.conftest import Imports


def wages(*classes: float) -> bytes:
    """Of one occupation, by class as the publisher names them."""
    named = zip(
        (
            *("Moins de 1250 €", "De 1250 € à moins de 1500 €", "De 1500 € à moins de 2000 €"),
            *("De 2000 € à moins de 3000 €", "3000 € ou plus"),
        ),
        classes,
        strict=True,
    )
    rows = "".join(f"S0Z42,{name},1.5,{share}\n" for name, share in named)
    return f"Fap,Salaire,Milliers,Pourcentage\n{rows}".encode("cp1252")


async def test_the_two_highest_classes_of_wages_are_told_together(
    client: httpx.AsyncClient, known: Imports
) -> None:
    known("dares-salaires", wages(10, 20, 40, 5, 25))
    body = await figures(client, "D1102")
    told = body["wages"]
    assert (told["median"], told["spread"][-1]) == (None, {"from": 2000, "below": None, "share": 30})


@pytest.mark.parametrize(
    ("median", "classes", "is_told"),
    [
        (1600, (10, 20, 40, 5, 25), True),
        (1400, (10, 20, 40, 5, 25), False),
        (2100, (10, 20, 40, 5, 25), False),
        (2000, (0, 20.4, 16.3, 40, 23.3), False),
        (2000, (0, 20.4, 29.2, 40, 10.4), True),  # 49.6 %: half, as whole percents tell
        (2000, (0, 20.4, 30.2, 40, 9.4), False),
    ],
)
async def test_a_median_is_not_told_where_its_classes_say_that_it_is_not_the_half(
    client: httpx.AsyncClient, known: Imports, median: int, classes: Sequence[float], is_told: bool
) -> None:
    """Of interpreters « la moitié gagnait moins de 2 000 € » stood above 37 % who did."""
    known("dares-salaire-median", f"Fap3,annee,salaire_median\nS0Z42,2017-2019,{median}\n")
    known("dares-salaires", wages(*classes))
    body = await figures(client, "D1102")
    told = (median, "2017-2019") if is_told else (None, None)
    assert (body["wages"]["median"], body["wages"]["median_year"]) == told
    assert len(body["wages"]["spread"]) == 4
    assert ("dares-salaire-median" in {one["source"] for one in body["sources"]}) is is_told
