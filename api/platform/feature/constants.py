"""The constants of a module that a feature brings: its `acts.py`, its `kinds.py`."""

from types import ModuleType
from typing import TypeVar

Brought = TypeVar("Brought")


def constants(module: ModuleType, of: type[Brought]) -> list[Brought]:
    """Those of that type, in the order in which the module names them."""
    return [one for one in vars(module).values() if isinstance(one, of)]
