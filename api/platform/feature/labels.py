"""The words of the names and codes that features keep, for the copy of one's data."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from api.platform.kit.language import Words


@dataclass(frozen=True)
class Labels:
    """Those of a feature, or of all together; what has no words is shown as it is."""

    keys: Mapping[str, Words] = field(default_factory=dict)
    """Of the names in what is exported."""
    values: Mapping[str, Words] = field(default_factory=dict)
    """Of the codes that stand as values."""

    def __or__(self, other: "Labels") -> "Labels":
        return Labels({**self.keys, **other.keys}, {**self.values, **other.values})
