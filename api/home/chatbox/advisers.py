"""When advisers answer, said beside an answer that leads to them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from api.guide.places.schemas import OpeningDay
from api.home.chatbox.hours import DAYS, clock, day_of, interval
from api.home.chatbox.turn import Reply
from api.people.accounts import service as accounts
from api.platform.kit.clock import PARIS, now
from api.platform.kit.language import Language

LEADING_TO_THEM = ("human", "unknown")
_WEEK = 7
_FROM_TO: dict[Language, str] = {"fr": "du {first} au {last}", "en": "{first} to {last}"}
_AND: dict[Language, str] = {"fr": "\u00a0; ", "en": "; "}


async def with_hours(connection: AsyncConnection, language: Language, reply: Reply) -> Reply:
    """The same answer, and where it leads to advisers, when they answer; nothing where nobody said when."""
    if reply.intent not in LEADING_TO_THEM:
        return reply
    days = (await accounts.service_hours(connection)).days
    moment = now().astimezone(PARIS)
    said = told(days, moment, language)
    closed = reply.key == "human" and any(key == "advisers.later" for key, _ in said)
    return replace(reply, key="human.closed" if closed else reply.key, also=[*reply.also, *said])


def told(
    days: Sequence[OpeningDay], moment: datetime, language: Language
) -> list[tuple[str, Mapping[str, str]]]:
    """Sentences by their keys, with gaps: whether somebody answers at that moment, in Paris, or when next,
    and the hours of the seven days that begin then; none where nobody answers in all these days.
    """
    at = moment.strftime("%H:%M")
    coming = [
        (day.date, one)
        for day in days
        for one in day.intervals
        if day.date > moment.date() or (day.date == moment.date() and one.to > at)
    ]
    if not coming:
        return []
    day, first = coming[0]
    week = _week(days[:_WEEK], language)
    hours = [("advisers.week", {"week": week})] if week else []
    if day == moment.date() and first.from_ <= at:
        return [("advisers.now", {"closes": clock(first.to, language)}), *hours]
    opens = {"day": day_of(day, language), "opens": clock(first.from_, language)}
    return [("advisers.later", opens), *hours]


def _week(days: Sequence[OpeningDay], language: Language) -> str:
    """« du lundi au jeudi, 9 h – 12 h ; samedi, 9 h – 12 h »: days in a row with the same hours are one."""
    runs: list[tuple[date, date, str]] = []
    for day in sorted(days, key=lambda one: one.date.weekday()):
        hours = ", ".join(interval(one.from_, one.to, language) for one in day.intervals)
        goes_on = runs and runs[-1][1].weekday() + 1 == day.date.weekday() and runs[-1][2] == hours
        if hours:
            first = runs.pop()[0] if goes_on else day.date
            runs.append((first, day.date, hours))
    return _AND[language].join(f"{_span(first, last, language)}, {hours}" for first, last, hours in runs)


def _span(first: date, last: date, language: Language) -> str:
    names = [DAYS[language][day.weekday()] for day in (first, last)]
    return names[0] if first == last else _FROM_TO[language].format(first=names[0], last=names[1])
