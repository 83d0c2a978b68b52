"""A minor is made to offer a picture, which an adult may take in words that name none (`agreed`)."""

import re

from api.safety.safeguarding.fold import fold
from api.safety.safeguarding.rules import written_out

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


def offers(text: str) -> bool:
    """Whether somebody offers a picture of themself in a text, and not of their work."""
    folded = fold(text).text
    return bool(_OFFER.search(folded)) and not _NO_OFFER.search(folded)
