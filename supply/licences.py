"""Whether every package may go with AGPL-3.0-or-later. What says nothing is not let pass either."""

import re

from supply.packages import Package

ALLOWED = frozenset(
    {
        "0BSD",
        "Apache-2.0",
        "Bitstream-Vera",
        "BlueOak-1.0.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "CC0-1.0",
        "ISC",
        "LGPL-2.0-or-later",
        "LGPL-3.0-only",
        "MIT",
        "MIT-0",
        "MIT-CMU",
        "MPL-2.0",
        "PSF-2.0",
        "Python-2.0",
        "Unlicense",
        "W3C",
        "Zlib",
    }
)
READ = {
    # No metadata; its licence file is MIT's.
    "pkg:pypi/py-svg-hush@0.3.0": "MIT",
    "pkg:pypi/resvg-py@0.5.0": "MIT",
    # « SEE LICENSE IN … »: that file.
    "pkg:npm/%40digitalbazaar/credentials-context@3.2.0": "BSD-3-Clause AND W3C",
    "pkg:npm/dejavu-fonts-ttf@2.37.3": "Bitstream-Vera",
}
"""What we read in the files of packages that do not say it; of that version alone."""
_TOKEN = re.compile(r"\s*(\(|\)|[A-Za-z0-9.+:-]+)")


def licence(package: Package) -> str:
    """Its SPDX expression; empty where nobody knows."""
    return READ.get(package.purl, package.licence)


def refused(found: list[Package]) -> list[Package]:
    """Those whose licence is unknown, or not among the allowed ones."""
    return [one for one in found if not is_allowed(licence(one))]


def is_allowed(expression: str) -> bool:
    """Whether an SPDX expression can be met with the allowed licences. An exception (WITH) is not weighed."""
    tokens = _TOKEN.findall(expression)
    if "".join(tokens) != "".join(expression.split()):
        return False
    try:
        allowed, rest = _either(tokens)
    except IndexError:
        return False
    return allowed and not rest


def _either(tokens: list[str]) -> tuple[bool, list[str]]:
    allowed, rest = _both(tokens)
    while rest and rest[0] == "OR":
        other, rest = _both(rest[1:])
        allowed = allowed or other
    return allowed, rest


def _both(tokens: list[str]) -> tuple[bool, list[str]]:
    allowed, rest = _one(tokens)
    while rest and rest[0] == "AND":
        other, rest = _one(rest[1:])
        allowed = allowed and other
    return allowed, rest


def _one(tokens: list[str]) -> tuple[bool, list[str]]:
    if tokens[0] != "(":
        return tokens[0] in ALLOWED, tokens[1:]
    allowed, rest = _either(tokens[1:])
    return (allowed, rest[1:]) if rest[0] == ")" else (False, rest)
