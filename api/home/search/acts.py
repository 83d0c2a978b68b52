"""The acts of the lexicon that the audit keeps."""

from api.platform.feature.act import Act

LEXICON_CHANGED = Act(
    "lexicon.changed", {"fr": "Lexique de la recherche changé", "en": "Lexicon of the search changed"}
)
LEXICON_TAKEN_BACK = Act(
    "lexicon.taken_back",
    {"fr": "Entrée du lexique retirée", "en": "Entry of the lexicon taken back"},
)
