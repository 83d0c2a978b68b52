"""The icons of the badge designer: our own drawings, in two tones, on a grid of 96 by 96."""

from api.badges.openbadges.icons.daily import DAILY
from api.badges.openbadges.icons.making import MAKING
from api.badges.openbadges.icons.outdoors import OUTDOORS
from api.badges.openbadges.icons.people import PEOPLE

ICONS = PEOPLE + MAKING + OUTDOORS + DAILY
