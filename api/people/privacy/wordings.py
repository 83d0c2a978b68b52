"""The words that consents were given to; each version is kept: a proof can show them (GDPR art. 7 §1)."""

import json
from pathlib import Path

WORDINGS: dict[str, dict[str, dict[str, list[str]]]] = json.loads(
    Path(__file__).with_name("wordings.json").read_text()
)
"""By version, the oldest first: what each purpose says to the young and to their parents, by language."""
CURRENT = list(WORDINGS)[-1]


def known(version: str | None) -> str | None:
    """The version, where it is one of ours: a phone may show words that were never here."""
    return version if version in WORDINGS else None
