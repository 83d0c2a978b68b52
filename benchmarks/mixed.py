"""A small region in which everything of a day can be asked, and what phones ask there, by kind."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from api.platform.kit.database import connect
from benchmarks import messages
from benchmarks.load import SESSION_COOKIE, get
from benchmarks.nearest import random_path, random_position
from benchmarks.talkers import our_line

WORDS = ("boulanger", "lycée", "cap cuisine", "soins aux animaux", "stage 3e", "bts", "informatique", "mfr")


@dataclass(frozen=True)
class World:
    """What can be asked for."""

    careers: list[str]
    trainings: list[str]
    offers: list[str]
    talks: list[tuple[str, str, str]]
    """Conversation, session of the student, session of the mentor."""


def load(url: str) -> World:
    """Pairs who talk, beside the demonstration."""
    with connect(url, autocommit=True) as connection:
        talks = messages.load(connection)
        connection.execute("VACUUM ANALYZE")

        def column(statement: str) -> list[str]:
            return [str(row[0]) for row in connection.execute(statement)]

        return World(
            careers=column("SELECT code FROM career ORDER BY code"),
            trainings=column("SELECT id FROM training ORDER BY id"),
            offers=column("SELECT id FROM offer WHERE status = 'published' ORDER BY id"),
            talks=talks,
        )


Line = Callable[[random.Random, World], str]


def _near(path: str) -> Line:
    def line(chance: random.Random, _: World) -> str:
        lat, lon = random_position(chance)
        return get(f"/api/v1/{path}?lat={lat}&lon={lon}")

    return line


def _words(path: str) -> Line:
    def line(chance: random.Random, _: World) -> str:
        words = chance.choice(WORDS)
        if path == "suggest":
            words = words[: chance.randint(2, len(words))]
        lat, lon = random_position(chance)
        return get(f"/api/v1/{path}?{urlencode({'q': words, 'lat': lat, 'lon': lon})}")

    return line


def _mine(path: str) -> Line:
    def line(chance: random.Random, world: World) -> str:
        conversation, student, _ = chance.choice(world.talks)
        return get(f"/api/v1/{path.format(conversation)}", f"{SESSION_COOKIE}={student}")

    return line


def _message(chance: random.Random, world: World) -> str:
    conversation, student, _ = chance.choice(world.talks)
    return our_line(conversation, student)


def _page(path: str, of: Callable[[World], list[str]]) -> Line:
    # A number of its own makes it an address that the api does not remember.
    return lambda chance, world: get(f"/api/v1/{path}/{chance.choice(of(world))}?n={chance.getrandbits(40)}")


KINDS: Mapping[str, Line] = {
    "places of a kind near a point": lambda chance, _: get(random_path(chance)),
    "all around a point": _near("around"),
    "offers near a point": _near("offers"),
    "a search": _words("search"),
    "a suggestion while typing": _words("suggest"),
    "a career's page": _page("careers", lambda world: world.careers),
    "a training's page": _page("trainings", lambda world: world.trainings),
    "an offer's page": _page("offers", lambda world: world.offers),
    "who am I": _mine("session"),
    "my notifications": _mine("me/notifications"),
    "a conversation": _mine("conversations/{}/messages"),
    "a message": _message,
}
"""What is asked, none of it answered from what the api remembers."""
SHARES = {"a suggestion while typing": 4, "places of a kind near a point": 3, "who am I": 3, "a message": 2}
"""How often beside the others, which are asked once."""


def asked(chance: random.Random, world: World, kinds: int) -> list[tuple[str, str]]:
    """So many requests of mixed kinds, each with its line."""
    names = chance.choices(list(KINDS), [SHARES.get(name, 1) for name in KINDS], k=kinds)
    return [(name, KINDS[name](chance, world)) for name in names]
