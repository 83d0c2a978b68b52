"""What the page of a licence says of the same one under another name."""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from api.platform.kit.text import fold

_BEGINS = re.compile(r"^Licence (?:Portail )*")
_ASIDE = re.compile(r"\([^)]*\)|\b[A-Z]{2,}\b")
"""In a licence's name what only shortens other words of it, or explains them."""
_BETWEEN = frozenset(("licence", "portail", "parcours", "option", "les", "des", "aux", "sur", "pour", "avec"))


@lru_cache(maxsize=1024)
def _words(label: str) -> frozenset[str]:
    return frozenset(re.findall("[a-z]{3,}", fold(_ASIDE.sub(" ", label)))) - _BETWEEN


def is_same_licence(one: str, other: str) -> bool:
    """Whether two names are of the same licence: one has all words of the other, and what it adds is a
    parcours. « Histoire de l’art » is no « Histoire ».
    """
    words = _words(one), _words(other)
    mentions = [_words(name.partition(" Parcours ")[0]) for name in (one, other)]
    is_part = words[0] <= words[1] or words[1] <= words[0]
    return is_part and all(words) and mentions[0] <= words[1] and mentions[1] <= words[0]


def names_of_same(label: str, names: Iterable[str]) -> list[str]:
    """Those of the names that are of the same licence, its own first; none where it has no other."""
    if not label.startswith("Licence "):
        return []
    others = {
        name
        for name in names
        if name != label and name.startswith("Licence ") and is_same_licence(label, name)
    }
    return [label, *sorted(others)] if others else []


def notes(label: str, offered: Collection[tuple[str, str]]) -> list[dict[str, str]]:
    """Where else the same licence is, under another name; `offered` are the names of `names_of_same`, each
    with one who offers it.
    """
    own = {school for name, school in offered if name == label}
    others = sorted({school for _, school in offered} - own)
    if not others:
        return []
    names = {label, *(name for name, _ in offered)}
    shortest = min(names, key=lambda name: (len(_words(name)), len(name), name))
    looked_for = _BEGINS.sub("", shortest.partition(" Parcours ")[0])
    return [
        {
            "fr": "La même licence existe ailleurs sous un autre nom, parfois dans un autre parcours, par"
            f" exemple\u00a0: {', '.join(others)}. À trouver en cherchant «\u00a0{looked_for}\u00a0».",
            "en": "The same licence is offered elsewhere under another name, sometimes with another parcours,"
            f" for example: {', '.join(others)}. Look for “{looked_for}”.",
        }
    ]
