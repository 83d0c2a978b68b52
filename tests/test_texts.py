"""Walls, line 1: texts of strangers are read beside the event loop, in the turn of whoever sent them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from fastapi.routing import iter_route_contexts

from api.app import API
from api.platform.kit.project import ROOT
from api.safety.safeguarding import schemas

Named = tuple[str, str]
"""A module and a name in it."""

WITHIN = "api.safety.safeguarding"


def is_defined_in_schemas(one: object) -> bool:
    return getattr(one, "__module__", "") == schemas.__name__


READ_TEXT = ("api.platform.kit.threads", "read_text")
TEXT_TURN = ("api.platform.kit.threads", "text_turn")
SCREENS = {
    *((f"{WITHIN}.service", name) for name in ("screen", "as_one", "without_identity", "grooming_of")),
    *((f"{WITHIN}.service", name) for name in ("proposes_meeting", "contact_details", "found_by_rules")),
    *((schemas.__name__, name) for name, one in vars(schemas).items() if is_defined_in_schemas(one)),
}
"""What looks through a whole text: a tenth of a second where one was made against it."""
SHORT = {("api.talk.conversations.writing", "send")}
"""These look through a hundred characters at most themselves."""
TURNS = {"take_text_turn", "take_text_turn_of_anybody"}
TAKEN_WITHIN = {("api.talk.conversations.routes", "send_message")}
"""The short message, of which there are most, takes none."""


@cache
def tree(module: str) -> ast.Module | None:
    path = ROOT / Path(*module.split("."))
    for file in (path.with_suffix(".py"), path / "__init__.py"):
        if file.is_file():
            return ast.parse(file.read_text("utf-8"))
    return None


@cache
def names(module: str) -> dict[str, Named]:
    """What the names of a module stand for: another module (its name empty), or something in one."""
    found: dict[str, Named] = {}
    for node in ast.walk(tree(module) or ast.Module([], [])):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("api"):
            for one in node.names:
                inner = f"{node.module}.{one.name}"
                found[one.asname or one.name] = (inner, "") if tree(inner) else (node.module, one.name)
    return found


def defined(name: Named) -> Named:
    """Where something is defined, behind the modules that pass it on."""
    while name[1] in names(name[0]) and name not in SCREENS:
        name = names(name[0])[name[1]]
    return name


def called(module: str, function: ast.expr) -> Named | None:
    """What a module calls so."""
    if isinstance(function, ast.Name):
        return defined((module, function.id))
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        owner, within = defined((module, function.value.id))
        return None if within else defined((owner, function.attr))
    return None


Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def functions() -> dict[Named, tuple[Function, set[Named]]]:
    """Every function of the app, and what it calls."""
    found = {}
    for path in (ROOT / "api").rglob("*.py"):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for node in (tree(module) or ast.Module([], [])).body:
            if isinstance(node, Function) and not module.startswith(WITHIN):
                calls = {called(module, one.func) for one in ast.walk(node) if isinstance(one, ast.Call)}
                found[module, node.name] = node, calls - {None}
    return found


def closure(roots: set[Named], kind: type[Function] | tuple[type[Function], ...]) -> set[Named]:
    """Functions of that kind that call one of these, or one that does."""
    reached = set(roots)
    while more := {
        name
        for name, (node, calls) in functions().items()
        if isinstance(node, kind) and name not in reached and not calls.isdisjoint(reached)
    }:
        reached |= more
    return reached


def test_no_text_is_screened_in_the_event_loop() -> None:
    """`await read_text(screen, …)` instead."""
    screening = closure(SCREENS, ast.FunctionDef)
    wrong = {
        f"{'.'.join(name)} calls {'.'.join(one)}"
        for name, (node, calls) in functions().items()
        if isinstance(node, ast.AsyncFunctionDef) and name not in SHORT
        for one in calls & screening
    }
    assert not wrong, "\n".join(sorted(wrong))


def test_a_turn_is_taken_where_nothing_is_held_yet() -> None:
    """By the routes' dependencies, and here, before a transaction begins."""
    takers = {name for name, (_, calls) in functions().items() if TEXT_TURN in calls}
    assert takers == {
        ("api.platform.reading", "take_text_turn"),
        ("api.platform.reading", "take_text_turn_of_anybody"),
        ("api.talk.conversations.writing", "send"),
        ("api.people.moderation.refused", "hear_refused"),
        ("api.badges.issuing.jobs", "work_batch"),
        ("api.home.demo.badges", "_write"),
        ("api.home.chatbox.routes", "_count_unanswered"),
    }


def test_each_route_that_reads_texts_takes_the_turn_of_whoever_sends_them() -> None:
    """Before it has a connection, which everybody else may need: `TextTurn`, or a body `in_thread`."""
    reading = closure({READ_TEXT}, (ast.FunctionDef, ast.AsyncFunctionDef))
    wrong, there = set(), 0
    for context in iter_route_contexts(API.routes):
        endpoint = getattr(context, "endpoint", None)
        if endpoint is None or (endpoint.__module__, endpoint.__name__) not in reading:
            continue
        there += 1
        name = endpoint.__module__, endpoint.__name__
        if name not in TAKEN_WITHIN and TURNS.isdisjoint(dependencies(context.dependant)):
            wrong.add(".".join(name))
    assert there
    assert not wrong, "\n".join(sorted(wrong))


def dependencies(dependant: Any) -> Iterator[str]:
    for one in dependant.dependencies:
        yield getattr(one.call, "__name__", "")
        yield from dependencies(one)
