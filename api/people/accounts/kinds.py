"""The notices that accounts tells: one constant a kind, decided on nowhere else."""

from functools import partial

from api.platform.feature.notice import Kind, Outside, Reader, Topic

_own = partial(Kind, topic=Topic.ACCOUNT, reader=Reader.YOUNG)
AGE_VOUCHED = _own("age.vouched", page="/me/age")
AGE_NOT_VOUCHED = _own("age.not_vouched", page="/me/age")
BIRTH_DATE_DECIDED = _own("birth_date.decided", page="/me/profile")
_factor = partial(_own, reader=Reader.ADULT, page="/me/security", outside=Outside.MAIL, waits=False)
SECOND_FACTOR_ADDED = _factor("second_factor.added")
SECOND_FACTOR_REMOVED = _factor("second_factor.removed")
SECOND_FACTOR_RESET = _factor("second_factor.reset")
_talk = partial(Kind, topic=Topic.CONVERSATIONS)
PARTNER_UNAVAILABLE = _talk("partner.unavailable", reader=Reader.EITHER, page="/conversations")
