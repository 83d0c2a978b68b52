"""Placements, line 4: one trainee after another on a post, where only the texts say it (L124-11)."""

import pytest

from api.placements.offers.law import posts
from api.placements.offers.law.book import cited
from api.placements.offers.models import OfferKind, OfferLevel
from api.placements.offers.schemas import OfferWrite


def written(said: str) -> OfferWrite:
    return OfferWrite(kind=OfferKind.PLACEMENT, levels=[OfferLevel.BTS], description=said)


@pytest.mark.parametrize(
    "said",
    [
        "Notre stagiaire de six mois s'en va le vendredi 26 février ; sur le même poste, le suivant commence"
        " le lundi 1er mars, comme à chaque fois.",
        "Notre stagiaire part le 26. Le suivant commence le 1er mars.",
        "Vous prendrez la suite de notre stagiaire actuelle.",
        "Vous succédez à notre stagiaire.",
        "Notre stagiaire actuelle termine le 26 ; nous prenons la relève lundi, même bureau, mêmes dossiers.",
        "Ici les stagiaires se succèdent toute l'année.",
    ],
)
def test_a_trainee_who_follows_another_is_asked_about(said: str) -> None:
    (found,) = posts.check(written(said), 180, [])
    assert (found.rule, found.field, found.outcome) == ("waiting_time", "description", "asked")
    assert found.about in said
    assert found.about in cited(found)["fr"]


@pytest.mark.parametrize(
    "said",
    [
        "Notre stagiaire part en juin, le suivant commence trois mois plus tard.",
        "Vous prendrez la suite de notre stagiaire, le délai de carence passé.",
        "Le prochain projet commence en mars.",
        "L'année suivante commence par un bilan.",
        "Notre stagiaire actuelle vous présentera l'équipe.",
    ],
)
def test_where_time_lies_between_them_or_nobody_follows_nobody_asks(said: str) -> None:
    assert list(posts.check(written(said), 180, [])) == []
