"""A minor is made to offer a picture, and an adult takes it in words that name none: « oui envoie »."""

import re

from api.safety.safeguarding.fold import fold
from api.safety.safeguarding.rules import written_out

_FEW = 12
"""Words of an answer that takes what is offered; longer ones say themselves what they are about."""
_OFFER = re.compile(
    written_out(
        r"\b(?:photos?|selfies?|videos?|pics?|tof)\b~{0,20}\b(?:de moi|d'moi|ou on me voit"
        r"|de mon (?:corps|visage)|de ma tete|en maillot|sans|intimes?)\b"
        r"|\b(?:me voir|que je te montre|que je vous montre)\b~{0,20}"
        r"\b(?:en (?:vrai|photo|video|cam\w*|maillot)|mon visage|ma tete)\b|\ba quoi je ressemble\b"
        r"|\b(?:mette?s?|mettre|mets|allumer?|activer?)\b~{0,10}\b(?:cam|camera|webcam)\b"
        r"|\b(?:en maillot|torse nu|en sous vetements|dans mon bain|sous la douche)\b~{0,40}"
        r"\b(?:voir|photo|montre)"
    )
)
_NO_OFFER = re.compile(
    written_out(
        r"\b(?:cv|lettre|dossier|carte|badge|projet|atelier|travail|stage|tenue|metier|lycee|cfa|dessins?"
        r"|plats?|gateaux?|piece|chantier|entretien|visio d'orientation)\b"
    )
)
_TAKES = re.compile(
    written_out(
        r"\b(?:envoi\w*|envoy\w*|montre\w*|fais voir|balance|vas y|volontiers|avec plaisir|je veux bien"
        r"|carrement|pourquoi pas|j'attends|j'aimerais (?:bien|trop)|bien sur|grave|oui|ouais|ok)\b"
    )
)
_DECLINES = re.compile(
    written_out(
        r"\b(?:non|pas|jamais|surtout|interdit|inutile|evite|danger\w*|merci|compris|bonne|bonjour)\b"
    )
)
"""Neither does who thanks for something else."""


def takes(folded: str) -> bool:
    """Whether a short folded text may say yes to something that was offered."""
    return len(folded.split()) <= _FEW and bool(_TAKES.search(folded)) and not _DECLINES.search(folded)


def offers(text: str) -> bool:
    """Whether somebody offers a picture of themself in a text, and not of their work."""
    folded = fold(text).text
    return bool(_OFFER.search(folded)) and not _NO_OFFER.search(folded)
