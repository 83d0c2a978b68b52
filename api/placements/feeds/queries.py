"""SQL of what was fetched from partners."""

READ_STATE = (
    "SELECT etag, last_modified FROM feed_state"
    " WHERE source = %(source)s AND address = %(address)s AND imported_at >= %(since)s"
)

KEEP_STATE = """
    INSERT INTO feed_state (source, address, etag, last_modified, imported_at)
    VALUES (%(source)s, %(address)s, %(etag)s, %(last_modified)s, %(now)s)
    ON CONFLICT (source, address) DO UPDATE SET
        etag = excluded.etag, last_modified = excluded.last_modified, imported_at = excluded.imported_at
"""
