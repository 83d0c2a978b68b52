"""What is asked after a cry, and has nothing to do with it: « non je rigole, c’est quoi un cap ».

Whoever goes on about what they told reads who listens again: a wrong yes here answers a cry with a career. So
it takes a question that is sure, or one that names what it asks about.
"""

import re

from api.home.chatbox.finding import LONG_WORD, Found
from api.home.chatbox.reading import asks_what
from api.home.chatbox.turn import LIKELY, Turn
from api.platform.kit.text import fold, words

SORTS = ("explain", "aid", "app", "mine", "find", "hours", "dates", "compare", "social")
"""What may be wanted besides; what is declined, and who wants to talk, sounds like what a cry is about."""
MISFORTUNES = ("redoublement", "parcoursup_refus", "refus", "decrochage", "discipline", "rupture_contrat")
"""Topics that may be why somebody cries, unless they are asked about."""
_ASKS = re.compile(
    r"\b(?:c ?est|cest|c|ces) (?:quoi|koi)\b|\bqu ?est ce qu|\bkes ?k|\bveut dire\b|\bwhat (?:is|are)\b"
    r"|\b(?:comment|how)\b \w+ \w|\bquel(?:le)?s?\b \w"
)
"""Questions that say what they are about."""
_WISHES = re.compile(r"\b(?:veux|veut|veu|voudrais|aimerais|want to) (?:faire|devenir|etre|be|become) \w")
_GIVES_UP = re.compile(
    r"(?:(?:non|bah|bon|ok|en fait|mais|oui|franchement|de toute facon) )*"
    r"(?:lais+e[sz]?(?: \w+)? (?:tomber|tombe|beton|moi)|tant pis|oublie[sz]?(?: moi| ca)?"
    r"|(?:ca|sa) (?:ne )?sert a rien|j ?en (?:ai|peux?) (?:plus|marre|trop)|j ?abandonne"
    r"|forget it|never ?mind)"
    r"(?: \w+){0,3}"
)
_WHOLE = 8
"""Words up to which nothing else is said than that somebody gives up."""
_EMPTY = frozenset(("comment", "maintenant", "personne", "quelqu", "quelqun", "demande", "tomber", "rien"))
"""Words that stand in names of cards, and name nothing after a cry."""


def asks_else(turn: Turn, found: Found) -> bool:
    """Whether something else is plainly asked."""
    guess, names = turn.guess, found.named and not _EMPTY.issuperset(found.words.split())
    spelt = " ".join(turn.words)
    asks = bool(_ASKS.search(spelt)) or asks_what(turn.text) or turn.seeks
    if guess.topic in MISFORTUNES and not asks:
        return False
    if guess.sort in SORTS and (turn.certain or (turn.sure(guess) and (asks or names or bool(found.facets)))):
        return guess.sort != "find" or names or bool(found.facets)
    if asks and (names or found.facets.keys() - {"type"} or (turn.seeks and found.facets)):
        return True
    if _ASKS.search(spelt) and guess.sort in ("explain", "aid") and guess.worth >= LIKELY:
        return True
    if found.facets and (names or found.names_place):
        return True
    return names and (_is_a_trade(turn, found) or bool(_WISHES.search(spelt) and found.bears_a_word))


def gives_up(turn: Turn) -> bool:
    """Whether nothing is said but that it is no use: after a cry that is one again."""
    return len(turn.words) <= _WHOLE and _GIVES_UP.fullmatch(" ".join(turn.words)) is not None


def _is_a_trade(turn: Turn, found: Found) -> bool:
    """Whether nothing but a trade is said: « plombier »."""
    [word, *others] = turn.words or [""]
    first = found.items[0]
    begins = words(fold(first.get("name") or ""))[:1]
    return not others and len(word) >= LONG_WORD and first["type"] == "career" and begins == [word]
