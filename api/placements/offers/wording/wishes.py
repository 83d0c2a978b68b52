"""For what an offer is held by what its words tell, and what only looks like a contact detail.

Below the schemas of offers, which tell one from the other by it.
"""

from collections.abc import Callable, Sequence

from api.placements.offers.models import HeldFor, OfferKind
from api.placements.offers.wording.finder import Found, look_through
from api.placements.offers.wording.grounds import GROUNDS, PRIVATE_LIFE
from api.placements.offers.wording.lists import TASK
from api.placements.offers.wording.sounding import BY_NAME


def code_of(ground: str) -> HeldFor:
    """For what an offer is held that tells of this ground."""
    return HeldFor.FORBIDDEN_WORK if ground.startswith(TASK) else BY_NAME[ground].code


def told_as(texts: Sequence[str], holds: Callable[[Sequence[str]], bool]) -> str | None:
    """What texts that hold a contact detail, as `holds` says, are refused for where a wish of somebody, or a
    look into personal accounts, is all that looks like one; None: there is a contact detail.
    """
    told = look_through(OfferKind.PLACEMENT, (), texts)
    if not holds(_without(texts, [one for one in told if one.ground == PRIVATE_LIFE])):
        return "private_life_in_text"
    # Not what only sounds like a wish, sentence by sentence: the contact detail may stand in one.
    wishes = {name for name, each in GROUNDS.items() if each.code is HeldFor.DISCRIMINATION}
    return None if holds(_without(texts, [one for one in told if one.ground in wishes])) else "wish_in_text"


def _without(texts: Sequence[str], told: Sequence[Found]) -> list[str]:
    """The texts without what tells of something, and the signs behind it: « g.a.r.ç.0.n.s » looks like an
    account on a network, and so does what stands behind « ta plus belle photo 📸 ».
    """
    left = list(texts)
    for found in told:
        text = left[found.text]
        end = next((at for at in range(found.end, len(text)) if text[at].isalnum()), len(text))
        left[found.text] = text[: found.start] + " " * (end - found.start) + text[end:]
    return left
