"""Contact details in texts are found, numbers of the trade are left alone."""

import pytest
from pydantic_core import PydanticCustomError

from api.safety.safeguarding.schemas import (
    a_name,
    has_contact,
    link_without_contact,
    require_rest,
    require_whole,
    without_account,
)


@pytest.mark.parametrize(
    "text",
    [
        "prenom@example.org",
        "prenom (at) example.org",
        "prenom arobase exemple",
        "06 12 34 56 78",
        "06.12.34.56.78",
        "0612345678",
        "+33 6 12 34 56 78",
        "https://exemple.test/moi",
        "www.exemple",
        "mon-site.fr",
        "insta: moi44",
        "Snapchat @moi",
        "０６ １２ ３４ ５６ ７８",
        "06\u200b12\u200b34\u200b56\u200b78",
        "zéro six douze trois quatre",
        "zero-six, un deux",
        "prenom chez gmail point com",
        "mon insta c'est prenom44",
        "ajoute-moi sur Snap",
        "écrivez-moi via WhatsApp",
    ],
)
def test_contact_details_are_found(text: str) -> None:
    assert has_contact(f"Pour me joindre : {text} merci")


@pytest.mark.parametrize(
    "text",
    [
        "Je travaille depuis 2012, 35 heures par semaine.",
        "En cas de danger : 119, 3018 ou 3114.",
        "J'encadre 3 apprentis et 120 élèves par an.",
        "Je publie des photos sur les réseaux pour mon entreprise.",
        "Bac pro, puis BTS. Le métier change vite.",
        "Je gagne entre 1 800 et 2 200 euros.",
        "De 09:00 à 12:00, puis de 13:00 à 16:00.",
        "Objectif zéro déchet : un bac sur deux est trié.",
        "Tu animes les comptes Instagram et TikTok de la boutique.",
        "Note de zéro à cinq, trois essais.",
    ],
)
def test_ordinary_sentences_pass(text: str) -> None:
    assert not has_contact(text)


@pytest.mark.parametrize(
    "link",
    [
        "https://wa.me/33612345678",
        "https://www.Instagram.com/prenom.44",
        "https://t.me:443/prenom",
        "https://ig.me/m/lina.bgs",
        "https://bere.al/linabgs",
        "https://www.youtube.com/@lina_bgs",
        "https://www.twitch.tv/linabgs",
        "https://github.com/linabgs",
        "https://www.linkedin.com/in/lina-bongrand",
        "https://bsky.app/profile/linabgs.bsky.social",
        "https://www.reddit.com/user/linabgs",
        "https://forum.example.org/u/linabgs",
        "https://meet.google.com/abc-defg-hij",
        "https://us05web.zoom.us/j/84522341123?pwd=abc",
        "https://cutt.ly/abc",
        "https://discord.gg/abcd",
        "https://example.org/?tel=06%2012%2034%2056%2078",
        "https://example.org/0612345678",
        "https://example.org/prenom@example.com",
        "0612345678",
    ],
)
def test_links_to_a_person_are_found(link: str) -> None:
    with pytest.raises(PydanticCustomError):
        link_without_contact(link)


@pytest.mark.parametrize(
    "link",
    [
        "https://www.francecompetences.fr/recherche/rncp/37682/",
        "http://data.europa.eu/esco/skill/9d2e926f-53d9-41f5-98f3-19dfaa687f3f",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://github.com/lycee-livet/robot/tree/main/src",
        "https://www.twitch.tv/videos/123456",
        "https://www.mairie.example.fr/jeunesse/invitation",
        "https://journal.example.org/article/2026/11/25/titre-de-l-article_6123456_3224.html",
        "https://example.com/photos/1A2b3C4d5E6f7G8h9/view#haut",
        "S1.2.3",
        "",
    ],
)
def test_links_to_what_was_done_pass(link: str) -> None:
    assert link_without_contact(link) == link


class TestWhole:
    """Walls, line 10: what passes in each field alone, and is read one below the other."""

    @pytest.mark.parametrize(
        "texts",
        [
            ("Stage de menuiserie, 06 39", "98 12 34 pour en savoir plus"),
            ("98 12 34, j'aime le bois", "J'aime le judo. 06 39"),
            ("Jardinier", "CAP, 06 39", "98 12 34. Je travaille dans les jardins."),
        ],
    )
    def test_a_number_over_several_fields_is_refused(self, texts: tuple[str, ...]) -> None:
        assert not any(map(has_contact, texts))
        with pytest.raises(PydanticCustomError, match="contact"):
            require_whole(*texts)

    def test_ordinary_fields_pass(self) -> None:
        require_whole("Stage de seconde, 15 juin", "35 heures, 2 places.", "", said_to_minors=True)

    def test_an_advance_is_one_in_what_adults_publish_too(self) -> None:
        texts = "Modèle photo", "Tu es belle. Viens chez moi, n'en parle pas à tes parents."
        require_whole(*texts)
        with pytest.raises(PydanticCustomError, match="advance"):
            require_whole(*texts, said_to_minors=True)

    def test_nor_does_a_number_go_on_beside_words_that_are_masked(self) -> None:
        with pytest.raises(PydanticCustomError):
            require_rest("Appelle-moi au 06 39", "98 12 34")
        with pytest.raises(PydanticCustomError):
            require_rest("98 12 34, et comment devient-on menuisier ?", "Mon numéro : 06 39")
        require_rest("Appelle-moi au 06 39 98 12 34", "BTS, 2 ans")


class TestNames:
    @pytest.mark.parametrize("name", ["06 12 34", "Karim 0612", "douze trente-quatre", "snap karimj"])
    def test_a_piece_of_a_number_is_nobody_s_name(self, name: str) -> None:
        """A mentor who changed their name from day to day told a pupil a number."""
        with pytest.raises(PydanticCustomError):
            a_name(name)

    @pytest.mark.parametrize(
        "name",
        [
            "lina.bgs", "Linabgs sur insta", "Tiktok Lina", "Karim Jardin snap", "lina.bongrand.pro",
            "Lina (lycée Livet)", "Lina, Livet", "Lina du lycée Livet", "Lina @bgs", "Lina/Livet",
        ],
    )  # fmt: skip
    def test_nor_is_an_account_or_a_school(self, name: str) -> None:
        """Walls, lines 10 and 15: the name is read in lists and on top of every conversation."""
        with pytest.raises(PydanticCustomError, match="first name"):
            a_name(name)

    @pytest.mark.parametrize(
        "name",
        [
            "Zoé", "Jean-Baptiste", "Prénom 7", "Maïlys", "Séptime", "Neuza", "Marie-Lou", "Jean Baptiste",
            "Ana Sofía", "N’Golo", "M'Baye", "D’Artagnan", "José M.", "J.P.", "عائشة", "김서연", "Lina 🌸",
        ],
    )  # fmt: skip
    def test_names_pass(self, name: str) -> None:
        assert a_name(name) == name


class TestContactOfACompany:
    @pytest.mark.parametrize("text", ["Écris-moi sur snap karimj", "Ajoute-moi sur insta karimj_44"])
    def test_an_account_on_a_network_is_none(self, text: str) -> None:
        with pytest.raises(PydanticCustomError):
            without_account(text)

    @pytest.mark.parametrize(
        "text",
        [
            "Demandez l'accueil, 02 40 00 00 00",
            "Mme Durand, accueil@charpentes-du-lac.fr, ou au portail à 8 h",
            "Karim, chef d'atelier, 06 39 98 12 34",
            "Présente-toi au 12 rue des Lilas à 9 h et demande Sophie.",
        ],
    )
    def test_telephone_mail_and_door_are(self, text: str) -> None:
        assert without_account(text) == text


@pytest.mark.parametrize("text", ["Sur insta c'est Karim Jardin", "a2FyaW1AZ21haWwuY29t"])
def test_what_a_message_masks_by_a_rule_is_no_public_text_either(text: str) -> None:
    """Walls, line 10: names beside a network and encoded addresses were looked for in messages only."""
    assert has_contact(text)


class TestAWayElsewhere:
    """Placements, line 7: « …, ou WhatsApp » beside an address passed, and « nous ne regardons pas vos
    réseaux » was refused as a contact detail."""

    @pytest.mark.parametrize(
        "text",
        [
            "3 rue du Port, et par WhatsApp",
            "Écrivez à 12 rue des Lilas, 44000 Nantes, ou WhatsApp.",
            "Venez au 12 rue des Lilas, 44000 Nantes, ou WhatsApp",
            "Présente-toi au 3 rue du Port ou Insta.",
            "Rendez-vous à l’atelier, 4 quai de la Fosse, ou par Snap.",
            "Candidature par courrier ou Telegram",
            "Contact : Signal",
            "Réponse en MP",
            "Infos en MP",
            "Écris-nous en MP",
            "Appelle-nous sur le 06",
            "Joignable sur le 06",
            "Rappelle au 06",
            "Postulez sur WhatsApp",
            "Pour postuler : 8 rue Jean-Jaurès 49000 Angers / Insta",
            "Candidatures via Messenger",
            "N'hésite pas à nous ajouter sur Insta",
            "Ne m'écris pas ici mais sur Snap",
            "Ne regarde pas notre insta lea.b44",
            "On ne te demandera pas ton 06, on prend ton Snap",
            "Pas de CV, ajoute-moi sur Insta",
            "12 rue du Port, ou W h a t s A p p",
            "12 rue du Port, ou Whats App",
            "WhatsApp possible",
            "Telegram pour postuler",
            "Come to 12 rue du Port, or WhatsApp.",
            "Viens à l’accueil, ou MP",
            "Ne cherche pas plus loin, mon insta c'est lea.b44",
            "Sans passer par l'appli, écris-moi sur Snap",
            "Nous ne regardons pas vos réseaux, donnez votre Insta",
            "Nous ne regardons pas vos réseaux sociaux mais ton snap si",
            "3 rue du Port (ou Signal)",
            "Contacte-nous sans souci sur Insta",
            "Contact sans rendez-vous : WhatsApp",
            "Nous ne lisons pas les CV et écris-nous sur Insta",
            "Ne contacte pas le CFA écris-nous sur Insta",
            "On ne regarde pas l’insta marie.dupont",
            "Ne regardez pas notre insta menuiseriedupont",
            "On ne demande pas Insta lea44",
            "Pas de contact par mail, WhatsApp : leadupont",
            "Pas de CV : candidature par WhatsApp",
            "Personne ne lit les mails alors contact sur Telegram",
            "Pourquoi ne pas nous écrire sur Insta ?",
        ],
    )
    def test_is_found_where_one_is_offered(self, text: str) -> None:
        assert has_contact(text)

    @pytest.mark.parametrize(
        "text",
        [
            "Le stagiaire travaille l’accueil, la réserve, le merchandising et Instagram.",
            "Nous ne regardons pas votre Facebook et votre Instagram.",
            "Vos comptes Facebook et Instagram ne seront jamais demandés.",
            "Ton 06 ne te sera pas demandé.",
            "Nous ne regardons pas vos réseaux.",
            "Nous ne regardons pas vos réseaux sociaux",
            "Nous ne consultons jamais ton Insta.",
            "On ne te demandera ni Snap ni WhatsApp.",
            "Pas de contact par WhatsApp : tout passe par l’appli.",
            "Personne ne te demandera ton numéro.",
            "On ne demande pas ton 06.",
            "Jamais de MP.",
            "Ne donne jamais ton Snap à un client",
            "Gestion du compte Instagram de la boutique",
            "Nous communiquons sur Facebook et Instagram",
            "Feu de signal, un signal sonore",
            "La boutique vend sur Vinted et Instagram",
            "Vos réseaux ne nous intéressent pas.",
            "Tes réseaux sociaux ne sont pas regardés.",
            "Nous n’irons pas voir votre Facebook.",
            "On ne te contactera jamais sur WhatsApp ni par SMS.",
            "Tu publies des photos sur notre site ou Instagram.",
            "Tu réponds aux clients par mail ou WhatsApp.",
            "Stage dans le 06 et le 83",
            "Rendez-vous au 06 rue du Port à 9 h",
            "Appel d’offres du 06/07 au 08/09",
            "Prise de contact le 06 juin",
            "Tu apprends à passer un appel sur le poste de travail",
            "Viens en bus, tram ou vélo, 12 rue du Port.",
            "Réception des MP, contrôle et stockage",
            "Information par un signal sonore",
            "Nous ne lisons ni votre Facebook ni votre Instagram.",
            "Votre compte TikTok ne sera pas consulté.",
            "Tu écris des légendes sur Instagram",
            "Tu travailles à l’accueil : courrier, mail et téléphone.",
            "We never look at your Instagram.",
        ],
    )
    def test_is_none_where_it_is_denied_or_of_the_trade(self, text: str) -> None:
        assert not has_contact(text)


def test_what_stands_between_two_fields_is_read_in_whole_sentences() -> None:
    """A sentence that was cut in its middle read like an account: « tes comptes avant l’entretien : si »."""
    text = (
        "Tu écris pour nos clients : un industriel, deux coopératives, une fédération. Rédaction, réseaux"
        " sociaux, un peu de vidéo, 8 semaines à temps plein. Nous regarderons tes comptes avant"
        " l’entretien : si tu manifestes contre les bassines ou si tu votes du mauvais côté, ça ne collera"
        " pas avec nos clients. Ordinateur fourni."
    )
    require_whole("Stage communication, agence de quatre personnes", text)
