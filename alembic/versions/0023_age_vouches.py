"""Who vouches for a birth date, the personal codes by which a school does, and where a referent may ask."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import UUID

revision = "0023"
down_revision = "0022"

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("birth_date_review", sa.Column("place", sa.String(), nullable=False, server_default=""))
    op.alter_column("birth_date_review", "place", server_default=None)
    op.create_table(
        "age_vouch",
        sa.Column(
            "account_id",
            UUID(as_uuid=True),
            sa.ForeignKey("account.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("birth_date", sa.Date(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("vouched_by", UUID(as_uuid=True)),
        sa.Column("vouched_at", _MOMENT, nullable=False),
    )
    op.create_table(
        "age_code_batch",
        sa.Column("id", UUID(as_uuid=True), primary_key=True, server_default=sa.text("uuidv7()")),
        sa.Column(
            "organisation_id",
            UUID(as_uuid=True),
            sa.ForeignKey("organisation.id", ondelete="CASCADE"),
            index=True,
        ),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("department", sa.String(), nullable=False, index=True),
        sa.Column(
            "made_by", UUID(as_uuid=True), sa.ForeignKey("account.id", ondelete="SET NULL"), index=True
        ),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False, index=True),
        sa.Column("revoked_at", _MOMENT),
    )
    op.create_table(
        "age_code",
        sa.Column("code_mark", sa.LargeBinary(), primary_key=True),
        sa.Column(
            "batch_id",
            UUID(as_uuid=True),
            sa.ForeignKey("age_code_batch.id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("used_at", _MOMENT),
        sa.Column(
            "used_by", UUID(as_uuid=True), sa.ForeignKey("account.id", ondelete="SET NULL"), index=True
        ),
    )


def downgrade() -> None:
    op.drop_table("age_code")
    op.drop_table("age_code_batch")
    op.drop_table("age_vouch")
    op.drop_column("birth_date_review", "place")
