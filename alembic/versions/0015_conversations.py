"""Conversations with people who answer: availability, questions, messages, public answers, moderation."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.create_table(
        "moderation_case",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("gravity", sa.SmallInteger(), nullable=False),
        sa.Column("department", sa.Text(), server_default="", nullable=False),
        sa.Column("reporter_id", sa.UUID(), nullable=True),
        sa.Column("about_id", sa.UUID(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("gravity BETWEEN 1 AND 4", name="gravity"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_moderation_case_about_id", "moderation_case", ["about_id"], unique=False)
    op.create_index(
        "ix_moderation_case_open",
        "moderation_case",
        [sa.literal_column("gravity DESC"), "opened_at"],
        unique=False,
        postgresql_where=sa.text("decided_at IS NULL"),
    )
    op.create_index("ix_moderation_case_reporter_id", "moderation_case", ["reporter_id"], unique=False)
    op.create_index(
        "ix_moderation_case_subject", "moderation_case", ["subject_kind", "subject_id"], unique=False
    )
    op.create_table(
        "moderation_evidence",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("case_id", sa.UUID(), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.UUID(), nullable=False),
        sa.Column("author_id", sa.UUID(), nullable=True),
        sa.Column("original", sa.String(), nullable=False),
        sa.Column(
            "spans",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'::jsonb"),
            nullable=False,
        ),
        sa.Column("written_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["moderation_case.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("case_id", "subject_kind", "subject_id"),
    )
    op.create_index(
        op.f("ix_moderation_evidence_author_id"), "moderation_evidence", ["author_id"], unique=False
    )
    op.create_index(
        op.f("ix_moderation_evidence_subject_id"), "moderation_evidence", ["subject_id"], unique=False
    )
    op.create_table(
        "block",
        sa.Column("blocker_id", sa.UUID(), nullable=False),
        sa.Column("blocked_id", sa.UUID(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["blocked_id"], ["account.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["blocker_id"], ["account.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("blocker_id", "blocked_id"),
        sa.UniqueConstraint("id"),
    )
    op.create_index(op.f("ix_block_blocked_id"), "block", ["blocked_id"], unique=False)
    op.create_table(
        "conversation",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("question_id", sa.UUID(), nullable=True),
        sa.Column("student_id", sa.UUID(), nullable=True),
        sa.Column("mentor_id", sa.UUID(), nullable=True),
        sa.Column("as_staff", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("career_code", sa.Text(), nullable=True),
        sa.Column("department", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.Text(), server_default="open", nullable=False),
        sa.Column("close_reason", sa.Text(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("last_seq", sa.Integer(), server_default="0", nullable=False),
        sa.Column("student_delivered", sa.Integer(), server_default="0", nullable=False),
        sa.Column("mentor_delivered", sa.Integer(), server_default="0", nullable=False),
        sa.Column("student_seen", sa.Integer(), server_default="0", nullable=False),
        sa.Column("mentor_seen", sa.Integer(), server_default="0", nullable=False),
        sa.Column("student_ring_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mentor_ring_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["mentor_id"], ["account.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["student_id"], ["account.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_conversation_mentor_id", "conversation", ["mentor_id", "last_at"], unique=False)
    op.create_index("ix_conversation_student_id", "conversation", ["student_id", "last_at"], unique=False)
    op.create_index("uq_conversation_question_id", "conversation", ["question_id"], unique=True)
    op.create_table(
        "mentor_availability",
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("capacity", sa.SmallInteger(), server_default="3", nullable=False),
        sa.Column(
            "hours",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'::jsonb"),
            nullable=False,
        ),
        sa.Column("away_from", sa.Date(), nullable=True),
        sa.Column("away_until", sa.Date(), nullable=True),
        sa.Column("silences", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("silent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer_hours", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("account_id"),
    )
    op.create_table(
        "moderation_decision",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("case_id", sa.UUID(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.UUID(), nullable=True),
        sa.Column("about_id", sa.UUID(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["moderation_case.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_moderation_decision_about_id"), "moderation_decision", ["about_id"], unique=False
    )
    op.create_index(op.f("ix_moderation_decision_case_id"), "moderation_decision", ["case_id"], unique=False)
    op.create_table(
        "question",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("masked", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("mentor_id", sa.UUID(), nullable=True),
        sa.Column("career_code", sa.Text(), nullable=True),
        sa.Column("training", sa.Text(), server_default="", nullable=False),
        sa.Column("commune_code", sa.Text(), nullable=True),
        sa.Column("department", sa.Text(), server_default="", nullable=False),
        sa.Column("minor", sa.Boolean(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("widened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["mentor_id"], ["account.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_question_account_id", "question", ["account_id", "created_at"], unique=False)
    op.create_index(
        "ix_question_adviser",
        "question",
        ["department", "created_at"],
        unique=False,
        postgresql_where=sa.text("status = 'with_adviser'"),
    )
    op.create_index(op.f("ix_question_mentor_id"), "question", ["mentor_id"], unique=False)
    op.create_index(
        "ix_question_open",
        "question",
        ["created_at"],
        unique=False,
        postgresql_where=sa.text("status = 'waiting'"),
    )
    op.create_table(
        "quick_reply",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_quick_reply_account_id"), "quick_reply", ["account_id"], unique=False)
    op.create_table(
        "silence",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("silenced_id", sa.UUID(), nullable=False),
        sa.Column("toward_id", sa.UUID(), nullable=False),
        sa.Column("case_id", sa.UUID(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["moderation_case.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["silenced_id"], ["account.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["toward_id"], ["account.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_silence_case_id"), "silence", ["case_id"], unique=False)
    op.create_index("ix_silence_pair", "silence", ["silenced_id", "toward_id"], unique=False)
    op.create_index(op.f("ix_silence_toward_id"), "silence", ["toward_id"], unique=False)
    op.create_table(
        "message",
        sa.Column("conversation_id", sa.UUID(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("masked", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("status", sa.Text(), server_default="visible", nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("conversation_id", "seq"),
    )
    op.create_index(
        "ix_message_held", "message", ["sent_at"], unique=False, postgresql_where=sa.text("status = 'held'")
    )
    op.create_index("uq_message_id", "message", ["id"], unique=True)
    op.create_table(
        "moderation_appeal",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("decision_id", sa.UUID(), nullable=False),
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("status", sa.Text(), server_default="waiting", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.UUID(), nullable=True),
        sa.Column("answer", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["moderation_decision.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("decision_id"),
    )
    op.create_index(
        op.f("ix_moderation_appeal_account_id"), "moderation_appeal", ["account_id"], unique=False
    )
    op.create_table(
        "public_answer",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("conversation_id", sa.UUID(), nullable=True),
        sa.Column("student_id", sa.UUID(), nullable=True),
        sa.Column("mentor_id", sa.UUID(), nullable=True),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("career_code", sa.Text(), nullable=True),
        sa.Column("department", sa.Text(), server_default="", nullable=False),
        sa.Column("mentor_kind", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "search",
            postgresql.TSVECTOR(),
            sa.Computed("epass_vector(question || ' ' || answer)", persisted=True),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["mentor_id"], ["account.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["student_id"], ["account.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("conversation_id"),
    )
    op.create_index(
        "ix_public_answer_career",
        "public_answer",
        ["career_code"],
        unique=False,
        postgresql_where=sa.text("status = 'published'"),
    )
    op.create_index(op.f("ix_public_answer_mentor_id"), "public_answer", ["mentor_id"], unique=False)
    op.create_index("ix_public_answer_queue", "public_answer", ["status", "created_at"], unique=False)
    op.create_index(
        "ix_public_answer_search", "public_answer", ["search"], unique=False, postgresql_using="gin"
    )
    op.create_index(op.f("ix_public_answer_student_id"), "public_answer", ["student_id"], unique=False)
    op.create_table(
        "question_offer",
        sa.Column("question_id", sa.UUID(), nullable=False),
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("round", sa.SmallInteger(), server_default="1", nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("declined_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("silent_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("question_id", "account_id"),
    )
    op.create_index(
        "ix_question_offer_account_id", "question_offer", ["account_id", "offered_at"], unique=False
    )
    op.add_column("stream_event", sa.Column("notice", sa.Boolean(), server_default="true", nullable=False))
    op.create_index(
        "ix_stream_event_unseen",
        "stream_event",
        ["account_id"],
        unique=False,
        postgresql_where=sa.text("notice AND seen_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_stream_event_unseen", table_name="stream_event")
    op.drop_column("stream_event", "notice")
    op.drop_index("ix_question_offer_account_id", table_name="question_offer")
    op.drop_table("question_offer")
    op.drop_index(op.f("ix_public_answer_student_id"), table_name="public_answer")
    op.drop_index("ix_public_answer_search", table_name="public_answer", postgresql_using="gin")
    op.drop_index("ix_public_answer_queue", table_name="public_answer")
    op.drop_index(op.f("ix_public_answer_mentor_id"), table_name="public_answer")
    op.drop_index(
        "ix_public_answer_career",
        table_name="public_answer",
        postgresql_where=sa.text("status = 'published'"),
    )
    op.drop_table("public_answer")
    op.drop_index(op.f("ix_moderation_appeal_account_id"), table_name="moderation_appeal")
    op.drop_table("moderation_appeal")
    op.drop_index("uq_message_id", table_name="message")
    op.drop_index("ix_message_held", table_name="message", postgresql_where=sa.text("status = 'held'"))
    op.drop_table("message")
    op.drop_index(op.f("ix_silence_toward_id"), table_name="silence")
    op.drop_index("ix_silence_pair", table_name="silence")
    op.drop_index(op.f("ix_silence_case_id"), table_name="silence")
    op.drop_table("silence")
    op.drop_index(op.f("ix_quick_reply_account_id"), table_name="quick_reply")
    op.drop_table("quick_reply")
    op.drop_index("ix_question_open", table_name="question", postgresql_where=sa.text("status = 'waiting'"))
    op.drop_index(op.f("ix_question_mentor_id"), table_name="question")
    op.drop_index(
        "ix_question_adviser", table_name="question", postgresql_where=sa.text("status = 'with_adviser'")
    )
    op.drop_index("ix_question_account_id", table_name="question")
    op.drop_table("question")
    op.drop_index(op.f("ix_moderation_decision_case_id"), table_name="moderation_decision")
    op.drop_index(op.f("ix_moderation_decision_about_id"), table_name="moderation_decision")
    op.drop_table("moderation_decision")
    op.drop_table("mentor_availability")
    op.drop_index("uq_conversation_question_id", table_name="conversation")
    op.drop_index("ix_conversation_student_id", table_name="conversation")
    op.drop_index("ix_conversation_mentor_id", table_name="conversation")
    op.drop_table("conversation")
    op.drop_index(op.f("ix_block_blocked_id"), table_name="block")
    op.drop_table("block")
    op.drop_index(op.f("ix_moderation_evidence_subject_id"), table_name="moderation_evidence")
    op.drop_index(op.f("ix_moderation_evidence_author_id"), table_name="moderation_evidence")
    op.drop_table("moderation_evidence")
    op.drop_index("ix_moderation_case_subject", table_name="moderation_case")
    op.drop_index("ix_moderation_case_reporter_id", table_name="moderation_case")
    op.drop_index(
        "ix_moderation_case_open",
        table_name="moderation_case",
        postgresql_where=sa.text("decided_at IS NULL"),
    )
    op.drop_index("ix_moderation_case_about_id", table_name="moderation_case")
    op.drop_table("moderation_case")
