"""An export as a zip: a page to read without any script, and JSON for other programs."""

import io
import json
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from html import escape
from typing import Any

from api.people.privacy.labels import KEYS, VALUES
from api.platform.audit import service as audit
from api.platform.kit.language import Language, Words, day, time_of
from api.platform.kit.personal_data import KeptFile, PersonalData

_NAMES: Words = {"fr": "mes-donnees", "en": "my-data"}
_TITLE: Words = {"fr": "Mes données dans l’E-pass Orientation", "en": "My data in E-pass Orientation"}
_INTRODUCTION: Words = {
    "fr": "Copie faite le {at}. Elle contient tout ce que l’application garde sur toi. Le fichier {json} dit"
    " la même chose pour un autre logiciel.",
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


def packed(parts: Sequence[tuple[PersonalData, dict[str, Any]]], language: Language, at: datetime) -> bytes:
    """The zip of what each feature keeps."""
    name = _NAMES[language]
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
        held = [(holder, _filed(archive, holder.name, content)) for holder, content in parts if content]
        data = {"made_at": at, **{holder.name: content for holder, content in held}}
        archive.writestr(f"{name}.html", page(held, language, at))
        archive.writestr(f"{name}.json", json.dumps(data, default=_plain, ensure_ascii=False, indent=2))
    return zipped.getvalue()


def _filed(archive: zipfile.ZipFile, folder: str, value: Any) -> Any:
    """The same with each file put into the archive, and its path there in its place."""
    match value:
        case KeptFile():
            path = f"{folder}/{value.name}"
            archive.writestr(path, value.content)
            return path
        case dict():
            return {key: _filed(archive, folder, one) for key, one in value.items()}
        case list() | tuple():
            return [_filed(archive, folder, one) for one in value]
        case _:
            return value


def page(parts: Sequence[tuple[PersonalData, dict[str, Any]]], language: Language, at: datetime) -> str:
    """The page to read."""
    introduction = _INTRODUCTION[language].format(at=time_of(at, language), json=f"{_NAMES[language]}.json")
    sections = "".join(
        f"<section><h2>{escape(holder.title[language])}</h2>{_section(content, language)}</section>"
        for holder, content in parts
    )
    title = escape(_TITLE[language])
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>'
        f"<body><h1>{title}</h1><p>{escape(introduction)}</p>{sections}</body></html>"
    )


def _section(content: dict[str, Any], language: Language) -> str:
    return "".join(
        f"<h3>{escape(_label(key, language))}</h3>{_block(value, language)}" for key, value in content.items()
    )


def _block(value: Any, language: Language) -> str:
    if isinstance(value, dict) and value:
        return _pairs(value, language)
    if isinstance(value, list | tuple) and value and all(isinstance(one, dict) for one in value):
        return _table(value, language)
    return f"<p>{_text(value, language)}</p>"


def _pairs(content: dict[str, Any], language: Language) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(_label(key, language))}</th><td>{_text(value, language)}</td></tr>'
        for key, value in content.items()
    )
    return f"<table>{rows}</table>"


def _table(rows: Sequence[dict[str, Any]], language: Language) -> str:
    columns = list(dict.fromkeys(key for row in rows for key in row))
    head = "".join(f'<th scope="col">{escape(_label(column, language))}</th>' for column in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{_text(row.get(column), language)}</td>" for column in columns) + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _text(value: Any, language: Language) -> str:
    """One value as HTML."""
    match value:
        case None | "":
            return "—"
        case bool():
            return _TRUTH[value][language]
        case datetime():
            return escape(time_of(value, language))
        case date():
            return escape(day(datetime(value.year, value.month, value.day, 12), language))
        case dict():
            return _pairs(value, language) if value else "—"
        case list() | tuple():
            if not value:
                return escape(_NOTHING[language])
            if all(isinstance(one, dict) for one in value):
                return _table(value, language)
            return ", ".join(_text(one, language) for one in value)
        case str():
            words = VALUES.get(value) or audit.ACTS.get(value)
            return escape(words[language] if words else value).replace("\n", "<br>")
        case _:
            return escape(str(value))


def _label(key: str, language: Language) -> str:
    words = KEYS.get(key)
    return words[language] if words else key.replace("_", " ")


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
