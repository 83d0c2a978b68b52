"""Ways to meet beside the app, in the disguises that people think of, and what only looks like one."""

import pytest

from api.safety.safeguarding.service import Finding, screen

PHONES = (
    "06 39 98 12 45",
    "06-39.98/12 45",
    "(06) 39 98 12 45",
    "O6 39 98 l2 45",
    "０６ ３９ ９８ １２ ４５",
    "٠٦٣٩٩٨١٢٤٥",
    "0️⃣6️⃣3️⃣9️⃣9️⃣8️⃣1️⃣2️⃣4️⃣5️⃣",
    "〇六三九九八一二四五",
    "0 puis 🕕🕒🕘🕘🕗🕐🕑🕓🕔",
    "zéro ⚅⚂ puis 9 9 8 et ⚀⚁⚃⚄",
    "zero seis trinta e nove noventa e oito doze quarenta",
    "sıfır altı otuz dokuz doksan sekiz on iki kırk",
    "06→39→98→12→45",
    "06✨39✨98✨12✨45",
    "06 puis 39 puis 98 puis 12 puis 45",
    "zéro six trente-neuf quatre-vingt-dix-huit douze quarante-cinq",
    "zerosix trente neuf quatrevingtdixhuit douze quarante cinq",
    "06 trente neuf 98 douze 45",
    "plus trente-trois six trente-neuf quatre-vingt-dix-huit douze quarante-cinq",
    "oh six three nine nine eight one two four five",
    "06\n39\n98\n12\n45",
    "+33 6 39 98 12 45",
    "0033 (0)6 39 98 12 45",
    "6 39 98 12 45",
    "le début c'est 06 39 98, la fin 12 45",
    "à l'envers ça donne 54 21 89 93 60",
    "whatsapp +44 7700 900123",
    "tu fais le 06 puis tu rajoutes 39 98 12 45",
    "c koi ton num",
    "file ton 06",
    "sonne-moi ce soir",
    "on échange nos numéros ?",
)
EMAILS = (
    "prenom.nom@exemple.fr",
    "prenom nom arobase laposte point net",
    "prenom (at) exemple [dot] fr",
    "p r e n o m @ g m a i l . c o m",
    "prenоm@gmаil.com",
    "pre\u200bnom@exemple.fr",
    "prenom.nom chez gmail",
    "mon gmail c'est prenomnom",
    "t'as une adresse mail où je peux t'écrire ?",
    "écris-moi par mail",
)
HANDLES = (
    "mon insta c'est prenom44",
    "mon sn4p c prenom",
    "s n a p : prenom",
    *(f"mon snap c'est {sign.join('karimjardin')}" for sign in ("=", "→", "~", "│", "\n", "🌸", "😀 ")),
    "1nsta: prenom",
    "ｓｎａｐ：prenom",
    "Ιnѕtа : prenom",
    "@prenom_44",
    "prenom#0001",
    "ajoute moi sur le fantôme jaune 👻",
    "t'as insta ?",
    "g snap c prenom",
    "on passe sur whatsapp ?",
    "tjr dispo sur insta",
    "mon pseudo c'est pareil partout",
    "viens en mp",
    "hmu on snap",
    "Installe Signal, personne ne lit nos messages",
    "on peut parler ailleurs qu'ici ?",
    "l'appli avec l'appareil photo, je suis prenom_du_44",
    "wathsapp moi",
    "mon dis cord c'est prenom",
    "l'appli à la bulle verte c'est mieux",
    "passe sur l'appli qui efface les messages",
    "accepte ma demande stp",
    "mon deuxième compte c'est le même avec un 2",
    "on garde contact comment après le stage ?",
    "si ça s'affiche masqué, je réécris autrement",
    "montre-moi ta tête",
)
LINKS = (
    "https://exemple.test/moi",
    "www.exemple.test",
    "hxxps://exemple[.]org/moi",
    "exemple point fr",
    "bit.ly/abc",
    "discord point gg slash abc",
    "linktr.ee/prenom",
    "onisep.fr.exemple.com",
    "https://onisep.fr@exemple.com/",
    "cHJlbm9tLm5vbUBleGFtcGxlLm9yZw==",
    "&#48;&#54;&#51;&#57;&#57;&#56;&#49;&#50;&#52;&#53;",
)
ADDRESSES = (
    "12 rue des Lilas",
    "au 3 bis, avenue de la Gare",
    "cinq rue de la Paix",
    "bâtiment B, 3e étage, appt 12",
    "mon adresse : 4 allée des Pins",
    "t'habites où ?",
    "troisième étage porte gauche",
    "tu es de quel quartier ?",
    "partage ta position",
)
MEETINGS = (
    "on se voit samedi devant la gare ?",
    "rdv à 18h au parc",
    "viens chez moi",
    "tu peux passer à mon atelier un mercredi ?",
    "je t'attends à la sortie du lycée",
    "on peut s'appeler ?",
    "appelle-moi quand tu peux",
    "on se fait une visio ?",
    "un café un de ces quatre ?",
    "est-ce que je peux venir vous voir en vrai ?",
    "let's meet at the station tomorrow",
    "tu fais quoi samedi ?",
    "tes parents rentrent à quelle heure ?",
)


@pytest.mark.parametrize(
    ("finding", "texts"),
    [
        (Finding.PHONE, PHONES),
        (Finding.EMAIL, EMAILS),
        (Finding.HANDLE, HANDLES),
        (Finding.LINK, LINKS),
        (Finding.ADDRESS, ADDRESSES),
        (Finding.MEETING, MEETINGS),
    ],
)
def test_contact_details_are_masked_and_named(finding: Finding, texts: tuple[str, ...]) -> None:
    assert [text for text in texts if finding not in screen(text).masked] == []
    inside = [f"Bonjour, merci pour tout. {text}, voilà. Bonne journée" for text in texts]
    assert [text for text in inside if finding not in screen(text).masked] == []


INNOCENT = (
    "Je suis né le 12/03/2008, en 2024-2025 je serai en seconde.",
    "Les dates : 12/01, 15/03 et 20/06, de 08:30 à 12:00 puis de 13:30 à 17:00.",
    "Ça coûte 4 500 € par an, 13 500 € les 3 ans ; moyenne 06/20 puis 12/20 puis 14/20.",
    "Le SIRET 123 456 789 00012, code ROME D1102, RNCP 38565, UAI 0440029T.",
    "44000 Nantes, à 20 km, 35 heures par semaine, 24 places pour 120 demandes.",
    "En danger : 15, 17, 18, 112, 114, 119, 3018, 3114, 3919, 3020.",
    "deux ou trois ans, vingt-quatre heures, zéro virgule six, on était six, sept, huit",
    "Regarde sur onisep.fr, https://www.parcoursup.gouv.fr et service-public.fr",
    "ASP.NET, Node.js, main.py et le protocole 192.168.1.254",
    "je suis sur Instagram comme tout le monde",
    "Community manager : gérer les comptes Instagram et TikTok d'une marque",
    "WhatsApp est utilisé par les équipes de nuit, LinkedIn pour l'alternance",
    "c'est quoi l'arobase ? l'arobase de mon clavier marche plus",
    "Faut-il mettre mon adresse mail sur mon CV ?",
    "J'ai envoyé 10 mails à des entreprises et zéro réponse, je relance par téléphone ?",
    "J'ai rendez-vous avec ma conseillère mardi à 14h",
    "on se voit pas souvent avec mes collègues, on se retrouve à 12 en réunion",
    "Je voudrais rencontrer des professionnels, les portes ouvertes c'est samedi de 9h à 13h ?",
    "Est-ce que je peux venir en stage chez vous ?",
    "éducateur de rue, artiste de rue, un chantier avenue de la Gare",
    "Il y a 3 places en apprentissage, 2 cours de maths, 4 allées de pommiers à tailler",
    "On s'appelle par nos prénoms, ça s'appelle une soudure TIG",
    "Les clients nous appellent au téléphone toute la journée",
    "Tu travailles le samedi ? Tu es libre le mercredi dans ton métier ?",
    "lycéen·ne·s et étudiant·e·s, BTS com ou info-com, un point com chaque lundi",
    "J'habite à la campagne, à 30 minutes du lycée",
    "Alors, tu m'écris ?",
    "Écris-moi ta question ici, je réponds ce soir",
    "Tu peux m'écrire ici quand tu veux",
    "c'est un secret de fabrication, le secret médical aussi",
    "c'est notre secret, ne le dis à personne",
    "tu peux garder le contact avec le lycée",
    "il faut garder le contact avec son maître de stage",
    "le site a un logo vert, mon dossier a été masqué",
    "faut-il une photo sur le CV ?",
    "Ne donne jamais ton numéro à quelqu'un que tu ne connais pas, même ici.",
    "Désolé, je ne donne pas mon numéro, c'est la règle et elle est bonne.",
    "Méfie-toi des offres qui te demandent de passer sur WhatsApp",
)


@pytest.mark.parametrize("text", INNOCENT)
def test_innocent_sentences_stay(text: str) -> None:
    assert screen(text).text == text


def test_what_surrounds_a_contact_detail_stays() -> None:
    assert screen("Le CAP dure 2 ans. Écris à prenom@exemple.fr. Bon courage !").text.startswith(
        "Le CAP dure 2 ans."
    )
    assert screen("Voilà 06 39 98 12 45 merci").text == "Voilà [masqué] merci"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "Regarde onisep.fr puis www.exemple-jardins.fr, c'est plus clair",
            "Regarde onisep.fr puis [masqué], c'est plus clair",
        ),
        ("mon site c'est exemple-jardins.fr", "mon site c'est [masqué]"),
        ("Va voir www.exemple-jardins.com", "Va voir [masqué]"),
    ],
)
def test_a_site_that_is_no_public_service_is_masked_whatever_is_said_around_it(text: str, shown: str) -> None:
    assert screen(text).text == shown


@pytest.mark.parametrize(
    "text",
    [
        "écris moi sur snap karimjardin",
        "viens sur insta karimjardin on parle mieux là bas",
        "ajoute moi sur snap, karimjardin, et garde ça pour toi",
        "je te passe mon insta perso, karim.jardin, mais chut",
        "t'as messenger ? moi c'est karimjardin",
        "jsuis plus sur discord qu'ici : karim.jardin tu mets juste ça",
        "karimjardin sur snap",
        "mon snap karimjardin merci",
    ],
)
def test_what_follows_an_invitation_is_masked_to_the_end_of_the_clause(text: str) -> None:
    """Walls, line 10."""
    assert "jardin" not in screen(text).text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Je vous attends au 7 rue des Korrigans, bat C appt 12, 29200 Brest merci", "29200 Brest"),
        ("Passe chez moi, 18 impasse des Tilleuls à Hem, la boîte est ouverte", "Hem"),
    ],
)
def test_an_address_is_masked_with_its_town(text: str, left: str) -> None:
    """Walls, line 10: nothing of it stays readable."""
    assert left not in screen(text).text


def test_a_mask_leaves_no_half_of_a_word_or_of_a_name() -> None:
    for text in ("mon nom sur facebook c'est Exemple Fictif", "Passe samedi au magasin, je te montrerai"):
        assert screen(text).text.rpartition("[masqué]")[2].strip(" .") == "", text


@pytest.mark.parametrize(
    "text",
    [
        "Viens au forum des métiers, tu pourras en parler avec des pros.",
        "Le salon de l'apprentissage c'est samedi au parc des expos, viens avec tes parents.",
        "Quelle journée de merde, j'ai raté mon bus.",
        "Va au CDI",
    ],
)
def test_what_anybody_may_say_passes_whole(text: str) -> None:
    found = screen(text)
    assert (found.text, found.held, found.distress) == (text, False, False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("@lea12@bob1", "bob1"),
        ("facebook Lea Kervadou de Brest ya que moi", "Kervadou"),
        ("tape Lea Kervadou sur fb tu tombes direct sur moi", "Kervadou"),
        ("twitch LeaSoude jstream le soir passe", "LeaSoude"),
        ("mon @ cest lea.grimpe", "grimpe"),
        ("viens dm, lea.cfa", "lea"),
        ("lea.tissier chez laposte point net, et merci encore pour vos réponses", "tissier"),
        ("jsuis 6 square Marie Curie, tu peux passer", "square"),
        ("mes coordonnées gps 43.6112, 3.8767 cest la maison", "6112"),
        ("what3words ///tuile.cactus.renard", "cactus"),
        ("cc c Lina Bergerol, jai mon vrai nom sur messenger", "Bergerol"),
        ("moi c'est Yanis Le Corvec, tu me trouves dans l'annuaire", "Corvec"),
        ("Envoie le colis à Nadia Ferrandou, 14 rue des Tanneurs, 35000 Rennes", "Ferrandou"),
        ("mon pseudo c m.a.l.o.2.9 sans les points", "m.a.l.o"),
        ("mon snap c'est z o é underscore 7 7 en minuscules", "z o é"),
        ("mon xbox live SoudeurDu72 le soir", "Soudeur"),
        ("va sur t . me / malo_tracteur", "t . me"),
        ("zéro. six. trente. neuf. quatre. vingt. dix. huit. douze. quarante.", "quarante"),
        ("06a39b98c12d45 enlève les lettres", "45"),
    ],
)
def test_nothing_of_a_name_or_a_place_stays_readable(text: str, name: str) -> None:
    """Walls, line 10."""
    assert name not in screen(text).text


@pytest.mark.parametrize("number", ["Mon numéro : 06 12 34 56 78", "Mon 06 12 34 56 78"])
def test_a_question_behind_a_whole_number_stays(number: str) -> None:
    assert screen(f"{number}, est-ce difficile ?").text == "[masqué], est-ce difficile ?"


@pytest.mark.parametrize(
    "text",
    [
        "03, 05, 06, 11, 13, 83 : ce sont les départements du concours",
        "mes notes : 06, 12, 14, 09, 11, 15",
        "On se retrouve en salle 12 à 13h avec mme Roux pour finir l'exposé",
    ],
)
def test_lists_and_lessons_stay(text: str) -> None:
    """Walls, line 14."""
    assert screen(text).text == text


BESIDE_IT = (
    "Merci pour ta question, le CAP dure deux ans et on apprend beaucoup en entreprise.",
    "bonjour je cherche un stage en boulangerie pour la semaine du 12 janvier et je voulais savoir si vous en"
    " prenez",
)
TOLD = (
    "06_39_98_57_57",
    "06*39*98*31*13",
    "wa.me/33639987104",
    "twitter @ptitplombier_",
    "Sur snap je m'appelle demain, genre juste le mot suivi de 7575",
    "on peut se parler par strava, Jean Castor, j'y suis tous les jours",
    "clash royale #PLJ90CUV et on parle dans le clan",
    "jsuis plus sur discord qu'ici : castor.asp tu mets juste ça",
)


@pytest.mark.parametrize("beside", BESIDE_IT)
def test_what_is_written_beside_it_hides_no_contact_detail(beside: str) -> None:
    """Walls, line 10: in a sentence of its own, or in one breath, before, behind and between."""
    forms = [
        form
        for text in TOLD
        for form in (f"{beside} {text}", f"{text} {beside}", f"{beside}\n{text}", f"{beside} {text} {beside}")
    ]
    passed = [form for form in forms if not screen(form).masked]
    assert len(passed) <= 0.07 * len(forms), passed
    assert not screen(f"{beside} {beside}").masked


@pytest.mark.parametrize(
    "text",
    [
        "réf chantier 0639981244",
        "dossier 0639981244",
        "SIRET 0639981244",
        "mon numéro de carte 06 39 98 12 44",
        "réf 02 40 41 41 41",
    ],
)
def test_a_register_hides_no_telephone_number(text: str) -> None:
    """Walls, line 10: « réf », « dossier » or « SIRET » before a mobile number let it pass as it is."""
    assert not any(sign.isdigit() for sign in screen(text).text)


@pytest.mark.parametrize(
    "text",
    ["candidat 0700449120, salle B12", "dossier 0712345678901", "SIRET 06399812400012", "réf 0240414141"],
)
def test_numbers_of_registers_stay(text: str) -> None:
    assert not screen(text).masked


def test_digits_within_a_number_do_not_end_its_mask_early() -> None:
    assert screen("06 0100000000 39 98 12 48").text == "[masqué]"
    assert "44000" in screen("mon numéro : 06 39 98 12 48, 44000 Nantes").text


@pytest.mark.parametrize(
    "text",
    [
        "mes notes : 08 11 13 12 10", "notes de maths 11, 07, 13, 14, 09", "Horaires : 08 12 13 17 18",
        "score 06 03 06 04 07 05", "les cotes : 06 + 12 + 24 = 42", "On calcule 12 + 15 + 18 + 20 + 25",
        "mes notes du trimestre : 06 09 11 08 14 12", "ça fait 09 euros de l'heure ?",
        "emploi du temps : 08 10 13 15 17",
    ],
)  # fmt: skip
def test_marks_hours_scores_and_sums_are_no_number(text: str) -> None:
    """Walls, line 14."""
    assert screen(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "mes notes : 06 42 22 33 11", "Horaires : 06 42 22 33 11", "06 + 42 + 22 + 33 + 11 = 12",
        "Les tarifs sont 06 euros, puis 42, puis 22, puis 33, puis 11", "06€, 42€, 22€, 33€ et 11€",
        "12 et +33 6 42 22 33 11",
    ],
)  # fmt: skip
def test_nor_does_a_number_pass_as_one_of_them(text: str) -> None:
    assert "33" not in screen(text).text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mon numéro est dans les pages jaunes à Kerdilo, Francis", "Kerdilo"),
        ("On est dans l'annuaire, plomberie Kerdilo à Ancenis", "Kerdilo"),
        ("Le numéro est peint sur mon camion, appelle", "camion"),
        ("Mon 06 est sur ma carte de visite au comptoir, prends-en une", "carte"),
        ("Écris plutôt sur la page facebook du garage, je réponds vite", "facebook"),
        ("envoie un message sur la page de mon entreprise, c'est moi qui réponds", "entreprise"),
        ("je suis sur le site de Francis Kerdilo, il y a une page contact", "contact"),
        ("on continue ailleurs ? kerdilofrancis", "kerdilo"),
        ("samia kerdilo sur outlook", "kerdilo"),
        ("bac pro vente, samadl sur snap", "samadl"),
        ("ttk samadl", "samadl"),
    ],
)
def test_what_leads_out_of_the_app_is_masked(text: str, told: str) -> None:
    assert told not in screen(text).text


@pytest.mark.parametrize(
    "text",
    [
        "Le numéro est sur ta convocation", "Mon téléphone est dans la voiture, je réponds ce soir",
        "Tu trouveras les artisans dans les pages jaunes", "Il faut passer par le formulaire de Parcoursup",
        "Nous avons refait la page contact du site", "j'ai envoyé ma candidature sur votre page",
        "y'a qu'une fille dans ma classe", "c'est pareil sur les réseaux", "mes mails sur outlook",
        "T'as fini ? super",
    ],
)  # fmt: skip
def test_what_one_says_of_numbers_and_pages_stays(text: str) -> None:
    assert screen(text).text == text
