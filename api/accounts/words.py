"""What accounts write to people by mail."""

from api.kit.language import Words

CODE_SUBJECT: Words = {"fr": "Ton code pour l'E-pass", "en": "Your E-pass code"}
CODE_TEXT: Words = {
    "fr": "Voici ton code. Il marche une seule fois, pendant {minutes} minutes. Ne le donne à personne.",
    "en": "Here is your code. It works once, for {minutes} minutes. Do not give it to anyone.",
}
