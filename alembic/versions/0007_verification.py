"""Candidacies for verified roles, and profiles of mentors."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"

OPEN = "status IN ('draft', 'waiting')"


def upgrade() -> None:
    op.create_table(
        "candidacy",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.UUID(), nullable=True),
        sa.Column("department", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.Text(), server_default="draft", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.UUID(), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("renewal_asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_candidacy_account_id"), "candidacy", ["account_id"], unique=False)
    op.create_index(op.f("ix_candidacy_organisation_id"), "candidacy", ["organisation_id"], unique=False)
    op.create_index("ix_candidacy_queue", "candidacy", ["status", "submitted_at"], unique=False)
    op.create_index(
        "uq_candidacy_open",
        "candidacy",
        ["account_id", "role", "organisation_id"],
        unique=True,
        postgresql_where=sa.text(OPEN),
    )
    op.create_index(
        "uq_candidacy_open_mentor",
        "candidacy",
        ["account_id"],
        unique=True,
        postgresql_where=sa.text(f"role = 'mentor' AND {OPEN}"),
    )
    op.create_table(
        "mentor_profile",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("job_title", sa.Text(), server_default="", nullable=False),
        sa.Column("career_code", sa.String(), nullable=True),
        sa.Column("training", sa.Text(), server_default="", nullable=False),
        sa.Column("languages", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("commune_code", sa.String(), nullable=True),
        sa.Column("department", sa.Text(), server_default="", nullable=False),
        sa.Column("presentation", sa.Text(), server_default="", nullable=False),
        sa.Column("charter_version", sa.String(), nullable=True),
        sa.Column("charter_signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("honour_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "quiz_answers",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.Column("quiz_failed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("quiz_passed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("account_id"),
    )
    op.create_index(op.f("ix_mentor_profile_career_code"), "mentor_profile", ["career_code"], unique=False)


def downgrade() -> None:
    op.drop_table("mentor_profile")
    op.drop_table("candidacy")
