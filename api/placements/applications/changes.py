"""A company changes a place that it has given: pupil, school and a known parent hear what changed; so does
who has applied for it and awaits an answer.
"""

import json
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import service as accounts
from api.people.organisations import service as organisations
from api.people.privacy import service as privacy
from api.placements.applications import change_queries, kinds, steps
from api.placements.applications.parent_letters import placement_changed
from api.placements.applications.schemas import ChangePart
from api.placements.offers import facade as offers
from api.placements.offers.facade import Changed, Facts
from api.platform.jobs.queue import defer
from api.platform.kit.clock import now
from api.platform.kit.language import Language, Words, clock_of, span_of
from api.platform.kit.secrets import Secrets
from api.platform.kit.text import fold
from api.platform.kit.wire import Bilingual
from api.platform.notices import service as notices
from api.platform.settings import Settings

_LANGUAGES: tuple[Language, ...] = ("fr", "en")
_TITLES: dict[str, Words] = {
    "title": {"fr": "titre", "en": "title"},
    "dates": {"fr": "dates", "en": "dates"},
    "hours": {"fr": "horaires", "en": "hours"},
    "place": {"fr": "lieu", "en": "place"},
    "work": {"fr": "le travail proposé", "en": "the work"},
}
_DAYS: dict[Language, dict[str, str]] = {
    "fr": {
        "mon": "lundi",
        "tue": "mardi",
        "wed": "mercredi",
        "thu": "jeudi",
        "fri": "vendredi",
        "sat": "samedi",
        "sun": "dimanche",
    },
    "en": {
        "mon": "Monday",
        "tue": "Tuesday",
        "wed": "Wednesday",
        "thu": "Thursday",
        "fri": "Friday",
        "sat": "Saturday",
        "sun": "Sunday",
    },
}
_REMOTE: dict[str, Words] = {
    "partly": {"fr": "en partie à distance", "en": "partly remote"},
    "yes": {"fr": "à distance", "en": "remote"},
}
TOLD_EVERY = timedelta(hours=3)
"""Who changes an offer again and again rings nobody more often; what it says by then is told."""
_WRITTEN = frozenset({"title", "place", "work"})
"""What a company puts into words of its own, that may wait for a referent."""


async def tell(session: AsyncSession, settings: Settings, secrets: Secrets, offer_id: UUID) -> None:
    """Tell of an offer's changes everybody who has a place or awaits an answer, once, however often
    it is tried.
    """
    connection = await session.connection()
    parameters = {"offer_id": offer_id}
    concerned = (await connection.execute(change_queries.CONCERNED, parameters)).all()
    # In the order of all that changes applications: accounts, then the offer.
    people = {"account_ids": [row.account_id for row in concerned]}
    await connection.execute(change_queries.LOCK_ACCOUNTS, people)
    await steps.lock_offer(connection, offer_id)
    last = (await connection.execute(change_queries.LAST_TOLD, parameters)).scalar()
    if last is not None and now() - last < TOLD_EVERY:
        await defer(session, "applications:tell_changed", at=last + TOLD_EVERY, offer_id=str(offer_id))
        return
    changed = await offers.take_change(session, offer_id)
    if changed is None or not (parts := parts_of(changed)):
        return
    # Its title as somebody may read it.
    title = (changed.after if changed.out else changed.before)["title"]
    place = f"{title} · {changed.before['company']}"
    summary = {language: f"{place} · {summed_up(parts, language)}" for language in _LANGUAGES}
    written = {
        "at": changed.at,
        "parts": json.dumps([part.model_dump() for part in parts]),
        "summary": json.dumps(summary),
    }
    # Asked again: they may have withdrawn since.
    locked = set(people["account_ids"])
    told: dict[UUID, dict[str, Any]] = {}
    waiting: dict[UUID, dict[str, Any]] = {}
    for row in await connection.execute(change_queries.CONCERNED, parameters):
        if row.account_id not in locked or row.sent_at >= changed.at:
            continue
        noted = await connection.execute(change_queries.NOTE, {**written, "application_id": row.id})
        ids = {"application_id": row.id, "offer_id": offer_id, "change_id": noted.scalar_one()}
        (waiting if row.waits else told)[row.account_id] = ids
    for_schools: dict[UUID, dict[str, Any]] = {}
    for account_id, ids in told.items():
        student = await accounts.find(connection, account_id)
        await privacy.write_to_parent(
            session,
            settings,
            secrets,
            account_id,
            student.first_name,
            lambda language, child, _url: placement_changed(language, child, summary[language]),
        )
        school = await organisations.school_of(connection, account_id)
        if school is not None:
            # A school with several pupils there is told once.
            staff = await organisations.staff_of_school(connection, school.uai)
            for_schools |= dict.fromkeys(staff, ids)
    await notices.tell_soon(session, told, kinds.OFFER_CHANGED)
    await notices.tell_soon(session, waiting, kinds.OFFER_CHANGED_BEFORE_ANSWER)
    await notices.tell_soon(session, for_schools, kinds.OFFER_CHANGED_FOR_PUPIL)


def parts_of(changed: Changed) -> list[ChangePart]:
    """What is different for who comes; other spacing, capitals or signs say the same thing."""
    found = []
    for what, say in _SAYERS.items():
        if _same(*(_KEYS.get(what, say)(facts, "fr") for facts in (changed.before, changed.after))):
            continue
        before, after = (_said(say, facts) for facts in (changed.before, changed.after))
        readable = changed.out or what not in _WRITTEN
        found.append(ChangePart(what=what, before=before, after=after if readable else None))
    return found


def summed_up(parts: Sequence[ChangePart], language: Language) -> str:
    """What changed in a line, from what to what; work takes more words than a line has."""
    colon = "\u00a0: " if language == "fr" else ": "
    said = []
    for part in parts:
        text = _TITLES[part.what][language]
        if part.after is not None and part.what != "work":
            text += colon + " → ".join(getattr(one, language) or "–" for one in (part.before, part.after))
        said.append(text)
    return " · ".join(said)


def _said(say: Callable[[Facts, Language], str], facts: Facts) -> Bilingual:
    return Bilingual(**{language: say(facts, language) for language in _LANGUAGES})


def _same(one: str, other: str) -> bool:
    return re.split(r"\W+", fold(one).strip()) == re.split(r"\W+", fold(other).strip())


def _title(facts: Facts, _: Language) -> str:
    return str(facts["title"])


def _dates(facts: Facts, language: Language) -> str:
    if not facts["start_on"]:
        return ""
    first = date.fromisoformat(facts["start_on"])
    if facts["end_on"]:
        return span_of(first, date.fromisoformat(facts["end_on"]), language)
    return span_of(first, first + timedelta(days=max(facts["duration_days"] or 1, 1) - 1), language)


def _hours(facts: Facts, language: Language) -> str:
    times: list[str] = [facts[name] for name in ("day_starts", "day_ends") if facts[name]]
    if len(times) > 1 and facts.get("break_starts") and facts["break_minutes"]:
        goes_on = datetime.fromisoformat(f"2000-01-01T{facts['break_starts']}")
        again = (goes_on + timedelta(minutes=facts["break_minutes"])).strftime("%H:%M")
        times[1:1] = [facts["break_starts"], again]
    times = [clock_of(time.fromisoformat(at), language) for at in times]
    spans = ", ".join("–".join(times[at : at + 2]) for at in range(0, len(times), 2))
    days = ", ".join(_DAYS[language].get(day, day) for day in facts["weekdays"])
    return " · ".join(part for part in (spans, days) if part)


def _place(facts: Facts, language: Language) -> str:
    town = " ".join(part for part in (facts["postcode"], facts["commune"]) if part)
    where = ", ".join(part for part in (facts["address"], town) if part)
    remote = _REMOTE.get(facts["remote"])
    return " · ".join(part for part in (where, remote and remote[language]) if part)


def _where(facts: Facts, _: Language) -> str:
    """Without the postcode, which follows from the commune or is not known."""
    return f"{facts['address'] or ''} / {facts['commune_code']} / {facts['remote']}"


def _work(facts: Facts, _: Language) -> str:
    return "\n\n".join(part for part in (facts["description"], facts["careers"]) if part)


_SAYERS: dict[Any, Callable[[Facts, Language], str]] = {
    "title": _title,
    "dates": _dates,
    "hours": _hours,
    "place": _place,
    "work": _work,
}
_KEYS = {"place": _where}
"""By which two are the same, where that is not what is said."""
