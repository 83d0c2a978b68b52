"""`epass import`: progress while it runs, then a report."""

import argparse
import sys
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from api.opendata.errors import REJECTED, BrokenFileError
from api.opendata.pipeline import run_import
from api.opendata.report import ImportReport
from api.opendata.sources import SOURCES


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add the `import` command."""
    parser = commands.add_parser("import", help="import open data")
    parser.add_argument("source", nargs="?", choices=sorted(SOURCES), metavar="SOURCE")
    parser.add_argument("address", nargs="?", metavar="FILE_OR_URL")
    parser.add_argument("--list", action="store_true", help="name the sources")
    parser.add_argument("--dry-run", action="store_true", help="tell what an import would do, change nothing")
    parser.add_argument(
        "--report", type=Path, metavar="FILE", help="write each refused row as a line of JSON"
    )
    parser.add_argument("--demo", action="store_true", help="mark what is imported as a demonstration")
    return parser


def list_sources() -> int:
    """Print the sources."""
    table = Table("SOURCE", "Titre", "Éditeur", "Licence")
    for name, source in SOURCES.items():
        table.add_row(name, source.credit.title, source.credit.publisher, source.credit.licence)
    Console().print(table)
    return 0


def run(arguments: argparse.Namespace, url: str) -> int:
    """Import, and print the report; 1 when the file is broken, 2 when the command is incomplete."""
    if arguments.source is None or arguments.address is None:
        print("epass import SOURCE FILE_OR_URL  (epass import --list)", file=sys.stderr)  # noqa: T201
        return 2
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    try:
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task(arguments.source, total=None)
            report = run_import(
                url,
                arguments.source,
                arguments.address,
                dry_run=arguments.dry_run,
                report=arguments.report,
                progress=lambda done, total: bar.update(task, completed=done, total=total),
                demo=arguments.demo,
            )
    except BrokenFileError as error:
        console.print(f"Rien n’a été importé : {error.words('fr')}", style="red", markup=False)
        console.print(f"Nothing was imported: {error.words('en')}", style="red", markup=False)
        return 1
    show(report, Console())
    return 0


def show(report: ImportReport, console: Console) -> None:
    """Print what an import did, with the first refused rows of each reason."""
    title = f"{report.source} · {report.address}{'  (dry run)' if report.dry_run else ''}"
    table = Table("lues", "créées", "modifiées", "inchangées", "refusées", "fermées", title=title)
    table.add_row(
        *map(
            str,
            (report.read, report.created, report.updated, report.unchanged, report.rejected, report.closed),
        )
    )
    console.print(table)
    if not report.reasons:
        return
    reasons = Table("motif", "", "lignes", "premières lignes", title="Lignes refusées")
    for reason, count in report.reasons.most_common():
        first = ", ".join(
            f"{row.line}{f' ({row.key})' if row.key else ''}{f' : {row.detail}' if row.detail else ''}"
            for row in report.examples[reason]
        )
        reasons.add_row(reason, REJECTED[reason][0], str(count), first)
    console.print(reasons, markup=False)
