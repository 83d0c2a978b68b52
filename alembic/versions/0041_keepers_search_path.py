"""What keeps proofs looks at the real tables: a temporary one of the same name came first.

Whoever spoke as the runtime could make an empty `consent_decision` and delete a parent's answer.
"""

from alembic import op

revision = "0041"
down_revision = "0040"

KEEPERS = ("epass_keep_audit", "epass_keep_seal", "epass_keep_decision", "epass_keep_answer")


def upgrade() -> None:
    for name in KEEPERS:
        op.execute(f"ALTER FUNCTION {name}() SET search_path = pg_catalog, public, pg_temp")


def downgrade() -> None:
    for name in KEEPERS:
        op.execute(f"ALTER FUNCTION {name}() RESET search_path")
