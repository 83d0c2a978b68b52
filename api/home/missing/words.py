"""What a question says: the words that similar ones share, and what may be kept of how it was put.

Every word that is kept is in the digest or among those that say nothing, so that no word is kept but of a
question that others put alike.
"""

import re
from collections.abc import Collection, Iterator

from api.platform.kit.text import fold
from api.safety.safeguarding.service import MASK, cries_for_help, screen

_WORD = re.compile(r"[^\W_]+")
_MASKED = re.escape(MASK)
_MASKS = re.compile(rf"{_MASKED}(?:[ '’-](?:(?:sur|sous|de|du|des|la|le|les|en)[ '’-])?{_MASKED})+")
"""« [masqué]-sur-[masqué] » is one."""
_EMPTY_WORDS = (
    "a ai aimerais alors and any are as at au aurais aussi aux avec avez avoir ayant bah be been ben bien"
    " bjr bonjour bonsoir c ca can ce cela celui ces cest cet cette cherche chercher chez ci cmt coment"
    " comme comment coucou could d dans de deja des dire dis dites do does donc du each eh elle elles en"
    " encore es est et etait etes etre eu euh existe exister faire fais fait faudrait faut fo for from g"
    " get have hello hey hi how i il ils in is it j jai jaimerais je jm jpe jpeux jsuis jveu jveux"
    " jvoudrais kel kelle ki koi l la le les leur leurs lui m ma mais me meme merci mes moi mon my n ne"
    " need nn non nos notre nous obtenir of on ont or ou ouais oui par partir pas passe passer pdt peu"
    " peut peux plait please pls plus plz possible pour pourrais pouvez pr qd qu quand que quel quelle"
    " quelles quels quest qui quoi s sa sais salut savoir se ses should si slt soit sommes son sont st stp"
    " suis sur svp t ta te tes the there this to toi ton tres trouve trouver truc tt tu un une va vais vas"
    " veut veux voila vos votre voudrais vouloir vous w want was we what whats when where which who with"
    " would y ya yes you your"
)
_EMPTY = frozenset(_EMPTY_WORDS.split())
"""Folded words that say nothing of what is asked."""


def read(text: str) -> str | None:
    """Without ways to people; None where somebody is in need, or what is said is for nobody."""
    screening = screen(text)
    if screening.distress or screening.grave or screening.held or cries_for_help(text):
        return None
    return screening.text


def spelt(text: str) -> list[str]:
    """The folded words, in their order; a mask is none."""
    return [fold(one[0]) for one in _words(text)]


def telling(text: str) -> list[str]:
    """The folded words that say something."""
    return [one for one in spelt(text) if one not in _EMPTY]


def hide(text: str, hidden: Collection[str]) -> str:
    """A text in which these folded words, which name somebody or a place, are masked."""
    kept, end = "", 0
    for one in _words(text):
        if fold(one[0]) in hidden and fold(one[0]) not in _EMPTY:
            kept, end = f"{kept}{text[end : one.start()]}{MASK}", one.end()
    return _MASKS.sub(MASK, " ".join(f"{kept}{text[end:]}".split()))


def _words(text: str) -> Iterator[re.Match[str]]:
    masks = [one.span() for one in re.finditer(_MASKED, text)]
    for word in _WORD.finditer(text):
        if not any(start <= word.start() < end for start, end in masks):
            yield word
