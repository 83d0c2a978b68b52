"""What checking badges offers to their owners: a check, and how a link shows a badge."""

from api.badges.verifying.again import check_anew, check_due, write_down
from api.badges.verifying.checking import Owner, Resolver, check
from api.badges.verifying.links import share_url
from api.badges.verifying.own import OwnDocuments
from api.badges.verifying.queries import LIVE_SHARE

__all__ = [
    "LIVE_SHARE",
    "OwnDocuments",
    "Owner",
    "Resolver",
    "check",
    "check_anew",
    "check_due",
    "share_url",
    "write_down",
]
