"""Moving the clock: what the services take for the present moment."""

from datetime import UTC, date, datetime, timedelta
from types import ModuleType
from zoneinfo import ZoneInfo

import pytest


class Clock:
    """The present moment, for the modules it was given to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self._later = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self._later

    def today(self) -> date:
        return self.now().astimezone(ZoneInfo("Europe/Paris")).date()

    def move(self, *modules: ModuleType, **amount: float) -> None:
        """Let time pass for these modules, for example `days=15`."""
        self._later += timedelta(**amount)
        for module in modules:
            for name in ("now", "today"):
                if hasattr(module, name):
                    self._monkeypatch.setattr(module, name, getattr(self, name))
