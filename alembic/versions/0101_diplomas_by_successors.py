"""Diplomas are found by what took their place: each training's page asks for them."""

from alembic import op

revision = "0101"
down_revision = "0100"


def upgrade() -> None:
    op.create_index("ix_training_diploma_successors", "training_diploma", ["successors"])


def downgrade() -> None:
    op.drop_index("ix_training_diploma_successors", "training_diploma")
