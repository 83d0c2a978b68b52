"""Our badges in Open Badges 2.0: the same facts as in the signed credential."""

import json
from typing import Any

from sqlalchemy import Row

from api.badges.issuing import addresses
from api.badges.openbadges import ob2
from api.badges.openbadges.signed import award_of
from api.platform.kit.problems import ConflictError
from api.platform.settings import Settings


def assertion(settings: Settings, row: Row[Any], *, creator: str | None = None) -> dict[str, Any]:
    """The same badge as an assertion of Open Badges 2.0: hosted, or signed by the key that `creator` names.

    Raises ConflictError: it was signed without a mail address, and 2.0 knows no other recipient.
    """
    award = award_of(row.jwt)
    if award.identity is None:
        raise ConflictError("badge_without_address")
    # A signed one is named as the revocation list of its issuer names it.
    own_id = ob2.signed_id(row.id) if creator else addresses.assertion_2(settings, row.id)
    badge = addresses.badge_2(settings, row.achievement_id)
    return ob2.assertion(award, assertion_id=own_id, badge=badge, creator=creator)


def text(document: dict[str, Any]) -> str:
    """A document as our files hold it."""
    return json.dumps(document, ensure_ascii=False, indent=2)
