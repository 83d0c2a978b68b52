"""What is refused is not looked for; what only sounds like a refusal is."""

import pytest

from api.home.chatbox.refusals import without_refused
from tests.home.chatbox.conftest import Talk


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("je veux pas faire de lycée pro", "je veux"),
        (
            "j’aime pas les maths je veux un métier avec les animaux",
            "j’aime je veux un métier avec les animaux",
        ),
        ("sans le bac à Nantes infirmière", "à Nantes infirmière"),
        ("un métier sans maths ni physique à Angers", "un métier à Angers"),
        ("travailler avec des enfants sauf prof", "travailler avec des enfants"),
        ("pas Laval le Mans", "le Mans"),
        ("non pas Laval, Le Mans", "non Le Mans"),
        ("j’ai horreur de la vente, plutôt un métier manuel", "j’ai plutôt un métier manuel"),
        (
            "ma fille ne veut plus du général elle veut être coiffeuse",
            "ma fille ne veut elle veut être coiffeuse",
        ),
        ("a training without maths", "a training"),
    ],
)
def test_what_is_refused_is_left_out(text: str, left: str) -> None:
    assert without_refused(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "y a pas de cfa à Cholet ?",
        "pas de cfa à Cholet ?",
        "c’est pas loin de Challans",
        "surtout pas loin",
        "j’ai pas trouvé de stage",
        "je sais pas quoi faire",
        "pourquoi pas coiffeuse",
        "pas de réponse à ma candidature",
        "foyer pour sans abri",
        "pas",
        "sans",
        "",
        "« ? »",
    ],
)
def test_what_only_sounds_like_a_refusal_is_kept(text: str) -> None:
    assert without_refused(text) == text


async def test_whoever_only_refuses_is_asked_what_would_do(talk: Talk) -> None:
    answer = await talk.say("surtout pas la compta")
    assert "C’est noté" in answer["text"]
    assert [choice["say"] for choice in answer["choices"]] == ["un métier", "une formation", "un stage"]
