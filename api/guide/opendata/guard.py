"""The guard of every import: a list that would take much of what is there, at once or over a few days, is
more likely cut, garbled or slipped than true.
"""

from collections.abc import Iterable, Mapping

from api.guide.opendata.errors import BrokenFileError
from api.guide.opendata.report import ImportReport
from api.platform.kit.bulk import Connection, Vanishing, together

GONE_UNQUESTIONED = 3
"""So many may always go at once."""
GONE_SHARE = 0.2
"""Beyond it, the share of what is there that may go without somebody saying that it is meant."""
GONE_DAYS = 3
"""Imports of so many days are judged together: two lists in a row that each lack a fifth wipe as one does."""

Losses = Mapping[str, tuple[int, int]]
"""By kind and part, how much goes and how much was there."""
_CODES = {"gone": "many_gone", "closed": "many_gone", "blank": "many_blank", "other": "many_changed"}
"""What is taken: rows, places that stay and close, a field of rows that stay, what tells them from others."""
_ADDED_UP = ("gone", "closed", "blank")
"""Not other names: who gives the right ones back changes them as well."""
_STILL_THERE = "closed"
"""What was taken so still counts as there the next time."""
_EARLIER = """
    SELECT losses FROM import_run r WHERE source = %(source)s AND dataset = %(dataset)s AND id < %(id)s
      AND finished_at > now() - make_interval(days => %(days)s) AND NOT forced AND id >= coalesce(
        (SELECT max(id) FROM import_run WHERE source = r.source AND dataset = r.dataset AND forced), 0)
    ORDER BY id
"""


def losses(done: ImportReport) -> dict[str, tuple[int, int]]:
    """What an import takes of each part, and of all rows."""
    kinds = {"gone": done.vanished, "closed": done.closing, "blank": done.blanked, "other": done.changed}
    parts: dict[str, list[Vanishing]] = {}
    for kind, found in kinds.items():
        for part in found:
            parts.setdefault(f"{kind} of {part.of}", []).append(part)
    parts["gone"] = done.vanished
    return {name: together(found)[:2] for name, found in parts.items()}


def refuse_wiping(connection: Connection, run_id: int, done: ImportReport) -> None:
    """Raise BrokenFileError when more of what is there, or of one part of it, would go than happens in real
    life, by this import or by those of the last days together; what came back meanwhile is not gone.
    """
    taken = losses(done)
    for name, (gone, there) in taken.items():
        nothing_left = name.startswith("gone") and gone > 0 and done.read == done.rejected
        if nothing_left or _is_much(gone, there):
            raise _refused(name, gone, there)
    scope = {"source": done.source, "dataset": done.dataset, "id": run_id, "days": GONE_DAYS}
    earlier = [row[0] for row in connection.execute(_EARLIER, scope)]
    for name in [name for name, (gone, _) in taken.items() if gone and name.startswith(_ADDED_UP)]:
        lost, most = _added_up(name, [*earlier, taken])
        if _is_much(lost, most):
            raise _refused(name, lost, most)


def _added_up(name: str, imports: Iterable[Losses]) -> tuple[int, int]:
    """What these imports took of one part and did not come back, and the most that was there."""
    lost = most = left = 0
    for taken in imports:
        if name in taken:
            gone, there = taken[name]
            lost = max(0, lost - max(0, there - left)) + gone
            most, left = max(most, there), there if name.startswith(_STILL_THERE) else there - gone
    return lost, most


def _is_much(gone: int, there: int) -> bool:
    return gone > max(GONE_UNQUESTIONED, GONE_SHARE * there)


def _refused(name: str, gone: int, there: int) -> BrokenFileError:
    return BrokenFileError(_CODES[name.partition(" ")[0]], f"{gone} / {there}")
