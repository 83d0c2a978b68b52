"""Onisep's list of careers and its sheets on them (ODbL 1.0), in tables of their own."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0073"
down_revision = "0072"

_TEXTS = ("nature", "conditions", "skills", "access", "life", "wages", "studies", "related", "links")
_SETS = ("sectors", "interests", "statuses")


def _set(name: str) -> sa.Column:
    return sa.Column(name, postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)


def _text(name: str) -> sa.Column:
    return sa.Column(
        name,
        postgresql.JSONB(astext_type=sa.Text()),
        server_default=sa.text("'[]'::jsonb"),
        nullable=False,
    )


def upgrade() -> None:
    op.create_table(
        "onisep_career",
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        _set("rome_codes"),
        _set("domains"),
        _set("gfe"),
        sa.PrimaryKeyConstraint("edition", "id"),
    )
    op.create_table(
        "onisep_sheet",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_feminine", sa.String(), nullable=True),
        sa.Column("name_masculine", sa.String(), nullable=True),
        _set("synonyms"),
        _set("rome_codes"),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("summary", sa.String(), nullable=True),
        *map(_text, _TEXTS),
        *map(_set, _SETS),
        sa.Column("modified_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )


def downgrade() -> None:
    op.drop_table("onisep_sheet")
    op.drop_table("onisep_career")
