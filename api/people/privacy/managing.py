"""What a parent manages once they have answered: what they agreed to, and its end."""

from collections.abc import Sequence
from typing import cast

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.privacy import acts, consents, letters, links
from api.people.privacy.kinds import CONSENT_PARENT_WITHDREW
from api.people.privacy.models import Answer, How, Party, TokenKind
from api.people.privacy.schemas import GuardianContact, GuardianDecision, GuardianManagePublic
from api.people.privacy.words import TITLES, name_in_letter
from api.platform.audit import service as audit
from api.platform.kit.language import Language
from api.platform.kit.personal_data import PersonalData, Purpose
from api.platform.kit.secrets import Secrets
from api.platform.notices import service as notices
from api.platform.settings import Settings


async def manage(
    connection: AsyncConnection,
    settings: Settings,
    secrets: Secrets,
    personal_data: Sequence[PersonalData],
    token: str,
    language: Language,
) -> GuardianManagePublic:
    """What a parent agreed to, and with whom the child talks. Raises NotFoundError."""
    row = await links.find_link(connection, settings, secrets, token, TokenKind.MANAGE)
    found = await consents.states(connection, settings, row.account_id)
    return GuardianManagePublic(
        child_first_name=row.child_first_name,
        consent_age=settings.consent_age,
        sent_to=row.masked_address,
        answered_at=row.answered_at,
        decisions=[
            GuardianDecision(
                purpose=purpose,
                title=TITLES[purpose][language],
                agreed=None if state.parent_answer is None else state.parent_answer == Answer.AGREED,
                withdrawn=state.parent_answer == Answer.WITHDRAWN,
                decided_at=state.parent_at,
                state=state.state,
            )
            for purpose, state in found.items()
        ],
        conversations=[
            GuardianContact(
                first_name=one.first_name,
                kind=one.kind or None,
                organisation=one.organisation,
                since=one.since,
                ended_at=one.ended_at,
            )
            for room in personal_data
            for one in await room.shown_to_parent(connection, row.account_id)
        ],
        questions_waiting=sum([await room.unanswered(connection, row.account_id) for room in personal_data]),
        opposition_reference=cast(str, await links.read_reference(connection, secrets, row.account_id)),
    )


async def withdraw(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    personal_data: Sequence[PersonalData],
    token: str,
    purposes: set[Purpose],
) -> None:
    """A parent ends consents, both are told by mail; what already ended stays so. Raises NotFoundError."""
    connection = await session.connection()
    request = await links.find_link(connection, settings, secrets, token, TokenKind.MANAGE)
    account_id = request.account_id
    await consents.lock(session, settings, account_id)
    request = await links.find_link(connection, settings, secrets, token, TokenKind.MANAGE)
    found = await consents.states(connection, settings, account_id)
    ended = [purpose for purpose in sorted(purposes) if found[purpose].parent_answer == Answer.AGREED]
    for purpose in ended:
        await consents.write(
            session,
            settings,
            account_id,
            purpose,
            Party.PARENT,
            Answer.WITHDRAWN,
            How.MANAGEMENT,
            request.id,
        )
        await audit.note(
            session, acts.CONSENT_PARENT_WITHDREW, account_id=account_id, purpose=purpose, link=request.id
        )
    await consents.follow(session, settings, personal_data, account_id, ended=ended)
    if ended:
        await notices.notify(session, settings, [account_id], CONSENT_PARENT_WITHDREW, purposes=ended)
        language, name = request.language, name_in_letter(request.child_first_name, request.language)
        titles = ", ".join(TITLES[purpose][language] for purpose in ended)
        letter = letters.to_parent("withdrawn", language, name, titles)
        await links.write_to(session, secrets, account_id, request.sealed_address, letter)
