"""What stands before every command: settings that make sense, the right key, and plain words where not."""

import errno
import os
import re
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import psycopg
from pydantic import SecretStr, ValidationError
from pydantic_settings import SettingsError

from api.platform.schema.revisions import TooNewError
from api.platform.server_key import service as server_key
from api.platform.server_key.service import Keys, Sealed, WrongKeyError
from api.platform.settings import Settings, get_settings
from api.platform.settings.files import SettingFileError
from api.platform.settings.shapes import PublicDemoError

SEALED: Sequence[Sealed] = (
    Sealed(
        {"fr": "applications de second facteur, à remettre", "en": "authenticator apps, to be set up anew"},
        "totp",
        "account_id",
        "sealed_secret",
    ),
    Sealed(
        {"fr": "applications de second facteur, à confirmer", "en": "authenticator apps, to be confirmed"},
        "totp",
        "account_id",
        "sealed_candidate",
    ),
    Sealed(
        {
            "fr": "clés qui signent des badges (epass lost-key)",
            "en": "keys that sign badges (epass lost-key)",
        },
        "badge_key",
        "kid",
        "sealed_pem",
    ),
    Sealed(
        {"fr": "liens de badges partagés, à refaire", "en": "links of shared badges, to be made anew"},
        "badge_share",
        "id",
        "sealed_token",
    ),
    Sealed(
        {"fr": "codes de badges, à refaire", "en": "codes of badges, to be made anew"},
        "badge_code",
        "id",
        "sealed_code",
    ),
    Sealed(
        {"fr": "codes d’établissements, à refaire", "en": "codes of schools, to be made anew"},
        "school_code",
        "id",
        "sealed_code",
    ),
    Sealed(
        {"fr": "références d’opposition", "en": "references of opposition"},
        "consent_reference",
        "account_id",
        "sealed",
    ),
    Sealed(
        {"fr": "adresses de parents, à redemander", "en": "addresses of parents, to be asked again"},
        "guardian_request",
        "id",
        "sealed_address",
    ),
    Sealed(
        {"fr": "adresses de l’autre parent", "en": "addresses of the other parent"},
        "guardian_request",
        "id",
        "sealed_other",
    ),
    Sealed(
        {"fr": "adresses qui attendent un code", "en": "addresses that wait for a code"},
        "shared_code",
        "id",
        "sealed_address",
    ),
    Sealed(
        {
            "fr": "sessions à fermer aussi chez leur service de connexion",
            "en": "sessions to be ended at their sign-in service too",
        },
        "session",
        "id",
        "logout_hint",
    ),
)
"""What only the key opens, column by column."""

BEGUN = "SELECT FROM public.account LIMIT 1"
"""Finds a row in a database that was used before its key was kept in mind."""

_LOST_TOO = (
    "Perdu aussi\u00a0: les codes et liens en attente, l’arrêt d’alertes et de demandes par lien, les marques"
    " de personnes et d’entreprises exclues, qui pourraient revenir.\n"
    "Lost too: pending codes and links, stopping alerts and requests by a link, and the marks of banned"
    " people and companies, who could come back."
)

_EXPECTED: Mapping[str, tuple[str, str]] = {
    "int_parsing": ("un nombre entier est attendu", "a whole number is expected"),
    "int_from_float": ("un nombre entier est attendu", "a whole number is expected"),
    "float_parsing": ("un nombre est attendu", "a number is expected"),
    "bool_parsing": ("true ou false est attendu", "true or false is expected"),
    "greater_than_equal": ("au moins {ge}", "at least {ge}"),
    "greater_than": ("plus de {gt}", "more than {gt}"),
    "less_than_equal": ("au plus {le}", "at most {le}"),
    "less_than": ("moins de {lt}", "less than {lt}"),
    "json_invalid": ("du JSON est attendu", "JSON is expected"),
}
_ELSE = "voir le tableau des réglages dans docs/configuration.md"
_OF_FILES = frozenset(
    {
        errno.EACCES,
        errno.EDQUOT,
        errno.EEXIST,
        errno.EFBIG,
        errno.EIO,
        errno.EISDIR,
        errno.ENOENT,
        errno.ENOSPC,
        errno.ENOTDIR,
        errno.EPERM,
        errno.EROFS,
    }
)
"""What the operator's disk and files say, which a traceback does not explain."""
_DATABASE_AWAY = "La base de données ne répond pas\u00a0: {detail}\nThe database does not answer: {detail}"
_NOT_MIGRATED = (
    "Il manque des tables à la base de données\u00a0: epass migrate les fait.\n"
    "The database lacks tables: epass migrate makes them."
)
_NO_RIGHT = (
    "Le compte PostgreSQL n’en a pas le droit\u00a0: {detail}\nThe PostgreSQL role may not do that: {detail}"
)
_NO_FILE = "Impossible de lire ou d’écrire\u00a0: {detail}\nCannot read or write: {detail}"
_BAD_ADDRESS = (
    "EPASS_DATABASE_URL n’est pas l’adresse d’un serveur PostgreSQL.\n"
    "EPASS_DATABASE_URL is not the address of a PostgreSQL server."
)


_UNDEFINED = (
    psycopg.errors.UndefinedColumn,
    psycopg.errors.UndefinedFunction,
    psycopg.errors.UndefinedTable,
)


class OperatorError(Exception):
    """What an operator must know, in both languages: said as it is."""


class UnreadableKeyError(Exception):
    """A key that was kept cannot be read, and nothing says that it may be made anew."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} est vide ou illisible\u00a0: remettez la clé qui y était\u00a0; s’il n’y en a jamais eu,"
            " supprimez ce fichier.\n"
            f"{path} is empty or cannot be read: put back the key that was there; if there never was one,"
            " delete the file."
        )


def wrong_settings() -> str | None:
    """Which settings cannot be used and why, without their values; null when all can."""
    try:
        get_settings()
    except ValidationError as error:
        return "\n".join(
            _told(".".join(map(str, one["loc"])), one["type"], one["msg"], one.get("ctx", {}))
            for one in error.errors(include_input=False, include_url=False)
        )
    except SettingsError as error:
        found = re.search(r'field "(\w+)"', str(error))
        return _told(found[1] if found else "", "json_invalid", "", {})
    except SettingFileError as error:
        return str(error)
    except (OSError, UnicodeError):
        return ".env est illisible.\n.env cannot be read."
    return None


def _told(place: str, kind: str, message: str, context: Mapping[str, object]) -> str:
    if not place:  # a rule about several settings, which says itself what it means
        return message.removeprefix("Value error, ")
    name, _, inside = place.partition(".")
    name = name if name in os.environ else f"EPASS_{name.upper()}"
    french, english = _EXPECTED.get(kind, (_ELSE, message.removeprefix("Value error, ")))
    where = f" ({inside})" if inside else ""
    return (
        f"{name}{where} n’est pas utilisable\u00a0: {french.format(**context)}.\n"
        f"{name}{where} cannot be used: {english.format(**context)}."
    )


_SAY_THEMSELVES = (
    OperatorError,
    PublicDemoError,
    SettingFileError,
    TooNewError,
    UnreadableKeyError,
    WrongKeyError,
)
"""Errors whose words are for who typed the command."""


def plain(error: BaseException) -> str | None:
    """What a command says of an error that is no fault of ours, in both languages; null for the others."""
    if isinstance(error, _SAY_THEMSELVES):
        return str(error)
    if isinstance(error, OSError) and error.errno in _OF_FILES:
        where = f" ({error.filename})" if error.filename else ""
        return _NO_FILE.format(detail=f"{error.strerror}{where}")
    cause = error
    while not isinstance(cause, psycopg.Error) and cause.__cause__ is not None:
        cause = cause.__cause__
    if isinstance(cause, _UNDEFINED):
        return _NOT_MIGRATED
    if isinstance(cause, psycopg.errors.InsufficientPrivilege):
        return _NO_RIGHT.format(detail=cause.diag.message_primary)
    if isinstance(cause, psycopg.OperationalError) and cause.sqlstate is None:
        return _DATABASE_AWAY.format(detail=" ".join(str(cause).split())[:300])
    if isinstance(cause, psycopg.ProgrammingError) and cause.sqlstate is None:
        return _BAD_ADDRESS
    return None


def check_key(url: str, settings: Settings) -> Settings:
    """The settings with the database's lasting key; only with a key of its own. Raises WrongKeyError."""
    lasting = server_key.check(url, keys_of(settings), SEALED, begun=BEGUN)
    return settings.model_copy(update={"lasting_key": SecretStr(lasting)})


def keys_of(settings: Settings) -> Keys:
    """The two keys of a process."""
    return Keys(settings.secret_key.get_secret_value(), settings.secret_key_previous.get_secret_value())


def own_key(path: Path, make: Callable[[], str]) -> str:
    """A key made at the first start and kept beside the embedded server's data, readable by us alone.

    Of several first starts at once one makes it; none ever finds it half written, whenever one is killed.
    Raises UnreadableKeyError.
    """
    path.parent.mkdir(exist_ok=True)
    if not path.exists():
        _make_whole(path, make())
    try:
        key = path.read_text("utf-8")
    except (OSError, UnicodeError):
        raise UnreadableKeyError(path) from None
    if not key.strip():
        raise UnreadableKeyError(path)
    return key


def _make_whole(path: Path, text: str) -> None:
    """Write a file that is there whole or not at all; one that is there already stays."""
    descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(descriptor)
        with suppress(FileExistsError):
            os.link(beside, path)
    finally:
        Path(beside).unlink()
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def new_key(url: str, settings: Settings, *, accepted: bool) -> int:
    """Say what is lost with the configured key; where that is accepted, it is the key from now on."""
    key = settings.secret_key.get_secret_value()
    for words, count in server_key.losses(url, key, SEALED):
        sys.stdout.write(f"{count:>7}  {words['fr']} / {words['en']}\n")
    sys.stdout.write(f"{_LOST_TOO}\n")
    if not accepted:
        sys.stdout.write(
            "Rien n’est fait\u00a0; pour accepter\u00a0: epass new-key --accept-losses\n"
            "Nothing is done; to accept: epass new-key --accept-losses\n"
        )
        return 1
    server_key.accept(url, key)
    sys.stdout.write("La nouvelle clé est celle de cette base.\nThe new key is this database’s.\n")
    return 0
