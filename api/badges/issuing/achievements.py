"""Decisions about achievements: written as drafts, published, archived; what was signed never changes."""

import json
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.badges.issuing import addresses, permissions, pictures, queries
from api.badges.issuing.schemas import (
    AchievementChange,
    AchievementCreate,
    AchievementOwn,
    AchievementsQuery,
    AlignmentWrite,
    Career,
    Counts,
    DesignWrite,
)
from api.badges.issuing.states import AchievementStatus
from api.badges.openbadges.pictures import Picture
from api.guide.careers import service as careers
from api.people.moderation import facade as moderation
from api.platform.access import Viewer
from api.platform.kit.clock import now
from api.platform.kit.listing import Found
from api.platform.kit.pagination import decode_cursor
from api.platform.kit.problems import ConflictError, InvalidInputError, NotFoundError
from api.platform.kit.statements import run
from api.platform.settings import Settings
from api.safety.published import service as published

_WORDS = [name for name in AchievementCreate.model_fields if name != "id"]
_NULLABLE = {"validity_months"}


async def page(
    connection: AsyncConnection,
    settings: Settings,
    viewer: Viewer,
    organisation_id: UUID,
    query: AchievementsQuery,
) -> list[Found]:
    """An organisation's achievements, the newest first. Raises NotFoundError, ForbiddenError."""
    await permissions.organisation(connection, viewer, organisation_id)
    rows = await connection.execute(
        queries.ACHIEVEMENTS,
        {
            "organisation_id": organisation_id,
            "status": query.status,
            "now": now(),
            "limit": query.limit + 1,
            **after(query.cursor),
        },
    )
    found = await _own(connection, settings, list(rows.all()))
    return [Found(one.created_at.timestamp(), str(one.id), one.model_dump_json()) for one in found]


def after(cursor: str | None) -> dict[str, Any]:
    """What a list goes on after, for a statement. Raises InvalidInputError."""
    values = decode_cursor(cursor, (float, str))
    if values is None:
        return {"after": None, "after_id": None}
    try:
        return {"after": values[0], "after_id": UUID(str(values[1]))}
    except ValueError:
        raise InvalidInputError("cursor", "bad_cursor") from None


async def read(
    connection: AsyncConnection, settings: Settings, viewer: Viewer, achievement_id: UUID
) -> AchievementOwn:
    """One of them, for members of its organisation. Raises NotFoundError, ForbiddenError."""
    await permissions.of_achievement(connection, viewer, achievement_id)
    row = (await connection.execute(queries.ACHIEVEMENT, {"id": achievement_id, "now": now()})).one()
    return (await _own(connection, settings, [row]))[0]


async def create(
    session: AsyncSession, viewer: Viewer, organisation_id: UUID, draft: AchievementCreate
) -> bool:
    """Begin a draft; False when this very one was begun already.

    Raises NotFoundError, ForbiddenError, ConflictError (no profile yet, another's id), InvalidInputError.
    """
    await _require_harmless(session, viewer, draft.id, draft)
    connection = await session.connection()
    organisation = await permissions.organisation(connection, viewer, organisation_id)
    if organisation.issuer_id is None:
        raise ConflictError("issuer_profile_needed")
    values = {name: getattr(draft, name) for name in _WORDS}
    made = await connection.execute(
        queries.CREATE_ACHIEVEMENT,
        {
            **await _stored(connection, values),
            "id": draft.id,
            "issuer_id": organisation.issuer_id,
            "account_id": viewer.account_id,
            "now": now(),
        },
    )
    if made.first() is not None:
        return True
    found = (await connection.execute(queries.ISSUER_OF_ACHIEVEMENT, {"id": draft.id})).first()
    if found is None or found.organisation_id != organisation_id:
        raise ConflictError("id_taken")
    return False


async def change(
    session: AsyncSession, viewer: Viewer, achievement_id: UUID, wanted: AchievementChange
) -> None:
    """Write some of it anew. What was awarded before stays as it was signed.

    Raises NotFoundError, ForbiddenError (of a published one also who may publish nothing), InvalidInputError
    (a published one keeps what it needs).
    """
    await _require_harmless(session, viewer, achievement_id, wanted)
    row = await _locked(session, viewer, achievement_id)
    changes = {
        name: value
        for name in wanted.model_fields_set
        if (value := getattr(wanted, name)) is not None or name in _NULLABLE
    }
    if row.status == AchievementStatus.PUBLISHED:
        # Minors read it, and would read it anew.
        await moderation.require_may_publish(session, viewer.account_id)
        for name in ("description", "criteria"):
            if changes.get(name) == "":
                raise InvalidInputError(name, "missing")
    values = {name: getattr(row, name) for name in _WORDS} | changes
    connection = await session.connection()
    stored = await _stored(connection, values)
    await connection.execute(queries.CHANGE_ACHIEVEMENT, {**stored, "id": achievement_id})


async def _require_harmless(
    session: AsyncSession, viewer: Viewer, achievement_id: UUID, wanted: AchievementCreate | AchievementChange
) -> None:
    texts = wanted.model_dump(include={"name", "description", "criteria"}, exclude_none=True)
    await published.require(
        session, viewer.account_id, "achievement", achievement_id, texts, said_to_minors=True
    )


async def publish(session: AsyncSession, viewer: Viewer, achievement_id: UUID) -> None:
    """Let it be awarded, found and asked for; published already, nothing happens.

    Raises NotFoundError, ForbiddenError, InvalidInputError (something is missing).
    """
    row = await _locked(session, viewer, achievement_id)
    await moderation.require_may_publish(session, viewer.account_id)
    for name in _missing(row):
        raise InvalidInputError(name, "missing")
    await run(session, queries.PUBLISH, {"id": achievement_id, "now": now()})


async def archive(session: AsyncSession, viewer: Viewer, achievement_id: UUID) -> None:
    """Award it no more; what was awarded stays valid. Raises NotFoundError, ForbiddenError."""
    await _locked(session, viewer, achievement_id)
    await run(session, queries.ARCHIVE, {"id": achievement_id})


async def set_image(
    session: AsyncSession,
    viewer: Viewer,
    achievement_id: UUID,
    picture: Picture,
    design: DesignWrite | None = None,
) -> None:
    """Give it a picture; what was awarded before keeps its own. Raises NotFoundError, ForbiddenError."""
    row = await _locked(session, viewer, achievement_id)
    if row.status == AchievementStatus.PUBLISHED:
        await moderation.require_may_publish(session, viewer.account_id)
    connection = await session.connection()
    image_id = await pictures.keep(connection, picture, design.model_dump() if design else None)
    await connection.execute(queries.SET_IMAGE, {"id": achievement_id, "image_id": image_id})
    await pictures.drop(connection, row.image_id)


async def require_published(
    session: AsyncSession, viewer: Viewer, achievement_id: UUID
) -> Row[tuple[Any, ...]]:
    """The achievement, held, if it can be awarded. Raises NotFoundError, ForbiddenError, ConflictError."""
    row = await _locked(session, viewer, achievement_id)
    if row.status != AchievementStatus.PUBLISHED:
        raise ConflictError("achievement_not_published")
    return row


async def _locked(session: AsyncSession, viewer: Viewer, achievement_id: UUID) -> Row[tuple[Any, ...]]:
    connection = await session.connection()
    await permissions.of_achievement(connection, viewer, achievement_id)
    row = (await connection.execute(queries.LOCK_ACHIEVEMENT, {"id": achievement_id})).first()
    if row is None:
        raise NotFoundError
    return row


async def _stored(connection: AsyncConnection, values: dict[str, Any]) -> dict[str, Any]:
    """The columns of an achievement. Raises InvalidInputError: a career that is not known."""
    codes = list(dict.fromkeys(values["career_codes"]))
    if len(await careers.named_prefixes(connection, codes)) < len(codes):
        raise InvalidInputError("career_codes", "unknown_career")
    alignments = [
        one.model_dump() if isinstance(one, AlignmentWrite) else one for one in values["alignments"]
    ]
    return {
        **values,
        "career_codes": codes,
        "tags": list(dict.fromkeys(values["tags"])),
        "alignments": json.dumps(alignments),
    }


def _missing(row: Row[tuple[Any, ...]]) -> list[str]:
    wanted = {"description": row.description, "criteria": row.criteria, "image": row.image_id}
    return [name for name, value in wanted.items() if not value]


async def _own(
    connection: AsyncConnection, settings: Settings, rows: list[Row[tuple[Any, ...]]]
) -> list[AchievementOwn]:
    codes = sorted({code for row in rows for code in row.career_codes})
    labels = {one["code"]: one["label"] for one in await careers.named_prefixes(connection, codes)}
    return [
        AchievementOwn(
            id=row.id,
            organisation_id=row.organisation_id,
            issuer_id=row.issuer_id,
            name=row.name,
            description=row.description,
            criteria=row.criteria,
            kind=row.kind,
            tags=row.tags,
            careers=[Career(code=code, label=labels.get(code, code)) for code in row.career_codes],
            alignments=[AlignmentWrite.model_construct(**one) for one in row.alignments],
            image_url=row.image_id and addresses.picture(row.image_id),
            design=row.design and DesignWrite.model_construct(**row.design),
            validity_months=row.validity_months,
            requestable=row.requestable,
            status=row.status,
            missing=_missing(row),
            url=addresses.achievement(settings, row.id),
            counts=Counts(**row.awards, requests=row.requests, codes=row.codes),
            created_at=row.created_at,
            published_at=row.published_at,
        )
        for row in rows
    ]
