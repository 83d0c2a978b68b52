"""The articles that rules name: where they stand, and since when they read as they were read."""

from dataclasses import dataclass
from datetime import date

_LEGIFRANCE = "https://www.legifrance.gouv.fr/codes/article_lc/"
_TRAVAIL = "Code du travail"


@dataclass(frozen=True)
class Article:
    """One article, in the version that was read."""

    number: str
    text: str
    """Of which code, order or circular."""
    version: date
    """Since when that version is in force."""
    address: str
    """Where it was read, or stands."""

    @property
    def name(self) -> str:
        """As it is cited: « Code du travail L4153-6 »."""
        return f"{self.text} {self.number}".strip()


def travail(number: str, legi: int, version: str) -> Article:
    """An article of the Code du travail by its number in Légifrance."""
    return Article(number, _TRAVAIL, date.fromisoformat(version), f"{_LEGIFRANCE}LEGIARTI{legi:012d}")
