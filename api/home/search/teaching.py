"""Decisions about the lexicon: staff add entries, write over the app's own and put them aside, and take back
what they wrote.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, get_args
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.guide.agenda.service import EventKind
from api.guide.careers import service as careers
from api.guide.places.service import PlaceKind
from api.guide.trainings.schemas import Status
from api.home.search import acts, queries, teaching_queries
from api.home.search.knowledge import OWN_ENTRIES, PAGES
from api.home.search.lexicon import tokens
from api.home.search.lexicon_schemas import LexiconEntryForStaff, LexiconEntryWrite, LexiconQuery
from api.home.search.service import TYPES
from api.home.search.understanding import HELP
from api.placements.offers.facade import OfferKind
from api.platform.audit import service as audit
from api.platform.kit.listing import Found
from api.platform.kit.locks import one_at_a_time
from api.platform.kit.pagination import decode_cursor
from api.platform.kit.problems import ConflictError, InvalidInputError, NotFoundError
from api.platform.kit.statements import run

Row = Mapping[str, Any]
OWN = {str(row["id"]): row for row in OWN_ENTRIES}
"""The entries that come with the app, by their ids."""
AUDIENCES = frozenset(row["means"] for row in OWN_ENTRIES if row["sort"] == "level")
KINDS = {"event": frozenset(map(str, EventKind)), "offer": frozenset(map(str, OfferKind))}
"""Of the types that have some."""
SAID_OTHERWISE = frozenset(("same", "wish", "stop", "near"))
"""Sorts that mean nothing but their words and careers."""
_ASKED = {"diploma": teaching_queries.DIPLOMA, "page": teaching_queries.PAGE}
_AREAS = {"commune": teaching_queries.COMMUNE, "department": teaching_queries.DEPARTMENT}


async def entries(connection: AsyncConnection, query: LexiconQuery) -> list[Found]:
    """The app's own entries and those of staff, by their ids; one more than a page."""
    after = str((decode_cursor(query.cursor, (str, str)) or ("",))[0])
    taught = {row["id"]: row for row in (await connection.execute(queries.ENTRIES)).scalars()}
    asked = " ".join(tokens(query.q))
    found = [
        one
        for id_ in sorted({*OWN, *taught})
        if id_ > after
        and (one := _shown(id_, taught.get(id_)))
        and (query.sort in (None, one.sort))
        and (not asked or any(asked in " ".join(tokens(said)) for said in (*one.words, one.means)))
    ]
    shown = await _named(connection, found[: query.limit + 1])
    return [Found(one.id, one.id, one.model_dump_json()) for one in shown]


async def put(
    session: AsyncSession, actor: UUID, entry_id: str, wish: LexiconEntryWrite
) -> LexiconEntryForStaff:
    """Write an entry in the place of the one that was seen; sent again it changes nothing.

    Raises InvalidInputError (no such meaning), ConflictError (somebody wrote it since).
    """
    connection = await session.connection()
    await one_at_a_time(connection, f"lexicon {entry_id}".encode())
    wanted = {**wish.model_dump(exclude={"version"}), "id": entry_id}
    wanted["words"] = list(dict.fromkeys(wish.words))
    before = await _one(connection, entry_id)
    await _check(connection, wanted, OWN.get(entry_id))
    after = _shown(entry_id, wanted)
    if before is not None and before.version == after.version and before.taught:
        return (await _named(connection, [before]))[0]
    if wish.version != (before.version if before else ""):
        raise ConflictError("lexicon_changed")
    await run(session, teaching_queries.WRITE, wanted)
    await run(session, queries.RAISE_VERSION)
    await audit.note(
        session,
        acts.LEXICON_CHANGED,
        actor=actor,
        entry=entry_id,
        sort=after.sort,
        added=sorted({*after.words} - {*(before.words if before else ())}),
        removed=sorted({*(before.words if before else ())} - {*after.words}),
        put_aside=after.put_aside,
    )
    return (await _named(connection, [after]))[0]


async def take_back(session: AsyncSession, actor: UUID, entry_id: str) -> None:
    """Delete what staff wrote; an own entry is then as it came. Raises NotFoundError."""
    await one_at_a_time(await session.connection(), f"lexicon {entry_id}".encode())
    if not (await run(session, teaching_queries.DELETE, {"id": entry_id})).rowcount:
        raise NotFoundError
    await run(session, queries.RAISE_VERSION)
    await audit.note(session, acts.LEXICON_TAKEN_BACK, actor=actor, entry=entry_id)


async def _one(connection: AsyncConnection, entry_id: str) -> LexiconEntryForStaff | None:
    taught = (await connection.execute(teaching_queries.ONE, {"id": entry_id})).scalar_one_or_none()
    return _shown(entry_id, taught) if taught or entry_id in OWN else None


async def _named(
    connection: AsyncConnection, shown: list[LexiconEntryForStaff]
) -> list[LexiconEntryForStaff]:
    """Entries with the names of what they lead to, as the search has them."""
    ids = sorted({code for one in shown for code in (one.means, *one.careers)})
    found = await connection.execute(teaching_queries.NAMES, {"ids": ids})
    names: dict[str, str] = {row[0]: row[1] for row in found}
    return [
        one.model_copy(
            update={"names": {id_: names[id_] for id_ in (one.means, *one.careers) if id_ in names}}
        )
        for one in shown
    ]


def _shown(entry_id: str, taught: Row | None) -> LexiconEntryForStaff:
    row = taught or OWN[entry_id]
    said = {
        "sort": row["sort"],
        "words": list(row["words"]),
        "means": row.get("means") or "",
        "kind": row.get("kind") or "",
        "careers": list(row.get("careers") or ()),
        "put_aside": bool(row.get("put_aside")),
    }
    version = hashlib.sha256(json.dumps(said).encode()).hexdigest()
    return LexiconEntryForStaff.model_validate(
        {
            **said,
            "names": {},
            "id": entry_id,
            "own": entry_id in OWN,
            "taught": taught is not None,
            "version": version,
        }
    )


async def _check(connection: AsyncConnection, wanted: Row, own: Row | None) -> None:
    """Raises InvalidInputError with the field that says nothing there is."""
    if not all(map(tokens, wanted["words"])):
        raise InvalidInputError("words", "lexicon_no_word")
    if own and own["sort"] != wanted["sort"]:
        raise InvalidInputError("sort", "lexicon_sort_of_own")
    if own and own.get("means") == HELP and (wanted["put_aside"] or set(own["words"]) - set(wanted["words"])):
        raise InvalidInputError("words", "lexicon_help_stays")
    strange = set(wanted["careers"]) - await careers.there(connection, wanted["careers"])
    if strange - set((own or {}).get("careers") or ()):
        raise InvalidInputError("careers", "lexicon_no_career")
    if wanted["sort"] == "wish" and not wanted["careers"]:
        raise InvalidInputError("careers", "lexicon_career_needed")
    if own and all((own.get(name) or "") == wanted[name] for name in ("means", "kind")):
        return
    if not await _means(connection, wanted["sort"], wanted["means"], wanted["kind"]):
        raise InvalidInputError("means", "lexicon_no_meaning")


async def _means(connection: AsyncConnection, sort: str, means: str, kind: str) -> bool:
    """Whether there is what an entry of that sort means."""
    if sort == "type":
        return means in TYPES and (not kind or kind in KINDS.get(means, ()))
    if sort == "area":
        statement = _AREAS.get(kind)
        return statement is not None and bool(await connection.scalar(statement, {"means": means}))
    if kind:
        return False
    if sort in SAID_OTHERWISE:
        return not means
    if sort == "short":
        return bool(tokens(means))
    among = {
        "place_kind": frozenset(map(str, PlaceKind)),
        "status": frozenset(get_args(Status)),
        "level": AUDIENCES,
        "page": frozenset(page["id"] for page in PAGES),
    }
    if means in among.get(sort, ()):
        return True
    return sort in _ASKED and bool(await connection.scalar(_ASKED[sort], {"means": means}))
