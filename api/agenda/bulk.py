"""Events written by whole lists."""

from collections.abc import Mapping

from api.kit.bulk import Connection


def follow_communes(connection: Connection, successors: Mapping[str, str]) -> None:
    """Move events of communes that no longer exist to the commune that holds each now."""
    connection.execute(
        """
        UPDATE event e SET commune_code = c.code, commune_name = c.name, updated_at = now()
        FROM unnest(%s::text[], %s::text[]) AS moved(gone, home) JOIN commune c ON c.code = moved.home
        WHERE e.commune_code = moved.gone
        """,
        [list(successors), list(successors.values())],
    )
