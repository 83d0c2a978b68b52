"""Rows of what careers are searched by."""

from typing import Any

from tests.factories import Factory


def item(
    factory: Factory, ogr: str, kind: str, label: str, *codes: str, version: int = 4, **more: Any
) -> None:
    """A skill or a context, and the careers that have it."""
    factory.connection.execute(
        "INSERT INTO career_item (rome_version, ogr_code, kind, category, label) VALUES (%s, %s, %s, %s, %s)",
        (version, ogr, kind, more.get("category"), label),
    )
    for code in codes:
        factory.connection.execute(
            "INSERT INTO career_item_link (rome_version, code, ogr_code) VALUES (%s, %s, %s)",
            (version, code, ogr),
        )


def group(factory: Factory, kind: str, key: str, label: str, *codes: str) -> None:
    """A liking or a theme, and its careers."""
    add = factory.connection.execute
    add(f"INSERT INTO career_{kind} (rome_version, {kind}_code, label) VALUES (4, %s, %s)", (key, label))
    columns, more = ("principal", ", true") if kind == "liking" else ("", "")
    for code in codes:
        add(
            f"INSERT INTO career_{kind}_link (rome_version, code, {kind}_code{columns and f', {columns}'})"
            f" VALUES (4, %s, %s{more})",
            (code, key),
        )
