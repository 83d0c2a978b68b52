"""A minor proposes, and an adult agrees in words that say nothing by themselves: « j’ai envie de vous
embrasser », « moi aussi ». What the minor wrote is read as if the adult had said it.
"""

import re

from api.safety.safeguarding.fold import fold, in_full
from api.safety.safeguarding.masking import MASK
from api.safety.safeguarding.rules import written_out

FEW = 12
"""Words of a proposal, and of an answer that agrees; longer ones say themselves what they are about."""
_AGREES = re.compile(
    written_out(
        r"\b(?:envoi\w*|envoy\w*|montre\w*|fais voir|balance|vas y|volontiers|avec plaisir|je veux bien"
        r"|carrement"
        r"|pourquoi pas|j'attends|j'aimerais (?:bien|trop)|bien sur|grave|oui|ouais|ok|d'accord|entendu"
        r"|parfait"
        r"|moi aussi|quand tu veux|comme tu veux|tant mieux|ca marche|donne|dis moi|note|c'est (?:tres "
        r"|bien )?mieux"
        r"|(?:c'est )?(?:tres |trop )?bien comme ca|(?:me )?(?:derange|gene) pas|pas (?:de (?:souci"
        r"|probleme)|grave))\b"
    )
)
_WHERE = re.compile(
    written_out(
        r"\b(?:1?\d|2[0-3]) ?h(?:eures?)?\b|\b(?:lun|mar|mercre|jeu|vendre|same)di\b|\bdimanche\b"
        r"|\b(?:demain|ce soir)\b"
        r"|\b(?:au|a la|a l'|devant|pres d\w+|derriere|place|parc|gare|parking|chez moi)\b"
    )
)
"""An hour, a day or a place, which answers who proposes to meet."""
_NO_REFUSAL = re.compile(
    written_out(r"\bpourquoi pas\b|\b(?:derange|gene) pas\b|\bpas (?:de (?:souci|probleme)|grave)\b")
)
_DECLINES = re.compile(
    written_out(
        r"\b(?:non|pas|jamais|surtout|interdit|inutile|evite|danger\w*|merci|compris|bonne|bonjour|desolee?"
        r"|impossible"
        r"|attention|reste\w*|appli\w*|ici|parle\w*|tes parents|un parent|ta famille|infirmiere|adulte"
        r"|referent\w*|119"
        r"|3018|convention|stage|stand|forum|salon|portes ouvertes|jpo|classe|visio|accueil|entretien)\b"
    )
)
"""Neither does who thanks for something else, or sends to those who may be there."""
_AT_WORK = re.compile(
    written_out(
        r"\b(?:cv|lettre|dossier|projet|atelier|stage|visite\w*|portes ouvertes|jpo|forum|salon|stand"
        r"|entretien|metier"
        r"|formation|classe|entreprise|chantier|convention|candidature|oral|visio|question\w*|apprenti\w*"
        r"|carte|badge|conseils?|parents sont d'accord|tenue|travail|appli\w*|regles?|secret professionnel"
        r"|notes?|tuto\w+)\b"
    )
)
_FORMS = {
    "pouvez": "peux",
    "voulez": "veux",
    "venez": "viens",
    "avez": "as",
    "etes": "es",
    "pourriez": "pourrais",
}
_POLITE = re.compile(
    r"\bvous (?P<me>(?:me |m'|nous |l[ea] )?)(?P<verb>\w+ez|etes)\b|(?P<toi>\b(?:chez|avec|pour|de|a) )vous\b"
    r"|\b(?P<other>vous|votre|vos)\b"
)
_OTHER = {"vous": "te", "votre": "ton", "vos": "tes"}
_SWAPPED = {
    "je": "tu", "tu": "je", "me": "te", "te": "me", "moi": "toi", "toi": "moi", "mon": "ton", "ton": "mon",
    "ma": "ta", "ta": "ma", "mes": "tes", "tes": "mes", "j'": "tu ", "m'": "t'", "t'": "m'", "ai": "as",
    "as": "ai", "suis": "es", "es": "suis",
}  # fmt: skip
_PERSONS = re.compile(r"\b[jmt]'|\b(?:" + "|".join(word for word in _SWAPPED if word[-1] != "'") + r")\b")


_TO_YOU = re.compile(r"\b(?:tu|te|toi|ton|ta|tes|on|nous)\b|\bt'|^\W*je(?: \w+){1,4} ?\?")
"""A proposal speaks to whoever agrees, or asks what its writer may do."""


def agrees(folded: str) -> bool:
    """Whether a short folded text may say yes, or when and where, to something that was proposed."""
    if len(folded.split()) > FEW or _DECLINES.search(_NO_REFUSAL.sub("", folded)):
        return False
    return bool(_AGREES.search(folded) or _WHERE.search(folded))


def as_said_by_adult(text: str) -> tuple[str, list[str]]:
    """What a minor proposes, in the words of friends; and as the adult would say it, with the two of them
    changed over: asked, and as who says yes to it means it. Nothing of what is about work or said to nobody.
    """
    view = fold(text, MASK)
    said = _POLITE.sub(_familiar, (in_full(view) or view).text)
    if len(said.split()) > FEW or not _TO_YOU.search(said) or _AT_WORK.search(said):
        return "", []
    swapped = _PERSONS.sub(lambda found: _SWAPPED[found[0]], said)
    return said, [swapped, swapped.replace("?", "")] if "?" in swapped else [swapped]


def _familiar(found: re.Match[str]) -> str:
    if verb := found["verb"]:
        return f"tu {found['me']}{_FORMS.get(verb, verb[:-2] + 'es')}"
    return f"{found['toi']}toi" if found["toi"] else _OTHER[found["other"]]
