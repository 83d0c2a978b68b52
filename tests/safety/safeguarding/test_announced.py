"""Names on networks that are told in the plainest words, and words that are only rare. Walls, line 10."""

import pytest

from api.safety.safeguarding.schemas import has_contact
from api.safety.safeguarding.service import Talk, known_by, screen

TOLD = (
    "Instagram jardinskarim",
    "mon compte c'est karimphoto",
    "mes réalisations sont sur mon compte jardinskarim",
    "je poste tout sur jardinskarim",
    "follow jardinskarim",
    "mon @ c'est karimphoto",
    "mets karimphoto dans la barre de recherche",
    "t'as qu'à chercher karimphoto",
    "jsuis karimphoto44 de partout",
    "jsuis lina.bgs partout",
    "yubo lulubgs",
    "sc lulubgs",
    "mon spotify lulubgs",
    "sur wattpad jecris sous lulubgs",
    "sur duolingo chui lulu44",
    "ajoute lulubgs",
    "add : lulubgs",
    "vas y ajt moi lulubgs",
    "arobase lulubgs",
    "réseaux : lulubgs",
    "isnta lulubgs",
    "lulubgs 👻",
    "appli jaune : lulubgs",
    "sur l'autre appli lulubgs",
    "moi c lulubgs",
    "lulubgs sur snap",
    "mon compte s'appelle lulubgs",
    "retrouve lulubgs",
    "check lulubgs",
    "go lulubgs",
    "je m'appelle lulubgs partout",
)
NAMES = ("lulu", "karim", "jardins", "lina")


@pytest.mark.parametrize("text", TOLD)
def test_such_a_name_is_masked(text: str) -> None:
    shown = screen(text).text
    assert not any(name in shown for name in NAMES), shown


@pytest.mark.parametrize(("text", "told"), [("c'est k.jardin", "jardin"), ("mon club c'est #2PQ8Y", "2PQ8Y")])
def test_so_are_an_initial_with_a_surname_and_the_tag_of_a_club(text: str, told: str) -> None:
    assert told not in screen(text).text


@pytest.mark.parametrize("text", ["c'est m.dupont", "mon compte cyclades marche pas", "check Parcoursup"])
def test_other_short_messages_stay(text: str) -> None:
    assert screen(text).text == text


def test_so_is_one_that_is_dictated() -> None:
    assert "lulu" not in screen("lulu underscore bgs").text


@pytest.mark.parametrize(
    "text",
    [
        "Jardinier à Rezé. Instagram jardinskarim",
        "Pour plus d'infos, envoyez un message à karimjardin",
        "Contactez-moi en privé, karimjardin partout",
    ],
)
def test_nor_does_it_stand_in_a_public_text(text: str) -> None:
    assert has_contact(text)


@pytest.mark.parametrize(
    "text",
    [
        "ajoute tes compétences en bas du cv",
        "cherche carrosserie ou chaudronnerie dans ton secteur",
        "recherche apprentissage plomberie chauffagiste",
        "tape onisep menuiserie agencement",
        "mets des chaussures de sécurité",
        "mon compte formation sert à ça",
        "Mon profil : bac pro maintenance des véhicules",
        "Réseaux, enrobés, terrassement : trois ans de contrat.",
        "Association qui recherche alternant·e pour animer.",
        "You will follow greenhouse trials on carrots.",
        "Nous sommes installés au-dessus de la poste.",
        "on en parle partout",
        "Apprends Git tôt, ça te servira partout.",
        "mon compte cyclades marche pas",
        "Moi c'est Mireille, 61 ans, couturière à Roubaix.",
        "j'ai des rayures partout",
        "Le @ au-dessus de la fonction, c'est un décorateur.",
    ],
)
def test_rare_words_of_a_trade_are_no_names(text: str) -> None:
    assert screen(text, talk=Talk(by_adult=True)).text == text
    assert not has_contact(text)


def test_the_first_name_that_everybody_sees_is_none() -> None:
    talk = Talk(by_adult=False, known=known_by("Ngolowé"))
    assert screen("moi c ngolowé", talk=talk).text == "moi c ngolowé"


@pytest.mark.parametrize(
    "text",
    [
        "{}", "au cas où {}", "tenez : {}", "({})", "💌 {}", "merci pour tout !! {}", "je note ça ici, {}",
        "moi c {}", "{} si un jour tu veux", "Je suis à vous, {}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("told", ["samiadel93", "chloe85x", "emma2k9x", "kevin.mrtn"])
def test_a_word_that_can_only_be_an_account_needs_nothing_beside_it(text: str, told: str) -> None:
    assert told not in screen(text.format(told)).text
    assert has_contact(f"Je suis sérieux et ponctuel. {text.format(told)}")


def test_so_is_the_first_name_with_a_digit_of_whoever_writes() -> None:
    assert "zoe7" not in screen("et voilà zoe7b8", talk=Talk(known=known_by("Zoé"))).text


@pytest.mark.parametrize(
    "text",
    [
        "j'ai eu mon B2i", "on code en PHP8 et HTML5", "E85 ou SP95 ?", "un iPhone12", "la 3eB", "T4",
        "à cause du covid19", "CAP1 cuisine", "win11 ou windows10", "je fais autocad2023", "la peugeot208",
        "CACES489", "le greta44", "menuiserie44", "office365", "esp32 et stm32", "STI2D", "BUT1", "PSC1",
        "RNCP37275", "la norme ISO9001", "le tour Mazak200", "un plan HACCP22", "lot12", "salle204", "H07VK",
        "main.py", "node.js", "mon cv.pdf", "www.onisep.fr", "j'ai fini.merci", "le prof.principal", "v1.2",
    ],
)  # fmt: skip
def test_classes_models_codes_and_files_are_no_accounts(text: str) -> None:
    assert screen(text, talk=Talk(by_adult=False)).text == text
    assert not has_contact(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("mehdkr écrit à l'envers, c'est mon insta", "mehdkr"),
        ("rkdhem a lire de droite a gauche c mon snap", "rkdhem"),
        ("noursbt avec deux t, sur tiktok", "noursbt"),
        ("tomcrs, le même partout", "tomcrs"),
        ("yanisld le meme sur toutes les applis", "yanisld"),
        ("francktp, c'est mon nom sur les autres applis", "francktp"),
        ("mehdi puis krv tout attaché, c'est mon snap", "krv"),
        ("y'a qu'une samia kerdilo de saint nazaire sur tiktok", "kerdilo"),
    ],
)
def test_a_name_is_masked_with_what_says_how_it_is_written(text: str, told: str) -> None:
    assert told not in screen(text).text


def test_words_of_every_day_before_it_stay() -> None:
    assert screen("Pasteur a trouvé le vaccin").masked == frozenset()
    assert screen("sur azerty l'arobase c'est alt gr + 0").masked == frozenset()
    assert screen("j'ai fini la maquette, le même partout").text.startswith("j'ai fini la maquette")
    assert screen("Bonjour Ngolowé, le même partout").text.startswith("Bonjour Ngolowé")
