"""What a Data Integrity proof signs: the RDF that a JSON-LD document means, in canonical order (RDFC-1.0).

Sorting nodes without names can be made to take for ever, so this runs in a process of its own, `python -m
api.badges.openbadges.canonical`, started by canonical_process.
"""

import json
import re
import sys
from dataclasses import dataclass
from hashlib import sha256
from math import factorial
from typing import Any

from pyld import jsonld
from pyld.canon import URDNA2015

from api.badges.openbadges import contexts
from api.badges.openbadges.canonical_process import SECONDS, Digests
from api.badges.openbadges.findings import BadgeError, refused

MEMORY = 1024 * 1024 * 1024
MAX_TRIALS = 20_000
"""Orders of nodes that look alike, each times the nodes that it has named by then: a tenth of a second.

Hundreds of equal parts need a few thousand; nodes put together for it need as many as one likes.
"""
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*")
_KEYWORDS = frozenset({"@context", "@value", "@language"})


def work_out(document: dict[str, Any], options: list[dict[str, Any]]) -> Digests:
    """The digests, here and now. Raises BadgeError `context…`, JsonLdError; may take for ever."""
    unsigned, trials = _unsigned(document), _Trials()
    return Digests(_digest(document, trials), [_digest(each, trials) for each in options], unsigned)


def _digest(document: dict[str, Any], trials: "_Trials") -> bytes:
    meant = jsonld.to_rdf(document, {"documentLoader": contexts.load})
    return sha256(_Canonical(trials).main(meant, {"format": "application/n-quads"}).encode()).digest()


@dataclass
class _Trials:
    """What is left for the whole of an order."""

    left: int = MAX_TRIALS


class _Canonical(URDNA2015):  # type: ignore[misc]
    """The algorithm, given up before it tries too many orders (RDFC-1.0 §7.1, « dataset poisoning »)."""

    def __init__(self, trials: _Trials) -> None:
        super().__init__()
        self._trials = trials

    def create_hash_to_related(self, id_: str, issuer: Any) -> dict[str, list[str]]:
        """The neighbours of a node; every order of those that look alike is tried next."""
        related: dict[str, list[str]] = super().create_hash_to_related(id_, issuer)
        orders = sum(factorial(len(alike)) for alike in related.values())
        self._trials.left -= orders * (1 + len(issuer.order))
        if self._trials.left < 0:
            raise refused("too_complex", "nodes that look alike")
        return related


class _LostError(Exception):
    """A part that is not signed, or that may say something in a way that we would not read."""


def _unsigned(document: dict[str, Any]) -> str | None:
    """A part of the document that has no meaning, hence is not signed; None where every part has one.

    JSON-LD drops what it does not understand without a word, and then anybody may add it. Names that hold a
    colon count too: they could say `validUntil` in a way that we would not read.
    """
    dropped: list[str] = []
    expanded = jsonld.expand(
        document,
        {"documentLoader": contexts.load},
        on_property_dropped=lambda name: dropped.append(str(name)),
    )
    try:
        said, meant = _said(document), _meant(expanded)
    except _LostError as lost:
        return str(lost)[:200]
    return ", ".join(dropped)[:200] if dropped or said != meant else None


def _said(value: Any) -> int:
    """How many values a document holds. Raises _LostError for names that hide, BadgeError for contexts."""
    if isinstance(value, dict):
        for name in value:
            if ":" in name or (name.startswith("@") and name not in _KEYWORDS):
                raise _LostError(name)
        if "@context" in value:
            contexts.named(value["@context"])
        return sum(_said(each) for name, each in value.items() if name != "@context")
    if isinstance(value, list):
        return sum(map(_said, value))
    return 0 if value is None else 1


def _meant(value: Any) -> int:
    """How many values arrived in the expanded document. Raises _LostError for ones that go no further."""
    if isinstance(value, list):
        return sum(map(_meant, value))
    if not isinstance(value, dict):
        return 0
    if "@value" in value:
        return 1 + ("@language" in value)
    count = 0
    for name, each in value.items():
        if name in ("@id", "@type"):
            addresses = each if isinstance(each, list) else [each]
            for address in addresses:
                if not isinstance(address, str) or not _IRI.fullmatch(address):
                    raise _LostError(f"no address: {address}")
            count += len(addresses)
        else:
            count += _meant(each)
    return count


def main() -> None:
    """Read an order from standard input, answer on standard output."""
    _limit()
    sys.stdout.write(json.dumps(answer(json.loads(sys.stdin.buffer.read()))))


def answer(order: dict[str, Any]) -> dict[str, Any]:
    """What canonical_process is told: the digests, or why there are none."""
    try:
        found = work_out(order["document"], order["options"])
    except BadgeError as error:
        return {"refused": error.code, "detail": error.detail}
    except jsonld.JsonLdError as error:
        cause: BaseException | None = error
        while cause is not None and not isinstance(cause, BadgeError):
            cause = cause.__cause__ or getattr(cause, "cause", None)
        code = cause.code if isinstance(cause, BadgeError) else "json_ld"
        return {"refused": code, "detail": str(getattr(error, "code", ""))[:200]}
    except (MemoryError, RecursionError):
        return {"refused": "too_complex", "detail": ""}
    except Exception as error:
        # pyld meets shapes that it did not expect with whatever Python raises.
        return {"refused": "json_ld", "detail": type(error).__name__}
    options = [digest.hex() for digest in found.options]
    return {"document": found.document.hex(), "options": options, "unsigned": found.unsigned}


def _limit() -> None:
    """Little time, little memory, where the system can say so; the parent's clock holds everywhere."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    main()
