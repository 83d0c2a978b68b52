"""Saved searches that notify, what they found, and the links that stop their mails."""

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
