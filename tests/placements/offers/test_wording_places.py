"""Placements, line 3: where one lives, whom one would replace, and papers of health."""

import pytest

from api.placements.offers.models import OfferKind, OfferLevel
from api.placements.offers.wording.findings import findings
from tests.placements.offers.test_wording import grounds


class TestWhereOneLives:
    @pytest.mark.parametrize(
        "text",
        [
            "Désolés, pas de candidats de Bellevue ni du Sillon, nos clientes ont peur.",
            "Pas de candidats des quartiers.",
            "Nous ne prenons personne du quartier Bellevue.",
            "On ne veut plus de stagiaires de Malakoff.",
            "Il faut habiter le centre-ville.",
        ],
    )
    def test_shuts_nobody_out(self, text: str) -> None:
        assert "residence" in grounds(text, OfferKind.PLACEMENT, OfferLevel.BAC_PRO)

    @pytest.mark.parametrize(
        "text",
        [
            "Pas de candidats de Terminale cette année, merci.",
            "Nous ne prenons pas de stagiaires de BTS en mai.",
            "Nous accueillons des candidats de Bellevue et du Sillon.",
            "Pas de stagiaires en août.",
            "Aucune personne de l'équipe ne parle anglais.",
        ],
    )
    def test_is_not_what_these_say(self, text: str) -> None:
        assert "residence" not in grounds(text, OfferKind.PLACEMENT, OfferLevel.BAC_PRO)


class TestSomebodyAway:
    @pytest.mark.parametrize(
        "text",
        [
            "Nadine part en congés : l'élève tiendra l'accueil et le téléphone à sa place.",
            "L'élève tiendra l'accueil à la place de Nadine, en congés.",
            "Tu feras l'accueil à la place de Paul, en arrêt.",
        ],
    )
    def test_is_not_replaced(self, text: str) -> None:
        assert "replacing" in grounds(text)


class TestPapersOfHealth:
    @pytest.mark.parametrize(
        "text",
        [
            "Joindre une copie du carnet de santé à la candidature.",
            "Merci d'envoyer votre dossier médical avec la candidature.",
        ],
    )
    def test_are_not_asked_for(self, text: str) -> None:
        assert grounds(text, OfferKind.PLACEMENT, OfferLevel.BAC_PRO) == {"health"}


def test_no_letter_alone_is_quoted() -> None:
    """Of « r.e.b.e.u » and « r.e.n.o.i. » some letters are left beside what is read."""
    text = "On veut que ça reste comme ça : pas de r.e.b.e.u, pas de r.e.n.o.i."
    found = findings(OfferKind.APPRENTICESHIP, ["", text, ""], [OfferLevel.CAP])
    assert found
    assert all(len(word) > 1 for one in found for word in one.words)


def test_a_letter_that_is_all_there_is_holds() -> None:
    """« J.H. » is « jeune homme »."""
    assert grounds(
        "Couvreur-zingueur, J.H. motivé, permis B, pas le vertige.", OfferKind.PLACEMENT, OfferLevel.BTS
    )
