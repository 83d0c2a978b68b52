"""What tells a name from a word of every day."""

import re

from api.safety.safeguarding.contacts.common import COMMON
from api.safety.safeguarding.learned import model
from api.safety.safeguarding.views import View

FEWEST = 3
"""Letters of a name by which somebody is found."""
FEWEST_WITHIN = 4
"""The same of one that stands in a mail address without a sign around it: « lbongrand »."""
_NOT_NAMES = (
    "eleve eleves lyceen lyceenne collegien collegienne apprenti apprentie scolarise scolarisee inscrit"
    " inscrite interne actuellement maintenant classe motivee motive aussi toujours etudiante etudiant qui"
)
_NO_SURNAME = frozenset(_NOT_NAMES.split())
"""What stands between a first name and a class, and is no name."""
_ALSO_NAMES = "petit grand blanc noir noel bois gros rose cousin pont page maitre pain foyer dupont long"
ALSO_SURNAMES = frozenset(_ALSO_NAMES.split())
"""Words of every day that many people are called by."""
_STOP_WORDS = (
    "et ou mais donc car ni en je j'ai j tu il elle on a au aux dans pour avec depuis qui que qu'il chez sur"
    " si comme ici la les des un une ce mes mon ma c'est suis est ai jai age ans pas plus jamais"
    " sui suit ossi chui chuis jsui pck pcq psk tjr tjrs slt bjr bsr stp svp mdr lol ya kan ke ki koi jsp kom"
)
STOPS = frozenset(_STOP_WORDS.split())
_PARTICLES = "de du des la le les l' d' saint sainte st ste sur sous"
OF = frozenset(_PARTICLES.split())


_HASTY = re.compile(r"j(?:[bcdfghlmnpqrstv]|ador|aim|habit|etudi|espere|arriv|interess)")
"""« jcherche », « jhabite »: what a phone writes in one, and begins no surname."""


def is_hasty(word: str) -> bool:
    """Whether a folded word is « je » and a verb in one."""
    return _HASTY.match(word) is not None


def is_rare(word: str) -> bool:
    """Whether nobody whose messages were learned from has used a folded word."""
    return len(word) >= FEWEST_WITHIN and f"w:{word}" not in model().named


def is_strange(word: str) -> bool:
    """Whether a word in small letters beside a first name may be a surname."""
    strange = word not in COMMON and word not in STOPS and word not in OF and word not in _NO_SURNAME
    return strange or word in ALSO_SURNAMES


def capital(text: str, view: View, place: int) -> bool:
    start = view.places[place] if view.places else place
    return text[start].isupper()
