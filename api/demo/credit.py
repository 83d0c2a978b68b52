"""How the invented part of the demonstration set is credited."""

from api.kit.sources import Credit

SOURCE = "demonstration"

CREDIT = Credit(
    "Exemples de démonstration, inventés",
    "E-pass Orientation",
    "AGPL-3.0-or-later",
    "https://www.gnu.org/licenses/agpl-3.0.html",
    None,
)
