"""What the features bring to notices: every kind that is told, and how what it is about is called."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import TextClause

from api.platform.feature.notice import Kind
from api.platform.notices.kinds import NEWS_DIGEST

Names = Mapping[str, TextClause]
"""By the name of an id, a statement of id and name for `ids`, as `account_id` may read them in `language`."""


@dataclass(frozen=True)
class Registry:
    """Put together by the composition root."""

    kinds: Mapping[str, Kind]
    """By their names."""
    names: Names

    @property
    def in_app(self) -> list[str]:
        """The kinds that have lines in the app."""
        return sorted(self.kinds.keys() - {NEWS_DIGEST.name})
