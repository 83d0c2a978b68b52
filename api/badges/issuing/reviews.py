"""Decisions of issuers about what students ask for: one request or many, each decided once."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.badges.issuing import acts, kinds, permissions, queries, signing, telling
from api.badges.issuing.achievements import after
from api.badges.issuing.schemas import (
    Decided,
    Decisions,
    EvidencePublic,
    RequestDecision,
    RequestDetail,
    RequestReceived,
    RequestsQuery,
)
from api.badges.issuing.states import CredentialStatus, RequestStatus
from api.badges.issuing.words import shown
from api.people.moderation import facade as moderation
from api.platform.access import Viewer, adults
from api.platform.audit import service as audit
from api.platform.kit.clock import now
from api.platform.kit.listing import Found
from api.platform.kit.problems import InvalidInputError, NotFoundError, ProblemError
from api.platform.kit.secrets import Secrets
from api.platform.kit.statements import run
from api.platform.kit.threads import read_text
from api.platform.notices import service as notices
from api.platform.notices.service import Kind
from api.platform.settings import Settings

READ_AT_ONCE = 4_000
"""Characters to one person that are read as one text: as many as the longest that anybody writes."""
_BETWEEN = "\n\n"


async def page(
    connection: AsyncConnection, viewer: Viewer, organisation_id: UUID, query: RequestsQuery
) -> list[Found]:
    """Requests for an organisation's badges, those that wait longest first. Raises NotFoundError…"""
    await permissions.organisation(connection, viewer, organisation_id)
    rows = await connection.execute(
        queries.REQUESTS,
        {
            "organisation_id": organisation_id,
            **_reader(viewer),
            "state": query.state,
            "achievement_id": query.achievement_id,
            "limit": query.limit + 1,
            **after(query.cursor),
        },
    )
    return [
        Found(row.sent_at.timestamp(), str(row.id), RequestReceived(**row._mapping).model_dump_json())
        for row in rows
    ]


def _reader(viewer: Viewer) -> dict[str, Any]:
    """Parameters of what is only for who may read what students send."""
    return {"account_id": viewer.account_id, "now": now(), **adults()}


async def read(connection: AsyncConnection, viewer: Viewer, request_id: UUID) -> RequestDetail:
    """A request with what it shows, for members of the organisation. Raises NotFoundError, ForbiddenError."""
    row = (await connection.execute(queries.REQUEST, {"id": request_id, **_reader(viewer)})).first()
    if row is None or row.organisation_id is None:
        raise NotFoundError
    await permissions.organisation(connection, viewer, row.organisation_id)
    evidence = await connection.execute(queries.EVIDENCE, {"request_id": request_id})
    return RequestDetail(
        **row._mapping,
        evidence=[
            EvidencePublic(
                id=one.id,
                kind=one.kind,
                text=one.text,
                url=one.url,
                photo_url=f"/api/v1/badges/evidence/{one.id}/photo" if one.has_photo else None,
            )
            for one in evidence
        ],
    )


async def photo(connection: AsyncConnection, viewer: Viewer, evidence_id: UUID) -> bytes:
    """A photo, for its owner and for the issuer once it was sent. Raises NotFoundError, ForbiddenError."""
    row = (await connection.execute(queries.PHOTO, {"id": evidence_id, **_reader(viewer)})).first()
    if row is None:
        raise NotFoundError
    if row.account_id != viewer.account_id:
        if row.organisation_id is None or row.status in (RequestStatus.DRAFT, RequestStatus.WITHDRAWN):
            raise NotFoundError
        await permissions.organisation(connection, viewer, row.organisation_id)
    return bytes(row.photo)


async def decide(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    viewer: Viewer,
    organisation_id: UUID,
    wanted: Decisions,
) -> list[Decided]:
    """Decide about each request; one that cannot be decided does not keep the others.

    Sent again, nothing happens. Raises NotFoundError, ForbiddenError (also of who may not write to minors).
    """
    connection = await session.connection()
    organisation = await permissions.organisation(connection, viewer, organisation_id)
    whose = await _whose(connection, organisation_id, wanted)
    for reader_id, said in _said(whose, wanted):
        # Whoever of them it is for, it may be a minor.
        await moderation.require_may_say(
            session, viewer.account_id, None, said, organisation.department or "", addressee_id=reader_id
        )
    outcomes: dict[UUID, Decided] = {}
    news: list[tuple[UUID, Kind, dict[str, Any]]] = []
    # In one order, so that two who decide about the same requests wait for each other once.
    for one in sorted(wanted.decisions, key=lambda one: one.request_id):
        try:
            if one.request_id not in whose:
                raise NotFoundError
            async with connection.begin_nested():
                outcomes[one.request_id], told = await _decide(
                    session, settings, secrets, viewer, organisation, one
                )
        except InvalidInputError as error:
            outcomes[one.request_id] = Decided(
                request_id=one.request_id, status=RequestStatus.WAITING, error=error.field_code
            )
        except ProblemError as error:
            outcomes[one.request_id] = Decided(request_id=one.request_id, status=None, error=error.code)
        else:
            news += told
    for account_id, kind, data in news:
        if kind is kinds.BADGE_WITH_PARENT:
            await telling.tell_parent(session, settings, secrets, account_id, data["credential_id"])
    for account_id, kind, data in news:
        await notices.notify(session, settings, [account_id], kind, **data)
    return [outcomes[one.request_id] for one in wanted.decisions]


async def _whose(
    connection: AsyncConnection, organisation_id: UUID, wanted: Decisions
) -> dict[UUID, UUID | None]:
    """Who sent each of these requests; one that is not the organisation's is not among them."""
    asked = {"organisation_id": organisation_id, "ids": [one.request_id for one in wanted.decisions]}
    return {row.id: row.account_id for row in await connection.execute(queries.ACCOUNTS_OF_REQUESTS, asked)}


def _said(whose: dict[UUID, UUID | None], wanted: Decisions) -> Iterator[tuple[UUID | None, str]]:
    """All that these decisions say to each person, at most `READ_AT_ONCE` characters at a time."""
    said: dict[UUID | None, list[str]] = {}
    for one in wanted.decisions:
        if one.request_id in whose:
            texts = said.setdefault(whose[one.request_id], [])
            texts += filter(str.strip, (one.reason, one.narrative))
    for account_id, each in said.items():
        together = ""
        for text in each:
            if together and len(together) + len(_BETWEEN) + len(text) > READ_AT_ONCE:
                yield account_id, together
                together = ""
            together += _BETWEEN * bool(together) + text
        if together:
            yield account_id, together


async def _decide(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    viewer: Viewer,
    organisation: Row[tuple[Any, ...]],
    one: RequestDecision,
) -> tuple[Decided, list[tuple[UUID, Kind, dict[str, Any]]]]:
    parameters = {"id": one.request_id, "organisation_id": organisation.id, **_reader(viewer)}
    row = (await run(session, queries.LOCK_REQUEST, parameters)).first()
    if row is None:
        raise NotFoundError
    status = RequestStatus.AWARDED if one.decision == "award" else RequestStatus.REFUSED
    if row.status == status:
        return Decided(request_id=row.id, status=status, error=None), []
    if row.status != RequestStatus.WAITING:
        return Decided(request_id=row.id, status=row.status, error="request_over"), []
    field, said = ("reason", one.reason) if status is RequestStatus.REFUSED else ("narrative", one.narrative)
    words = await read_text(shown, field, said)
    if status is RequestStatus.REFUSED and not words:
        raise InvalidInputError("reason", "reason_needed")
    await run(
        session,
        queries.DECIDE,
        {
            "id": row.id,
            "status": status,
            "now": now(),
            "account_id": viewer.account_id,
            "reason": words if status is RequestStatus.REFUSED else "",
        },
    )
    done = Decided(request_id=row.id, status=status, error=None)
    if status is RequestStatus.REFUSED:
        return done, [(row.account_id, kinds.BADGE_REQUEST_REFUSED, {"request_id": row.id})]
    credential_id = (
        await run(
            session,
            queries.AWARD_REQUEST,
            {
                "id": row.id,
                "achievement_id": row.achievement_id,
                "account_id": row.account_id,
                "narrative": words,
                "awarded_by": viewer.account_id,
                "now": now(),
            },
        )
    ).scalar_one()
    settled = await signing.sign_accepted(session, settings, secrets, credential_id)
    await audit.note(
        session,
        acts.BADGE_AWARDED,
        actor=viewer.account_id,
        account_id=row.account_id,
        department=organisation.department or None,
        achievement=row.achievement_id,
        credential=credential_id,
    )
    kind = kinds.BADGE_ISSUED if settled is CredentialStatus.ISSUED else kinds.BADGE_WITH_PARENT
    return done, [(row.account_id, kind, {"credential_id": credential_id})]
