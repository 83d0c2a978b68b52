"""What waits for a person: their next steps, told first on their home."""

from collections.abc import Set
from dataclasses import dataclass


@dataclass(frozen=True)
class Waiting:
    """One kind of step. Each room tells its own; the home puts them in order."""

    kind: str
    roles: Set[str] | None
    """Whose home it stands on: the account holds one of them (of staff, with a second factor). None:
    anybody's.
    """
    page: str
    """Where it is done; `{id}` is the id of the thing."""
    rows: str
    """SQL that gives: id (null: several things), about (what it is called, as the person may read it, or
    null), count, at (until when, or when it begins; null: whenever). Of `:account_id`, at `:now`, on
    `:today`, in `:departments` or `:everywhere`, with the parameters of `reach.ages`.
    """
    first: bool = False
    """Before everything else without a day: somebody may be in danger."""
