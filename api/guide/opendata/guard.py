"""The guard of every import: a list that would take much of what is there, or give it others' names, at once
or over a few days, is more likely cut, garbled, slipped or hostile than true.
"""

from collections.abc import Iterable, Mapping

from api.guide.opendata.errors import BrokenFileError
from api.guide.opendata.report import ImportReport
from api.platform.kit.bulk import Connection, Vanishing, together
from api.platform.kit.otherness import NOTES

GONE_UNQUESTIONED = 3
"""So many may always go at once."""
GONE_SHARE = 0.2
"""Beyond it, the share of what is there that may go without somebody saying that it is meant."""
GONE_DAYS = 3
"""Imports of so many days are judged together: two lists in a row that each lack a fifth wipe as one does."""
REMEMBERED_DAYS = 2 * GONE_DAYS
"""For so long it is known what stood before: a mistake that is put right at once is none of these changes."""

Losses = Mapping[str, tuple[int, int]]
"""By kind and part, how much goes and how much was there."""
_CODES = {"gone": "many_gone", "closed": "many_gone", "blank": "many_blank", "other": "many_changed"}
"""What is taken: rows, places that stay and close, a field of rows that stay, what tells them from others."""
_STILL_THERE = "closed"
"""What was taken so still counts as there the next time."""
_BY_ROW = "other"
"""What is counted row by row, over all these days: who gives the right names back changes them as well."""
# This import and those that it is judged with; and earlier ones, which tell what stood before.
_IMPORTS = """
    SELECT id, losses, finished_at > now() - make_interval(days => %(days)s)
    FROM import_run r WHERE source = %(source)s AND dataset = %(dataset)s AND id <= %(id)s
      AND finished_at > now() - make_interval(days => %(remembered)s) AND NOT forced AND id >= coalesce(
        (SELECT max(id) FROM import_run WHERE source = r.source AND dataset = r.dataset AND forced), 0)
    ORDER BY id
"""
# Of each part that this import changes, the rows that changed in the days that are judged together and are
# told neither as they stood when those began, nor as before.
_OTHERS = """
    SELECT part, count(*) FILTER (WHERE told <> before AND told <> coalesce(was, before)) FROM (
        SELECT part, key, (array_agg(told ORDER BY run_id DESC))[1] AS told,
            (array_agg(was ORDER BY run_id) FILTER (WHERE was IS NOT NULL))[1] AS before,
            (array_agg(was ORDER BY run_id) FILTER (WHERE was IS NOT NULL AND run_id >= %(since)s))[1] AS was
        FROM import_change WHERE run_id = ANY(%(all)s)
        GROUP BY part, key HAVING max(run_id) >= %(since)s
    ) AS changed
    WHERE part IN (SELECT part FROM import_change WHERE run_id = %(id)s) GROUP BY part
"""
_KEEP = "INSERT INTO import_change (run_id, part, key, was, told) SELECT %s, * FROM told_otherwise"


def losses(done: ImportReport) -> dict[str, tuple[int, int]]:
    """What an import takes of each part, and of all rows."""
    kinds = {"gone": done.vanished, "closed": done.closing, "blank": done.blanked, "other": done.changed}
    parts: dict[str, list[Vanishing]] = {}
    for kind, found in kinds.items():
        for part in found:
            parts.setdefault(f"{kind} of {part.of}", []).append(part)
    parts["gone"] = done.vanished
    return {name: together(found)[:2] for name, found in parts.items()}


def keep_changes(connection: Connection, run_id: int) -> None:
    """Keep what this import tells otherwise, for the imports of the next days."""
    connection.execute(NOTES)
    connection.execute(_KEEP, [run_id])


def refuse_wiping(connection: Connection, run_id: int, done: ImportReport) -> None:
    """Raise BrokenFileError when more of what is there, or of one part of it, would go than happens in real
    life, by this import or by those of the last days together; what came back meanwhile is not gone. The
    import's own row and changes are kept already.
    """
    scope = {"source": done.source, "dataset": done.dataset, "id": run_id}
    scope |= {"days": GONE_DAYS, "remembered": REMEMBERED_DAYS}
    imports = connection.execute(_IMPORTS, scope).fetchall()
    scope |= {"all": [number for number, *_ in imports]}
    scope |= {"since": min(number for number, _, is_late in imports if is_late)}
    others = {f"{_BY_ROW} of {part}": count for part, count in connection.execute(_OTHERS, scope)}
    taken = {name: (others.get(name, gone), there) for name, (gone, there) in losses(done).items()}
    for name, (gone, there) in taken.items():
        nothing_left = name.startswith("gone") and gone > 0 and done.read == done.rejected
        if nothing_left or _is_much(gone, there):
            raise _refused(name, gone, there)
    for name in [name for name, (gone, _) in taken.items() if gone and not name.startswith(_BY_ROW)]:
        lost, most = _added_up(name, [each for _, each, is_late in imports if is_late])
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
