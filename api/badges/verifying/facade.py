"""What owners of badges ask of verifying: a check, and what is said of one of our own."""

from api.badges.verifying import ours, verdicts
from api.badges.verifying.checking import Owner, Resolver, check
from api.badges.verifying.own import OwnDocuments
from api.badges.verifying.queries import VERIFIED

__all__ = ["VERIFIED", "OwnDocuments", "Owner", "Resolver", "check", "ours", "verdicts"]
