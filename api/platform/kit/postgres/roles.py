"""The three roles of a database: who makes the tables, who uses them, who deletes what must be kept long."""

from pathlib import Path

OWNER = "epass_owner"
"""Makes and changes tables; the role of migrations."""
RUNTIME = "epass_runtime"
"""The api and the worker: rows, no tables, and no change of the audit or of the proofs of consents."""
RETENTION = "epass_retention"
"""Nobody signs in as it: it owns the functions that delete old proofs, and refuses to delete young ones."""

ROLES_SQL = Path(__file__).with_name("roles.sql").read_text()
"""Makes them, and hands over what an earlier, single role made."""
