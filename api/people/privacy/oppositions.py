"""Oppositions of holders of parental authority; a referent decides (Code civil art. 372-2)."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import service as accounts
from api.people.privacy import acts, consents, letters, links, queries
from api.people.privacy.kinds import CONSENT_OPPOSITION_DECIDED, CONSENT_SUSPENDED, OPPOSITION_RECEIVED
from api.people.privacy.models import How, Party, TokenKind
from api.people.privacy.moments import clocked
from api.people.privacy.schemas import OppositionCreate, OppositionDecision, OppositionPublic
from api.people.privacy.words import name_in_letter
from api.platform.access import Role, Viewer
from api.platform.audit import service as audit
from api.platform.kit.personal_data import PersonalData
from api.platform.kit.problems import InvalidInputError, NotFoundError
from api.platform.kit.secrets import Secrets
from api.platform.kit.statements import run
from api.platform.notices import service as notices
from api.platform.settings import Settings


async def oppose(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    personal_data: Sequence[PersonalData],
    opposed: OppositionCreate,
) -> None:
    """Suspend everything optional of a child at once; a second opposition changes nothing more.

    Raises NotFoundError, InvalidInputError when neither link nor reference is given.
    """
    connection = await session.connection()
    account_id, request_id = await _child(connection, settings, secrets, opposed)
    child = await consents.lock(session, settings, account_id)
    # Before the suspension: it takes the commune away, and with it the department.
    departments = await consents.departments(session, personal_data, account_id)
    made = await connection.execute(
        queries.OPPOSE,
        clocked(
            settings,
            account_id=account_id,
            request_id=request_id,
            departments=departments,
            reason=opposed.reason,
        ),
    )
    if made.first() is None:
        return
    await consents.follow(session, settings, personal_data, account_id)
    await audit.note(session, acts.CONSENT_OPPOSED, account_id=account_id, by_link=request_id is not None)
    await _tell_parents(session, secrets, account_id, child.first_name, "suspended", opposer=False)
    places: list[str | None] = [*departments] or [None]
    referents = [
        one
        for department in places
        for one in await accounts.holders_of(connection, Role.REFERENT, department)
    ]
    await notices.show(session, [account_id], CONSENT_SUSPENDED)
    await notices.show(session, referents, OPPOSITION_RECEIVED)


async def _child(
    connection: AsyncConnection, settings: Settings, secrets: Secrets, opposed: OppositionCreate
) -> tuple[UUID, UUID | None]:
    if opposed.token is not None:
        row = await links.find_link(connection, settings, secrets, opposed.token, TokenKind.OPPOSE)
        return row.account_id, row.id
    if opposed.reference is None:
        raise InvalidInputError("reference", "missing")
    reference = "".join(letter for letter in opposed.reference.upper() if letter.isalnum())
    parameters = clocked(settings, mark=secrets.mark("opposition", reference))
    found = (await connection.execute(queries.CHILD_OF_REFERENCE, parameters)).first()
    if found is None:
        raise NotFoundError("reference_unknown")
    return found.id, None


async def standing(connection: AsyncConnection, viewer: Viewer) -> list[OppositionPublic]:
    """The oppositions that wait or are upheld, within the viewer's departments; whose is written down."""
    rows = await connection.execute(queries.OPPOSITIONS, viewer.reach)
    found = [OppositionPublic(**row._mapping) for row in rows]
    if people := [one.account_id for one in found]:
        await audit.note_look_up(connection, viewer.account_id, "oppositions", people=people)
    return found


async def decide(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    personal_data: Sequence[PersonalData],
    viewer: Viewer,
    opposition_id: UUID,
    decision: OppositionDecision,
) -> None:
    """End the consents, or the suspension. Raises NotFoundError: another department's, or decided."""
    found = (await run(session, queries.OPPOSITION, {"id": opposition_id, **viewer.reach})).first()
    if found is None:
        raise NotFoundError
    account_id = found.account_id
    child = await consents.lock(session, settings, account_id)
    decided = (
        await run(
            session,
            queries.DECIDE_OPPOSITION,
            clocked(
                settings,
                id=opposition_id,
                accept=decision.accept,
                reason=decision.reason,
                actor=viewer.account_id,
            ),
        )
    ).first()
    if decided is None:
        raise NotFoundError
    if decision.accept:
        await consents.end_standing(session, settings, account_id, How.OPPOSITION, Party.PARENT)
    await consents.follow(session, settings, personal_data, account_id)
    await audit.note(
        session,
        acts.CONSENT_OPPOSITION_ACCEPTED if decision.accept else acts.CONSENT_OPPOSITION_REFUSED,
        actor=viewer.account_id,
        account_id=account_id,
    )
    kind = "upheld" if decision.accept else "lifted"
    await _tell_parents(session, secrets, account_id, child.first_name, kind, opposer=True)
    await notices.show(session, [account_id], CONSENT_OPPOSITION_DECIDED, accepted=decision.accept)


async def _tell_parents(
    session: AsyncSession,
    secrets: Secrets,
    account_id: UUID,
    first_name: str,
    kind: str,
    *,
    opposer: bool,
) -> None:
    """Write to the parent who answered, and to the other one they named; neutrally, without reasons."""
    parameters = {"account_id": account_id}
    first = (await run(session, queries.ANSWERED_REQUEST, parameters)).first()
    if first is not None:
        letter = letters.to_parent(kind, first.language, name_in_letter(first_name, first.language))
        await links.write_to(session, secrets, account_id, first.sealed_address, letter)
    other = (await run(session, queries.OTHER_PARENT, parameters)).first() if opposer else None
    if other is not None:
        letter = letters.to_parent(kind, other.language, name_in_letter(first_name, other.language))
        await links.write_to(session, secrets, account_id, other.sealed_other, letter)
