"""A child asks a parent: the link that is mailed at once or with the next round, and a reminder.

A child has a few links a day, a mailbox a few mails a day of all children together (`mails_a_day`). What
comes beyond waits for the next morning (`rounds`): nothing is lost, and throw-away accounts keep no child
from their parent.
"""

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.privacy import acts, consents, letters, links, mailboxes, queries, stops
from api.people.privacy.models import How, Party, TokenKind
from api.people.privacy.moments import clocked, next_round
from api.people.privacy.words import masked, name_in_letter
from api.platform.audit import service as audit
from api.platform.jobs.queue import defer
from api.platform.kit.language import Language
from api.platform.kit.locks import one_at_a_time
from api.platform.kit.personal_data import PersonalData
from api.platform.kit.problems import ConflictError, InvalidInputError, TooManyRequestsError
from api.platform.kit.secrets import Secrets
from api.platform.mail import service as mail
from api.platform.settings import Settings

_DAY = timedelta(days=1)


def mails_a_day(settings: Settings) -> int:
    """Mails that one mailbox gets from children in a day, before the others wait for the round."""
    return 2 * settings.guardian_links_per_day


async def ask(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    personal_data: Sequence[PersonalData],
    account_id: UUID,
    email: str,
    language: Language,
) -> None:
    """Send a parent a link that works once; the former one is dead.

    Where the mailbox has had its mails of the day, the link goes out with the next round (`rounds`).
    Another address than before also ends what the former parent accepted, and tells them so: a pupil cannot
    quietly put a friend in a parent's place. Raises ConflictError, InvalidInputError, TooManyRequestsError.
    """
    child = await consents.lock(session, settings, account_id)
    connection = await session.connection()
    if child.birth_date is None:
        raise ConflictError("birth_date_needed")
    if child.alone:
        raise ConflictError("consents_alone")
    if await mailboxes.belongs_to_child(connection, secrets, account_id, child.email, email):
        raise InvalidInputError("email", "own_address")
    if (await connection.execute(queries.OPPOSITION_STANDS, {"account_id": account_id})).scalar_one():
        raise ConflictError("opposition_stands")
    mark = stops.counted(secrets, email)
    parameters = clocked(settings, account_id=account_id, mark=mark)
    await one_at_a_time(connection, mark)
    if await stops.is_stopped(connection, mark):
        raise InvalidInputError("email", "mails_stopped")
    sent = (await connection.execute(queries.SENT_TODAY, parameters)).one()
    if sent.of_child >= settings.guardian_links_per_day:
        raise TooManyRequestsError.until(sent.oldest_of_child + _DAY, parameters["now"])
    # Asked again on one day, a link that was mailed would be dead, and the new one not there yet.
    if sent.by_child_to_address and sent.to_address >= settings.guardian_links_per_day:
        raise TooManyRequestsError.until(sent.oldest_to_address + _DAY, parameters["now"])
    # The mailbox gets no mail of every account, and a child's first link waits for the morning at most.
    at_once = sent.to_address < mails_a_day(settings)
    sent_at = parameters["now"] if at_once else next_round()
    former = (await connection.execute(queries.ANSWERED_REQUEST, parameters)).first()
    # By the address itself: on some hosts another spelling is somebody else's.
    another = former is not None and secrets.unseal(bytes(former.sealed_address)) != email
    if another:
        await _replace(session, settings, secrets, personal_data, account_id, former, child.first_name)
    await connection.execute(queries.CLOSE_REQUESTS, {**parameters, "but": None, "unanswered": not another})
    request = (
        await connection.execute(
            queries.INSERT_REQUEST,
            {
                **parameters,
                "sealed": secrets.seal(email),
                "masked": masked(email),
                "language": language,
                "sent_at": sent_at,
                "expires_at": sent_at + timedelta(days=settings.guardian_link_days),
            },
        )
    ).one()
    await links.make_reference(connection, secrets, account_id)
    standing = await mailboxes.owners_standing(connection, secrets, account_id, email)
    if at_once:
        letter = await links.ask_letter(
            connection, settings, secrets, personal_data, request, email, child.first_name
        )
        if standing.may_be_parents:
            await mail.send(session, email, letter, about=account_id)
    if standing.kept_from_child:
        await _hear_of_owner(session, personal_data, account_id, standing.owners.have | standing.owners.had)
    await audit.note(session, acts.CONSENT_PARENT_ASKED, actor=account_id, account_id=account_id)


async def _hear_of_owner(
    session: AsyncSession, personal_data: Sequence[PersonalData], account_id: UUID, named: Collection[UUID]
) -> None:
    """A child who names somebody who is kept from them may have been told to: a referent hears of it."""
    departments = await consents.departments(session, personal_data, account_id)
    await defer(
        session,
        "moderation:hear_named_as_parent",
        account_id=str(account_id),
        named=[str(one) for one in sorted(named)],
        department=departments[0] if departments else "",
    )


async def _replace(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    personal_data: Sequence[PersonalData],
    account_id: UUID,
    former: Any,
    first_name: str,
) -> None:
    await consents.end_standing(session, settings, account_id, How.REPLACED, Party.PARENT)
    await consents.follow(session, settings, personal_data, account_id)
    await audit.note(session, acts.CONSENT_PARENT_REPLACED, actor=account_id, account_id=account_id)
    token = await links.give_token(await session.connection(), former.id, TokenKind.OPPOSE)
    url = letters.parent_link(settings, token, "/oppose")
    name = name_in_letter(first_name, former.language)
    await links.write_to(
        session, secrets, account_id, former.sealed_address, letters.replaced(former.language, name, url)
    )


async def remind(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    personal_data: Sequence[PersonalData],
    account_id: UUID,
) -> None:
    """Mail the waiting request again, with a link of its own to the same single answer.

    Raises ConflictError when none waits, TooManyRequestsError within a day of the last mail, or where the
    mailbox has had its mails of the day.
    """
    child = await consents.lock(session, settings, account_id)
    connection = await session.connection()
    parameters = clocked(settings, account_id=account_id)
    row = (await connection.execute(queries.LAST_REQUEST, parameters)).first()
    waiting = row is not None and row.answered_at is None and row.expires_at > parameters["now"]
    if row is None or not waiting or row.queued or child.alone:
        raise ConflictError("nothing_to_remind")
    mark, address = bytes(row.address_mark), links.unsealed(secrets, row.sealed_address)
    await one_at_a_time(connection, mark)
    if address is None or await stops.is_stopped(connection, mark):
        raise ConflictError("nothing_to_remind")
    next_one = (row.reminded_at or row.sent_at) + _DAY
    if next_one > parameters["now"]:
        raise TooManyRequestsError.until(next_one, parameters["now"])
    sent = (await connection.execute(queries.SENT_TODAY, {**parameters, "mark": mark})).one()
    if sent.to_address >= mails_a_day(settings):
        raise TooManyRequestsError.until(sent.oldest_to_address + _DAY, parameters["now"])
    await connection.execute(queries.REMINDED, {**parameters, "id": row.id})
    letter = await links.ask_letter(
        connection, settings, secrets, personal_data, row, address, child.first_name, reminder=True
    )
    await links.write_to(session, secrets, account_id, row.sealed_address, letter)
