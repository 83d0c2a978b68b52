"""The nearest documents of a sort, in one index scan."""

from alembic import op

revision = "0092"
down_revision = "0091"


def upgrade() -> None:
    op.execute("CREATE INDEX ix_search_document_sort ON search_document USING gist (type, kind, spot)")
    op.execute("DROP INDEX ix_search_document_spot, ix_search_document_kind")


def downgrade() -> None:
    op.execute("CREATE INDEX ix_search_document_spot ON search_document USING gist (spot)")
    op.execute("CREATE INDEX ix_search_document_kind ON search_document (type, kind)")
    op.execute("DROP INDEX ix_search_document_sort")
