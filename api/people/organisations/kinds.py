"""The notices that organisations tells: one constant a kind, decided on nowhere else."""

from functools import partial

from api.platform.feature.notice import Kind, Reader, Topic

_organisation = partial(
    Kind,
    topic=Topic.ROLES,
    reader=Reader.ADULT,
    page="/me/organisation/{organisation_id}",
    about="organisation_id",
)
ORGANISATION_JOINED = _organisation("organisation.joined")
ORGANISATION_REMOVED = _organisation("organisation.removed", page="/me/roles")
ORGANISATION_ROLE_CHANGED = _organisation("organisation.role_changed")
ORGANISATION_CLOSED = _organisation("organisation.closed", page="/me/roles")
