"""A process that owns an embedded server, for the tests beside it: a line of JSON in, one out.

It runs under any account, even one that sees nothing of the tests' environment.
"""

import json
import sys
from pathlib import Path
from typing import Any

import psycopg

from api.platform.kit.postgres import AlreadyRunningError, EmbeddedPostgres


def obey(postgres: EmbeddedPostgres, order: str, text: str) -> Any:
    """Does one order and returns its result."""
    match order:
        case "home":
            return str(postgres.home)
        case "start":
            return postgres.start()
        case "stop":
            return postgres.stop()
        case "running_url":
            return postgres.running_url()
        case "sql":
            url = postgres.running_url()
            assert url is not None
            with psycopg.connect(url.replace("+psycopg", "", 1), autocommit=True) as connection:
                cursor = connection.execute(text)
                return cursor.fetchall() if cursor.description else None
        case _:
            raise ValueError(order)


def main() -> None:
    """Answers orders until the input ends."""
    postgres = EmbeddedPostgres(Path(sys.argv[1]), durable=sys.argv[2] == "durable")
    for line in sys.stdin:
        order = json.loads(line)
        try:
            answer: dict[str, Any] = {"result": obey(postgres, order["do"], order["text"])}
        except Exception as error:
            answer = {"error": type(error).__name__, "message": str(error)}
            if isinstance(error, AlreadyRunningError):
                answer["pid"] = error.pid
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


main()
