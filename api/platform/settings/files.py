"""Secrets by file: `EPASS_SECRET_KEY_FILE=/run/secrets/key` gives what `EPASS_SECRET_KEY` would.

An environment is shown by `docker inspect`, inherited by each child and found in reports of crashes; a file
has an owner and a mode. It works for every setting, and for the credentials of partners' lists.
"""

from collections.abc import Mapping
from pathlib import Path

from pydantic_settings import BaseSettings, EnvSettingsSource

SUFFIX = "_FILE"
LARGEST = 65_536
"""Bytes: no setting is longer, and a device such as /dev/zero never ends."""


class SettingFileError(Exception):
    """A file that a setting names cannot be used: a sentence in both languages, without its content."""

    def __init__(self, name: str, path: Path, french: str, english: str) -> None:
        super().__init__(
            f"{name} nomme {path}, qui {french}.\n{name} names {path}, which {english}.",
        )


def read_setting(name: str, path: Path) -> str:
    """What the file holds, without the line end that editors and `echo` put behind it; empty: not set.

    Raises SettingFileError: it is not there, not ours to read, no text, or too long for a setting.
    """
    try:
        if not path.is_file():
            raise SettingFileError(name, path, "n’est pas un fichier", "is no file")
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise SettingFileError(
            name, path, f"ne peut pas être lu ({error.strerror})", f"cannot be read ({error.strerror})"
        ) from None
    if len(content) > LARGEST:
        raise SettingFileError(name, path, "est trop long", "is too long")
    try:
        return content.decode().rstrip("\r\n")
    except UnicodeDecodeError:
        raise SettingFileError(name, path, "n’est pas du texte en UTF-8", "is no text in UTF-8") from None


def variable(environment: Mapping[str, str], name: str) -> str:
    """A variable of the environment, or what the file holds that `NAME_FILE` names; empty where neither is.

    Raises SettingFileError.
    """
    path = environment.get(name + SUFFIX, "")
    return (read_setting(name + SUFFIX, Path(path)) if path else "") or environment.get(name, "")


class FilesSource(EnvSettingsSource):
    """The settings whose files are named. Where one is set in the environment too, the file counts."""

    def __init__(self, settings: type[BaseSettings], named: Mapping[str, str | None]) -> None:
        """`named`: the variables of the environment and of `.env`, in small letters."""
        self._named = named
        super().__init__(settings)

    def _load_env_vars(self) -> Mapping[str, str | None]:
        found: dict[str, str | None] = {}
        for field in self.settings_cls.model_fields:
            name = f"{self.env_prefix}{field}{SUFFIX}"
            path = self._named.get(name.lower())
            if path and (value := read_setting(name.upper(), Path(path))):
                found[f"{self.env_prefix}{field}".lower()] = value
        return found
