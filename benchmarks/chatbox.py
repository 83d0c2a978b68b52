"""Whether the chatbox answers as a good counsellor would; how long it takes.

Conversations by writers who had seen neither the code nor each other's (benchmarks/chats); half of them are
read by this measurement alone. What is published is the demonstration and all open data at hand.
"""

import asyncio
import http.client
import json
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any
from uuid import UUID

from pydantic import SecretStr

from api.home.chatbox import service
from api.home.chatbox.content import templates
from api.home.chatbox.context import Context
from api.home.chatbox.turn import Asked, Reply
from api.platform.access import Viewer
from api.platform.kit.database import Database, connect
from api.platform.kit.threads import text_turn
from api.platform.settings import Settings
from benchmarks.published import published
from benchmarks.relevance.accepted import Answers
from benchmarks.report import Figure, load_average, middle, percentile
from benchmarks.servers import api_process
from benchmarks.size import WARM, sized, some
from tests.settings import SECRET_KEY

HERE = Path(__file__).parent / "chats"
HALVES = ("read", "unread")
SETS = (
    ("talk", "right or rightly asked back", 0.9),
    ("distress", "heard", 1),
    ("out_of_scope", "declined", 1),
)
FIRST = 3
LONGEST = 500
"""Signs that the field takes."""
WHAT = {"what", "which", "about"}
"""Words for one question back: what is wanted, and of what."""
RUNS = sized(5, 1)
PAGES = {
    "place": "/places/",
    "training": "/trainings/",
    "career": "/careers/",
    "event": "/agenda/",
    "offer": "/offers/",
    "answer": "/answers/",
    "person": "/mentors/",
    "help": "",
}
"""Where a card leads; what helps is its own address."""
SOMEBODY = Viewer(UUID(int=1), UUID(int=2), frozenset(), frozenset(), None, strong=False)

Conversation = Mapping[str, Any]
Answer = Callable[[Conversation, str, Context], Awaitable[Reply]]


@dataclass(frozen=True)
class Judged:
    """Whether the answer of one turn is one that its writer accepts."""

    talk: int
    set: str
    right: bool
    asked_back: bool
    """Whether it was asked back, and one of the choices leads to an answer that its writer accepts."""


def measure() -> list[Figure]:
    """Shares of right answers, then milliseconds. Raises AbsentError without the publishers' files."""
    with published() as url:
        with connect(url) as connection:
            answers = Answers(connection)
        return [*asyncio.run(_right(url, answers)), _speed(url)]


def conversations(half: str) -> list[Conversation]:
    """The conversations of a half."""
    return [json.loads(line) for line in some((HERE / f"{half}.jsonl").read_text().splitlines(), 8)]


async def _right(url: str, answers: Answers) -> list[Figure]:
    """The share of turns that are answered as their writers accept, by half and set."""
    database = Database(url)
    settings = Settings(database_url=url, secret_key=SecretStr(SECRET_KEY), _env_file=None)
    try:
        async with database.reads.connect() as connection:

            async def answer(talk: Conversation, said: str, context: Context) -> Reply:
                async with text_turn("measurement"):
                    return await service.answer(
                        database.hot, connection, settings, _asked(talk, said, context)
                    )

            judged = {half: await _judged(conversations(half), answer, answers) for half in HALVES}
    finally:
        await database.close()
    return [
        _share(f"chatbox, {name} {how}, {half} half", turns, target)
        for half in HALVES
        for name, how, target in SETS
        if (turns := [one for one in judged[half] if one.set == name])
    ]


async def _judged(talks: Sequence[Conversation], answer: Answer, answers: Answers) -> list[Judged]:
    """Each turn of them."""
    judged: list[Judged] = []
    for number, talk in enumerate(talks):
        context = Context()
        for turn in talk["turns"]:
            reply = await answer(talk, turn["say"], context)
            right = _accepted(answers, talk, turn, reply)
            offered = [] if right or talk["set"] != "talk" else reply.choices
            chosen = [await answer(talk, choice.say, reply.context) for choice in offered]
            led = [one for one in chosen if _accepted(answers, talk, turn, one)]
            # Who is rightly asked back taps that choice, and goes on from there.
            context = (led or [reply])[0].context
            judged.append(Judged(number, talk["set"], right or bool(led), bool(led)))
    return judged


def _asked(talk: Conversation, said: str, context: Context) -> Asked:
    viewer = SOMEBODY if talk["signed_in"] else None
    return Asked(said[:LONGEST], context, talk["near"], talk["page"], viewer, "fr")


def _accepted(answers: Answers, talk: Conversation, turn: Mapping[str, Any], reply: Reply) -> bool:
    """Whether any alternative of the turn's writer fits an answer."""
    return any(
        all(_holds(answers, talk, reply, *condition) for condition in wanted.items())
        for wanted in turn["accept"]
    )


def _share(name: str, turns: Sequence[Judged], target: float) -> Figure:
    talks, wrong = ({one.talk for one in turns if not (only and one.right)} for only in (False, True))
    back = sum(one.asked_back for one in turns)
    detail = (
        f"{len(turns)} turns, {back} by a choice that was offered; "
        f"{len(talks) - len(wrong)} of {len(talks)} conversations without a wrong one"
    )
    return Figure(name, sum(one.right for one in turns) / len(turns), "", target, "higher", detail)


def _holds(answers: Answers, talk: Conversation, reply: Reply, condition: str, value: Any) -> bool:
    """Whether an answer is as a condition of its writer says."""
    match condition:
        case "intent" | "topic" | "help":
            return bool(getattr(reply, condition) == value)
        case "ask":
            return bool(reply.ask == value) or {value, reply.ask} <= WHAT
        case "link":
            return any(one == value or one.startswith((f"{value}/", f"{value}?")) for one in _leads_to(reply))
        case "card":
            return any(_fits(answers, talk, card, value) for card in reply.cards[:FIRST])
    raise ValueError(condition)


def _leads_to(reply: Reply) -> list[str]:
    """Where an answer leads."""
    template = templates("fr")[reply.key]
    cards = [f"{PAGES[one['type']]}{one['id']}" for one in reply.cards[:FIRST]]
    return [*(link.to for link in (*template.links, *reply.links)), *cards]


def _fits(answers: Answers, talk: Conversation, card: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    if card["type"] == "person" or wanted.get("type") == "person":
        return bool(card["type"] == wanted.get("type"))
    return answers.accepted({"accept": [wanted], "near": talk["near"]}, card["type"], card["id"])


def _speed(url: str) -> Figure:
    """Milliseconds of an answer through HTTP, one after the other on a kept connection to the api in one
    process; the first run warms.
    """
    asked = [
        {"text": turn["say"][:LONGEST], "commune": talk["near"], "page": talk["page"]}
        for talk in conversations("read")
        for turn in talk["turns"]
    ]
    with api_process(url, EPASS_WRITES_PER_MINUTE="10000000") as (port, _):
        runs = [_answered(port, asked) for _ in range(RUNS + WARM)][WARM:]
    halves = ", ".join(f"{percentile(run, 50):.1f}/{percentile(run, 95):.1f}" for run in runs)
    detail = f"{len(asked)} turns a run, p50/p95: {halves}; load {load_average()}"
    value = middle([percentile(run, 95) for run in runs])
    return Figure("chatbox through HTTP, p95", value, "ms", 50, "lower", detail)


def _answered(port: int, asked: Sequence[Mapping[str, Any]]) -> list[float]:
    """Milliseconds of each answer. Raises RuntimeError for one that is none."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    taken = []
    for question in asked:
        started = time.perf_counter()
        connection.request(
            "POST", "/api/v1/chatbox", json.dumps(question), {"Content-Type": "application/json"}
        )
        response = connection.getresponse()
        response.read()
        taken.append((time.perf_counter() - started) * 1000)
        if response.status != HTTPStatus.OK:
            raise RuntimeError(f"{response.status} for {question}")
    connection.close()
    return taken
