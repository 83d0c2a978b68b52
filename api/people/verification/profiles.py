"""Decisions about what a mentor says of themself and signs."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.guide.careers import service as careers
from api.guide.region import service as region
from api.people.accounts import service as accounts
from api.people.verification import acts, queries
from api.people.verification import charter as texts
from api.people.verification.kinds import CANDIDACY_PROFILE_CHANGED
from api.people.verification.missing import signatures_count
from api.people.verification.models import CandidacyStatus, CandidateRole, MentorKind
from api.people.verification.schemas import CharterPublic, MentorMine, MentorUpdate
from api.platform.access import Role, Viewer
from api.platform.audit import service as audit
from api.platform.kit.clock import now
from api.platform.kit.geo import department_of
from api.platform.kit.problems import ConflictError, ForbiddenError, InvalidInputError, NotFoundError
from api.platform.kit.statements import run
from api.platform.kit.wire import Bilingual
from api.platform.notices import service as notices
from api.platform.settings import Settings
from api.safety.published import service as published

_EMPTY: dict[str, Any] = {
    "kind": None,
    "job_title": "",
    "career_code": None,
    "training": "",
    "languages": [],
    "commune_code": None,
    "presentation": "",
    "paused": False,
    "charter_version": None,
    "charter_signed_at": None,
    "honour_at": None,
    "quiz_passed_at": None,
}


def charter() -> CharterPublic:
    """What mentors promise."""
    return CharterPublic(
        version=texts.VERSION,
        promises=[Bilingual(**words) for words in texts.PROMISES],
        honour=Bilingual(**texts.HONOUR),
    )


async def mine(connection: AsyncConnection, account_id: UUID) -> MentorMine:
    """What the mentor has filled in, signed and learned; empty before the first step."""
    parameters = {"account_id": account_id}
    row = (await connection.execute(queries.PROFILE, parameters)).mappings().first()
    last_approved_at = (await connection.execute(queries.LAST_APPROVED_AT, parameters)).scalar_one()
    if row is None:
        return MentorMine(**_EMPTY, sign_again=False)
    found = {key: row[key] for key in _EMPTY}
    signed = signatures_count(found["charter_signed_at"], found["charter_version"], last_approved_at)
    return MentorMine(**found, sign_again=found["charter_signed_at"] is not None and not signed)


async def write(session: AsyncSession, settings: Settings, viewer: Viewer, update: MentorUpdate) -> None:
    """Keep what the mentor says of themself; referents are told when somebody approved changes it.

    Raises ForbiddenError (too young: a commune and a presentation are not kept of children for nothing),
    InvalidInputError for an unknown commune or career, a contact detail over what they publish, or another
    kind than a referent has read: who was approved as a professional stays one, who waits stays what they
    sent, and an apprentice or student becomes a professional by an organisation that is verified.
    """
    if viewer.age is not None and viewer.age < settings.mentor_age:
        raise ForbiddenError("too_young")
    account_id = viewer.account_id
    texts = update.model_dump(include={"job_title", "training", "presentation"})
    await published.require(session, account_id, "mentor", account_id, texts, said_to_minors=True)
    connection = await session.connection()
    if not await careers.named_prefixes(connection, [update.career_code]):
        raise InvalidInputError("career_code", "unknown_career")
    try:
        await region.commune_json(connection, update.commune_code)
    except NotFoundError:
        raise InvalidInputError("commune_code", "unknown_commune") from None
    department = department_of(update.commune_code)
    # An approval at the same moment comes first, and is seen here, or sees what is written here.
    await connection.execute(queries.LOCK_PERSON, {"account_id": account_id})
    approved = await _approved(connection, account_id)
    if approved is not None:
        _require_kind(approved, update.kind)
    await _require_sent_kind(connection, account_id, update.kind)
    await ensure(session, account_id)
    await connection.execute(
        queries.WRITE_PROFILE,
        {**update.model_dump(), "account_id": account_id, "department": department, "now": now()},
    )
    await connection.execute(queries.MOVE_OPEN_MENTOR, {"account_id": account_id, "department": department})
    if approved is not None:
        referents = await accounts.holders_of(connection, Role.REFERENT, department)
        await notices.show(session, referents, CANDIDACY_PROFILE_CHANGED, candidacy_id=approved.id)


def _require_kind(approved: Row[Any], kind: MentorKind) -> None:
    """Nobody escapes the organisation that answers for them, nor takes one that nobody has looked at."""
    former, professional = approved.mentor_kind, MentorKind.PROFESSIONAL
    if former == professional != kind:
        raise InvalidInputError("kind", "kind_anew")
    if kind == professional != former and not (approved.siret and approved.organisation_verified_at):
        raise InvalidInputError("kind", "professional_anew")


async def _require_sent_kind(connection: AsyncConnection, account_id: UUID, kind: MentorKind) -> None:
    """A referent accepts with an open page nobody but whom they have read."""
    parameters = {"account_id": account_id, "role": CandidateRole.MENTOR, "organisation_id": None}
    sent = (await connection.execute(queries.OPEN_ONE, parameters)).first()
    if sent is None or sent.status != CandidacyStatus.WAITING:
        return
    profile = (await connection.execute(queries.PROFILE, parameters)).first()
    if profile is not None and profile.kind not in (None, kind):
        raise InvalidInputError("kind", "kind_anew")


async def _approved(connection: AsyncConnection, account_id: UUID) -> Row[Any] | None:
    same = {"account_id": account_id, "role": CandidateRole.MENTOR, "organisation_id": None}
    held = (await connection.execute(queries.APPROVED_ONE, same)).first()
    return held and (await connection.execute(queries.ONE, {"id": held.id})).one()


async def pause(session: AsyncSession, account_id: UUID, *, paused: bool) -> None:
    """Leave the list for a while, or come back. Raises NotFoundError before the first step."""
    done = await run(session, queries.PAUSE, {"account_id": account_id, "paused": paused})
    if done.first() is None:
        raise NotFoundError


async def sign(session: AsyncSession, account_id: UUID, version: str) -> None:
    """Sign the charter and the declaration of honour. Raises ConflictError for words that have changed."""
    if version != texts.VERSION:
        raise ConflictError("charter_changed")
    await ensure(session, account_id)
    await run(session, queries.SIGN, {"account_id": account_id, "version": version, "now": now()})
    await audit.note(
        session, acts.MENTOR_CHARTER_SIGNED, actor=account_id, account_id=account_id, version=version
    )


async def ensure(session: AsyncSession, account_id: UUID) -> None:
    """Begin the profile with whatever step comes first."""
    await run(session, queries.ENSURE_PROFILE, {"account_id": account_id, "now": now()})
