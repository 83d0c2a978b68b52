"""CSV written from what a test cares about."""


def table(header: str, *rows: dict[str, str]) -> str:
    """A semicolon-separated table; a row names the columns that it fills."""
    names = header.split(";")
    return "\n".join([header, *(";".join(row.get(name, "") for name in names) for row in rows)]) + "\n"
