"""What stands in the field for a first name and is more, or none: a pet name, a title, a surname behind it or
glued to it. Foreign and rare names pass: only what is known is refused.
"""

import re

from api.safety.safeguarding.contacts.common import COMMON
from api.safety.safeguarding.given import SECOND_NAMES, SURNAMES

_NEVER_WORDS = (
    "monsieur madame mademoiselle mme mlle mr mrs docteur professeur coach babe baby bebe beaugosse bg bisou"
    " bisous bogoss bogosse boyfriend celibataire chaud chaude chouchou coquin coquine daddy girlfriend hot"
    " lover mignonne mommy nounours papounet sexy single sugar"
)
_NEVER = frozenset(_NEVER_WORDS.split())
_WHOSE_WORDS = "ton ta tes votre vos mon ma mes notre nos your"
_WHOSE = frozenset(_WHOSE_WORDS.split())
_DEAR_WORDS = "ami amie amour ange cheri cherie coeur poupee prince princesse puce reine tresor"
_KNOWN = SECOND_NAMES | COMMON | frozenset(_DEAR_WORDS.split())
"""« Ta princesse »; alone some are names, and « Ma Li » is one."""
_KIN_WORDS = "papa maman papi papy mamie tonton tata grand gros petit petite beau cher"
_KIN = frozenset(_KIN_WORDS.split())
"""Before a name they are no part of it; alone they may be one: Papa is called so in Dakar."""
_FEWEST = 4
"""Letters of each half of « jardinkarim », and of a word that is known to be no name."""
_WORD = re.compile(r"[a-z]+")


def is_more(folded: str) -> bool:
    """Whether a folded text is more than a first name, as far as is known."""
    names = [_WORD.findall(part) for part in folded.split()]
    words = [word for part in names for word in part]
    first, *others = ["".join(part) for part in names if part] or [""]
    said_to_somebody = first in _WHOSE and not _KNOWN.isdisjoint(others[:1])
    return (
        not _NEVER.isdisjoint(words)
        or said_to_somebody
        or (first in _KIN and bool(others))
        or any(map(_is_no_second_name, others))
        or any(map(_glued, words))
    )


def _is_no_second_name(word: str) -> bool:
    plain = len(word) > _FEWEST and word in COMMON and word not in SECOND_NAMES
    return plain or word in SURNAMES


def _glued(word: str) -> bool:
    """Whether it is a first name and a surname without anything between."""
    halves = ((word[:at], word[at:]) for at in range(_FEWEST, len(word) - _FEWEST + 1))
    return any(
        (one in SECOND_NAMES and other in SURNAMES) or (other in SECOND_NAMES and one in SURNAMES)
        for one, other in halves
    )
