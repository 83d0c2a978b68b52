"""`epass import`: progress while it runs, then a report."""

import argparse
from collections.abc import Callable, Mapping, Sequence

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Column, Table

from api.guide.opendata import agenda
from api.guide.opendata.errors import REJECTED, BrokenFileError
from api.guide.opendata.folder import Made, import_folder
from api.guide.opendata.pipeline import run_import
from api.guide.opendata.places.own import OwnPlaces
from api.guide.opendata.report import ImportReport
from api.guide.opendata.sources import SOURCES
from api.guide.opendata.unread import KINDS
from api.platform.kit.sources import Credit

OWN_LISTS: dict[str, Mapping[str, Sequence[str]]] = {"lieux": OwnPlaces.fields, "agenda": agenda.FIELDS}
"""The region's own lists: made by hand, so their columns must be known."""

UNRECOGNISED = 3
"""Exit status: all that was recognised is imported, and a file was not."""


def list_sources(partners: Mapping[str, Credit]) -> int:
    """Print the sources, those of partners' offers too, and the columns of those that the region writes."""
    console = Console()
    table = Table(Column("SOURCE", no_wrap=True), "Titre", "Éditeur", "Licence")
    for name, credit in {**{name: source.credit for name, source in SOURCES.items()}, **partners}.items():
        table.add_row(name, credit.title, credit.publisher, credit.licence)
    console.print(table)
    for name, fields in OWN_LISTS.items():
        columns = ", ".join(names[0] for names in fields.values())
        console.print(f"{name} (CSV) : {columns}", markup=False)
    return 0


def run(
    arguments: argparse.Namespace, url: str, importing: Callable[..., ImportReport | None] = run_import
) -> int:
    """Import, and print the report; 1 when nothing of the file can be used."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    try:
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task(arguments.source, total=None)
            report = importing(
                url,
                arguments.source,
                arguments.address,
                dry_run=arguments.dry_run,
                report=arguments.report,
                progress=lambda done, total: bar.update(task, completed=done, total=total),
                demo=arguments.demo,
                force=arguments.force,
            )
    except BrokenFileError as error:
        console.print(f"Rien n’a été importé : {error.words('fr')}", style="red", markup=False)
        console.print(f"Nothing was imported: {error.words('en')}", style="red", markup=False)
        return 1
    if report is None:
        return 0
    try:
        show(report, Console())
    except OSError as error:
        console.print(
            f"L’import est fait, mais son bilan ne peut être écrit\u00a0: {error.strerror}", markup=False
        )
        console.print(f"The import is done, but its report cannot be written: {error.strerror}", markup=False)
        return 1
    return 0


def run_folder(arguments: argparse.Namespace, url: str) -> int:
    """Import every file of a folder that is recognised, and say what was made of each; 1 when one of them was
    refused, else UNRECOGNISED when nobody knows one of them.
    """
    console = Console(stderr=True)
    table = Table(
        Column("fichier", overflow="fold"),
        "source",
        "lues",
        "créées",
        "modifiées",
        "inchangées",
        "refusées",
        "fermées",
        title=f"{arguments.all.name}{'  (dry run)' if arguments.dry_run else ''}",
    )
    refused: list[Made] = []
    unknown: list[Made] = []
    try:
        with Progress(
            TextColumn("{task.description}"), BarColumn(), DownloadColumn(), console=console, transient=True
        ) as bar:
            task = bar.add_task("", total=None)

            def begins(name: str) -> Callable[[int, int | None], None]:
                bar.reset(task, description=name)
                return lambda done, total: bar.update(task, completed=done, total=total)

            for made in import_folder(
                url,
                arguments.all,
                dry_run=arguments.dry_run,
                demo=arguments.demo,
                force=arguments.force,
                begins=begins,
            ):
                if made.report:
                    done = made.report
                    counts = (
                        done.read,
                        done.created,
                        done.updated,
                        done.unchanged,
                        done.rejected,
                        done.closed,
                    )
                    table.add_row(made.path.name, made.source, *map(str, counts))
                else:
                    (refused if made.source else unknown).append(made)
    except BrokenFileError as error:
        console.print(error.words("fr"), style="red", markup=False)
        console.print(error.words("en"), style="red", markup=False)
        return 1
    out = Console()
    out.print(table)
    for made in refused:
        assert made.error
        out.print(f"Refusé : {made.path.name} ({made.source}) : {made.error.words('fr')}", markup=False)
        out.print(f"Refused: {made.path.name} ({made.source}): {made.error.words('en')}", markup=False)
    for kind in KINDS:
        if names := [made.path.name for made in unknown if made.kind is kind]:
            out.print(f"Pas lus ({len(names)}), {kind.fr}\u00a0: {', '.join(names)}", markup=False)
            out.print(f"Not read ({len(names)}): {kind.en}", markup=False)
    if left := [made for made in unknown if made.kind is None]:
        told = [f"{made.path.name}{f' ({made.error})' if made.error else ''}" for made in left]
        out.print(f"Non reconnus, laissés de côté ({len(left)})\u00a0: {', '.join(told)}", markup=False)
        out.print(f"Not recognised, left aside ({len(left)}): {', '.join(told)}", markup=False)
    return 1 if refused else UNRECOGNISED if left else 0


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
    if report.skipped:
        console.print(f"Laissées de côté (autre région ou autre contrat) : {report.skipped}", markup=False)
    if not report.reasons:
        return
    reasons = Table("motif", "", "lignes", "premières lignes", title="Lignes refusées")
    for reason, count in report.reasons.most_common():
        first = ", ".join(
            f"{row.line}{f' ({row.key})' if row.key else ''}{f' : {row.detail}' if row.detail else ''}"
            for row in report.examples[reason]
        )
        reasons.add_row(reason, REJECTED[reason][0], str(count), first)
    console.print(reasons, markup=False)
