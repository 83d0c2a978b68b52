"""What is wrong with one field of the input, in the reader's words."""

from api.platform.kit.language import Words

FIELD_WORDS: dict[str, Words] = {
    "bad_cursor": {"fr": "Cette suite de liste n’existe pas.", "en": "There is no such page."},
    "unknown_commune": {"fr": "Commune inconnue.", "en": "Unknown commune."},
    "push_service_unknown": {
        "fr": "Ce service de notifications n’est pas connu ici.",
        "en": "This push service is not known here.",
    },
    "bad_push_key": {"fr": "Cette clé n’est pas lisible.", "en": "This key cannot be read."},
    "no_sanction_for_distress": {
        "fr": "Une personne en détresse n’est pas sanctionnée : classez, ou transmettez aux autorités.",
        "en": "Somebody in distress is not sanctioned: dismiss, or hand it to the authorities.",
    },
    "end_needed": {"fr": "Indiquez la fin de la suspension.", "en": "Give the end of the suspension."},
    "end_within_a_year": {
        "fr": "La fin doit venir plus tard, et dans l’année.",
        "en": "The end must lie ahead, and within a year.",
    },
    "block_whom": {
        "fr": "Il faut une conversation, ou une personne de l’annuaire.",
        "en": "Give a conversation, or a person of the directory.",
    },
    "unknown_kind": {"fr": "Type inconnu.", "en": "Unknown kind."},
    "position_needed": {
        "fr": "Il faut une commune ou une position.",
        "en": "Give a commune or a position.",
    },
    "position_or_text_needed": {
        "fr": "Il faut le début d’un nom, ou une position.",
        "en": "Give the beginning of a name, or a position.",
    },
    "position_incomplete": {
        "fr": "La latitude et la longitude vont ensemble.",
        "en": "Latitude and longitude go together.",
    },
    "negative_zero": {"fr": "Ce n’est pas une coordonnée.", "en": "This is not a coordinate."},
    "department_needed": {"fr": "Il faut un département.", "en": "Give a department."},
    "bad_bbox": {
        "fr": "Quatre nombres : ouest, sud, est, nord.",
        "en": "Four numbers: west, south, east, north.",
    },
    "hours_reversed": {
        "fr": "L’heure de fin vient avant celle du début.",
        "en": "The closing hour comes before the opening one.",
    },
    "hours_overlap": {
        "fr": "Deux créneaux du même jour se chevauchent.",
        "en": "Two openings of the same day overlap.",
    },
    "dates_reversed": {
        "fr": "La date de fin vient avant celle du début.",
        "en": "The last day comes before the first.",
    },
    "nothing_to_publish": {
        "fr": "Il n’y a rien à publier dans ces messages.",
        "en": "There is nothing to publish in these messages.",
    },
    "not_for_everybody": {
        "fr": "Il y reste des coordonnées, ou un mot blessant.",
        "en": "It still holds contact details, or a hurtful word.",
    },
    "question_short": {
        "fr": "Écris ta question en quelques mots.",
        "en": "Write your question in a few words.",
    },
    "mentor_or_career_needed": {
        "fr": "Choisis une personne ou un métier.",
        "en": "Choose a person or a career.",
    },
    "dates_incomplete": {
        "fr": "Indiquez le premier et le dernier jour.",
        "en": "Give the first and the last day.",
    },
    "too_deep": {"fr": "Trop de niveaux imbriqués.", "en": "Nested too deeply."},
    "control_character": {"fr": "Caractères non permis.", "en": "Characters that are not allowed."},
    "wrong_code": {
        "fr": "Ce code n’est pas le bon, ou ne marche plus. Il faut le taper dans le navigateur où on l’a"
        " demandé, ou en demander un autre.",
        "en": "This code is wrong or has expired. It is typed in the browser where it was asked for."
        " Check it, or ask for another one.",
    },
    "wrong_totp": {
        "fr": "Ce code n’est pas le bon, ou il a déjà servi. L’application en montre un nouveau toutes les"
        " 30 secondes.",
        "en": "This code is wrong or was used already. The app shows a new one every 30 seconds.",
    },
    "passkey_refused": {
        "fr": "Cette clé d’accès n’a pas été acceptée. On peut recommencer, ou en choisir une autre.",
        "en": "This passkey was not accepted. Try again, or choose another one.",
    },
    "age_code_other_year": {
        "fr": "Ce code est pour une personne née une autre année que toi. Parles-en à qui te l’a donné.",
        "en": "This code is for somebody born in another year than you. Talk to who gave it to you.",
    },
    "bad_birth_year": {
        "fr": "L’année de naissance de jeunes de moins de 18 ans, en quatre chiffres.",
        "en": "The birth year of people under 18, in four digits.",
    },
    "wrong_age_code": {
        "fr": "Ce code n’est pas le bon, a déjà servi, ou ne marche plus. Demandes-en un autre.",
        "en": "This code is wrong, was used already, or has expired. Ask for another one.",
    },
    "wrong_school_code": {
        "fr": "Ce code n’est pas le bon, ou ne marche plus. L’établissement peut en donner un autre.",
        "en": "This code is wrong or has expired. Ask your school for it.",
    },
    "bad_siret": {
        "fr": "Ce n’est pas un SIRET : il a 14 chiffres, et le dernier se calcule.",
        "en": "This is not a SIRET: it has 14 digits, and the last one is computed.",
    },
    "siret_needed": {
        "fr": "Indiquez le SIRET de l’organisation.",
        "en": "Give the organisation’s SIRET.",
    },
    "uai_needed": {
        "fr": "Indiquez l’UAI de l’établissement, et rien d’autre.",
        "en": "Give the school’s UAI, and nothing else.",
    },
    "unknown_school": {
        "fr": "Nous ne connaissons pas d’établissement avec cet UAI.",
        "en": "We know no school with this UAI.",
    },
    "contact_in_text": {
        "fr": "Pas de téléphone, d’adresse mail, de réseau social ni de lien ici : tout se passe dans"
        " l’E-pass.",
        "en": "No phone number, mail address, social account or link here: everything happens in the E-pass.",
    },
    "wish_in_text": {
        "fr": "Ces mots demandent ou écartent quelqu’un pour ce qu’il est\u00a0: son sexe, son apparence…"
        " (Code du travail L1132-1). Décrivez le travail, en mots entiers.",
        "en": "These words ask for or exclude somebody for what they are: their sex, their looks… (Code du"
        " travail L1132-1). Describe the work, in whole words.",
    },
    "private_life_in_text": {
        "fr": "Ces mots disent que des comptes personnels sont regardés ou demandés\u00a0: on ne demande que"
        " ce qui a un lien direct avec le poste (Code du travail L1221-6 et L1221-9). Retirez-les.",
        "en": "These words say that personal accounts are looked at or asked for: only what directly concerns"
        " the post may be asked (Code du travail L1221-6 and L1221-9). Take them out.",
    },
    "names_somebody": {
        "fr": "Ces mots nomment une des deux personnes : enlevez son prénom.",
        "en": "These words name one of the two people: take the first name out.",
    },
    "no_word": {"fr": "Il faut au moins un mot.", "en": "Write at least one word."},
    "level_of_other_kind": {
        "fr": "Ce type d’offre n’existe pas pour ce niveau.",
        "en": "There is no such offer for this level.",
    },
    "unknown_career": {"fr": "Métier inconnu.", "en": "Unknown career."},
    "professional_anew": {
        "fr": "Votre accord ne vaut pas pour quelqu’un en activité. Quittez ce rôle, puis refaites la demande"
        " avec votre organisation.",
        "en": "Your approval is not for somebody working. Leave this role, then ask again with your"
        " organisation.",
    },
    "kind_anew": {
        "fr": "Votre demande est partie avec une autre réponse. Pour en changer, retirez-la ou quittez ce"
        " rôle, puis refaites-la.",
        "en": "Your request was sent with another answer. To change it, take it back or leave this role, then"
        " ask again.",
    },
    "organisation_needed": {"fr": "Indiquez une organisation.", "en": "Give an organisation."},
    "unknown_organisation": {
        "fr": "Vous ne faites pas partie de cette organisation.",
        "en": "You do not belong to this organisation.",
    },
    "reason_needed": {
        "fr": "Donnez une raison : la personne la lira.",
        "en": "Give a reason: the person will read it.",
    },
    "week_needed": {"fr": "Choisissez au moins une semaine.", "en": "Choose at least one week."},
    "week_unavailable": {
        "fr": "Une de ces semaines n’est plus libre.",
        "en": "One of these weeks is no longer free.",
    },
    "week_not_asked": {
        "fr": "Cette semaine n’est pas parmi celles de la candidature.",
        "en": "This week is not among those of the application.",
    },
    "not_a_monday": {"fr": "Une semaine se nomme par son lundi.", "en": "A week is named by its Monday."},
    "contact_of_minor": {
        "fr": "Avant 18 ans, ton adresse n’est jamais montrée à une entreprise.",
        "en": "Before you are 18, your address is never shown to a company.",
    },
    "word_needed": {"fr": "Ajoutez quelques mots.", "en": "Add a few words."},
    "needed_to_publish": {
        "fr": "Il manque cela pour publier l’offre.",
        "en": "This is needed to publish the offer.",
    },
    "kind_fixed": {
        "fr": "Le type ne change plus une fois l’offre publiée. Créez-en une autre.",
        "en": "The kind no longer changes once the offer is published. Write another one.",
    },
    "level_not_of_kind": {
        "fr": "Ce niveau n’est pas celui de ce type d’offre.",
        "en": "This level does not go with this kind of offer.",
    },
    "one_class": {
        "fr": "Une seule classe par offre : 4e, 3e ou seconde. Dupliquez l’offre pour une autre classe.",
        "en": "One class per offer: 4e, 3e or seconde. Duplicate the offer for another class.",
    },
    "one_diploma": {"fr": "Un seul diplôme préparé par offre.", "en": "One diploma per offer."},
    "week_past": {
        "fr": "Cette semaine a déjà commencé. Choisissez-en une à venir.",
        "en": "This week has begun already. Choose a coming one.",
    },
    "week_twice": {"fr": "Cette semaine est là deux fois.", "en": "This week is there twice."},
    "week_taken": {
        "fr": "Des places sont déjà prises : elles ne peuvent pas être retirées.",
        "en": "Places are taken already: they cannot be removed.",
    },
    "place_given": {
        "fr": "Une place est déjà donnée, peut-être à une personne trop jeune pour cela. Faites plutôt une"
        " nouvelle offre.",
        "en": "A place is given already, maybe to somebody who is too young for this. Make a new offer"
        " instead.",
    },
    "no_weeks_here": {
        "fr": "Seuls les stages d’observation se comptent par semaines.",
        "en": "Only observation placements are counted by weeks.",
    },
    "too_far_ahead": {"fr": "C’est dans plus de deux ans.", "en": "This is more than two years ahead."},
    "day_past": {"fr": "Choisissez un jour à venir.", "en": "Choose a coming day."},
    "declaration_not_of_kind": {
        "fr": "Cette déclaration ne concerne pas ce type d’offre.",
        "en": "This declaration is not about this kind of offer.",
    },
    "declaration_note_needed": {
        "fr": "Dites quel accord ou quelle autorisation, et sa date : une personne de la Région la lira.",
        "en": "Say which agreement or permit, and its date: somebody of the Region reads it.",
    },
    "bad_web_address": {
        "fr": "Une adresse web commence par https://.",
        "en": "A web address begins with https://.",
    },
    "code_too_long": {
        "fr": "Un code dure un an au plus.",
        "en": "A code works for a year at most.",
    },
    "unknown_part": {"fr": "Choisissez parmi ce qui est proposé.", "en": "Choose among what is offered."},
    "picture_too_large": {
        "fr": "Cette image est trop grande : 2 Mo au plus.",
        "en": "This picture is too large: 2 MB at most.",
    },
    "picture_unsupported": {
        "fr": "Choisissez une image PNG, JPEG ou SVG.",
        "en": "Choose a PNG, JPEG or SVG picture.",
    },
    "picture_broken": {
        "fr": "Cette image ne peut pas être lue.",
        "en": "This picture cannot be read.",
    },
    "picture_animated": {
        "fr": "Une image qui bouge ne convient pas.",
        "en": "A moving picture does not fit.",
    },
    "picture_too_small": {
        "fr": "Cette image est trop petite : 90 pixels de côté au moins.",
        "en": "This picture is too small: at least 90 pixels wide and high.",
    },
    "picture_bad_shape": {
        "fr": "Cette image est trop allongée. Choisissez-en une presque carrée.",
        "en": "This picture is too long. Choose one that is nearly square.",
    },
    "picture_unsafe": {
        "fr": "Ce dessin SVG contient autre chose que des formes : ôtez textes, images et scripts.",
        "en": "This SVG drawing holds more than shapes. Save it without text, picture or script.",
    },
    "bad_email": {"fr": "Ce n’est pas une adresse mail.", "en": "This is not a mail address."},
    "own_address": {
        "fr": "C’est ta propre adresse. Indique celle d’un parent.",
        "en": "This is your own address. Give a parent’s.",
    },
    "same_address": {
        "fr": "C’est votre propre adresse. Indiquez celle de l’autre parent.",
        "en": "This is your own address. Give the other parent’s.",
    },
    "childs_address": {
        "fr": "C’est l’adresse de votre enfant. Indiquez celle de l’autre parent.",
        "en": "This is your child’s address. Give the other parent’s.",
    },
    "bad_birth_date": {
        "fr": "L’année de naissance est à vérifier.",
        "en": "Check the year of birth.",
    },
    "nothing_said": {"fr": "Il faut une vraie phrase.", "en": "Write a real sentence."},
    "missing": {"fr": "Il manque une valeur.", "en": "A value is missing."},
    "extra_forbidden": {"fr": "Ce paramètre n’existe pas.", "en": "There is no such parameter."},
    "string_too_long": {"fr": "C’est trop long.", "en": "This is too long."},
    "wrong_badge_code": {
        "fr": "Ce code n’est pas bon, ou il a fini de servir.",
        "en": "This code is not right, or works no more.",
    },
    "contact_in_link": {
        "fr": "Un lien vers ce qui a été fait, pas vers une messagerie, un réseau social ni un numéro.",
        "en": "A link to what was done, not to a chat, a social network or a number.",
    },
    "bad_link": {"fr": "Un lien commence par https://.", "en": "A link begins with https://."},
    "text_or_url": {"fr": "Il faut un texte ou une adresse.", "en": "Give a text or an address."},
    "address_not_allowed": {
        "fr": "Cette adresse ne peut pas être lue d’ici. Il faut enregistrer le fichier, puis l’ajouter.",
        "en": "This address cannot be read from here. Save the file and add it.",
    },
    "address_unreachable": {
        "fr": "Personne ne répond à cette adresse. Il faut enregistrer le fichier, puis l’ajouter.",
        "en": "Nobody answers at this address. Save the file and add it.",
    },
    "not_a_badge": {
        "fr": "Ce n’est pas un badge que nous savons lire.",
        "en": "This is no badge that we can read.",
    },
    "photo_unreadable": {
        "fr": "Cette photo ne peut pas être lue. Choisis une image JPEG, PNG ou WebP.",
        "en": "This photo cannot be read. Choose a JPEG, PNG or WebP picture.",
    },
    "too_long": {"fr": "Il y en a trop.", "en": "There are too many."},
    "string_pattern_mismatch": {"fr": "Ce n’est pas la bonne forme.", "en": "This has not the right form."},
    "greater_than_equal": {"fr": "Au moins {ge}.", "en": "At least {ge}."},
    "less_than_equal": {"fr": "Au plus {le}.", "en": "At most {le}."},
    "enum": {"fr": "Valeur inconnue.", "en": "Unknown value."},
    "literal_error": {"fr": "Valeur inconnue.", "en": "Unknown value."},
}
OTHER_FIELD_WORDS: Words = {"fr": "Cette valeur ne convient pas.", "en": "This value does not fit."}
