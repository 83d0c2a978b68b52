"""A copy of somebody's data is kept in pieces: it is written and sent one after the other."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0055"
down_revision = "0054"

PIECE = 256 * 1024


def upgrade() -> None:
    op.create_table(
        "data_export_piece",
        sa.Column("export_id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["export_id"], ["data_export.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("export_id", "number"),
    )
    op.add_column("data_export", sa.Column("size", sa.BigInteger(), nullable=True))
    op.execute(
        f"""
        INSERT INTO data_export_piece (export_id, number, content)
        SELECT id, number, substring(content FROM number * {PIECE} + 1 FOR {PIECE})
        FROM data_export, generate_series(0, (octet_length(content) - 1) / {PIECE}) AS number
        """  # noqa: S608
    )
    op.execute("UPDATE data_export SET size = octet_length(content)")
    op.drop_column("data_export", "content")


def downgrade() -> None:
    op.add_column("data_export", sa.Column("content", sa.LargeBinary(), nullable=True))
    op.execute(
        """
        UPDATE data_export e SET content = (
            SELECT string_agg(p.content, ''::bytea ORDER BY p.number)
            FROM data_export_piece p WHERE p.export_id = e.id)
        """
    )
    op.drop_column("data_export", "size")
    op.drop_table("data_export_piece")
