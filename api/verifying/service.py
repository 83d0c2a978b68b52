"""What checking badges offers to their owners: a check, and how a link shows a badge."""

from api.verifying.checking import Resolver, check
from api.verifying.links import share_url
from api.verifying.queries import LIVE_SHARE

__all__ = ["LIVE_SHARE", "Resolver", "check", "share_url"]
