"""Advances that an adult makes to a minor, sign by sign. One sign says little, several say much.

The signs are those by which child protection knows grooming: secrecy, gifts, looks, pictures, age and
solitude, meeting alone, moving elsewhere. They are not masked: whoever decides reads them.
"""

from collections.abc import Iterator, Sequence

from api.safeguarding.findings import Finding, Span
from api.safeguarding.rules import Rulebook, rule
from api.safeguarding.views import View

_G = Finding.GROOMING
GRAVE = 4
"""Points from which an advance to a minor is as grave as a cry for help."""
_LOW = 1

_GRAVE_RULES = (
    rule(
        _G,
        "parl_ parle dis_ dire raconte montre secret savoir efface supprime",
        r"\b(?:n'en |en )?parles? (?:pas|surtout pas|jamais)(?: de (?:ca|nous|moi))? a"
        r" (?:tes|ta|ton|personne)\b"
        r"|\b(?:le |l')?(?:dis|repete|raconte|montre)s? (?:pas|rien|a personne|surtout pas)(?: ca)?"
        r" a (?:tes|ta|ton) (?:parents?|mere|pere|profs?|copines?|copains?|potes?)\b|\b(?:c'est|ca"
        r" reste|ce sera|garde) (?:notre|un) (?:petit )?secret (?:entre nous|a nous)?",
    ),
    rule(
        _G,
        "viens venir passe passer cherche chercher recupere emmene",
        r"\b(?:viens|passe|venir|passer) (?:dormir |me voir )?chez moi\b"
        r"|\b(?:je|j') ?(?:passe|viens|peux|pourrais|vais)? ?(?:passer |venir )?(?:te |t')(?:chercher"
        r"|prendre|recuperer|emmener?)\b~{0,20}\b(?:lycee|college|ecole|voiture|maison|sortie|gare)\b",
    ),
    rule(
        _G,
        "photo selfie pic video",
        r"\b(?:envoi\w*|montre\w*|file|donne|fais|prends|veux|aurais?|as)\b~{0,20}\b(?:photos?|selfies?"
        r"|pics?) (?:de toi|de ton corps|en maillot|sans)\b",
    ),
)
_RULES = Rulebook(*_GRAVE_RULES)


def advances(views: Sequence[View]) -> Iterator[Span]:
    """Each sign of an advance in the text, which is the first of the views, or in one of its guises."""
    for view in views:
        yield from _RULES.found(view, known=None if view is views[0] else views[0].text)


def points(spans: Sequence[Span]) -> int:
    """What these signs weigh together; `GRAVE` and more is grave."""
    return GRAVE if spans else 0
