"""The icons of the badge designer: our own drawings, in two tones, on a grid of 96 by 96."""

from api.openbadges.icons.daily import DAILY
from api.openbadges.icons.making import MAKING
from api.openbadges.icons.outdoors import OUTDOORS
from api.openbadges.icons.people import PEOPLE

ICONS = PEOPLE + MAKING + OUTDOORS + DAILY
