"""An export as a zip: a page to read without any script, JSON for other programs, and the files."""

import asyncio
import io
import json
import zipfile
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.feature.labels import Labels
from api.platform.kit.language import Language, Words, day, time_of
from api.platform.kit.personal_data import KeptFile, PersonalData

PIECE = 256 * 1024
"""Bytes of an archive that are handed on at a time, but for the last ones."""
_NAMES: Words = {"fr": "mes-donnees", "en": "my-data"}
_TITLE: Words = {"fr": "Mes données dans l’E-pass Orientation", "en": "My data in E-pass Orientation"}
_INTRODUCTION: Words = {
    "fr": "Copie faite le {at}. Elle contient tout ce que l’application garde sur ce compte. Le fichier"
    " {json} dit la même chose pour un autre logiciel.",
    "en": "Copy made on {at}. It holds everything that the app keeps about you. The file {json} says the"
    " same for other software.",
}
_NOTHING: Words = {"fr": "Rien.", "en": "Nothing."}
_TRUTH: dict[bool, Words] = {True: {"fr": "oui", "en": "yes"}, False: {"fr": "non", "en": "no"}}
_STYLE = (
    "body{font:17px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#1d2430}"
    "table{border-collapse:collapse;width:100%;margin:.5em 0 1.5em}"
    "th,td{border:1px solid #ccc;padding:.4em .6em;text-align:left;vertical-align:top}"
    "th{background:#f6f4ef}td{overflow-wrap:anywhere}"
)


@dataclass(frozen=True, slots=True)
class _Reader:
    """In which words and language a page speaks."""

    labels: Labels
    language: Language


class _Written:
    """Where an archive is written to, for as long as nobody has taken it away."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def write(self, data: bytes) -> int:
        """Take what comes next; nothing that was written is asked for again."""
        self._waiting += data
        return len(data)

    def flush(self) -> None:
        """Nothing to do: whoever reads takes what there is."""

    def pieces(self, least: int = PIECE) -> Iterator[bytes]:
        """What was written, but for an end shorter than `least`."""
        while len(self._waiting) >= max(least, 1):
            yield bytes(self._waiting[:PIECE])
            del self._waiting[:PIECE]


async def packed(
    session: AsyncSession,
    parts: Sequence[tuple[PersonalData, dict[str, Any]]],
    labels: Labels,
    language: Language,
    at: datetime,
) -> AsyncIterator[bytes]:
    """The zip of what each feature keeps, piece by piece; files are read one by one, beside nothing else."""
    name = _NAMES[language]
    written = _Written()
    files: dict[str, KeptFile] = {}
    held = [(holder, _filed(files, holder.name, content)) for holder, content in parts if content]
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[call-overload]
        text = page(held, labels, language, at)
        await asyncio.to_thread(archive.writestr, f"{name}.html", text)
        data = {"made_at": at, **{holder.name: content for holder, content in held}}
        await asyncio.to_thread(_write_json, archive, f"{name}.json", data)
        for path, file in files.items():
            for piece in written.pieces():
                yield piece
            content = await file.read(session)
            if content is not None:
                await asyncio.to_thread(archive.writestr, path, content)
    for piece in written.pieces(least=1):
        yield piece


def _write_json(archive: zipfile.ZipFile, name: str, data: Any) -> None:
    with archive.open(name, "w") as entry, io.TextIOWrapper(entry, "utf-8") as file:
        json.dump(data, file, default=_plain, ensure_ascii=False, indent=2)


def _filed(files: dict[str, KeptFile], folder: str, value: Any) -> Any:
    """The same with the path of each file in its place, which `files` then knows."""
    match value:
        case KeptFile():
            path = f"{folder}/{value.name}"
            files[path] = value
            return path
        case dict():
            return {key: _filed(files, folder, one) for key, one in value.items()}
        case list() | tuple():
            return [_filed(files, folder, one) for one in value]
        case _:
            return value


def page(
    parts: Sequence[tuple[PersonalData, dict[str, Any]]], labels: Labels, language: Language, at: datetime
) -> str:
    """The page to read."""
    to = _Reader(labels, language)
    introduction = _INTRODUCTION[language].format(at=time_of(at, language), json=f"{_NAMES[language]}.json")
    sections = "".join(
        f"<section><h2>{escape(holder.title[language])}</h2>{_section(content, to)}</section>"
        for holder, content in parts
    )
    title = escape(_TITLE[language])
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>'
        f"<body><h1>{title}</h1><p>{escape(introduction)}</p>{sections}</body></html>"
    )


def _section(content: dict[str, Any], to: _Reader) -> str:
    return "".join(f"<h3>{escape(_label(key, to))}</h3>{_block(value, to)}" for key, value in content.items())


def _block(value: Any, to: _Reader) -> str:
    if isinstance(value, dict) and value:
        return _pairs(value, to)
    if isinstance(value, list | tuple) and value and all(isinstance(one, dict) for one in value):
        return _table(value, to)
    return f"<p>{_text(value, to)}</p>"


def _pairs(content: dict[str, Any], to: _Reader) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(_label(key, to))}</th><td>{_text(value, to)}</td></tr>'
        for key, value in content.items()
    )
    return f"<table>{rows}</table>"


def _table(rows: Sequence[dict[str, Any]], to: _Reader) -> str:
    columns = list(dict.fromkeys(key for row in rows for key in row))
    head = "".join(f'<th scope="col">{escape(_label(column, to))}</th>' for column in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{_text(row.get(column), to)}</td>" for column in columns) + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _text(value: Any, to: _Reader) -> str:
    """One value as HTML."""
    match value:
        case None | "":
            return "—"
        case bool():
            return _TRUTH[value][to.language]
        case datetime():
            return escape(time_of(value, to.language))
        case date():
            return escape(day(datetime(value.year, value.month, value.day, 12), to.language))
        case dict():
            return _pairs(value, to) if value else "—"
        case list() | tuple():
            if not value:
                return escape(_NOTHING[to.language])
            if all(isinstance(one, dict) for one in value):
                return _table(value, to)
            return ", ".join(_text(one, to) for one in value)
        case str():
            words = to.labels.values.get(value)
            return escape(words[to.language] if words else value).replace("\n", "<br>")
        case _:
            return escape(str(value))


def _label(key: str, to: _Reader) -> str:
    words = to.labels.keys.get(key)
    return words[to.language] if words else key.replace("_", " ")


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
