"""The notices that backpack tells: one constant a kind, decided on nowhere else."""

from functools import partial

from api.platform.feature.notice import Kind, Lines, Outside, Reader, Topic

_NEWS = Lines(
    {"fr": "Du nouveau pour un badge", "en": "News about a badge"},
    {"fr": "Ouvre l’E-pass pour voir.", "en": "Open the E-pass to see."},
)
_badge = partial(
    Kind,
    topic=Topic.BADGES,
    reader=Reader.YOUNG,
    page="/me/badges",
    outside=Outside.CHOSEN,
    lock=_NEWS,
    tag="badge-{credential_id}",
    about="credential_id",
)
BADGE_PARENT_REFUSED = _badge("badge.parent_refused", outside=Outside.NOWHERE, lock=None)
