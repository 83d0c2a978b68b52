"""The registry of notices: every kind that the server tells, by its name."""

from api.platform.notices.kinds import account, badges, placements, staff, talk
from api.platform.notices.kinds.base import Kind

BY_NAME: dict[str, Kind] = {
    kind.name: kind for kind in (*account.KINDS, *badges.KINDS, *placements.KINDS, *staff.KINDS, *talk.KINDS)
}

IN_APP = sorted(BY_NAME.keys() - {account.NEWS_DIGEST.name})
"""The kinds that have lines in the app."""
