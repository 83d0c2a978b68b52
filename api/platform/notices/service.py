"""One way to tell somebody something: what reaches them where and when is decided here, for every feature.

The line in the app is there at once. Outside the app a phone rings, or where none can be rung a mail goes,
never both for the same thing: by the channels that the person chose for the topic, once the night and for
pupils school are over, and together when several waited. Neither push nor mail holds content.
"""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from datetime import datetime
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.feature.notice import Kind, Lines, Outside, Reader, Repeat, Topic
from api.platform.kit import clock
from api.platform.kit.language import Language
from api.platform.kit.statements import run
from api.platform.mail import service as mail
from api.platform.mail.letters import Letter
from api.platform.notices import letters, queries
from api.platform.notices.hours import everybody_is_free, free_for, free_moments
from api.platform.notices.kinds import NEWS_DIGEST
from api.platform.notices.letters import named
from api.platform.notices.reading import names_of, page
from api.platform.notices.registry import Names, Registry
from api.platform.push import service as push
from api.platform.settings import Settings
from api.platform.stream import service as stream

__all__ = [
    "Kind", "Names", "Registry", "Topic", "free_moments", "lock_screen", "named", "notify", "notify_each",
    "page", "push_rules", "ring", "ring_due", "show", "show_each", "tell_soon", "waits", "write_instead",
]  # fmt: skip

Ids = Mapping[str, Any]
"""Ids and dates of a notice, never what somebody wrote."""
Compose = Callable[[UUID, Language], Awaitable[Letter]]
"""Writes to a person, where a feature's own mail says more than the registry's."""

DUE_AT_ONCE = 500
"""Lines that one transaction rings for."""
LOOKED_AT = 20
"""Lines of a kind among which the one is sought that a page was rung for."""
SINGLY = 2
"""So many things that waited ring one by one; more ring as one."""
_OUTSIDE = frozenset({"push", "mail"})
_SOMETHING = Lines(
    {"fr": "Du nouveau dans l’E-pass", "en": "News in the E-pass"},
    {"fr": "Ouvrir l’application pour voir.", "en": "Open the app to see."},
)


async def notify(
    session: AsyncSession,
    settings: Settings,
    people: Collection[UUID],
    kind: Kind,
    *,
    compose: Compose | None = None,
    mail_only: Collection[UUID] = (),
    **ids: Any,
) -> None:
    """Tell people something, in the transaction that makes it true.

    `ids` are what the page, the tag and the words of the kind need. `mail_only` are those whose phone stays
    silent now for a reason of theirs: a mail stands in. `compose` writes the mail where the registry does
    not; to whom is told later, after the night, the registry's words go.
    """
    told = dict.fromkeys(sorted(set(people)), ids)
    await notify_each(session, settings, kind, told, compose=compose, mail_only=mail_only)


async def notify_each(
    session: AsyncSession,
    settings: Settings,
    kind: Kind,
    told: Mapping[UUID, Ids],
    *,
    compose: Compose | None = None,
    mail_only: Collection[UUID] = (),
) -> None:
    """The same, each person with ids of their own."""
    known = await _not_seen_yet(session, kind, told)
    ringing = {one: ids for one, ids in told.items() if kind.repeat is Repeat.RING or one not in known}
    later: dict[UUID, datetime] = {}
    if kind.outside is not Outside.NOWHERE and ringing:
        moment = clock.now()
        people = await _people(session, kind, ringing)
        if kind.waits:
            free = {one: free_for(settings, row, moment) for one, row in people.items()}
            later = {one: at for one, at in free.items() if at > moment and one not in mail_only}
        now = {one: ids for one, ids in ringing.items() if one in people and one not in later}
        await _ring(session, settings, kind, now, people, compose, mail_only, again=known)
    if kind.repeat in (Repeat.ONCE, Repeat.RING):
        told = {one: ids for one, ids in told.items() if one not in known}
    await stream.tell_many(session, kind.name, told, ring_at=later)


async def show(session: AsyncSession, people: Collection[UUID], kind: Kind, **ids: Any) -> None:
    """The line in the app alone."""
    await show_each(session, kind, dict.fromkeys(sorted(set(people)), ids))


async def show_each(session: AsyncSession, kind: Kind, told: Mapping[UUID, Ids]) -> None:
    """The same, each person with ids of their own."""
    if kind.repeat is Repeat.ONCE:
        known = await _not_seen_yet(session, kind, told)
        told = {one: ids for one, ids in told.items() if one not in known}
    await stream.tell_many(session, kind.name, told)


async def tell_soon(session: AsyncSession, told: Mapping[UUID, Ids], kind: Kind) -> None:
    """The line at once, and what happens outside the app within a minute: by `ring_due`, which also names
    the thing in the mails of kinds that do.
    """
    await stream.tell_many(session, kind.name, told, ring_at=dict.fromkeys(told, clock.now()))


async def ring(
    session: AsyncSession,
    settings: Settings,
    kind: Kind,
    told: Mapping[UUID, Ids],
    *,
    compose: Compose | None = None,
) -> None:
    """What happens outside the app alone, now: for who planned the moment (`free_moments`)."""
    people = await _people(session, kind, told)
    await _ring(session, settings, kind, told, people, compose, (), again=())


async def ring_due(session: AsyncSession, settings: Settings, registry: Registry) -> int:
    """Ring for some of what waited for the morning or the end of school; how many lines were looked at.

    What was seen in the app meanwhile rings for nobody.
    """
    moment = clock.now()
    rows = await stream.take_due(session, moment, DUE_AT_ONCE)
    waiting: dict[UUID, dict[tuple[str, bool], tuple[Kind, Ids]]] = defaultdict(dict)
    # Of several about one thing the last is told. What must be told is: no other takes its place.
    for row in sorted(rows, key=attrgetter("id")):
        kind = registry.kinds.get(row.kind)
        if kind is not None and not row.seen and (tag := _tag(kind, row.data)) is not None:
            waiting[row.account_id][tag, kind.outside is Outside.ALWAYS] = (kind, row.data)
    asked = [(account_id, moment) for account_id in waiting]
    free = await free_moments(await session.connection(), settings, asked)
    late = {account_id: at for account_id, at in zip(waiting, free, strict=True) if at > moment}
    await stream.put_off(session, [(row.id, late[row.account_id]) for row in rows if row.account_id in late])
    rounds: list[tuple[Kind, UUID, Ids]] = []
    for account_id, things in sorted(waiting.items()):
        if account_id in late:
            continue
        alone = [one for one in things.values() if one[0].outside is Outside.ALWAYS]
        others = [one for one in things.values() if one[0].outside is not Outside.ALWAYS]
        if len(others) > SINGLY:
            others = [(NEWS_DIGEST, {})]
        for kind, ids in [*alone, *others]:
            rounds.append((kind, account_id, ids))
    await _ring_rounds(session, settings, registry, rounds)
    return len(rows)


def _tag(kind: Kind, ids: Ids) -> str | None:
    """Its tag; None for a line of another version, which lacks what the kind asks for now."""
    try:
        return None if _page(kind, ids) is None else kind.tag_for(dict(ids))
    except KeyError:
        return None


def _page(kind: Kind, ids: Ids) -> str | None:
    """Its page; None as for `_tag`."""
    try:
        return kind.path(dict(ids))
    except KeyError:
        return None


async def _ring_rounds(
    session: AsyncSession, settings: Settings, registry: Registry, rounds: Sequence[tuple[Kind, UUID, Ids]]
) -> None:
    """Ring for these things: those of one kind together, as far as nobody is told of two of them."""
    groups: dict[str, list[dict[UUID, Ids]]] = defaultdict(list)
    for kind, account_id, ids in rounds:
        group = next((told for told in groups[kind.name] if account_id not in told), None)
        if group is None:
            groups[kind.name].append(group := {})
        group[account_id] = ids
    for name, told_apart in groups.items():
        kind = registry.kinds[name]
        for told in told_apart:
            await ring(
                session, settings, kind, told, compose=_naming(session, settings, registry, kind, told)
            )


def _naming(
    session: AsyncSession, settings: Settings, registry: Registry, kind: Kind, told: Mapping[UUID, Ids]
) -> Compose | None:
    """Writes the mails of a kind that name its thing, to the person's own address."""
    if not kind.names_in_mail:
        return None

    async def compose(account_id: UUID, language: Language) -> Letter:
        ids = told[account_id]
        item = {"kind": kind.name, "data": ids}
        [thing] = await names_of(await session.connection(), registry, account_id, language, [item])
        student = kind.reader is Reader.YOUNG
        return letters.letter(kind, settings, language, ids, student=student, thing=thing)

    return compose


async def write_instead(
    session: AsyncSession,
    settings: Settings,
    registry: Registry,
    account_id: UUID,
    rung: Sequence[tuple[str, str]],
) -> None:
    """Mail what rang at a device that is no longer there, where the person has no other; `rung`: kinds and
    pages.

    As far as the person chose mails for it, it has words of its own, and was not seen in the app meanwhile.
    """
    connection = await session.connection()
    written: list[tuple[str, Letter, UUID | None]] = []
    for name, url in rung:
        kind = registry.kinds.get(name)
        if kind is None or kind.letter is None or kind.outside is Outside.BOTH:
            continue
        person = (await _people(session, kind, [account_id])).get(account_id)
        if (
            person is None
            or person.has_device
            or person.email is None
            or "mail" not in _channels(kind, person)
        ):
            continue
        lines = await stream.latest(connection, account_id, name, LOOKED_AT)
        line = next((one for one in lines if _page(kind, one.data) == url), None)
        if line is not None and line.seen:
            continue
        # What stands for several things has no line of its own.
        said, ids = (kind, line.data) if line is not None else (NEWS_DIGEST, {})
        compose = _naming(session, settings, registry, said, {account_id: ids})
        written.append((person.email, await _letter(settings, said, person, ids, compose), account_id))
    if written:
        await mail.send_many(session, written)


def push_rules(settings: Settings, registry: Registry) -> push.Rules:
    """What push asks about the notices that it hands over."""
    return push.Rules(
        lock_screen=lambda name: lock_screen(registry, name),
        waits=lambda name: waits(registry, name),
        everybody_is_free=lambda moment: everybody_is_free(settings, moment),
        free_moments=lambda connection, wanted: free_moments(connection, settings, wanted),
        write_instead=lambda session, account_id, rung: write_instead(
            session, settings, registry, account_id, rung
        ),
    )


def lock_screen(registry: Registry, name: str) -> Lines:
    """What a phone says of a kind; neutral words for one that was named by another version."""
    kind = registry.kinds.get(name)
    return (kind and kind.lock) or _SOMETHING


def waits(registry: Registry, name: str) -> bool:
    """Whether a kind waits for the end of the night and of school; one of another version does."""
    kind = registry.kinds.get(name)
    return kind is None or kind.waits


async def _not_seen_yet(session: AsyncSession, kind: Kind, told: Mapping[UUID, Ids]) -> set[UUID]:
    """Those who have a line of that kind about the same, and have not seen it yet."""
    if kind.repeat is Repeat.EACH or not told:
        return set()
    same = {one: {name: ids[name] for name in kind.same} for one, ids in told.items()}
    return await stream.unseen_among(session, kind.name, same)


async def _people(session: AsyncSession, kind: Kind, told: Collection[UUID]) -> dict[UUID, Row[Any]]:
    rows = await run(
        session, queries.PEOPLE, {"account_ids": list(told), "topic": kind.topic, "now": clock.now()}
    )
    return {row.id: row for row in rows}


async def _ring(
    session: AsyncSession,
    settings: Settings,
    kind: Kind,
    told: Mapping[UUID, Ids],
    people: Mapping[UUID, Row[Any]],
    compose: Compose | None,
    mail_only: Collection[UUID],
    again: Collection[UUID],
) -> None:
    """Devices ring, and who has none that may ring is written to; both where somebody may be in danger."""
    rung: dict[tuple[str, str], list[UUID]] = defaultdict(list)
    written: list[tuple[str, Letter, UUID | None]] = []
    for account_id, ids in told.items():
        person = people.get(account_id)
        if person is None:
            continue
        channels = _channels(kind, person)
        if "push" in channels and person.has_device and account_id not in mail_only:
            rung[kind.path(dict(ids)), kind.tag_for(dict(ids))].append(account_id)
            if kind.outside is not Outside.BOTH:
                continue
        if "mail" in channels and person.email and account_id not in again:
            letter = await _letter(settings, kind, person, ids, compose)
            written.append((person.email, letter, account_id))
    if written:
        await mail.send_many(session, written)
    for (url, tag), account_ids in rung.items():
        await push.ring_devices(
            session,
            settings,
            account_ids,
            kind=kind.name,
            url=url,
            tag=tag,
            urgency=kind.urgency,
            ttl=kind.worth,
        )


async def _letter(
    settings: Settings, kind: Kind, person: Row[Any], ids: Ids, compose: Compose | None
) -> Letter:
    if compose is not None:
        return await compose(person.id, person.language)
    return letters.letter(kind, settings, person.language, ids, student=person.is_student)


def _channels(kind: Kind, person: Row[Any]) -> frozenset[str]:
    """Where this may reach the person outside the app."""
    if kind.outside is Outside.NOWHERE:
        return frozenset()
    if kind.outside is Outside.MAIL:
        return frozenset({"mail"})
    if person.status == "banned":
        return frozenset()
    if kind.outside in (Outside.ALWAYS, Outside.BOTH) or person.channels is None:
        return _OUTSIDE
    return _OUTSIDE & frozenset(person.channels)
