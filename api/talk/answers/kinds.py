"""The notices that answers tells: one constant a kind, decided on nowhere else."""

from functools import partial

from api.platform.feature.notice import Kind, Reader, Topic

_talk = partial(Kind, topic=Topic.CONVERSATIONS)
_answer = partial(_talk, reader=Reader.EITHER, page="/me/answers", about="answer_id")
ANSWER_ASKED = _answer("answer.asked", reader=Reader.ADULT)
ANSWER_AGREED = _answer("answer.agreed", reader=Reader.YOUNG)
ANSWER_PUBLISHED = _answer("answer.published")
ANSWER_REFUSED = _answer("answer.refused")
