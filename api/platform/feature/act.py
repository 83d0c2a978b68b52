"""What a feature does that the audit keeps."""

from dataclasses import dataclass

from api.platform.kit.language import Words


@dataclass(frozen=True, slots=True)
class Act:
    """One act, and its words: for staff, and for the person in the copy of their data."""

    name: str
    """As it stands in `audit_entry.action`: what it is about, then what happened."""
    title: Words
    a_day: int | None = None
    """How often one account may do it within a day, where its owner can undo it and do it again: what is
    written stays for years, and nobody may delete it."""
    goes_on: bool = False
    """Whether it is done all the same after that, and only no longer written down."""
    ends: "Act | None" = None
    """What it ends where that is limited itself, so that this happens hardly more often; nobody is kept from
    stopping."""

    def limit(self, *, own: bool) -> int | None:
        """How often one account may do it within a day; `own`: to itself, which is never without a limit."""
        return OWN_A_DAY if self.a_day is None and own and self.ends is None else self.a_day


OWN_A_DAY = 20
"""How often an account does to itself what has no limit of its own."""
