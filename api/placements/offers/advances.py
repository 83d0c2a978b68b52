"""Which words of an offer may be an advance to the minors who read it."""

import re
from collections.abc import Sequence

from api.safety.safeguarding.service import BESIDE_TALK, screen

_ENDS = re.compile(r"(?<=[.!?…;])\s+|\n+")
_MOST = 40
"""Sentences of an offer that are tried: each is screened anew."""


def words(texts: Sequence[str]) -> list[str]:
    """The sentences that may be one by themselves, or without which the whole is none; else the whole texts.
    Nothing where they hold none.
    """
    if not _weighs(texts):
        return []
    said = [part for one in texts for part in _ENDS.split(one.strip()) if part]
    if len(said) > _MOST:
        return [one for one in texts if one.strip()]
    alone = [one for one in said if _weighs([one])]
    needed = alone or [one for one in said if not _weighs([other for other in said if other is not one])]
    return needed or [one for one in texts if one.strip()]


def _weighs(texts: Sequence[str]) -> bool:
    return bool(screen("\n\n".join(one.strip() for one in texts if one.strip()), talk=BESIDE_TALK).grooming)
