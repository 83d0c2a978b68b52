"""What can go wrong with the embedded server, said in French, then in English, with what to do next."""

from pathlib import Path


class EmbeddedPostgresError(RuntimeError):
    """The embedded server cannot be prepared or started; the message says why and what to do."""

    def __init__(self, french: str, english: str) -> None:
        super().__init__(f"{french}\n{english}")


class AlreadyRunningError(EmbeddedPostgresError):
    """Another process holds this project's database.

    Attributes:
        pid: the process that holds the lock, None when it could not be read.
    """

    def __init__(self, home: Path, pid: int | None) -> None:
        self.pid = pid
        number = "?" if pid is None else str(pid)
        super().__init__(
            f"La base de données de {home} est déjà utilisée par le processus {number}. "
            "Arrêtez-le, ou indiquez un autre serveur PostgreSQL avec EPASS_DATABASE_URL.",
            f"The database in {home} is already in use by process {number}. "
            "Stop it, or name another PostgreSQL server with EPASS_DATABASE_URL.",
        )
