"""What the features above ask of issuing: signing, codes, addresses, forms, news of badges."""

from api.badges.issuing import addresses, asking, ob2_documents, owning, permanent
from api.badges.issuing.asking_schemas import BadgeRequestCreate
from api.badges.issuing.codes import take as take_code
from api.badges.issuing.email_digest import address as mark_of_address
from api.badges.issuing.keys import older_key
from api.badges.issuing.signing import issue, sign_accepted
from api.badges.issuing.states import AwardOrigin, CredentialStatus, EvidenceKind, RequestStatus
from api.badges.issuing.telling import tell_claimed, tell_parent

__all__ = [
    "AwardOrigin",
    "BadgeRequestCreate",
    "CredentialStatus",
    "EvidenceKind",
    "RequestStatus",
    "addresses",
    "asking",
    "issue",
    "mark_of_address",
    "ob2_documents",
    "older_key",
    "owning",
    "permanent",
    "sign_accepted",
    "take_code",
    "tell_claimed",
    "tell_parent",
]
