"""`epass audit verify`."""

import sys
from collections.abc import Iterator
from pathlib import Path

from api.platform.audit import chain
from api.platform.kit.clock import now


def verify(url: str, log: Path | None) -> int:
    """Say which days of the audit differ from their seals, and what could not be checked; the exit status."""
    try:
        logged = _read(log).splitlines() if log else ()
    except OSError as error:
        sys.stderr.write(f"Journal illisible\u00a0: {log} ({error.strerror})\n")
        sys.stderr.write(f"The log cannot be read: {log} ({error.strerror})\n")
        return 2
    report = chain.verify(url, now().date(), logged)
    said = [f"{day} : {fault}" for day, fault in report.faults]
    if report.gone:
        said.append(
            f"{len(report.gone)} jours non vérifiables, du {report.gone[0]} au {report.gone[-1]} : leurs"
            " entrées ont dépassé la durée de conservation, leurs sceaux sont suivis."
        )
    if report.unsealed:
        said.append(f"{report.unsealed} entrées pas encore scellées.")
    if report.last:
        said.append(f"Dernier sceau : {report.last[0]} {report.last[1]}")
    said.append(f"Dernière entrée\u00a0: n° {report.latest}, dernier numéro donné\u00a0: {report.given}.")
    said += _unchecked(report, log)
    differing = len({day for day, _ in report.faults})
    said.append(f"{report.checked} jours vérifiés, {differing} jours qui diffèrent.")
    sys.stdout.write("\n".join(said) + "\n")
    return 1 if report.faults else 0


def _read(log: Path) -> str:
    """A log, whatever bytes are in it; `-` is what is piped in. Raises OSError."""
    content = sys.stdin.buffer.read() if str(log) == "-" else log.read_bytes()
    return content.decode(errors="replace")


def _unchecked(report: chain.Report, log: Path | None) -> Iterator[str]:
    """What whoever owns the database could have done unseen."""
    if report.given > report.latest:
        yield (
            f"{report.given - report.latest} derniers numéros donnés sans entrée\u00a0: des actes repris, ou"
            f" des entrées effacées (jusqu’à {chain.WASTED}, cela ne se distingue pas)."
        )
    if report.unlogged:
        yield (
            f"{'Le journal ne dit rien de' if log else 'Sans --log, rien ne confirme'} {len(report.unlogged)}"
            f" jours, du {report.unlogged[0]} au {report.unlogged[-1]}\u00a0: qui possède la base a pu y"
            " changer ou effacer des entrées, puis refaire les sceaux, ou effacer les jours les plus récents"
            " avec les leurs. Donnez le journal du processus, gardé ailleurs."
        )
