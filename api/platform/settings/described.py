"""docs/configuration.md, written from the settings: `make settings` writes it, a test compares."""

import json
import re
import sys
from collections.abc import Iterator
from typing import Any

from pydantic import SecretStr
from pydantic.fields import FieldInfo
from pydantic_core import to_jsonable_python

from api.platform.settings.badges import BadgeSettings
from api.platform.settings.database import DatabaseSettings
from api.platform.settings.placements import PlacementSettings
from api.platform.settings.region import RegionSettings
from api.platform.settings.settings import Settings
from api.platform.settings.sign_in import SignInSettings
from api.platform.settings.watching import WatchSettings

_ABOUT = """# Configuration

Environment variables, or a `.env` file. Lists are JSON. `PORT` wins over `EPASS_PORT`.

**Secrets by file**: `EPASS_…_FILE` names a file that holds the value, for every key but the port, and for \
the credentials that `EPASS_OFFER_FEEDS` names (`NAME_FILE`). The file counts where both are set, an empty \
one for nothing; a line end behind the value is forgiven; a file that cannot be read stops the start with a \
sentence that names it. Compose gives its secrets so, and sets `EPASS_PUBLIC_URL` and \
`EPASS_TRUSTED_PROXIES` itself: see [Operating](operating.md).

This page is written by `make settings`, from the descriptions in `api/platform/settings`."""
_TESTS = "`EPASS_TEST_SERVER` is the tests' own; `EPASS_CHROMIUM` names another Chromium for them."

_UNIT = re.compile(r"_(?:(seconds|minutes|hours|days|weeks|months|years)|(age)|per_(minute|hour|day))$")


def as_markdown() -> str:
    """Every setting with its default, unit and meaning; of secrets no value."""
    apart = {
        "Signing in": SignInSettings.model_fields,
        "Placements": PlacementSettings.model_fields,
        "Badges": BadgeSettings.model_fields,
        "Region": RegionSettings.model_fields,
        "Watching": WatchSettings.model_fields,
    }
    named = {name for fields in (DatabaseSettings.model_fields, *apart.values()) for name in fields}
    parts = {
        "Database": DatabaseSettings.model_fields,
        "Server and features": {n: field for n, field in Settings.model_fields.items() if n not in named},
        **apart,
    }
    tables = ["\n".join([f"## {title}", "", *_table(fields)]) for title, fields in parts.items()]
    return "\n\n".join([_ABOUT, *tables, _TESTS]) + "\n"


def _table(fields: dict[str, FieldInfo]) -> Iterator[str]:
    yield "| key | default | unit | meaning |"
    yield "|---|---|---|---|"
    for name, field in fields.items():
        default = _default(field)
        yield f"| `EPASS_{name.upper()}` | {default} | {_unit(name, field)} | {field.description} |"


def _default(field: FieldInfo) -> str:
    value: Any = field.get_default(call_default_factory=True, validated_data={})
    if value is None or value == [] or value == "" or isinstance(value, SecretStr):
        return "none"
    plain = to_jsonable_python(value)
    return f"`{plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)}`"


def _unit(name: str, field: FieldInfo) -> str:
    """What a number counts, as its name says; empty for a plain count, and for what is no number."""
    found = _UNIT.search(name)
    if found is None or field.annotation not in (int, float, list[int]):
        return ""
    time, age, rate = found.groups()
    if age:
        return "years"
    cents = "cents " if "_cents_" in name else ""
    return time or f"{cents}{'an' if rate == 'hour' else 'a'} {rate}"


if __name__ == "__main__":
    sys.stdout.write(as_markdown())
