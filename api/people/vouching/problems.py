"""What the errors of vouching say to the reader, in French and English."""

from api.platform.kit.language import Words

TITLES: dict[str, Words] = {
    "too_many_age_codes": {
        "fr": "Annulez d’abord une liste de codes.",
        "en": "Cancel a list of codes first.",
    },
}

FIELD_WORDS: dict[str, Words] = {
    "age_code_other_year": {
        "fr": "Ce code est pour une personne née une autre année que toi. Parles-en à qui te l’a donné.",
        "en": "This code is for somebody born in another year than you. Talk to who gave it to you.",
    },
    "bad_birth_year": {
        "fr": "L’année de naissance de jeunes de moins de 18 ans, en quatre chiffres.",
        "en": "The birth year of people under 18, in four digits.",
    },
}
