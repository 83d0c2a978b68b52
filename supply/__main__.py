"""`python -m supply licences|audit|sbom`."""

import argparse
import json
import sys

from supply import audit, licences, sbom
from supply.packages import packages

FAULTS, NOT_ASKED = 1, 3


def main() -> int:
    """Parse the command line and run; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m supply", description=__doc__)
    parser.add_argument("what", choices=("licences", "audit", "sbom"))
    return {"licences": _licences, "audit": _audit, "sbom": _sbom}[parser.parse_args().what]()


def _licences() -> int:
    found = packages()
    refused = licences.refused(found)
    for one in refused:
        print(f"{one.purl}: {licences.licence(one) or 'says no licence'}", file=sys.stderr)
    if refused:
        print("Not allowed beside AGPL-3.0-or-later, or unknown: see supply/licences.py", file=sys.stderr)
        return FAULTS
    print(f"licences: {len(found)} packages, all allowed")
    return 0


def _audit() -> int:
    found = packages()
    address = audit.source()
    try:
        known = audit.advisories(found, address)
    except audit.NotAskedError as error:
        print(
            f"NOT AUDITED: no advisory source is in reach ({address}: {error}).\n"
            f"Nothing is known of the {len(found)} packages, neither good nor bad. Ask again from a network"
            " that reaches it, or name a mirror: ADVISORIES=https://…",
            file=sys.stderr,
        )
        return NOT_ASKED
    lived_with = audit.accepted(known)
    for one in known:
        print(f"{one.package.purl}: {one.id}{' (accepted)' if one in lived_with else ''}")
    print(f"audit: {len(found)} packages asked of {address}, {len(known) - len(lived_with)} open advisories")
    return FAULTS if len(known) > len(lived_with) else 0


def _sbom() -> int:
    print(json.dumps(sbom.document(packages()), indent=2, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
