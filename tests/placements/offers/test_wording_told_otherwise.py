"""Placements, line 3: what a company tells in other words than the lists were made from."""

import pytest

from api.placements.offers.models import Declaration, OfferKind, OfferLevel
from api.placements.offers.wording.findings import findings


def grounds(text: str, kind: OfferKind, level: OfferLevel) -> set[str]:
    return {one.ground for one in findings(kind, ["", text, ""], [level])}


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("L’élève monte sur le toit avec l’équipe et utilise la scie circulaire.", "task.heights"),
        ("L’élève utilise la scie à format.", "task.machines"),
        ("Le stagiaire monte sur le toit.", "task.heights"),
        ("Missions : abattre les poulets, nettoyer la cour.", "task.animals"),
        ("De la cour à la barquette : attraper, saigner, plumer.", "task.animals"),
        ("Le jeudi on te montre la tronçonneuse : chacun coupe quelques branches.", "task.machines"),
    ],
)
def test_forbidden_work_is_found_whoever_a_sentence_is_about(text: str, ground: str) -> None:
    assert ground in grounds(text, OfferKind.OBSERVATION, OfferLevel.TROISIEME)


@pytest.mark.parametrize(
    "text",
    [
        "L’élève regarde l’équipe qui monte sur le toit.",
        "Le stagiaire observe la découpe à la scie circulaire, derrière la vitre.",
        "L’élève ne monte jamais sur le toit.",
        "On te montre la tronçonneuse à l’arrêt.",
    ],
)
def test_who_only_watches_does_no_forbidden_work(text: str) -> None:
    assert not {one for one in grounds(text, OfferKind.OBSERVATION, OfferLevel.TROISIEME) if "task" in one}


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        (
            "Il nous faut quelqu’un de libre : pas de tout-petit à la maison ni de bébé en projet.",
            "pregnancy_family",
        ),
        (
            "Notre secrétaire est en congé maternité : tu t’installes à son bureau, tu réponds au téléphone.",
            "replacing",
        ),
        ("Si tu manifestes ou si tu votes du mauvais côté, ça ne collera pas avec nos clients.", "opinions"),
    ],
)
def test_wishes_told_as_a_story(text: str, ground: str) -> None:
    assert ground in grounds(text, OfferKind.PLACEMENT, OfferLevel.BTS)


def test_a_promise_lifts_no_words_that_say_the_contrary() -> None:
    """Placements, line 4: « nobody under 18 serves at the bar » was ticked, and the text went out."""
    said = [
        "Stage en brasserie",
        "De 15 h à 19 h tu passes derrière le zinc : pressions, verres de muscadet.",
        "",
    ]
    found = findings(OfferKind.PLACEMENT, said, [OfferLevel.BAC_PRO], [Declaration.NO_BAR])
    assert "task.bar" in {one.ground for one in found}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Nous voulons une silhouette mince, toujours maquillée, jamais de baskets.",
            "Nous voulons une silhouette mince, toujours maquillée, jamais de baskets",
        ),
        (
            "Il faut être mince et grande, toujours bien maquillée.",
            "mince et grande, toujours bien maquillée",
        ),
        (
            "Nous voulons une silhouette mince, tu portes notre collection.",
            "silhouette mince",
        ),
    ],
)
def test_a_wish_of_looks_is_quoted_whole_and_no_further(text: str, words: str) -> None:
    """Placements, line 7: of « mince, toujours maquillée » the company read « mince »."""
    (found,) = findings(OfferKind.PLACEMENT, ["", text, ""], [OfferLevel.BTS])
    assert (found.ground, found.words) == ("looks", [words])
