"""Which words of a text may be somebody's first name. A match alone is not a person: it is shown, and whoever
publishes decides.
"""

import re
from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from api.platform.kit.text import fold
from api.safety.first_names import queries
from api.safety.safeguarding.service import COMMON, SECOND_NAMES

_WORD = re.compile(r"(?<![\w-])[^\W\d_a-zß-öø-ÿ][^\W\d_]{1,30}(?:-[^\W\d_]{1,30}){0,2}(?![\w-])")
"""A word with a capital, or several with hyphens between."""
_BEGINS = re.compile(r"(?:\A|[.!?…:\n«»\"(–—•*])[\s\u00a0\u202f'’]{0,4}\Z")
"""What stands before the first word of a sentence, whose capital says nothing."""
_OF_A_PLACE = re.compile(
    r"(?:\b(?:saint|sainte|st|ste|rue|avenue|boulevard|place|lycée|collège|école|cfa|mfr|institut|groupe|hôpital"
    r"|cité|campus|stade|gare)[\s\u00a0-](?:(?:de|du|des|la|le)\s)?|\bl['’])\Z",
    re.IGNORECASE,
)
_SAINTS = frozenset({"saint", "sainte", "st", "ste"})
"""« Saint-Pierre » is a place."""
_BEFORE = 24
"""Signs before a word that are looked at."""
_ALSO_WORDS = (
    "aimee alba alma ambre ange aurore avril cerise chance charme claire clemence constance desire eden eve"
    " fleur france gloria grace honore iris jade jasmin juin juste lys lila loup mai marin marguerite martin"
    " melodie mercedes modeste neige nil olive paris parfait perle pierre placide prudence reine romain rose"
    " sage sincere soleil toussaint ulysse vail valentin victoire violette zen"
)
_ALSO = COMMON | frozenset(_ALSO_WORDS.split())
"""Names that are words of every day, or of places: only within a sentence does a capital make one of them."""


async def possible(connection: AsyncConnection, texts: Sequence[str]) -> list[list[str]]:
    """Of each text the words that are known first names, as they are written, each once, in their order.

    Known are those that were imported, and those that safeguarding knows without.
    """
    candidates = [_candidates(text) for text in texts]
    asked = sorted({name for words in candidates for names in words.values() for name in names})
    if not asked:
        return [[] for _ in texts]
    known = {row.name for row in await connection.execute(queries.KNOWN, {"words": asked})}
    known |= SECOND_NAMES.intersection(asked)
    return [[word for word, names in words.items() if not known.isdisjoint(names)] for words in candidates]


def _candidates(text: str) -> dict[str, list[str]]:
    """Words that a capital makes likely names, and what each would be called: whole, or its parts."""
    found: dict[str, list[str]] = {}
    for word in _WORD.finditer(text):
        before = text[max(0, word.start() - _BEFORE) : word.start()]
        if _OF_A_PLACE.search(before):
            continue
        whole = fold(word[0])
        parts = whole.split("-")
        if parts[0] in _SAINTS:
            continue
        names = parts if len(parts) == 1 else [whole, *parts]
        if _BEGINS.search(before):
            names = [name for name in names if name not in _ALSO]
        if names:
            found.setdefault(word[0], names)
    return found
