"""For what an offer is held by what its words tell, and its texts without what they wish of somebody.

Below the schemas of offers, which tell a wish from a contact detail by it.
"""

from collections.abc import Sequence

from api.offers.models import HeldFor, OfferKind
from api.offers.wording.finder import look_through
from api.offers.wording.lists import TASK
from api.offers.wording.sounding import BY_NAME


def code_of(ground: str) -> HeldFor:
    """For what an offer is held that tells of this ground."""
    return HeldFor.FORBIDDEN_WORK if ground.startswith(TASK) else BY_NAME[ground].code


def without_wishes(texts: Sequence[str]) -> list[str]:
    """The texts without what discriminates in them, and the signs behind it: « g.a.r.ç.0.n.s » looks like an
    account on a network, and so does what stands behind « ta plus belle photo 📸 ».
    """
    left = list(texts)
    for found in look_through(OfferKind.PLACEMENT, (), texts):
        if code_of(found.ground) is HeldFor.DISCRIMINATION:
            text = left[found.text]
            end = next((at for at in range(found.end, len(text)) if text[at].isalnum()), len(text))
            left[found.text] = text[: found.start] + " " * (end - found.start) + text[end:]
    return left
