"""Awards to lists: kept at once, then worked by and by, a chunk of lines in each transaction."""

from collections import Counter
from datetime import timedelta
from typing import Any, NamedTuple
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.badges.issuing import achievements, acts, email_digest, letters, permissions, queries
from api.badges.issuing import award_queries as sql
from api.badges.issuing.kinds import BADGE_OFFERED
from api.badges.issuing.schemas import AwardsCreate, BatchLine, BatchPublic
from api.badges.issuing.words import shown
from api.people.accounts.schemas import Email
from api.people.moderation import facade as moderation
from api.platform.access import Viewer, adults
from api.platform.audit import service as audit
from api.platform.jobs.queue import defer
from api.platform.kit.addresses import mailbox
from api.platform.kit.clock import now
from api.platform.kit.language import Language
from api.platform.kit.problems import ConflictError, InvalidInputError, NotFoundError, TooManyRequestsError
from api.platform.kit.secrets import Secrets, digest, new_token
from api.platform.kit.statements import run
from api.platform.kit.threads import read_text
from api.platform.mail import service as mail
from api.platform.mail.letters import Letter
from api.platform.notices import service as notices
from api.platform.settings import Settings
from api.platform.stream import service as stream
from api.safety.safeguarding.service import BESIDE_TALK, screen

CHUNK = 100
"""Lines of one transaction."""
SHOWN = 100
"""Failed lines that are told."""
_EMAIL: TypeAdapter[str] = TypeAdapter(Email)


async def begin(
    session: AsyncSession, settings: Settings, viewer: Viewer, achievement_id: UUID, wanted: AwardsCreate
) -> bool:
    """Keep a list and have it worked; False when this very one was sent already.

    Raises NotFoundError, ForbiddenError (also of who may not write, or not to minors), ConflictError (not
    published, another's id), InvalidInputError, TooManyRequestsError (the day's awards of the issuer).
    """
    achievement = await achievements.require_published(session, viewer, achievement_id)
    connection = await session.connection()
    existing = (await connection.execute(sql.FIND_BATCH, {"id": wanted.id})).first()
    if existing is not None:
        if existing.achievement_id != achievement_id:
            raise ConflictError("id_taken")
        return False
    moment = now()
    # Two lists of one issuer count each other.
    await connection.execute(queries.LOCK_ISSUER, {"id": achievement.issuer_id})
    parameters = {"issuer_id": achievement.issuer_id, "now": moment}
    today = (await connection.execute(sql.BATCHED_TODAY, parameters)).one()
    if today.made + len(wanted.recipients) > settings.badge_awards_per_day:
        raise TooManyRequestsError.until((today.oldest or moment) + timedelta(days=1), moment)
    # A badge says something by its name as well.
    await moderation.require_may_publish(session, viewer.account_id)
    # Said to one, it adds up with what they heard before; of many nobody knows who they are.
    alone = [one.email.strip().lower() for one in wanted.recipients] if len(wanted.recipients) == 1 else []
    addressee = next(iter((await _people(connection, alone)).values()), None)
    await moderation.require_may_say(
        session, viewer.account_id, None, wanted.narrative, "", addressee_id=addressee
    )
    made = await connection.execute(
        sql.MAKE_BATCH,
        {
            "id": wanted.id,
            "achievement_id": achievement_id,
            "account_id": viewer.account_id,
            "narrative": await read_text(shown, "narrative", wanted.narrative),
            "total": len(wanted.recipients),
            "now": moment,
        },
    )
    if made.first() is None:
        raise ConflictError("id_taken")
    await connection.execute(sql.ADD_LINES, {"id": wanted.id, **_lines(wanted)})
    await audit.note(
        session,
        acts.BADGE_AWARDED,
        actor=viewer.account_id,
        achievement=achievement_id,
        batch=wanted.id,
        total=len(wanted.recipients),
    )
    await _go_on(session, wanted.id)
    return True


async def read(connection: AsyncConnection, viewer: Viewer, batch_id: UUID) -> BatchPublic:
    """How far a batch has come. Raises NotFoundError, ForbiddenError."""
    row = (await connection.execute(sql.BATCH, {"id": batch_id})).first()
    if row is None:
        raise NotFoundError
    await permissions.of_achievement(connection, viewer, row.achievement_id)
    lines = await connection.execute(sql.FAILED_LINES, {"id": batch_id, "limit": SHOWN})
    return BatchPublic(
        **{name: row._mapping[name] for name in BatchPublic.model_fields if name != "lines"},
        lines=[BatchLine(**line._mapping) for line in lines],
    )


async def work(session: AsyncSession, settings: Settings, secrets: Secrets, batch_id: UUID) -> None:
    """Offer the badge to the next lines, and come again while some are left.

    Done twice, or by two at once, each line is offered once.
    """
    batch = (await run(session, sql.BATCH, {"id": batch_id})).first()
    if batch is None:
        return
    lines = list(await run(session, sql.NEXT_LINES, {"id": batch_id, "limit": CHUNK}))
    if lines:
        await _offer(session, settings, secrets, batch, lines)
    left = (await run(session, sql.LINES_LEFT, {"id": batch_id})).scalar_one()
    if left:
        # Lines that another worker holds are its own to finish.
        if lines:
            await _go_on(session, batch_id)
    else:
        await run(session, sql.FINISH_BATCH, {"id": batch_id, "now": now()})
    if batch.created_by is not None:
        counted = (await run(session, sql.BATCH, {"id": batch_id})).one()
        await stream.tell(
            session,
            batch.created_by,
            "badge.batch",
            notice=False,
            batch_id=batch_id,
            achievement_id=batch.achievement_id,
            total=counted.total,
            done=counted.done,
            failed=counted.failed,
        )


async def _go_on(session: AsyncSession, batch_id: UUID) -> None:
    # Before the mails that the lines before have brought: the issuer looks on.
    await defer(session, "issuing:work_batch", priority=1, batch_id=str(batch_id))


class _Line(NamedTuple):
    position: int
    email: str
    narrative: str
    token: str
    mark: bytes
    mailbox: bytes
    doubtful: bool
    """It sounds like an advance."""
    out_of_reach: bool = False
    """Whose address it is must not hear of whoever awards it, who must not learn that."""


async def _offer(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    batch: Row[tuple[Any, ...]],
    lines: list[Row[tuple[Any, ...]]],
) -> None:
    connection = await session.connection()
    errors: dict[int, str] = {}
    if not await _may_go_on(connection, batch.achievement_id):
        errors = {line.position: "badge_issuer_gone" for line in lines}
    # Screening is work for the processor: the worker's other jobs go on meanwhile.
    ready = await read_text(_screened, secrets, lines, batch.narrative, errors)
    doubtful = [line for line in ready if line.doubtful]
    people = await _people(connection, [line.email for line in doubtful])
    for line in doubtful:
        addressee = people.get(line.email)
        if not await moderation.may_say(
            session, batch.created_by, None, line.narrative, "", addressee_id=addressee
        ):
            errors[line.position] = "not_for_everybody"
            ready.remove(line)
    ready = await _for_nobody(connection, secrets, batch.created_by, ready)
    parameters = {
        "achievement_id": batch.achievement_id,
        "marks": [line.mark for line in ready],
        "now": now(),
    }
    held = {bytes(mark) for mark in (await connection.execute(sql.HELD, parameters)).scalars()}
    errors.update({line.position: "had_already" for line in ready if line.mark in held})
    ready = [line for line in ready if line.mark not in held]
    ready, full = await _with_room(connection, settings, ready)
    errors.update({line.position: "address_full" for line in full})
    offered = await connection.execute(
        sql.OFFER,
        {
            "achievement_id": batch.achievement_id,
            "batch_id": batch.id,
            "awarded_by": batch.created_by,
            "now": now(),
            "emails": [line.email for line in ready],
            "marks": [line.mark for line in ready],
            "mailboxes": [line.mailbox for line in ready],
            "digests": [digest(line.token) for line in ready],
            "narratives": [line.narrative for line in ready],
        },
    )
    made = {row.email: row.id for row in offered}
    errors.update({line.position: "twice" for line in ready if line.email not in made})
    await connection.execute(
        sql.FINISH_LINES,
        {
            "id": batch.id,
            "positions": [line.position for line in lines],
            "errors": [errors.get(line.position, "") for line in lines],
        },
    )
    told = [line for line in ready if line.email in made and not line.out_of_reach]
    await _tell(session, settings, told, {line.email: made[line.email] for line in told})


async def _with_room(
    connection: AsyncConnection, settings: Settings, lines: list[_Line]
) -> tuple[list[_Line], list[_Line]]:
    """Those whose mailbox, in whatever spelling, may be offered one more today; and the others."""
    counted = await connection.execute(
        sql.OFFERED_LATELY, {"mailboxes": [line.mailbox for line in lines], "now": now()}
    )
    offers = Counter({bytes(row.mailbox_mark): row.offers for row in counted})
    room: list[_Line] = []
    full: list[_Line] = []
    for line in lines:
        offers[line.mailbox] += 1
        (room if offers[line.mailbox] <= settings.badge_offers_per_address else full).append(line)
    return room, full


async def _for_nobody(
    connection: AsyncConnection, secrets: Secrets, awarded_by: UUID | None, lines: list[_Line]
) -> list[_Line]:
    """The same, where those for people out of the reach of who awards find nobody: to the issuer they look
    like any other that is never answered.
    """
    if awarded_by is None or not lines:
        return lines
    of = {"account_id": awarded_by, "emails": [line.email for line in lines], **adults()}
    apart = set((await connection.execute(sql.OUT_OF_REACH, of)).scalars())
    return [
        line._replace(
            mark=email_digest.of_nobody(secrets, line.email),
            mailbox=email_digest.of_nobody(secrets, mailbox(line.email)),
            out_of_reach=True,
        )
        if line.email in apart
        else line
        for line in lines
    ]


async def _may_go_on(connection: AsyncConnection, achievement_id: UUID) -> bool:
    """Whether the organisation is still there, verified and open."""
    found = (await connection.execute(queries.ISSUER_OF_ACHIEVEMENT, {"id": achievement_id})).first()
    if found is None:
        return False
    standing = await connection.execute(queries.IN_GOOD_STANDING, {"issuer_id": found.issuer_id})
    return bool(standing.scalar_one())


async def _tell(session: AsyncSession, settings: Settings, lines: list[_Line], made: dict[str, UUID]) -> None:
    """A mail to each address that nobody here has; who has it finds the badge in the app, and hears of it."""
    connection = await session.connection()
    people = await _people(connection, list(made))
    unknown = [line for line in lines if line.email not in people]
    await mail.send_many(
        session, [(line.email, letters.offer("fr", settings, line.token), None) for line in unknown]
    )
    tokens = {people[line.email]: line.token for line in lines if line.email in people}
    told = {account_id: {"credential_id": made[email]} for email, account_id in people.items()}

    async def compose(account_id: UUID, language: Language) -> Letter:
        return letters.offer(language, settings, tokens[account_id])

    await notices.notify_each(session, settings, BADGE_OFFERED, told, compose=compose)


async def _people(connection: AsyncConnection, emails: list[str]) -> dict[str, UUID]:
    """Whose these addresses are, of those who have an account."""
    if not emails:
        return {}
    return {row.email: row.id for row in await connection.execute(sql.PEOPLE_AT, {"emails": emails})}


def _screened(
    secrets: Secrets, lines: list[Row[tuple[Any, ...]]], common: str, errors: dict[int, str]
) -> list[_Line]:
    """The lines that can be offered; the others get their error."""
    ready = []
    for line in lines:
        if line.position in errors:
            continue
        try:
            narrative = shown("narrative", line.narrative) or common
        except InvalidInputError as error:
            errors[line.position] = error.field_code
            continue
        mark = email_digest.address(secrets, line.email)
        counted = email_digest.address(secrets, mailbox(line.email))
        doubtful = narrative != common and screen(narrative, talk=BESIDE_TALK).grooming > 0
        ready.append(_Line(line.position, line.email, narrative, new_token(), mark, counted, doubtful))
    return ready


def _lines(wanted: AwardsCreate) -> dict[str, list[str]]:
    """Addresses, narratives and errors, in the order they were sent."""
    emails, errors = [], []
    seen: set[str] = set()
    for one in wanted.recipients:
        try:
            email = _EMAIL.validate_python(one.email)
        except ValueError:
            emails.append(one.email)
            errors.append("bad_email")
            continue
        emails.append(email)
        errors.append("twice" if email in seen else "")
        seen.add(email)
    return {"emails": emails, "narratives": [one.narrative for one in wanted.recipients], "errors": errors}
