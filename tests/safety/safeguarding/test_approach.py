"""An adult's advances to a minor: what is grave, what adds up, what honest adults write. Walls, line 11."""

import pytest

from api.safety.safeguarding.service import BESIDE_TALK, GRAVE_GROOMING, Finding, Talk, grooming_of, screen

ADVANCES = (
    "viens chez moi samedi",
    "oui envoie, en maillot si tu veux",
    "je passe te chercher au lycée",
    "tu m'envoies une photo de toi ?",
    "n'en parle pas à tes parents",
    "Ne dis rien à ta mère, elle comprendrait pas",
    "C'est notre petit secret, efface la conversation après",
    "t'es vraiment canon pour ton âge",
    "Envoie-moi un selfie, juste pour moi",
    "t'es toute seule chez toi ce soir ? on peut parler plus librement",
    "Je t'offre le téléphone si tu viens seule",
    "Dis à tes parents que t'es chez une copine, je te prends en voiture",
    "j'ai envie de te voir, viens quand tes parents dorment",
    "t'es encore vierge ?",
    "j'ai trop envie de toi",
    "viens me voir au parking à 18h",
    "bonne nuit mon amour",
    "Tu fais du sport ? Tu dois avoir un beau corps",
    "Je t'ai vue hier à l'arrêt de bus, t'étais jolie",
)
BONDS = (
    "si on te parle de moi, tu ne me connais pas",
    "tu diras que c'est une copine qui te l'a offert",
    "renomme-moi dans ton téléphone",
    "dix euros par selfie, c'est vite gagné",
    "ta mère rentre à quelle heure ce soir ?",
    "je t'ai attendue une heure sur le parking",
    "viens, on sera tous les deux au fournil",
    "tu me réponds même plus, je compte pas pour toi",
    "avec des yeux comme les tiens tu peux tout demander",
    "c'est quoi ton genre de mec ?",
)
SHORT = (
    "Envoie un nude",
    "Tu dors nue ?",
    "Tu portes quoi comme sous-vêtements ?",
    "Tu te touches des fois ?",
    "Je bande quand tu m'écris",
    "Tu as déjà eu des rapports ?",
    "Tu m'excites",
    "Je suis amoureux de toi",
    "Tu veux voir ma bite ?",
)
"""Sexual words and love, however short: grave."""
SEEN_TO = (
    "C'est mieux si ta mère ne le sait pas",
    "Tu peux me faire confiance plus qu'à tes parents",
    "T'es dispo quand tes parents bossent ?",
    "Samedi je suis seul, ma femme est partie",
    "Monte dans la voiture rouge",
    "Il faut être gentille avec moi",
    "Tu veux des vbucks ?",
    "Mon cœur, bonne nuit",
    "Tu es ma petite préférée",
    "T'es majeure dans combien de temps ?",
    "Viens plutôt vers 19h quand l'équipe est partie",
    "Viens habillée en jupe, c'est plus accueillant pour les clients",
    "Vous logerez chez moi pendant le stage",
    "Tu dormiras dans la chambre d'amis à la maison",
    "On ira dîner ensemble le premier soir pour faire connaissance",
    "Apporte un maillot de bain, on a une piscine",
)
"""One sign, which somebody looks at; of an offer or an answer as well."""
LITTLE = (
    ("secrecy", "Ça reste entre nous hein"),
    ("age and solitude", "Tu as un copain ?"),
    ("a gift", "Je te fais un virement pour ton train"),
    ("closeness", "Je tiens beaucoup à toi"),
    ("standing near", "Je suis pas loin de ton lycée là, je te vois"),
    ("a place", "rejoins-moi au ciné"),
    ("a night", "tu peux venir dormir à la maison pendant ton stage"),
    ("an empty office", "passe au bureau après 19h, y aura personne"),
    ("a camera", "mets-toi devant la webcam"),
    ("home", "dis-moi où t'habites"),
    ("clothes", "mets une jupe vendredi"),
    ("an age beyond theirs", "T'es mature pour ton âge, franchement on dirait pas que t'as 15 ans"),
    ("an age that is no matter", "L'âge c'est qu'un chiffre"),
    ("an age that is awaited", "T'as quel âge exactement ? Bientôt 16 non ? Alors c'est légal"),
    ("what is worn", "Tu peux me décrire comment tu es habillée aujourd'hui ?"),
    ("what is worn at night", "Tu dors en quoi ?"),
    ("how one looks", "Montre-moi à quoi tu ressembles"),
    ("an agency", "Je peux te faire entrer dans l'agence, mais il me faut des photos en pied"),
    ("arms", "J'aimerais te prendre dans mes bras"),
    ("others who want", "Les garçons de ta classe doivent être tous fous de toi"),
    ("being watched", "Je t'ai vue hier à l'arrêt de bus"),
    ("away from moderators", "J'aime pas trop écrire ici, y a une modération, tu as autre chose ?"),
    ("a call for girls", "Je cherche des modèles filles 15-17 ans, bien payé"),
)
HONEST = (
    "Si ça ne va pas, tu peux en parler à l'infirmière du lycée",
    "si ca va pas tu peux en parler a l'infirmiere",
    "Combien de temps tu mets pour venir en bus ?",
    "Tu mets combien de temps pour monter un mur en pierre sèche ?",
    "Les résidents portent des sous-vêtements que tu rangeras au linge.",
    "La sage-femme t'expliquera les rapports et la contraception.",
    "Monte dans la voiture avec l'instructeur de l'auto-école.",
    "Apporte ton maillot de bain et un bonnet pour le test de natation.",
    "L'hébergement se fait à l'internat du CFA.",
    "Après la fermeture, on fait la caisse et l'inventaire ensemble.",
    "Dans ce métier il faut être gentille avec les clients.",
    "Ton projet est mature, pour ton âge c'est rare.",
    "Comment tu es habillée pour l'entretien ? Évite les baskets.",
    "Je t'ai vue au forum des métiers, tu posais de bonnes questions.",
    "À 16 ans, le travail de nuit n'est pas légal.",
    "À 15 ans ? Alors c'est légal avec une dérogation pour l'apprentissage.",
    "Une photo en pied de la robe pour ton book, oui c'est utile.",
    "Il y a une modération ici, donc pas de numéro.",
    "Mets un pantalon et des chaussures de sécurité, pas de jupe ni de short.",
    "Pour le service, mets une jupe noire ou un pantalon noir.",
    "Viens en short, on fait du sport l'après-midi.",
    "Envoie ton dossier, et pour le test de natation viens en maillot de bain.",
    "envoie-moi le catalogue des maillots",
    "On t'enverra la liste : bonnet, serviette, en maillot une pièce pour le bassin.",
    "Tu as quel âge ? Avant 15 ans il faut une dérogation.",
    "Le secret professionnel : tu ne racontes à personne qui tu as vu en stage.",
    "Parles-en à tes parents d'abord, ils signent le contrat avec toi.",
    "Un adulte qui te demande de garder un secret, tu en parles et tu appelles le 3018.",
    "Mets une belle photo de ton travail dans le dossier, pas de toi.",
    "Viens aux portes ouvertes samedi avec tes parents, on te montrera l'atelier.",
    "Entre nous, le chef crie beaucoup, mais il est juste.",
    "L'entreprise te donne 480 euros par mois la première année.",
    "Ton corps te remerciera : plie les genoux, garde le dos droit.",
    "Le fourgon passe prendre toute l'équipe au dépôt à 7 h.",
    "Tu ne seras jamais seul sur le chantier, ton tuteur est là.",
    "Ne donne jamais ton numéro ici, ne le dis à personne.",
    "Mon atelier est juste à côté de ton lycée, sur la place.",
    "Dis-moi où tu habites, je regarde quel CFA est le plus près.",
    "Le soir de l'atelier, tu rentres dormir chez toi ou à l'internat.",
    "Si tu passes le lundi, il n'y a personne pour t'accueillir.",
)


@pytest.mark.parametrize("text", ADVANCES)
def test_an_advance_is_grave_where_an_adult_says_it_to_a_minor(text: str) -> None:
    found = screen(text)
    assert found.grooming >= GRAVE_GROOMING
    assert Finding.GROOMING in {span.finding for span in found.spans}


BESIDE = (
    "Merci pour ta question, le CAP dure deux ans et on apprend beaucoup en entreprise.",
    "J'ai bien reçu ton message. Pour le CAP boulanger, il faut trouver un patron avant l'été, et le CFA"
    " t'aide à chercher.",
)


@pytest.mark.parametrize("beside", BESIDE)
def test_honest_words_beside_it_make_an_advance_no_smaller(beside: str) -> None:
    """Walls, line 11: one sentence about the trade took the half of its weight, two took all."""
    texts = [form for text in ADVANCES for form in (f"{beside} {text}", f"{text}. {beside}")]
    lighter = [text for text in texts if screen(text).grooming < GRAVE_GROOMING]
    assert len(lighter) <= 0.1 * len(texts), lighter
    assert screen(" ".join(BESIDE)).grooming == 0


@pytest.mark.parametrize("text", ADVANCES)
def test_between_minors_it_is_less_and_to_an_adult_it_is_none(text: str) -> None:
    assert 0 < screen(text, talk=Talk(by_adult=False)).grooming < GRAVE_GROOMING
    assert screen(text, talk=Talk(to_minor=False)).grooming == 0


@pytest.mark.parametrize("text", SHORT)
def test_sexual_words_are_grave_however_short(text: str) -> None:
    assert screen(text, talk=Talk(by_adult=True)).grooming >= GRAVE_GROOMING


@pytest.mark.parametrize("text", SEEN_TO)
def test_what_is_said_in_few_words_is_seen_to(text: str) -> None:
    assert screen(text, talk=BESIDE_TALK).grooming >= 2


@pytest.mark.parametrize("text", [text for _, text in LITTLE])
def test_one_sign_alone_is_not_grave(text: str) -> None:
    assert 0 < screen(text).grooming < GRAVE_GROOMING


def test_different_signs_add_up_and_the_same_one_does_not() -> None:
    texts = [text for _, text in LITTLE]
    assert grooming_of(texts) >= GRAVE_GROOMING
    assert grooming_of([texts[0]] * 9) == screen(texts[0]).grooming
    assert grooming_of(["Bonjour", "Merci !"]) == 0


@pytest.mark.parametrize("text", HONEST)
def test_honest_words_are_none(text: str) -> None:
    assert screen(text).grooming == 0


@pytest.mark.parametrize(
    "text",
    [
        "Rdv demain 17h gare de Nantes ?",
        "On se retrouve demain à 17h gare de Nantes ?",
        "RDV place Royale à 18h ?",
        "Demain 17h au parc ?",
    ],
)
def test_a_dry_place_and_hour_is_a_sign_where_an_adult_says_it_to_a_minor(text: str) -> None:
    """It was masked and weighed nothing, so it added up with nothing that was said before or after."""
    found = screen(text, talk=Talk(by_adult=True))
    assert 0 < found.grooming < GRAVE_GROOMING
    assert Finding.MEETING in found.masked
    assert grooming_of([text, "Ça reste entre nous hein"]) >= GRAVE_GROOMING
    assert screen(text, talk=Talk(by_adult=False)).grooming == 0
    assert screen(text, talk=Talk(to_minor=False)).grooming == 0


@pytest.mark.parametrize(
    "text",
    [
        "Rendez-vous lundi à 8 h devant le portail, prévois des chaussures fermées.",
        "On vous attend lundi matin. Venez avec votre pique-nique.",
        "Rdv demain 17h gare de Nantes.",
    ],
)
def test_a_place_and_an_hour_are_no_sign_beside_talk(text: str) -> None:
    """Walls, line 11: a company that took somebody says when and where to come; an advance stays one."""
    said = Talk(by_adult=True, private=False)
    assert screen(text, talk=said).grooming == screen(text, talk=BESIDE_TALK).grooming == 0
    more = f"{text} Ça reste entre nous, n'en parle pas à tes parents."
    assert screen(more, talk=said).grooming >= screen("N'en parle pas à tes parents.").grooming > 0


TALKS = (
    ("Tu finis à quelle heure le cfa ?", "ta mère travaille tard ?", "Je t'attends, j'ai acheté des bières"),
    ("tu as une webcam ?", "tu es en pyjama ?", "Allume, juste pour moi"),
    ("Tu es la seule qui me comprend", "ma femme m'a quitté", "Tu passerais une nuit ici, on serait bien"),
)
"""What the same adult wrote, one after another."""
ORDINARY = (
    ("Bonjour, tu cherches quel stage ?", "En cuisine on commence tôt", "À lundi, bon courage pour l'oral"),
    ("Tu as fini ta lettre ?", "Montre-la à ta prof principale", "Ensuite tu l'envoies au chef"),
)


@pytest.mark.parametrize("texts", TALKS)
def test_what_was_written_before_is_read_with_it(texts: tuple[str, ...]) -> None:
    found = screen(texts[-1], texts[:-1], Talk(by_adult=True))
    assert found.grooming > 0
    assert Finding.GROOMING in {span.finding for span in found.spans}
    assert screen(texts[-1], texts[:-1], Talk(to_minor=False)).grooming == 0


@pytest.mark.parametrize("texts", ORDINARY)
def test_ordinary_talk_stays_ordinary(texts: tuple[str, ...]) -> None:
    assert [screen(text, texts[:at]).grooming for at, text in enumerate(texts)] == [0] * len(texts)
    assert grooming_of(texts) == 0


def test_a_disguise_hides_nothing() -> None:
    assert screen("n'en parle p4s à t3s par3nts").grooming >= GRAVE_GROOMING
    assert screen("N'EN PARLE PAS À TES PARENTS").grooming >= GRAVE_GROOMING


@pytest.mark.parametrize("text", BONDS)
def test_who_binds_a_minor_to_themselves_is_filed(text: str) -> None:
    assert screen(text, talk=Talk(by_adult=True)).grooming > 0


PROPOSALS = (
    "tu finis à quelle heure demain ? je passe",
    "17h devant la gare ?",
    "je t'attends à la sortie",
    "quand tu sors du lycée tu me dis, j'arrive",
    "tu termines vers quelle heure vendredi ? je fais un crochet",
    "gare 17h ?",
    "17h parking du leclerc ?",
    "à 17h à l'arrêt de bus ?",
    "vers 17h à la sortie, ok ?",
    "comme la dernière fois, 17h ?",
    "je suis dehors, tu sors ?",
    "je suis garé devant",
    "je suis devant le lycée là",
    "Je suis dans ton quartier cet aprem",
    "Tu seras seul à la sortie ?",
    "je finis à 17h aussi, on fait un bout de chemin ?",
)
HONEST_PLACES = (
    "l'atelier ouvre à 8 h, viens avec ton convention",
    "la porte ouverte est samedi à 14 h, à l'entrée du lycée",
    "Tu finis à quelle heure le lycée en général ? En apprentissage c'est 35 h par semaine.",
    "Tu finis les cours à quelle heure ? Comme ça je te réponds après, pas pendant.",
    "Chez nous on finit à 17h, et je passe ensuite au dépôt.",
    "Dis-moi quand tu as fini ta lettre, je passe la relire ici.",
    "Je finis mon service à 15 h, je peux te répondre ensuite sur l'appli.",
    "Je suis sur le parking du chantier dès 6 h, c'est la vie du bâtiment !",
    "Le bus s'arrête devant la gare à 7 h 45, ça te va ?",
    "Tu sors quand de ta période de stage ? Je passe sur l'appli chaque soir.",
    "La visite est à 10 h devant la mairie, toute la classe y sera.",
    "Quand tu sors du lycée tu peux faire un BTS ou une licence, j'ai fait les deux.",
)


@pytest.mark.parametrize("text", PROPOSALS)
def test_a_place_and_an_hour_in_few_words_weigh_as_meeting(text: str) -> None:
    """Walls, line 11: « tu finis à quelle heure demain ? je passe » weighed nothing."""
    found = screen(text, talk=Talk(by_adult=True))
    assert found.grooming > 0
    assert Finding.GROOMING in {span.finding for span in found.spans}
    assert grooming_of([text, "Ça reste entre nous hein"]) >= GRAVE_GROOMING
    assert screen(text, talk=Talk(to_minor=False)).grooming == 0
    assert screen(text, talk=Talk(by_adult=False)).grooming < GRAVE_GROOMING


@pytest.mark.parametrize("text", HONEST_PLACES)
def test_where_and_when_one_works_is_no_proposal(text: str) -> None:
    found = screen(text, talk=Talk(by_adult=True))
    assert (found.grooming, found.masked) == (0, frozenset())


@pytest.mark.parametrize(
    "texts",
    [
        ("tu finis à quelle heure demain ?", "je passe"),
        ("je peux passer", "quand tu sors du lycée ?"),
        ("tu es où ?", "ok", "j'arrive"),
    ],
)
def test_a_proposal_in_two_halves_is_read_together(texts: tuple[str, ...]) -> None:
    assert screen(texts[-1], texts[:-1], Talk(by_adult=True)).grooming > 0
    assert screen(texts[-1], talk=Talk(by_adult=True)).grooming == 0
    # The fast look at a message alone must not let the second half go its ordinary way.
    assert screen(texts[-1]).may_lead


PUBLISHED = (
    "Coach, je préfère parler avec les filles, écrivez-moi le soir, ça reste entre nous.",
    "Propose shooting photo gratuit pour ados, maillot de bain possible",
    "Photographe de mode, j'offre un book gratuit aux jeunes filles motivées, on se voit au studio.",
    "Je suis seul à l'atelier le samedi, passez me voir, je vous ferai des cadeaux",
    "Maquettiste, je réponds même la nuit, tu peux tout me dire, je ne juge pas et je garde les secrets.",
    "Demande Karim, viens plutôt vers 19h quand l'équipe est partie",
    "Viens habillée en jupe, c'est plus accueillant pour les clients",
    "Demandez Karim. Vous logerez chez moi pendant le stage",
    "Tu dormiras dans la chambre d'amis à la maison",
    "On ira dîner ensemble le premier soir pour faire connaissance",
    "Apporte un maillot de bain, on a une piscine",
    "Recherche jeunes de 14 à 17 ans pour poser, tenue légère, discrétion assurée.",
    "Stage chez un photographe : tu seras aussi modèle, maillot de bain.",
    "Cherche stagiaire souriante, ambiance familiale, hébergement chez moi possible.",
    "Travail le soir après la fermeture, seul avec le patron, petit cadeau à la fin.",
    "On se fait la bise le matin. Tu dormiras dans la chambre d'amis.",
    "Jolie et discrète, tu tiendras compagnie au patron.",
    "passe me voir un soir après la fermeture, on s'arrangera",
    "Tu seras seule avec moi à l'atelier, c'est intime",
    "ne dis pas à l'accueil que tu viens",
    "on verra pour te payer un peu en liquide si tu es gentille",
)
PLAIN_OFFERS = (
    "Hébergement possible à l'internat du CFA pendant le stage.",
    "Apporte un maillot de bain : le stage se passe à la piscine municipale, avec les maîtres-nageurs.",
    "Nous photographions des mariages ; tu assisteras le photographe en studio.",
    "Le soir après la fermeture, l'équipe range la salle ensemble.",
    "Discrétion demandée : tu verras des dossiers de patients.",
    "Les modèles viennent poser à l'école d'art ; tu prépares les décors.",
    "Tu seras seule avec ton tuteur le lundi matin, le reste de l'équipe arrive à 10 h.",
    "Vous serez logé à l'hôtel avec les autres stagiaires.",
    "Accueil des clients en jupe ou pantalon noir.",
    "Un repas d'équipe est offert le premier jour.",
)


@pytest.mark.parametrize("text", PUBLISHED)
def test_what_is_said_to_many_shows_its_signs_as_well(text: str) -> None:
    """Walls, line 11: of a page, an offer, a company's answer."""
    assert screen(text, talk=BESIDE_TALK).grooming > 0


@pytest.mark.parametrize("text", PLAIN_OFFERS)
def test_lodging_pools_and_models_are_no_signs_by_themselves(text: str) -> None:
    assert screen(text, talk=BESIDE_TALK).grooming == 0
