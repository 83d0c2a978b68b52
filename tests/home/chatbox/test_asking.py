"""Where it asks back, two or three things can be said by a tap."""

from types import SimpleNamespace
from typing import Any, cast

from api.home.chatbox.asking import with_choices
from api.home.chatbox.finding import Found
from api.home.chatbox.turn import Reply, Turn

TURN = cast(Turn, SimpleNamespace(asked=SimpleNamespace(language="fr")))


def place(name: str, commune: str | None) -> dict[str, Any]:
    return {"name": name, "commune": commune}


async def test_of_several_that_bear_one_name_their_towns_can_be_said() -> None:
    items = [
        place("Collège Saint-Joseph", "Laval"),
        place("Collège Saint-Joseph", "Angers"),
        place("Collège Saint-Joseph", None),
        place("Lycée Saint-Joseph", "Cholet"),
        place("Collège Saint-Joseph", "Laval"),
    ]
    reply = await with_choices(TURN, Reply("find", key="found", ask="which", found=Found(items, {})))
    assert [choice.say for choice in reply.choices] == ["à Laval", "à Angers"]


async def test_where_nothing_is_asked_back_there_are_none() -> None:
    assert (await with_choices(TURN, Reply("explain", key="explain.cap"))).choices == ()
