"""Distress in plain words, in text-speak, in English, said sideways; and figures of speech."""

import pytest

from api.safety.safeguarding.findings import Talk
from api.safety.safeguarding.service import screen

DISTRESS = (
    "J'ai décidé de mettre fin à mes jours après les vacances.",
    "lol je me suis encore coupée hier, bref",
    "j'ai recommencé à me couper",
    "je me suis ouvert le bras exprès",
    "je redeviens anorexique",
    "jai ete abusé par un ami de mes parents",
    "il m'a mis la main dans le pantalon",
    "mon cousin est battu par son père",
    "je suis pas en sécurité chez moi",
    "un monsieur m'a proposé de l'argent pour coucher avec lui",
    "il m'a offert un téléphone si je couche avec lui",
    "jsui enceinte et jsais pas quoi faire jai 14 ans",
    "je pense au pire en ce moment",
    "tu crois que ca fait mal de sauter ?",
    "je suis au bout du rouleau",
    "jme deteste tellement",
    "mon maître d'apprentissage me frappe",
    "je mérite pas de vivre",
    "ça sert à rien que je vive",
    "ce soir c'est fini pour moi",
    "toute la classe veut que je me tue",
    "je suis sur le toit",
    "jsuis en danger",
    "sos",
    "il vient dans mon lit",
    "le patron m'a demandé de l'embrasser pour valider mon stage",
    "jme suis faite agresser hier en sortant du bus",
    "il a mis un truc dans mon verre",
    "des mecs me suivent tous les soirs",
    "il me serre le bras tellement fort que j'ai des bleus",
    "mon père rentre bourré et casse tout",
    "jveux pas rentrer il est à la maison",
    "maman s'est fait frapper hier encore",
    "il va finir par tuer ma mère",
    "ma soeur se coupe",
    "ma mere me vend",
    "un mentor m'a demandé des photos",
    "la personne de l'autre conversation veut que j'aille chez lui",
    "mon prof de sport me met mal a l'aise il nous regarde dans le vestiaire",
    "jpleure h24",
    "j'ai des crises d'angoisse tous les jours",
    "j'entends des voix",
    "je veux mourir",
    "jveu mourir",
    "je ve crever",
    "J'ai envi 2 mourir",
    "j'ai envie d'en finir",
    "plus envie de vivre",
    "je sers à rien autant disparaître",
    "je voudrais m'endormir et ne plus me réveiller",
    "tout le monde serait mieux sans moi",
    "j'ai des idées noires",
    "je me scarifie",
    "jme taillade",
    "je me fais du mal",
    "j'ai avalé tous les médicaments",
    "mon père me frappe",
    "mes parents me batte",
    "mon maître d'apprentissage m'a mis un coup de pied",
    "un copain de classe se fait frapper par son oncle",
    "on m'appelle le bougnoule à l'atelier",
    "me foutre en l'air, c'est la seule idée qui me calme",
    "je prends des laxatifs tous les jours",
    "não quero viver mais",
    "quiero morir",
    "ölmek istiyorum",
    "mon beau-père me bat",
    "je suis battu",
    "j'ai peur de rentrer chez moi",
    "mes parents m'ont mis dehors",
    "il me touche",
    "mon tuteur de stage me touche les fesses",
    "j'ai été violée",
    "il veut des photos de moi nue",
    "je vais fuguer",
    "je dors dehors",
    "je me fais harceler",
    "ils me traitent de grosse tous les jours",
    "ma copine veut se suicider",
    "je mange presque plus rien",
    "i want to die",
    "my dad hits me",
    "s u i c i d e, j'y pense",
    "mon père est agriculteur et il veut se suicider",
    "j'en ai marre de cette vie",
    "j'ai des idées noires",
)
FIGURES = (
    "je suis sur le toit avec le couvreur, la vue est dingue",
    "dans le casque j'entends des voix off en anglais",
    "un pro m'a demandé des photos de ma pièce",
    "ma mère elle me saoule avec la voie générale",
    "ce qui me serre la gorge, ce sont les familles devant le cercueil",
    "ma soeur se coupe les cheveux toute seule",
    "mon prof veut que j'aille chez lui : il est agriculteur, c'est mon stage avec la classe et le cv",
    "jsuis au bout du rouleau ce trimestre, heureusement c'est bientôt noël",
    "je pense au pire pour le bac",
    "ça fait mal de sauter à la corde sans échauffement ?",
    "le casque, c'est pour être en sécurité chez le client",
    "ma cheffe est enceinte, elle sait pas quoi faire pour son remplacement",
    "Je me suis encore coupé le doigt avec le couteau en cuisine.",
    "Notre équipe est battue par le club de Nantes.",
    "mort de rire",
    "je meurs d'envie de faire ce métier",
    "ce prof me tue",
    "mourir de faim, crever de chaud en cuisine",
    "infirmière qui accompagne les personnes qui veulent mourir",
    "Je travaille à la prévention du suicide",
    "ce métier me touche, ça me frappe de voir ça",
    "Je veux en finir avec ce dossier",
    "ce métier va disparaître",
    "une fugue de Bach au piano",
    "Le chef me tape sur les nerfs",
    "je me coupe souvent en cuisine",
    "j'en peux plus de Parcoursup",
    "le harcèlement scolaire c'est le sujet de mon exposé",
    "partir de chez mes parents pour les études",
    "Avez-vous eu peur de mourir quand vous étiez pompier ?",
    "aidez moi svp, j'hésite entre STI2D et STL",
    "Sur le tracteur c'est un boîtier qui appelle les secours si on tombe",
    "j'en ai marre de cette vie de stagiaire",
    "dissertation de philo : Camus et le suicide",
    "jai envie de mourir tellement ce meme est drole",
    "j'ai fait une fugue de Bach au piano",
    "je pense à en finir avec les maths",
    "je me drogue au chocolat",
    "J'ai fait un exposé sur la scarification pour le métier d'infirmier.",
    "En stage j'ai vu des patients qui se scarifient, c'est dur ce métier.",
)
PLAIN = (
    "je me scarifie",
    "jme scarifie",
    "je me mutile",
    "je m'automutile tous les soirs",
    "je me taillade les bras",
    "je me suis encore scarifiée",
    "je me coupe les veines",
    "je me fais du mal",
    "je me fais vomir",
    "je suis anorexique",
    "j'ai envie de mourir",
    "je veux mourir",
    "je veux me suicider",
    "je veux plus vivre",
    "je pense au suicide",
    "je pense souvent à me tuer",
    "j'ai des idées suicidaires",
    "j'ai des pensées noires",
    "j'ai fait une tentative de suicide",
    "j'ai fait une ts",
    "je prends des cachets pour mourir",
    "mon père me frappe",
    "mon oncle me touche",
    "j'ai été violée",
    "je suis harcelée",
    "on me harcèle tous les jours",
    "je me drogue tous les jours",
    "je vais fuguer",
    "je dors dehors",
)
TOPICS = (
    "{} et je voudrais connaître le métier d'infirmière",
    "J'aime bien votre métier mais {}",
    "{}, c'est quoi les études pour ce métier ?",
    "Je suis en stage, {}",
    "{} et j'ai un exposé sur le métier de pompier",
    "Je veux travailler avec des patients mais {}",
    "{} depuis la rentrée, vous faites quoi comme formation ?",
    "En cours de SVT {}",
    "{}. Combien gagne un psychologue ?",
    "Bonjour, j'hésite entre infirmière et coiffeuse, {}, est-ce que c'est un problème pour le concours ?",
    "Je fais un film pour mon cours de philo et {}",
    "{} et votre métier de cuisinier avec les couteaux me fait peur",
)


@pytest.mark.parametrize("plain", PLAIN)
def test_no_topic_beside_it_outvotes_plain_distress(plain: str) -> None:
    """Walls, line 14: « je me scarifie » beside « métier » was taken for a talk about trades of care."""
    assert [topic for topic in TOPICS if not screen(topic.format(plain)).distress] == []


def test_what_an_adult_lived_through_is_weighed_as_before() -> None:
    told = "À 15 ans j'ai fugué du lycée pour aller voir les bateaux, et puis on m'a mis au lycée maritime."
    assert not screen(told, talk=Talk(by_adult=True)).distress


@pytest.mark.parametrize("text", DISTRESS)
def test_distress_is_seen(text: str) -> None:
    assert screen(text).distress


@pytest.mark.parametrize("text", FIGURES)
def test_figures_of_speech_alarm_nobody(text: str) -> None:
    assert not screen(text).distress


def test_distress_is_neither_masked_nor_held() -> None:
    found = screen("je veux mourir")
    assert (found.text, found.held) == ("je veux mourir", False)


BESIDE = (
    "Merci pour votre réponse, c'est super intéressant comme métier.",
    "bonjour je cherche un stage en boulangerie pour la semaine du 12 janvier",
    "merci beaucoup c'est super intéressant comme métier et du coup je voulais savoir combien de temps durent"
    " les études et si on gagne bien sa vie",
)


@pytest.mark.parametrize("beside", BESIDE)
def test_what_is_written_beside_it_makes_no_cry_for_help_smaller(beside: str) -> None:
    """Walls, lines 11 and 14: in a sentence of its own, or in one breath, before, behind and between."""
    forms = [
        form
        for text in DISTRESS
        for form in (f"{beside} {text}", f"{text} {beside}", f"{beside} {text} {beside}", f"{beside}\n{text}")
    ]
    missed = [form for form in forms if not screen(form).distress]
    assert len(missed) <= 0.12 * len(forms), missed
    assert not screen(f"{beside} {beside}").distress
