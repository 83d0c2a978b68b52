"""Privacy: consents and their proof, parents' links, oppositions, exports."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"

STANDING = "decided_at IS NULL OR (accepted AND lifted_at IS NULL)"

KEEP_DECISIONS = """
CREATE FUNCTION epass_keep_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a decision on consent is never changed' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER consent_decision_keep BEFORE UPDATE ON consent_decision
    FOR EACH ROW EXECUTE FUNCTION epass_keep_decision();
"""


def upgrade() -> None:
    op.create_table(
        "consent_decision",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("request_id", sa.UUID(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_consent_decision_last",
        "consent_decision",
        ["account_id", "purpose", "party", "decided_at", "id"],
        unique=False,
    )
    op.create_index("ix_consent_decision_request_id", "consent_decision", ["request_id"], unique=False)
    op.create_table(
        "guardian_request",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("address_mark", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_address", sa.LargeBinary(), nullable=True),
        sa.Column("masked_address", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.Text(), server_default="fr", nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("first_name", sa.Text(), server_default="", nullable=False),
        sa.Column("other_mark", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_other", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_guardian_request_account_id", "guardian_request", ["account_id", "sent_at"], unique=False
    )
    op.create_index(
        "ix_guardian_request_address_mark", "guardian_request", ["address_mark", "sent_at"], unique=False
    )
    op.create_index(
        "ix_guardian_request_other_mark", "guardian_request", ["other_mark", "answered_at"], unique=False
    )
    op.create_table(
        "consent_in_force",
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("account_id", "purpose"),
    )
    op.create_table(
        "consent_reference",
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("mark", sa.LargeBinary(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("account_id"),
        sa.UniqueConstraint("mark"),
    )
    op.create_table(
        "data_export",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ready_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_data_export_account_id", "data_export", ["account_id", "asked_at"], unique=False)
    op.create_index(
        "ix_data_export_running",
        "data_export",
        ["account_id"],
        unique=True,
        postgresql_where=sa.text("ready_at IS NULL"),
    )
    op.create_table(
        "guardian_token",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("request_id", sa.UUID(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["request_id"], ["guardian_request.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_index(op.f("ix_guardian_token_request_id"), "guardian_token", ["request_id"], unique=False)
    op.create_table(
        "opposition",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("request_id", sa.UUID(), nullable=True),
        sa.Column("departments", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.UUID(), nullable=True),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.Column("decision_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_opposition_standing",
        "opposition",
        ["account_id"],
        unique=True,
        postgresql_where=sa.text(STANDING),
    )
    op.execute(KEEP_DECISIONS)


def downgrade() -> None:
    op.drop_table("opposition")
    op.drop_table("guardian_token")
    op.drop_table("data_export")
    op.drop_table("consent_reference")
    op.drop_table("consent_in_force")
    op.drop_table("guardian_request")
    op.drop_table("consent_decision")
    op.execute("DROP FUNCTION epass_keep_decision()")
