"""Canonical JSON-LD, worked out in a process of its own: it has little memory and time, then it is killed."""

import asyncio
import json
import sys
from dataclasses import dataclass
from typing import Any

from api.badges.openbadges.findings import BadgeError, BadgeVerdict, refused
from api.platform.kit.project import ROOT

MAX_BYTES = 256 * 1024
"""A document with everything that the standard knows has about 30,000."""
SECONDS = 2
"""Of the processor; the largest document that is taken needs half of them."""
PATIENCE = 10
"""Seconds by the clock, on a machine that has much else to do."""
AT_ONCE = 2
"""Processes; more wait."""
_turns = asyncio.Semaphore(AT_ONCE)


@dataclass(frozen=True)
class Digests:
    """SHA-256 of the canonical document, and of each proof's options."""

    document: bytes
    options: list[bytes]
    unsigned: str | None
    """A part of the document that has no meaning, hence is not in the digest; None where all is."""


async def digests(document: dict[str, Any], options: list[dict[str, Any]]) -> Digests:
    """Work them out elsewhere. Raises BadgeError.

    `too_large`, `too_complex`, `context`, `context_unknown`; `json_ld` (altered) for what has no canonical
    form, so that nobody can have signed it.
    """
    order = json.dumps({"document": document, "options": options}).encode()
    if len(order) > MAX_BYTES:
        raise refused("too_large", "for JSON-LD")
    async with _turns:
        answer = json.loads(await _elsewhere(order))
    if "refused" in answer:
        verdict = BadgeVerdict.ALTERED if answer["refused"] == "json_ld" else BadgeVerdict.REFUSED
        raise BadgeError(verdict, answer["refused"], answer["detail"])
    options_digests = [bytes.fromhex(digest) for digest in answer["options"]]
    return Digests(bytes.fromhex(answer["document"]), options_digests, answer["unsigned"])


async def _elsewhere(order: bytes) -> bytes:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "api.badges.openbadges.canonical",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        cwd=ROOT,
    )
    try:
        answer, _ = await asyncio.wait_for(process.communicate(order), PATIENCE)
    except TimeoutError:
        raise refused("too_complex", "takes too long") from None
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode is None or process.returncode < 0:
        raise refused("too_complex", "killed by its limits")
    if process.returncode > 0:
        raise RuntimeError("python -m api.badges.openbadges.canonical does not run")
    return answer
