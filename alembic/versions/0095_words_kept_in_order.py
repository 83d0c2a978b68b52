"""Words of the search stand in their index at once: a list of those put off is read by each search until the
next vacuum, which the minute's few changes do not bring about.
"""

from alembic import op

revision = "0095"
down_revision = "0094"

INDEXES = ("ix_search_document_vector", "ix_search_document_naming", "ix_search_word_alike")


def upgrade() -> None:
    for name in INDEXES:
        op.execute(f"ALTER INDEX {name} SET (fastupdate = off)")
        op.execute(f"SELECT gin_clean_pending_list('{name}')")


def downgrade() -> None:
    for name in INDEXES:
        op.execute(f"ALTER INDEX {name} RESET (fastupdate)")
