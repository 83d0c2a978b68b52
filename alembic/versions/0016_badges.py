"""Open Badges: issuers and keys, achievements, awards, credentials and their status, shares, the backpack."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.create_table(
        "badge_image",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("png", sa.LargeBinary(), nullable=False),
        sa.Column("svg", sa.LargeBinary(), nullable=True),
        sa.Column("design", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "badge_backpack",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("source_url", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "finding",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.Column("picture", sa.LargeBinary(), nullable=True),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("account_id", "digest", name="uq_badge_backpack_digest"),
    )
    op.create_table(
        "badge_issuer",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("organisation_id", sa.UUID(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("description", sa.Text(), server_default="", nullable=False),
        sa.Column("home_url", sa.Text(), server_default="", nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("image_id", sa.UUID(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["image_id"], ["badge_image.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("organisation_id"),
    )
    op.create_table(
        "badge_achievement",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("issuer_id", sa.UUID(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("criteria", sa.String(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("tags", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column(
            "career_codes", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
        sa.Column(
            "alignments",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'::jsonb"),
            nullable=False,
        ),
        sa.Column("image_id", sa.UUID(), nullable=True),
        sa.Column("validity_months", sa.SmallInteger(), nullable=True),
        sa.Column("requestable", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("created_by", sa.UUID(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "search",
            postgresql.TSVECTOR(),
            sa.Computed("epass_vector(name || ' ' || description || ' ' || criteria)", persisted=True),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(["created_by"], ["account.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["image_id"], ["badge_image.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["issuer_id"], ["badge_issuer.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_badge_achievement_created_by"), "badge_achievement", ["created_by"], unique=False
    )
    op.create_index(op.f("ix_badge_achievement_issuer_id"), "badge_achievement", ["issuer_id"], unique=False)
    op.create_index(
        "ix_badge_achievement_published",
        "badge_achievement",
        ["published_at"],
        unique=False,
        postgresql_where=sa.text("status = 'published'"),
    )
    op.create_index(
        "ix_badge_achievement_search", "badge_achievement", ["search"], unique=False, postgresql_using="gin"
    )
    op.create_table(
        "badge_key",
        sa.Column("kid", sa.Text(), nullable=False),
        sa.Column("issuer_id", sa.UUID(), nullable=False),
        sa.Column("algorithm", sa.Text(), nullable=False),
        sa.Column("sealed_pem", sa.LargeBinary(), nullable=False),
        sa.Column(
            "public_jwk",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["issuer_id"], ["badge_issuer.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("kid"),
    )
    op.create_index(op.f("ix_badge_key_issuer_id"), "badge_key", ["issuer_id"], unique=False)
    op.create_index(
        "uq_badge_key_signing",
        "badge_key",
        ["issuer_id"],
        unique=True,
        postgresql_where=sa.text("retired_at IS NULL"),
    )
    op.create_table(
        "badge_status_list",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("issuer_id", sa.UUID(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["issuer_id"], ["badge_issuer.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_badge_status_list_issuer_id"), "badge_status_list", ["issuer_id"], unique=False)
    op.create_table(
        "badge_batch",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("achievement_id", sa.UUID(), nullable=False),
        sa.Column("created_by", sa.UUID(), nullable=True),
        sa.Column("narrative", sa.Text(), server_default="", nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["achievement_id"], ["badge_achievement.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["created_by"], ["account.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_badge_batch_achievement_id"), "badge_batch", ["achievement_id"], unique=False)
    op.create_index(op.f("ix_badge_batch_created_by"), "badge_batch", ["created_by"], unique=False)
    op.create_table(
        "badge_code",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("achievement_id", sa.UUID(), nullable=False),
        sa.Column("label", sa.Text(), server_default="", nullable=False),
        sa.Column("code_mark", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_code", sa.LargeBinary(), nullable=False),
        sa.Column("narrative", sa.Text(), server_default="", nullable=False),
        sa.Column("max_claims", sa.Integer(), nullable=True),
        sa.Column("claims", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_by", sa.UUID(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("claims <= max_claims", name="claims"),
        sa.ForeignKeyConstraint(["achievement_id"], ["badge_achievement.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["created_by"], ["account.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code_mark"),
    )
    op.create_index(op.f("ix_badge_code_achievement_id"), "badge_code", ["achievement_id"], unique=False)
    op.create_index(op.f("ix_badge_code_created_by"), "badge_code", ["created_by"], unique=False)
    op.create_table(
        "badge_request",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("achievement_id", sa.UUID(), nullable=False),
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("message", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.UUID(), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["achievement_id"], ["badge_achievement.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["decided_by"], ["account.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_badge_request_account_id"), "badge_request", ["account_id"], unique=False)
    op.create_index(op.f("ix_badge_request_decided_by"), "badge_request", ["decided_by"], unique=False)
    op.create_index(
        "uq_badge_request_open",
        "badge_request",
        ["achievement_id", "account_id"],
        unique=True,
        postgresql_where=sa.text("status IN ('draft', 'waiting')"),
    )
    op.create_table(
        "badge_status",
        sa.Column("list_id", sa.UUID(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["list_id"], ["badge_status_list.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("list_id", "position"),
    )
    op.create_table(
        "badge_batch_line",
        sa.Column("batch_id", sa.UUID(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("narrative", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["batch_id"], ["badge_batch.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("batch_id", "position"),
    )
    op.create_table(
        "badge_credential",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("achievement_id", sa.UUID(), nullable=False),
        sa.Column("account_id", sa.UUID(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("batch_id", sa.UUID(), nullable=True),
        sa.Column("code_id", sa.UUID(), nullable=True),
        sa.Column("request_id", sa.UUID(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("email_mark", sa.LargeBinary(), nullable=True),
        sa.Column("token_digest", sa.LargeBinary(), nullable=True),
        sa.Column("narrative", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("awarded_by", sa.UUID(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("valid_from", sa.DateTime(timezone=True), nullable=True),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("subject_id", sa.UUID(), nullable=True),
        sa.Column("jwt", sa.Text(), nullable=True),
        sa.Column("kid", sa.Text(), nullable=True),
        sa.Column("image_id", sa.UUID(), nullable=True),
        sa.Column("status_list_id", sa.UUID(), nullable=True),
        sa.Column("status_position", sa.Integer(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_by", sa.UUID(), nullable=True),
        sa.Column("revocation_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("hosted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(status = 'issued') = (jwt IS NOT NULL)", name="signed"),
        sa.CheckConstraint("revoked_at IS NULL OR status = 'issued'", name="revoked"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["achievement_id"], ["badge_achievement.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["awarded_by"], ["account.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["batch_id"], ["badge_batch.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["code_id"], ["badge_code.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["image_id"], ["badge_image.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["kid"],
            ["badge_key.kid"],
        ),
        sa.ForeignKeyConstraint(["request_id"], ["badge_request.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["revoked_by"], ["account.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["status_list_id", "status_position"],
            ["badge_status.list_id", "badge_status.position"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("batch_id", "email_mark", name="uq_badge_credential_batch"),
        sa.UniqueConstraint("code_id", "account_id", name="uq_badge_credential_code"),
        sa.UniqueConstraint("request_id", name="uq_badge_credential_request"),
        sa.UniqueConstraint("status_list_id", "status_position", name="uq_badge_credential_place"),
        sa.UniqueConstraint("subject_id"),
        sa.UniqueConstraint("token_digest"),
    )
    op.create_index(
        "ix_badge_credential_account", "badge_credential", ["account_id", "created_at"], unique=False
    )
    op.create_index(
        "ix_badge_credential_achievement", "badge_credential", ["achievement_id", "created_at"], unique=False
    )
    op.create_index(op.f("ix_badge_credential_awarded_by"), "badge_credential", ["awarded_by"], unique=False)
    op.create_index(op.f("ix_badge_credential_email_mark"), "badge_credential", ["email_mark"], unique=False)
    op.create_index(op.f("ix_badge_credential_kid"), "badge_credential", ["kid"], unique=False)
    op.create_index(op.f("ix_badge_credential_revoked_by"), "badge_credential", ["revoked_by"], unique=False)
    op.create_table(
        "badge_evidence",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("request_id", sa.UUID(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("url", sa.Text(), server_default="", nullable=False),
        sa.Column("photo", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["request_id"], ["badge_request.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_badge_evidence_request_id"), "badge_evidence", ["request_id"], unique=False)
    op.create_table(
        "badge_share",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("credential_id", sa.UUID(), nullable=True),
        sa.Column("backpack_id", sa.UUID(), nullable=True),
        sa.Column("token_digest", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_token", sa.LargeBinary(), nullable=False),
        sa.Column("shown_name", sa.Text(), nullable=True),
        sa.Column("show_evidence", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(credential_id IS NULL) <> (backpack_id IS NULL)", name="one"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["backpack_id"], ["badge_backpack.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["credential_id"], ["badge_credential.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("token_digest"),
    )
    op.create_index(op.f("ix_badge_share_account_id"), "badge_share", ["account_id"], unique=False)
    op.create_index(op.f("ix_badge_share_backpack_id"), "badge_share", ["backpack_id"], unique=False)
    op.create_index(op.f("ix_badge_share_credential_id"), "badge_share", ["credential_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_badge_share_credential_id"), table_name="badge_share")
    op.drop_index(op.f("ix_badge_share_backpack_id"), table_name="badge_share")
    op.drop_index(op.f("ix_badge_share_account_id"), table_name="badge_share")
    op.drop_table("badge_share")
    op.drop_index(op.f("ix_badge_evidence_request_id"), table_name="badge_evidence")
    op.drop_table("badge_evidence")
    op.drop_index(op.f("ix_badge_credential_revoked_by"), table_name="badge_credential")
    op.drop_index(op.f("ix_badge_credential_kid"), table_name="badge_credential")
    op.drop_index(op.f("ix_badge_credential_email_mark"), table_name="badge_credential")
    op.drop_index(op.f("ix_badge_credential_awarded_by"), table_name="badge_credential")
    op.drop_index("ix_badge_credential_achievement", table_name="badge_credential")
    op.drop_index("ix_badge_credential_account", table_name="badge_credential")
    op.drop_table("badge_credential")
    op.drop_table("badge_batch_line")
    op.drop_table("badge_status")
    op.drop_index(
        "uq_badge_request_open",
        table_name="badge_request",
        postgresql_where=sa.text("status IN ('draft', 'waiting')"),
    )
    op.drop_index(op.f("ix_badge_request_decided_by"), table_name="badge_request")
    op.drop_index(op.f("ix_badge_request_account_id"), table_name="badge_request")
    op.drop_table("badge_request")
    op.drop_index(op.f("ix_badge_code_created_by"), table_name="badge_code")
    op.drop_index(op.f("ix_badge_code_achievement_id"), table_name="badge_code")
    op.drop_table("badge_code")
    op.drop_index(op.f("ix_badge_batch_created_by"), table_name="badge_batch")
    op.drop_index(op.f("ix_badge_batch_achievement_id"), table_name="badge_batch")
    op.drop_table("badge_batch")
    op.drop_index(op.f("ix_badge_status_list_issuer_id"), table_name="badge_status_list")
    op.drop_table("badge_status_list")
    op.drop_index(
        "uq_badge_key_signing", table_name="badge_key", postgresql_where=sa.text("retired_at IS NULL")
    )
    op.drop_index(op.f("ix_badge_key_issuer_id"), table_name="badge_key")
    op.drop_table("badge_key")
    op.drop_index("ix_badge_achievement_search", table_name="badge_achievement", postgresql_using="gin")
    op.drop_index(
        "ix_badge_achievement_published",
        table_name="badge_achievement",
        postgresql_where=sa.text("status = 'published'"),
    )
    op.drop_index(op.f("ix_badge_achievement_issuer_id"), table_name="badge_achievement")
    op.drop_index(op.f("ix_badge_achievement_created_by"), table_name="badge_achievement")
    op.drop_table("badge_achievement")
    op.drop_table("badge_issuer")
    op.drop_table("badge_backpack")
    op.drop_table("badge_image")
