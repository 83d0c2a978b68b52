"""What a room has in the database that an operator watches."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import TextClause


@dataclass(frozen=True, slots=True)
class Measured:
    """One gauge of the metrics; asked at most once in a few seconds, and given up after two."""

    name: str
    """As Prometheus knows it, with its unit: `epass_queue_lag_seconds`."""
    help: str
    rows: TextClause
    """One cheap statement: the labels' values, then the number, of each row."""
    labels: Sequence[str] = ()
    """Each of few values, none of a person."""
