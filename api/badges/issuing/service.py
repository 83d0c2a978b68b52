"""What issuing offers to those who own and check badges: signing, codes, addresses, forms, news of badges."""

from api.badges.issuing import addresses, ob2_documents, permanent
from api.badges.issuing.codes import take as take_code
from api.badges.issuing.email_digest import address as mark_of_address
from api.badges.issuing.keys import older_key
from api.badges.issuing.models import AwardOrigin, CredentialStatus, EvidenceKind, RequestStatus
from api.badges.issuing.signing import issue, sign_accepted
from api.badges.issuing.telling import tell_claimed, tell_parent

__all__ = [
    "AwardOrigin",
    "CredentialStatus",
    "EvidenceKind",
    "RequestStatus",
    "addresses",
    "issue",
    "mark_of_address",
    "ob2_documents",
    "older_key",
    "permanent",
    "sign_accepted",
    "take_code",
    "tell_claimed",
    "tell_parent",
]
