"""What checking badges offers to their owners: a check, and how a link shows a badge."""

from api.verifying.again import check_anew, check_due, write_down
from api.verifying.checking import Owner, Resolver, check
from api.verifying.links import share_url
from api.verifying.own import OwnDocuments
from api.verifying.queries import LIVE_SHARE

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
