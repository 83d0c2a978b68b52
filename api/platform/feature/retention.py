"""How long a feature keeps something."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Period:
    """One period, as it is published; the feature's own job applies it."""

    setting: str
    """Name of the setting that holds it (`api/platform/settings/`)."""
    unit: Literal["hours", "days", "months", "years"]
    fr: str
    """What is kept so long, and from when it counts."""
    en: str
