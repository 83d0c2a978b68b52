"""A student asks for a badge and shows what they did. Its draft and its photos are seen by nobody else."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlmodel.ext.asyncio.session import AsyncSession

from api.badges.issuing import asking_queries as queries
from api.badges.issuing.asking_schemas import MAX_PHOTOS, BadgeRequestCreate, EvidenceCreate
from api.badges.issuing.kinds import BADGE_REQUESTED
from api.badges.issuing.states import RequestStatus
from api.badges.openbadges.pictures import PictureError, clean_photo
from api.people.moderation import facade as moderation
from api.people.privacy import service as privacy
from api.platform.access import Viewer, adults
from api.platform.feature.reportable import SubjectKind
from api.platform.kit.clock import now
from api.platform.kit.problems import ConflictError, InvalidInputError, NotFoundError, TooManyRequestsError
from api.platform.kit.statements import run, run_each
from api.platform.kit.threads import in_thread, read_text
from api.platform.notices import service as notices
from api.platform.settings import Settings
from api.safety.safeguarding.service import TO_ADULTS, Screening, as_one, known_by, screen
from api.talk.conversations.schemas import ScreeningPublic, something_left

_Words = dict[str, str | None]
"""A text as the issuer may read it, and as it was written where that is another one."""
_Shown = list[tuple[EvidenceCreate, _Words]]


async def draft(
    session: AsyncSession,
    settings: Settings,
    viewer: Viewer,
    achievement_id: UUID,
    wanted: BadgeRequestCreate,
) -> ScreeningPublic:
    """Begin a request, or write its draft anew; what was found in the words.

    Raises NotFoundError (no such achievement), ConflictError (owned, asked already, enough wait, sent
    already, id of another), ForbiddenError (suspended), InvalidInputError (hurtful words).
    """
    # Locks the account: of two drafts at once the second finds the first.
    asker = await privacy.lock(session, settings, viewer.account_id)
    await moderation.require_may_write(session, viewer.account_id)
    parameters = {
        "id": wanted.id,
        "achievement_id": achievement_id,
        "account_id": viewer.account_id,
        "now": now(),
    }
    row = (await run(session, queries.LOCK, parameters)).first()
    if row is not None and (row.account_id, row.achievement_id) != (viewer.account_id, achievement_id):
        raise ConflictError("id_taken")
    if row is None:
        await _require_requestable(session, achievement_id)
        await _require_new(session, parameters)
        counted = (await run(session, queries.OPEN_OF, parameters)).one()
        if counted.same:
            raise ConflictError("badge_asked_already")
        if counted.open >= settings.badge_requests_open:
            raise ConflictError("badge_requests_open")
    elif row.status != RequestStatus.DRAFT:
        raise ConflictError("badge_request_sent")
    looked = _Looked(asker)
    # Long texts take the processor for a while: meanwhile others are answered.
    message, evidence = await read_text(_look_at, looked, wanted)
    parameters |= message
    if row is None:
        if (await run(session, queries.MAKE, parameters)).first() is None:
            raise ConflictError("id_taken")
    else:
        await run(session, queries.REWRITE, parameters)
        await run(session, queries.CLEAR_WORDS, parameters)
    for one, words in evidence:
        added = await run(
            session,
            queries.ADD_WORDS,
            {**parameters, **words, "evidence_id": one.id, "kind": one.kind, "url": one.url},
        )
        if added.first() is None:
            raise ConflictError("id_taken")
    return looked.public()


async def cleaned_photo(data: bytes, *, by: UUID) -> bytes:
    """A photo with nothing but what is seen on it: no place, date or device. Raises InvalidInputError."""
    try:
        return await in_thread(clean_photo, data, by=by)
    except PictureError:
        raise InvalidInputError("photo", "photo_unreadable") from None


async def add_photo(
    session: AsyncSession, viewer: Viewer, request_id: UUID, photo_id: UUID, photo: bytes
) -> None:
    """Add a cleaned photo to a draft, or replace it. Raises NotFoundError, ConflictError (sent, enough)."""
    row = await _mine(session, viewer, request_id)
    if row.status != RequestStatus.DRAFT:
        raise ConflictError("badge_request_sent")
    parameters = {"id": request_id, "photo_id": photo_id, "photo": photo, "now": now()}
    if (await run(session, queries.PHOTOS, parameters)).scalar_one() >= MAX_PHOTOS:
        raise ConflictError("enough_photos")
    if (await run(session, queries.ADD_PHOTO, parameters)).first() is None:
        raise ConflictError("id_taken")


async def drop_photo(session: AsyncSession, viewer: Viewer, request_id: UUID, photo_id: UUID) -> None:
    """Take a photo out of a draft. Raises NotFoundError, ConflictError (sent)."""
    row = await _mine(session, viewer, request_id)
    if row.status != RequestStatus.DRAFT:
        raise ConflictError("badge_request_sent")
    await run(session, queries.DROP_PHOTO, {"id": request_id, "photo_id": photo_id})


async def send(session: AsyncSession, settings: Settings, viewer: Viewer, request_id: UUID) -> None:
    """Let the issuer see it; sent already, nothing happens.

    Raises NotFoundError, ConflictError (ended, empty, owned, no longer to be asked for), ForbiddenError
    (suspended), TooManyRequestsError (enough for today).
    """
    # Locks the account: the limit of a day counts what was sent before.
    asker = await privacy.lock(session, settings, viewer.account_id)
    row = await _mine(session, viewer, request_id)
    if row.status != RequestStatus.DRAFT:
        if row.status == RequestStatus.WITHDRAWN:
            raise ConflictError("badge_request_over")
        return
    await moderation.require_may_write(session, viewer.account_id)
    moment = now()
    parameters = {"id": request_id, "account_id": viewer.account_id, "now": moment}
    if not (await run(session, queries.SHOWS_SOMETHING, parameters)).scalar_one():
        raise ConflictError("badge_request_empty")
    achievement = await _require_requestable(session, row.achievement_id)
    await _require_new(session, {**parameters, "achievement_id": row.achievement_id})
    lately = (await run(session, queries.SENT_LATELY, parameters)).one()
    if lately.made >= settings.badge_requests_per_day:
        raise TooManyRequestsError.until(lately.oldest + timedelta(days=1), moment)
    await run(session, queries.SEND, parameters)
    concerned = {"organisation_id": achievement.organisation_id, "account_id": viewer.account_id, **adults()}
    rows = await run(session, queries.MEMBERS, concerned)
    members = [one.account_id for one in rows]
    await _tell_moderators(session, viewer, asker, request_id)
    await notices.notify(
        session,
        settings,
        members,
        BADGE_REQUESTED,
        organisation_id=achievement.organisation_id,
        request_id=request_id,
    )


async def withdraw(session: AsyncSession, viewer: Viewer, request_id: UUID) -> None:
    """Take it back, with everything that it shows; a second time changes nothing.

    Raises NotFoundError, ConflictError (decided).
    """
    row = await _mine(session, viewer, request_id)
    if row.status == RequestStatus.WITHDRAWN and row.hidden_as is None:
        return
    if row.status not in (RequestStatus.DRAFT, RequestStatus.WAITING, RequestStatus.WITHDRAWN):
        raise ConflictError("badge_request_over")
    await run(session, queries.WITHDRAW, {"id": request_id, "now": now()})
    await run(session, queries.FORGET_EVIDENCE, {"id": request_id})


async def withdraw_all(session: AsyncSession, account_id: UUID) -> None:
    """Take back all that nobody has decided, also what moderators hid."""
    await run(session, queries.WITHDRAW_ALL, {"account_id": account_id, "now": now()})


async def delete_old(session: AsyncSession, settings: Settings) -> int:
    """Forget a batch of drafts that were never sent, and of photos some time after the decision; how many."""
    limits = {"now": now(), "photo_days": settings.badge_photo_days}
    return await run_each(session, queries.DELETE_OLD, limits)


async def _tell_moderators(session: AsyncSession, viewer: Viewer, asker: Row[Any], request_id: UUID) -> None:
    """A cry for help reaches the moderators, whatever the issuer makes of it; what was masked waits for them
    as it was written.
    """
    parts = (await run(session, queries.WRITTEN_PARTS, {"id": request_id})).all()
    screening, original = await read_text(_look_once_more, asker, [part.text for part in parts])
    if screening.distress or any(part.masked for part in parts):
        written = (await run(session, queries.WRITTEN, {"id": request_id})).one()
        await moderation.file_found(
            session,
            screening,
            subject_kind=SubjectKind.BADGE_REQUEST,
            subject_id=request_id,
            about_id=viewer.account_id,
            department=written.department,
            original=original,
        )


class _Looked:
    """Looks through each text of a student, and remembers what was found in any of them: the issuer never
    reads their surname or school either.
    """

    def __init__(self, asker: Row[Any]) -> None:
        self._talk = replace(TO_ADULTS, known=known_by(asker.first_name, asker.email or ""))
        self._found: list[Screening] = []
        self._read: list[str] = []
        """What the issuer reads before: a contact detail in two fields is one."""

    def at(self, field: str, text: str) -> _Words:
        """The `message` or `text` as the issuer may read it; as it was written, where that is another one
        (`original`). Raises InvalidInputError where it hurts.
        """
        screening = screen(text.strip(), self._read, self._talk)
        self._read.append(text.strip())
        if screening.held:
            raise InvalidInputError(field, "not_for_everybody")
        self._found.append(screening)
        original = text.strip() if screening.masked else None
        return {field.rpartition(".")[2]: screening.text, "original": original}

    def public(self) -> ScreeningPublic:
        """What its author is told."""
        return ScreeningPublic(
            masked=sorted({kind for one in self._found for kind in one.masked}),
            held=False,
            distress=any(one.distress for one in self._found),
            kept=False,
            left=any(something_left(one.text) for one in self._found),
        )

    def whole(self) -> tuple[Screening, str]:
        """All of it, one part below the other: what was found where, and the words as they were written."""
        return as_one(list(zip(self._read, self._found, strict=True)), self._talk)


def _look_at(looked: _Looked, wanted: BadgeRequestCreate) -> tuple[_Words, _Shown]:
    """The message and each piece of evidence, as the issuer may read them. Raises InvalidInputError."""
    message = looked.at("message", wanted.message)
    # In the order in which they are read again when it is sent.
    in_order = sorted(enumerate(wanted.evidence), key=lambda one: one[1].id)
    return message, [(one, looked.at(f"evidence.{place}.text", one.text)) for place, one in in_order]


def _look_once_more(asker: Row[Any], texts: list[str]) -> tuple[Screening, str]:
    """All that was sent, as one text."""
    looked = _Looked(asker)
    for text in texts:
        looked.at("message", text)
    return looked.whole()


async def _mine(session: AsyncSession, viewer: Viewer, request_id: UUID) -> Row[Any]:
    row = (await run(session, queries.LOCK, {"id": request_id})).first()
    if row is None or row.account_id != viewer.account_id:
        raise NotFoundError
    return row


async def _require_new(session: AsyncSession, parameters: dict[str, Any]) -> None:
    if (await run(session, queries.OWNED, parameters)).scalar_one():
        raise ConflictError("badge_owned")


async def _require_requestable(session: AsyncSession, achievement_id: UUID) -> Row[Any]:
    parameters = {"achievement_id": achievement_id, **adults()}
    row = (await run(session, queries.REQUESTABLE, parameters)).first()
    if row is None:
        raise NotFoundError
    return row
