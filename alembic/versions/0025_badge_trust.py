"""Badges from elsewhere: who stands behind them, checks one at a time; a key of each algorithm."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"

# What was found before is told no better than it was; the job checks all of them anew.
_TRUST = """
    UPDATE badge_backpack b SET
        finding = b.finding || jsonb_build_object(
            'verdict', CASE WHEN b.finding ->> 'code' = 'self_signed' THEN 'self_signed'
                            ELSE b.finding ->> 'verdict' END,
            'trust', CASE WHEN b.finding ->> 'verdict' IN ('altered', 'refused') THEN 'none'
                          WHEN b.finding ->> 'verdict' = 'unknown_issuer' THEN 'unconfirmed'
                          WHEN CAST(b.finding ->> 'ours' AS boolean) THEN 'verified_before'
                          WHEN b.finding ->> 'code' = 'self_signed' OR found.host IS NULL THEN 'self_signed'
                          ELSE 'domain' END,
            'domain', CASE WHEN b.finding ->> 'code' = 'self_signed' THEN ''
                           ELSE coalesce(lower(found.host), '') END),
        checked_at = least(b.checked_at, now() - interval '2 days')
    FROM (SELECT id, substring(finding -> 'badge' ->> 'issuer_id' FROM '^(?:did:web:|https://)([^/:?#%]+)') AS host
          FROM badge_backpack) AS found
    WHERE found.id = b.id AND b.finding ? 'verdict'
"""


def upgrade() -> None:
    op.add_column("badge_backpack", sa.Column("checking_at", sa.DateTime(timezone=True)))
    op.create_index("ix_badge_backpack_checked", "badge_backpack", ["checked_at"])
    op.execute(_TRUST)
    op.drop_index("uq_badge_key_signing", table_name="badge_key")
    op.create_index(
        "uq_badge_key_signing",
        "badge_key",
        ["issuer_id", "algorithm"],
        unique=True,
        postgresql_where=sa.text("retired_at IS NULL"),
    )


def downgrade() -> None:
    op.execute("UPDATE badge_key SET retired_at = now() WHERE algorithm <> 'ES256' AND retired_at IS NULL")
    op.drop_index("uq_badge_key_signing", table_name="badge_key")
    op.create_index(
        "uq_badge_key_signing",
        "badge_key",
        ["issuer_id"],
        unique=True,
        postgresql_where=sa.text("retired_at IS NULL"),
    )
    op.drop_index("ix_badge_backpack_checked", table_name="badge_backpack")
    op.drop_column("badge_backpack", "checking_at")
