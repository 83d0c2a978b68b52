"""A school day, computed minute by minute from what was measured: what its busiest minute asks, and of what.

`python -m benchmarks.school_day` prints the tables of docs/scaling.md (tests/benchmarks compares them).
Nothing is drawn at random. What people do is assumed (from `VISIT` to `MAILS`): put in what your metrics say.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

PEOPLE = (400_000, 12_000_000)
"""Pupils, apprentices and students: of a region, of the country."""


@dataclass(frozen=True)
class Cost:
    """What one of something costs."""

    own_ms: float
    """Processor of the api, or of the worker."""
    database_ms: float
    """Processor of PostgreSQL."""
    sent: int = 0
    """Bytes of the answer on the wire."""


IDLE = "a stream, idle for a minute"
TOLD = "an event that somebody is told"
# Of `python -m benchmarks costs push stream telling`; benchmarks/README.md says when and on what. What a push
# costs PostgreSQL is a guess from its statements.
COSTS: Mapping[str, Cost] = {
    "places of a kind near a point": Cost(1.1, 0.38, 1_124),
    "all around a point": Cost(4.5, 1.6, 1_966),
    "offers near a point": Cost(2.3, 0.38, 968),
    "a search": Cost(3.2, 2.1, 1_934),
    "a suggestion while typing": Cost(2.5, 1.6, 1_336),
    "a career's page": Cost(0.83, 0.42, 1_720),
    "a training's page": Cost(1.3, 0.98, 1_695),
    "an offer's page": Cost(3, 0.47, 1_748),
    "who am I": Cost(3.2, 0.48, 1_166),
    "my notifications": Cost(1.1, 0.15, 747),
    "a conversation": Cost(1.2, 0.22, 762),
    "a message": Cost(1.4, 0.8, 1_083),
    "places asked for before": Cost(0.1, 0, 2_535),
    "a request on a new connection": Cost(0.22, 0, 2_535),
    "an address of the API that is none": Cost(0.22, 0, 848),
    "a stream opened": Cost(0.92, 0.16),
    IDLE: Cost(0.53, 0.08, 72),
    TOLD: Cost(0.16, 0.2),
    "a push": Cost(0.6, 0.1),
    "a mail": Cost(4.6, 1.5),
}
STREAM_KIB = 30
PROCESS_MIB = 400
"""Memory of an api process without streams, warm."""
TELLING = 6_700
"""Transactions a second that tell somebody, in one PostgreSQL on two processors."""
STREAMS_SEEN = 10_000
"""Open streams that were held in one process."""
POOL = 12
"""Connections to PostgreSQL of one process (EPASS_DATABASE_POOL)."""
CONNECTIONS = 100
"""What PostgreSQL takes as it comes."""

VISIT: Mapping[str, float] = {
    "a request on a new connection": 1,
    "places asked for before": 3,
    "a suggestion while typing": 5,
    "a search": 1,
    "places of a kind near a point": 1.5,
    "all around a point": 0.7,
    "offers near a point": 0.5,
    "a career's page": 1,
    "a training's page": 0.7,
    "an offer's page": 0.5,
    "who am I": 1,
    "my notifications": 0.5,
    "a stream opened": 0.6,
    "a conversation": 0.2,
    "a message": 0.1,
    TOLD: 0.2,
}
"""How often, in one visit; the app's own files come from the phone, or from what stands in front."""
MINUTES = 5
"""How long a visit, and its stream, lasts."""
VISITS = 0.3
"""Of each person on a busy school day."""
HOURS: Mapping[int, float] = {
    7: 4, 8: 5, 9: 5, 10: 7, 11: 5, 12: 9, 13: 8, 14: 5,
    15: 6, 16: 8, 17: 10, 18: 9, 19: 7, 20: 6, 21: 4, 22: 2,
}  # fmt: skip
"""Hundredths of these visits."""
LESSONS = (8, 9, 10, 11, 13, 14, 15, 16)
LESSON_MINUTE = 10
LESSON = 0.001
"""Of all, those who open the app in that minute since a teacher says so: 15 classes of 400,000 people."""
RING_HOUR = 18
RING = 0.2
"""Of all people, those whose phones ring at that hour for one notice."""
OPENED = 0.05
AFTER_RING = (0.25, 0.2, 0.15, 0.1, 0.1, 0.06, 0.05, 0.04, 0.03, 0.02)
"""Shares of those who open it, minute by minute."""
RING_MINUTES = 10
"""In which all phones should have rung."""
MAILS = 0.02
"""Of each person on a day: codes, parents, companies; as many of them at each hour as of the visits."""
BUSY = 0.6
"""Of a processor, before people wait."""


@dataclass(frozen=True)
class Minute:
    """What happens in it."""

    at: int
    """Minutes since midnight."""
    visits: float
    streams: float

    @property
    def a_second(self) -> dict[str, float]:
        """How often each thing is done in a second."""
        done = {what: self.visits * times / 60 for what, times in VISIT.items()}
        return {**done, IDLE: self.streams / 60}

    @property
    def requests(self) -> float:
        """A second."""
        return self.visits / 60 * sum(times for what, times in VISIT.items() if what != TOLD)

    @property
    def own(self) -> float:
        """Processors that the api uses."""
        return sum(times * COSTS[what].own_ms for what, times in self.a_second.items()) / 1000

    @property
    def database(self) -> float:
        """Processors that PostgreSQL uses."""
        return sum(times * COSTS[what].database_ms for what, times in self.a_second.items()) / 1000

    @property
    def megabits(self) -> float:
        """Sent a second."""
        return sum(times * COSTS[what].sent for what, times in self.a_second.items()) * 8 / 1e6


def day(people: int) -> list[Minute]:
    """Every minute of it."""
    visits = [arrivals(people, minute) for minute in range(24 * 60)]
    return [
        Minute(at, come, VISIT["a stream opened"] * sum(visits[max(0, at - MINUTES + 1) : at + 1]))
        for at, come in enumerate(visits)
    ]


def arrivals(people: int, minute: int) -> float:
    """Visits that begin in that minute."""
    hour, past = divmod(minute, 60)
    come = people * VISITS * HOURS.get(hour, 0) / 100 / 60
    if hour in LESSONS and past == LESSON_MINUTE:
        come += people * LESSON
    if hour == RING_HOUR and past < len(AFTER_RING):
        come += people * RING * OPENED * AFTER_RING[past]
    return come


def busiest(people: int) -> Minute:
    """The minute with the most visits."""
    return max(day(people), key=lambda minute: minute.visits)


def tables() -> str:
    """What docs/scaling.md shows."""
    return "\n\n".join(("\n".join(unit_costs()), "\n".join(busiest_minutes()), "\n".join(limits())))


def unit_costs() -> Iterator[str]:
    """A line for each thing that costs something."""
    yield "| one | api or worker | PostgreSQL | sent |"
    yield "|---|---|---|---|"
    for what, cost in COSTS.items():
        sent = f"{cost.sent:,} bytes" if cost.sent else ""
        yield f"| {what} | {cost.own_ms:g} ms | {cost.database_ms:g} ms | {sent} |"


def busiest_minutes() -> Iterator[str]:
    """The day and its busiest minute, a column for each number of people."""
    yield row("", [f"{people:,} people" for people in PEOPLE])
    yield "|---" * (len(PEOPLE) + 1) + "|"
    days, peaks = [day(people) for people in PEOPLE], [busiest(people) for people in PEOPLE]
    yield row("visits that day", [rounded(sum(one.visits for one in each)) for each in days])
    yield row("requests that day", [rounded(sum(60 * one.requests for one in each)) for each in days])
    yield row("busiest minute", [f"{one.at // 60}:{one.at % 60:02}" for one in peaks])
    yield row("requests a second", [rounded(one.requests) for one in peaks])
    yield row("open streams", [rounded(one.streams) for one in peaks])
    yield row("sent", [f"{rounded(one.megabits)} Mbit/s" for one in peaks])
    yield row("processors of the api", [f"{one.own:.1f}" for one in peaks])
    yield row(f"api processes, {BUSY:.0%} busy", [str(processes(one)) for one in peaks])
    memory = [processes(one) * PROCESS_MIB / 1024 + one.streams * STREAM_KIB / 1024**2 for one in peaks]
    yield row("their memory", [f"{one:.1f} GiB" for one in memory])
    yield row("processors of PostgreSQL", [f"{one.database:.1f}" for one in peaks])
    yield row("events told a second", [rounded(one.a_second[TOLD]) for one in peaks])
    yield row("connections to PostgreSQL, no pooler", [rounded(processes(one) * POOL) for one in peaks])
    yield row(f"pushes a second, all within {RING_MINUTES} minutes", [rounded(pushes(one)) for one in PEOPLE])
    yield row(
        "processors of workers for them",
        [f"{pushes(one) * COSTS['a push'].own_ms / 1000:.1f}" for one in PEOPLE],
    )
    busy = max(HOURS.values()) / 100
    yield row("mails a second, busiest hour", [rounded(one * MAILS * busy / 3600) for one in PEOPLE])


def limits() -> Iterator[str]:
    """At how many people what there is one of is at its end."""
    yield "| end of | at about |"
    yield "|---|---|"
    for what, people in ends():
        yield f"| {what} | {rounded(people)} people |"


def ends() -> list[tuple[str, float]]:
    """These, the fewest people first: everything grows as they do."""
    one = busiest(1_000_000)
    found = [
        (f"one api process, {BUSY:.0%} busy", BUSY / one.own),
        (f"streams in one process ({STREAMS_SEEN:,} were measured)", STREAMS_SEEN / one.streams),
        (f"{CONNECTIONS} connections, without PgBouncer", CONNECTIONS / POOL * BUSY / one.own),
        *(
            (f"a PostgreSQL of {size} processors, {BUSY:.0%} busy", size * BUSY / one.database)
            for size in (2, 8, 64)
        ),
        ("a line of 1 Gbit/s", 1_000 / one.megabits),
        (
            f"telling people, one after the other ({TELLING:,} a second were measured)",
            TELLING / one.a_second[TOLD],
        ),
    ]
    return sorted(((what, millions * 1_000_000) for what, millions in found), key=lambda end: end[1])


def processes(minute: Minute) -> int:
    """Api processes that a minute needs."""
    return max(2, ceil(minute.own / BUSY))


def pushes(people: int) -> float:
    """A second, where all phones of a notice ring in time."""
    return people * RING / RING_MINUTES / 60


def row(name: str, cells: Sequence[str]) -> str:
    """A line of a table."""
    return f"| {name} | {' | '.join(cells)} |"


def rounded(value: float) -> str:
    """Two figures, which is more than such a computation knows."""
    return f"{float(f'{value:.2g}'):,.0f}" if value >= 1 else f"{value:.2g}"


if __name__ == "__main__":
    print(tables())
