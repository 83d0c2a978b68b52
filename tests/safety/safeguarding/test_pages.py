"""Walls, line 11: what worries on a page that minors read, by who, what and when; honest trades do not."""

import pytest
from pydantic_core import PydanticCustomError

from api.safety.safeguarding.schemas import without_worry, worrying
from api.safety.safeguarding.service import Talk, screen

PHOTOS = "Merci de joindre deux photos dont une en pied, on ne rappelle pas sans."
ROOM = "Tu logeras dans la chambre d'amis pendant le stage."


@pytest.mark.parametrize(
    "text",
    [
        # Pictures of them.
        "Les filles peuvent poser en maillot le soir au studio.",
        "Club photo : les filles peuvent poser en maillot le soir au studio.",
        "Je propose des séances photo aux jeunes qui veulent devenir mannequins.",
        "Cherche lycéennes de 16 ans pour essayer nos maillots devant l’objectif.",
        "On posera pour mes photos en fin de stage, petite tenue appréciée.",
        "Envoie-moi une photo de toi pour obtenir ce badge.",
        "Photos de tes pieds rémunérées 20 euros.",
        "Stage mannequin maillot pour adolescentes, photos prises à mon domicile.",
        "Je filme les filles du club sous la douche pour notre souvenir.",
        "J’offre des vêtements à celles qui posent pour moi.",
        # Looks, tenderness.
        "Une bise au patron chaque matin est de rigueur.",
        "I love spending evenings alone with teenage girls.",
        "Je cherche une jeune apprentie souriante et jolie pour le salon.",
        "Stage réservé aux jolies filles, minijupe conseillée.",
        "Candidate célibataire et sans tabou souhaitée.",
        "J’aime la compagnie des adolescentes, venez discuter.",
        "Homme de 45 ans cherche jeune apprentie affectueuse.",
        "Nouveau téléphone offert à la stagiaire la plus câline.",
        "Je fais de bons massages aux stagiaires fatiguées.",
        "Je cherche une petite protégée à gâter, cadeaux et sorties.",
        # Alone with them, late, away.
        "Pour l’avoir, il faut venir seul le soir au local.",
        "Viens me voir au local, je suis là tous les soirs.",
        "Viens visiter l’atelier quand il n’y a plus personne, à partir de 21 h.",
        "Écrivez-moi plutôt le soir après 22h, je suis plus disponible et seul.",
        "Écris-moi tard le soir, je ne dors jamais.",
        "Tu accompagnes le patron le soir au bar.",
        "J’emmène les stagiaires les plus sages en boîte.",
        "Le meilleur moment, c’est le sauna avec les jeunes après l’entraînement.",
        "Viens dimanche, l’atelier sera vide.",
        "Écris-moi avant de dormir, j’adore ça.",
        "Après le travail, le patron t’offre un verre au pub.",
        "On part tous en week-end en bord de mer avec les stagiaires.",
        "Un week-end à Paris avec le gérant est offert à la stagiaire.",
        "Je vous raccompagnerai moi-même chez vous le soir, une par une.",
        "Bain de minuit dans ma piscine avec l’équipe, mineures bienvenues.",
        # Secrets.
        "Une petite prime en liquide si tu ne dis rien à l’école.",
        "Badge remis à ceux qui gardent notre secret.",
        "Ton lycée n’a pas à savoir ce qu’on fait, il va poser trop de questions.",
    ],
)
def test_one_small_sign_is_enough_on_a_page(text: str) -> None:
    with pytest.raises(PydanticCustomError) as error:
        without_worry(text)
    assert error.value.context == {"said": text}


@pytest.mark.parametrize(
    "text",
    [
        # Pictures and clothes that are a trade.
        "Studio photo : tu installes les lumières et tu tries les portraits de mariage.",
        "Tu verras comment un photographe fait poser une famille et règle son flash.",
        "Les élèves coiffeuses cherchent des modèles pour leurs examens : coupe et brushing gratuits.",
        "Photographe de mode, je raconte les coulisses d’un shooting : stylistes, maquilleurs, assistants.",
        "Piscine municipale : maillot de bain et bonnet obligatoires au bord du bassin.",
        "Boutique de maillots de bain : tu ranges les rayons et tu conseilles les tailles.",
        "Lingerie fine : atelier de couture, coupe et pose de dentelle sur des soutiens-gorge.",
        "Danse : justaucorps et collants, spectacle le samedi soir.",
        "Atelier costumes : tu repasses, tu couds, tu aides à l’habillage des comédiens.",
        "Salon d’esthétique : soins du visage, épilation, massage des mains.",
        "École de massage bien-être : démonstrations sur des stagiaires adultes.",
        "Pédicure-podologue : tu verras l’examen des pieds et la fabrication de semelles.",
        "Envoie une photo de ton travail pour obtenir ce badge.",
        "A posé dix mètres carrés de carrelage sous la conduite d’un tuteur.",
        # Evenings, nights, journeys.
        "Le fournil démarre à 3 h, mais tu viens de 8 h à 14 h.",
        "Soirée portes ouvertes vendredi de 18 h à 21 h, venez en famille.",
        "Je réponds le soir après 19 h et le week-end.",
        "Je bricole chez moi le soir, et le bois m’a toujours plu.",
        "Passe nous voir un soir au club, entraînement de 18 h à 20 h.",
        "Tu restes jusqu’à 18 h, avant la fermeture du magasin.",
        "Tu découvres le métier de barman, sans servir d’alcool, de 14 h à 18 h.",
        "Le patron offre le repas du midi à toute l’équipe.",
        "Un verre de jus de pomme pour fêter la fin du stage avec toute l’équipe et les parents.",
        "Séjour de deux jours à Paris avec la classe et deux professeurs.",
        "Base nautique : on part sur la plage avec les stagiaires pour gréer les bateaux.",
        "Quand ton tuteur part en vacances, tu pars aussi, le stage reprend après.",
        "MFR : les élèves dorment à l’internat et rentrent le week-end.",
        "Famille d’accueil agréée : l’apprenti peut être hébergé en semaine, avec l’accord des parents.",
        "Un salarié peut te raccompagner au bus avec l’accord de tes parents.",
        "On t’offre le café le matin, et le repas le midi.",
        "Je fais visiter l’observatoire : venez un soir avec vos parents regarder les étoiles.",
        "Hammam et spa : tu découvres l’accueil, le linge, les huiles.",
        "Tu prends des photos des plats pour la carte du restaurant.",
        # People, secrets of the trade.
        "J’aime discuter de chimie avec les lycéennes et les lycéens.",
        "Les jeunes filles sont encore rares dans la soudure, et elles y réussissent très bien.",
        "Les filles sont les bienvenues dans notre atelier de mécanique.",
        "J’aime parler aux filles de mon métier d’ingénieure.",
        "Une apprentie pour notre jolie boutique.",
        "Crèche : jeux, repas, câlins et sieste avec les enfants.",
        "Tu n’es jamais seul : un salarié est toujours avec toi, même le soir.",
        "Secret professionnel : tu ne répètes pas ce que tu entends au cabinet.",
        "Les dossiers des patients sont secrets, même pour ta famille.",
        "Parle de ce stage à tes parents et à ton professeur principal.",
    ],
)
def test_honest_trades_worry_nobody(text: str) -> None:
    assert without_worry(text) == text


def test_between_two_people_words_of_the_trade_excuse_more() -> None:
    page = "Passe un soir au magasin, la vitrine sera finie."
    assert worrying([page]) == [page]
    assert not screen(page, talk=Talk(by_adult=True)).grooming


@pytest.mark.parametrize("sentence", [PHOTOS, ROOM])
def test_the_sentence_that_worries_is_named_and_no_other(sentence: str) -> None:
    assert worrying(["Stage en boutique", f"Tu apprends la vente. {sentence} Repas offert.", ""]) == [
        sentence
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Un peu d'encaissement, pas d'alcool en caisse sans nous.",
        "On sert de l'alcool et on finit à 1h.",
        "Tu apprends la vente avec Solène. Repas offert.",
    ],
)
def test_honest_words_name_none(said: str) -> None:
    assert worrying(["Stage en boutique", said, ""]) == []
