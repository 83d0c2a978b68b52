"""How the deletions of what is over find it, in the order of its age."""

from api.platform.schema import indexes

revision = "0119"
down_revision = "0118"
# New indexes: any older code runs on them.
oldest_code = ""

INDEXES = {
    "ix_application_changed_at": "application (changed_at)",
    "ix_badge_batch_line_failed": (
        "badge_batch_line (batch_id) WHERE status = 'failed' AND email IS NOT NULL"
    ),
    "ix_badge_credential_marked": (
        "badge_credential (created_at) WHERE status IN ('declined', 'lapsed') AND email_mark IS NOT NULL"
    ),
    "ix_badge_credential_offered": "badge_credential (created_at) WHERE status = 'offered'",
    "ix_badge_evidence_photo": "badge_evidence (created_at) WHERE kind = 'photo'",
    "ix_badge_request_draft": "badge_request (created_at) WHERE status = 'draft'",
    "ix_badge_share_over": "badge_share (least(ended_at, expires_at))",
    "ix_conversation_closed": "conversation (closed_at) WHERE status = 'closed'",
    "ix_conversation_left": (
        "conversation (closed_at) WHERE status = 'closed' AND student_id IS NULL AND mentor_id IS NULL"
    ),
    "ix_data_export_expires_at": "data_export (expires_at)",
    "ix_email_code_marked": "email_code (created_at) WHERE network_mark IS NOT NULL",
    "ix_email_code_shared": "email_code (created_at) WHERE shared_id IS NOT NULL",
    "ix_error_report_created_at": "error_report (created_at)",
    "ix_guardian_request_closed": "guardian_request (closed_at) WHERE answered_at IS NOT NULL",
    "ix_guardian_request_sealed": (
        "guardian_request (expires_at) WHERE answered_at IS NULL AND sealed_address IS NOT NULL"
    ),
    "ix_guardian_request_unanswered": (
        "guardian_request (least(closed_at, expires_at)) WHERE answered_at IS NULL"
    ),
    "ix_meeting_ended_at": "meeting (ended_at)",
    "ix_moderation_case_decided_at": "moderation_case (decided_at)",
    "ix_moderation_case_undecided": "moderation_case (opened_at) WHERE decided_at IS NULL",
    "ix_offer_over": "offer (updated_at) WHERE status IN ('draft', 'expired', 'withdrawn', 'hidden')",
    "ix_offer_unseen": "offer (seen_on) WHERE status IN ('withdrawn', 'expired')",
    "ix_offer_report_decided_at": "offer_report (decided_at)",
    "ix_offer_report_undecided": "offer_report (created_at) WHERE decided_at IS NULL",
    "ix_opposition_lifted_at": "opposition (lifted_at)",
    "ix_opposition_refused": "opposition (decided_at) WHERE NOT accepted",
    "ix_organisation_attempt_at": "organisation_attempt (at)",
    "ix_organisation_invitation_over": "organisation_invitation (coalesce(ended_at, expires_at))",
    "ix_question_ended_at": "question (ended_at)",
    "ix_restriction_mark_created_at": "restriction_mark (created_at)",
    "ix_school_code_expires_at": "school_code (expires_at)",
    "ix_separation_mark_created_at": "separation_mark (created_at)",
    "ix_sign_in_flow_expires_at": "sign_in_flow (expires_at)",
    "ix_shared_path_held": "shared_path (ends_at) WHERE content IS NOT NULL",
}


def upgrade() -> None:
    indexes.make(INDEXES)


def downgrade() -> None:
    indexes.drop(INDEXES)
