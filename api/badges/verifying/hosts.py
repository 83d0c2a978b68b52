"""Hosts at which anybody publishes: a signature that such a host confirms says nothing of who made it."""

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

_UPLOADS = Path(__file__).parent / "upload_hosts.json"


def anybody_publishes(host: str) -> bool:
    """Whether strangers put files there, by name (`somebody.github.io`) or by path (`static.data.gouv.fr/…`).

    `host` is in ASCII, with or without its port. Names under which companies let strangers have theirs are
    the private section of the Public Suffix List; hosts that share one name among their users, and names of
    programs on which many do wherever they are installed (`gitlab.`, `nuage01.`), are listed in
    `upload_hosts.json`, with the reason and where each group comes from.
    """
    name = host.partition(":")[0].lower().rstrip(".")
    everything, of_registries = _suffixes()
    suffix = of_registries.publicsuffix(name)
    if everything.publicsuffix(name) != suffix:
        return True
    labels = name.split(".")
    if any(".".join(labels[at:]) in _listed("hosts") for at in range(len(labels))):
        return True
    given = labels[: len(labels) - len((suffix or "").split("."))]
    return any(label.rstrip("0123456789") in _listed("labels") for label in given)


@cache
def _suffixes() -> "tuple[PublicSuffixList, PublicSuffixList]":
    """The whole list, and what registries of the DNS alone hand out.

    Read with the first badge from elsewhere: most processes see none.
    """
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList(), PublicSuffixList(only_icann=True)


@cache
def _listed(what: str) -> frozenset[str]:
    groups = json.loads(_UPLOADS.read_text("utf-8"))
    return frozenset(name for group in groups for name in group.get(what, ()))
