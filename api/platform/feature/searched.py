"""What the search finds of a room."""

from dataclasses import dataclass

NO_TEXT = "CAST('{}' AS text[])"
NOWHERE = "CAST('{}' AS float8[]), CAST('{}' AS float8[])"


@dataclass(frozen=True)
class Searched:
    """A room's things as the search knows them. What must not be found is not among them."""

    type: str
    documents: str
    """SQL that gives: id, kind, name, names, words, more, level, statuses, commune, starts_at, lats, lons,
    at, careers, departments. `words` say what a thing is about, `more` are its texts, `at` is the place where
    it is, `careers` are those that it leads to or tells of.
    """
    often: bool = False
    """People change them: looked at each minute; else after an import."""
    demo: str = ""
    """SQL that gives, of things with these `ids` (UUIDs), those invented for the demonstration."""
