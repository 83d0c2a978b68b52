"""Meetings: a time at which a mentor answers those who registered, live and in writing."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0102"
down_revision = "0101"

_ID = postgresql.UUID(as_uuid=True)
_MOMENT = sa.DateTime(timezone=True)


def _now(name: str) -> sa.Column[object]:
    return sa.Column(name, _MOMENT, nullable=False, server_default=sa.func.now())


def _flag(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())


def _of(target: str) -> sa.ForeignKey:
    return sa.ForeignKey(target, ondelete="CASCADE")


def upgrade() -> None:
    op.create_table(
        "meeting",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("mentor_id", _ID, sa.ForeignKey("account.id", ondelete="SET NULL")),
        sa.Column("career_code", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False, server_default=""),
        sa.Column("starts_at", _MOMENT, nullable=False),
        sa.Column("ends_at", _MOMENT, nullable=False),
        sa.Column("seats", sa.SmallInteger(), nullable=False),
        sa.Column("levels", sa.ARRAY(sa.Text()), nullable=False, server_default="{}"),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False, server_default="0"),
        _flag("demo"),
        _now("created_at"),
        _now("updated_at"),
        sa.Column("reminded_at", _MOMENT),
        sa.Column("ended_at", _MOMENT),
        sa.CheckConstraint("ends_at > starts_at", name="ck_meeting_order"),
    )
    op.create_index("ix_meeting_mentor_id", "meeting", ["mentor_id"])
    op.create_index(
        "ix_meeting_starts",
        "meeting",
        ["starts_at", "id"],
        postgresql_where=sa.text("status IN ('planned', 'open')"),
    )
    op.create_table(
        "meeting_seat",
        sa.Column("meeting_id", _ID, _of("meeting.id"), primary_key=True),
        sa.Column("account_id", _ID, _of("account.id"), primary_key=True),
        _now("created_at"),
    )
    op.create_index("ix_meeting_seat_account_id", "meeting_seat", ["account_id"])
    op.create_table(
        "meeting_question",
        sa.Column("question_id", _ID, _of("question.id"), primary_key=True),
        sa.Column("meeting_id", _ID, _of("meeting.id"), nullable=False),
        _flag("wish"),
        sa.Column("answer_id", _ID),
    )
    op.create_index("ix_meeting_question_meeting_id", "meeting_question", ["meeting_id"])
    op.add_column("question", sa.Column("waits_until", _MOMENT))


def downgrade() -> None:
    op.drop_column("question", "waits_until")
    op.drop_table("meeting_question")
    op.drop_table("meeting_seat")
    op.drop_table("meeting")
