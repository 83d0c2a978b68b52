"""Diplomas that texts still name, and what took their place."""

from datetime import date

import httpx
import pytest

from api.guide.careers.former_diplomas import named_in
from api.guide.careers.notes import still_true
from tests.factories import Factory


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Un CAP Employé de commerce multi-spécialités serait un plus.",
            ["CAP Équipier polyvalent du commerce"],
        ),
        (
            "BTS conception et réalisation de carrosserie, et bac professionnel productique mécanique",
            [
                "BTS Construction et aménagement de véhicules",
                "Bac pro Technicien en réalisation de produits mécaniques",
            ],
        ),
        ("CAP petite enfance ; CAP PETITE ENFANCE", ["CAP Accompagnant éducatif petite enfance"]),
        ("Un CAP Accompagnant éducatif petite enfance.", []),
        ("BTSA technico-commercial", []),
        ("Un travail auprès de la petite enfance.", []),
    ],
)
def test_a_diploma_that_is_no_more_has_what_took_its_place(text: str, told: list[str]) -> None:
    assert [successor for _, successor in named_in([text])] == told


async def test_it_is_said_above_the_text_of_france_travail(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    """A teacher read that a closed CAP would be a plus."""
    factory.career("D1507", "Employé de libre-service")
    text = "Un CAP Employé de commerce multi-spécialités."
    factory.connection.execute("INSERT INTO career_text VALUES (4, 'D1507', 'access', 1, %s)", [text])
    page = (await client.get("/api/v1/careers/D1507")).json()
    assert [note["fr"] for note in page["access_notes"]] == [
        "CAP Employé de commerce multi-spécialités\u00a0: aujourd’hui CAP Équipier polyvalent du commerce."
    ]


def test_it_is_said_inside_the_text_of_onisep() -> None:
    text = "Le BTS industrialisation des produits mécaniques forme des spécialistes. Il dure deux ans."
    assert still_true(text, date(2026, 12, 1)) == (
        "Le BTS industrialisation des produits mécaniques forme des spécialistes. [Aujourd’hui\u00a0: BTS"
        " Conception des processus de réalisation de produits.] Il dure deux ans."
    )
