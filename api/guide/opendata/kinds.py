"""The notices that opendata tells: one constant a kind, decided on nowhere else."""

from functools import partial

from api.platform.feature.notice import Kind, Outside, Reader, Topic

_staff = partial(Kind, topic=Topic.ROLES, reader=Reader.ADULT, page="/staff")
IMPORT_REFUSED = _staff("import.refused", topic=Topic.ACCOUNT, outside=Outside.MAIL, waits=False)
