"""Decisions about parents: the link a child has sent to them, and their answer.

A link is bound to one child and one address: it is only mailed, its digest leads to the request, and the
request to the child, so nothing that is sent with it can name another one. The link to manage is only mailed
too: whom a request was passed on to may answer it, and sees nothing later. One that was kept from an earlier
answer works on.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import cast
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.privacy import acts, consents, letters, links, mailboxes, queries, stops, wordings
from api.people.privacy.kinds import CONSENT_PARENT_ANSWERED
from api.people.privacy.models import Answer, How, Party, TokenKind
from api.people.privacy.moments import clocked
from api.people.privacy.schemas import (
    ConsentsPublic,
    GuardianAnswer,
    GuardianAnswered,
    GuardianLinkPublic,
    GuardianOpenPublic,
    LinkState,
    PurposeAsked,
)
from api.people.privacy.words import TITLES, TO_PARENTS, name_in_letter
from api.platform.audit import service as audit
from api.platform.kit.language import Language
from api.platform.kit.locks import one_at_a_time
from api.platform.kit.personal_data import PersonalData
from api.platform.kit.problems import InvalidInputError, NotFoundError, TooManyRequestsError
from api.platform.kit.secrets import Secrets
from api.platform.notices import service as notices
from api.platform.settings import Settings

_DAY = timedelta(days=1)


async def overview(
    connection: AsyncConnection, settings: Settings, secrets: Secrets, account_id: UUID
) -> ConsentsPublic:
    """A person's consents and the link their parent has. Raises NotFoundError."""
    found = await consents.states(connection, settings, account_id)
    if not found:
        raise NotFoundError
    one = next(iter(found.values()))
    rule = (
        "birth_date_needed" if one.state == "birth_date_needed" else "alone" if one.alone else "with_parent"
    )
    with_parent = rule == "with_parent"
    return ConsentsPublic(
        rule=rule,
        consent_age=settings.consent_age,
        consents=[consents.public(purpose, row) for purpose, row in found.items()],
        guardian=await _last_link(connection, settings, account_id) if with_parent else None,
        opposition_reference=await links.read_reference(connection, secrets, account_id)
        if with_parent
        else None,
    )


async def _last_link(
    connection: AsyncConnection, settings: Settings, account_id: UUID
) -> GuardianLinkPublic | None:
    parameters = clocked(settings, account_id=account_id)
    row = (await connection.execute(queries.LAST_REQUEST, parameters)).first()
    if row is None:
        return None
    state: LinkState = "waiting"
    if row.answered_at is not None:
        state = "answered"
    elif row.stopped:
        state = "stopped"
    elif row.expires_at <= parameters["now"]:
        state = "expired"
    elif row.queued:
        state = "queued"
    return GuardianLinkPublic(
        address=row.masked_address,
        state=state,
        sent_at=row.sent_at,
        expires_at=row.expires_at,
        answered_at=row.answered_at,
        remind_after=(row.reminded_at or row.sent_at) + _DAY if state == "waiting" else None,
    )


async def open_link(
    connection: AsyncConnection,
    settings: Settings,
    secrets: Secrets,
    personal_data: Sequence[PersonalData],
    token: str,
    language: Language,
) -> GuardianOpenPublic:
    """What a parent is asked. Raises NotFoundError."""
    row = await links.find_link(connection, settings, secrets, token, TokenKind.ANSWER)
    found = await consents.states(connection, settings, row.account_id)
    return GuardianOpenPublic(
        child_first_name=row.child_first_name,
        consent_age=settings.consent_age,
        sent_to=row.masked_address,
        expires_at=row.expires_at,
        badge_waits=await links.badge_waits(connection, personal_data, row.account_id),
        mails_token=stops.token(secrets, cast(str, links.unsealed(secrets, row.sealed_address))),
        purposes=[
            PurposeAsked(
                purpose=purpose,
                title=TITLES[purpose][language],
                text=TO_PARENTS[purpose][language],
                child_agreed=state.self_answer == Answer.AGREED,
            )
            for purpose, state in found.items()
        ],
    )


async def answer(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    personal_data: Sequence[PersonalData],
    given: GuardianAnswer,
) -> GuardianAnswered:
    """Write a parent's answer down, once. Raises NotFoundError, InvalidInputError, TooManyRequestsError."""
    connection = await session.connection()
    found = await links.find_link(connection, settings, secrets, given.token, TokenKind.ANSWER)
    account_id = found.account_id
    child = await consents.lock(session, settings, account_id)
    found = await links.find_link(connection, settings, secrets, given.token, TokenKind.ANSWER)
    other = given.other_holder_email
    if other and await mailboxes.belongs_to_child(connection, secrets, account_id, child.email, other):
        raise InvalidInputError("other_holder_email", "childs_address")
    other_mark = await _other_mark(connection, settings, secrets, other)
    parameters = clocked(settings, account_id=account_id)
    request = (
        await connection.execute(
            queries.ANSWER_REQUEST,
            {
                **parameters,
                "id": found.id,
                "first_name": (given.first_name or "").strip(),
                "other_mark": other_mark,
                "sealed_other": secrets.seal(other) if other else None,
            },
        )
    ).first()
    if request is None:
        raise NotFoundError("link_dead")
    if other_mark == bytes(request.address_mark):
        raise InvalidInputError("other_holder_email", "same_address")
    # What was answered and still stands is of the same address: another one has closed it (`asking.ask`).
    await connection.execute(queries.CLOSE_REQUESTS, {**parameters, "but": request.id, "unanswered": False})
    former = await consents.states(connection, settings, account_id)
    for purpose, agree in given.decisions.items():
        was_agreed = former[purpose].parent_answer == Answer.AGREED
        said = Answer.AGREED if agree else Answer.WITHDRAWN if was_agreed else Answer.REFUSED
        await consents.write(
            session,
            settings,
            account_id,
            purpose,
            Party.PARENT,
            said,
            How.LINK,
            request.id,
            wordings.CURRENT,
        )
    refused = [purpose for purpose, agree in given.decisions.items() if not agree]
    await audit.note(
        session,
        acts.CONSENT_PARENT_ANSWERED,
        account_id=account_id,
        link=request.id,
        agreed=[purpose for purpose, agree in given.decisions.items() if agree],
        refused=refused,
    )
    await consents.follow(session, settings, personal_data, account_id, ended=refused)
    reference = await links.make_reference(connection, secrets, account_id)
    language: Language = request.language
    name = name_in_letter(child.first_name, language)
    manage_token = await links.give_token(connection, request.id, TokenKind.MANAGE)
    waits = await links.badge_waits(connection, personal_data, account_id)
    receipt = letters.receipt(
        language,
        name,
        given.decisions,
        at=parameters["now"],
        sent_at=request.sent_at,
        address=request.masked_address,
        reference=reference,
        url=letters.parent_link(settings, manage_token, "/manage"),
        badge_waits=waits,
    )
    badges_token = await links.give_token(connection, request.id, TokenKind.BADGES) if waits else None
    await links.write_to(session, secrets, account_id, request.sealed_address, receipt)
    if other:
        oppose_token = await links.give_token(connection, request.id, TokenKind.OPPOSE)
        url = letters.parent_link(settings, oppose_token, "/oppose")
        letter = letters.other_holder(language, name, url)
        await links.write_to(session, secrets, account_id, secrets.seal(other), letter)
    await notices.show(session, [account_id], CONSENT_PARENT_ANSWERED)
    return GuardianAnswered(
        at=parameters["now"],
        child_first_name=child.first_name,
        receipt_sent_to=request.masked_address,
        other_holder_told=other is not None,
        decisions=given.decisions,
        opposition_reference=reference,
        badges_token=badges_token,
    )


async def _other_mark(
    connection: AsyncConnection, settings: Settings, secrets: Secrets, other: str | None
) -> bytes | None:
    if other is None:
        return None
    mark = stops.counted(secrets, other)
    parameters = clocked(settings, mark=mark)
    await one_at_a_time(connection, mark)
    if await stops.is_stopped(connection, mark):
        raise InvalidInputError("other_holder_email", "other_mails_stopped")
    told = (await connection.execute(queries.OTHERS_TOLD_TODAY, parameters)).one()
    if told.told >= settings.guardian_links_per_day:
        raise TooManyRequestsError.until(told.oldest + _DAY, parameters["now"])
    return mark
