"""What the features above ask of the backpack."""

from api.badges.backpack.schemas import BadgeState
from api.badges.backpack.wallet import read as wallet_of

__all__ = ["BadgeState", "wallet_of"]
