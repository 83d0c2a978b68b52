"""Placements, line 3: wishes, exclusions and fees that once went online."""

import pytest

from api.placements.offers.models import OfferKind, OfferLevel
from tests.placements.offers.conftest import Company
from tests.placements.offers.test_wording import grounds


class TestWhatFiftyOffersLetOut:
    """What a company that tries went online with, and its siblings."""

    @pytest.mark.parametrize(
        ("text", "ground"),
        [
            (
                "Contrat assuré après règlement de 150 € pour l'ouverture du dossier et de la"
                " mallette de 480 €.",
                "fees",
            ),
            ("Ton contrat est signé après versement de 90 euros.", "fees"),
            ("Place réservée contre paiement de 200 € au secrétariat.", "fees"),
            ("La mallette, à vos frais, est à prendre chez notre fournisseur.", "fees"),
            ("L'outillage est à ses frais.", "fees"),
            (
                "Les adeptes du drapeau rouge, de la grève et des délégués peuvent garder leur CV.",
                "union",
            ),
            ("Ceux qui font grève peuvent garder leur CV.", "union"),
            ("Les syndiqués peuvent passer leur chemin.", "union"),
            ("Les gens du voyage peuvent aller voir ailleurs.", "origin"),
            ("Les femmes enceintes peuvent garder leur CV, merci.", "pregnancy_family"),
            ("Les barbus et les tatoués peuvent garder leur candidature.", "looks"),
            ("Envoie ta plus belle photo 📸", "looks"),
            ("Joins ta photo au message.", "looks"),
            ("On plie les professions de foi de notre champion.", "campaign"),
        ],
    )
    def test_is_held(self, text: str, ground: str) -> None:
        assert ground in grounds(text, OfferKind.APPRENTICESHIP, OfferLevel.CAP)

    @pytest.mark.parametrize(
        "text",
        [
            "Les frais de transport sont remboursés après paiement de 20 € de carte.",
            "Nous prenons en charge la mallette de 480 €.",
            "La mallette est à nos frais.",
            "Nous réglons 150 € pour l'ouverture du dossier.",
            "Le dossier du client est clos après règlement de 150 € par le client.",
            "Vous pouvez garder votre CV pour l'entretien.",
            "Si tu n'aimes pas le bruit, passe ton chemin.",
            "En cas de grève des transports, tu préviens.",
            "Aucune photo de toi n'est demandée pour t'inscrire.",
            "Envoie une photo de tes gâteaux.",
            "Une imprimerie offset : bulletins, affiches électorales, faire-part.",
        ],
    )
    def test_what_is_honest_is_not(self, text: str) -> None:
        assert grounds(text, OfferKind.APPRENTICESHIP, OfferLevel.CAP) == set()

    @pytest.mark.parametrize(
        ("text", "held"),
        [
            ("Les apprentis de 16-17 ans viennent comme tout le monde.", False),
            ("Pour les apprentis mineurs de 16 à 17 ans, les horaires sont aménagés.", False),
            ("Réservé aux apprentis de 16-17 ans.", True),
            ("Uniquement les apprentis de 16 à 17 ans.", True),
            ("Nous recrutons des jeunes de 16-17 ans.", True),
        ],
    )
    def test_the_age_of_who_is_there_is_no_wish(self, text: str, *, held: bool) -> None:
        assert ("age" in grounds(text, OfferKind.APPRENTICESHIP, OfferLevel.CAP)) is held

    def test_both_sexes_are_no_fault_beside_one(self) -> None:
        assert grounds("Silhouette élancée, photo en pied à joindre. H/F.", OfferKind.PLACEMENT) == {"looks"}

    def test_what_candidates_profess_is_no_religion(self) -> None:
        told = "L'élève nous aidera à plier les professions de foi et à distribuer sur le marché."
        assert grounds(told) == {"campaign"}


class TestWhatLooksLikeAContact:
    """A wish in pieces, or before a sign of a network, was told as an account or a telephone number."""

    @pytest.mark.parametrize(
        ("texts", "says"),
        [
            ({"description": "Bonne ambiance. G.a.r.ç.0.n.s   u-n-i-q-u-e-m-e-n-t."}, "L1132-1"),
            ({"title": "Brunch en salle", "description": "Envoie ta plus belle photo 📸"}, "L1132-1"),
            ({"description": "G.a.r.ç.0.n.s uniquement, ou au 06 12 34 56 78."}, "Pas de téléphone"),
            ({"description": "Envoie ta plus belle photo, lea44@example.org"}, "Pas de téléphone"),
        ],
    )
    async def test_is_told_as_what_it_is(self, company: Company, texts: dict[str, str], says: str) -> None:
        refused = await company.begin(company.observation(**texts))
        assert refused.status_code == 422, refused.text
        (error,) = refused.json()["errors"]
        assert error["field"] == "description"
        assert says in error["message"]
