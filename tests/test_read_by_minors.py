"""Whatever an adult publishes and minors read passes one rule (`safeguarding.schemas.PublishedText`): every
text that a request may carry is asked, and one that is read otherwise is named here, with who reads it.
"""

from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin

import pytest
from pydantic import TypeAdapter, ValidationError

from api.placements.offers.holding import unread
from api.placements.offers.models import HeldFor, OfferKind
from api.placements.offers.schemas import OfferWrite
from api.platform.kit.wire import StrictModel
from tests.openapi import document

ADVANCE = "Viens seule chez moi ce soir"

_ONE_PERSON = "who says it to one person is heard by moderation"
_REFERENT = "an offer waits for a referent"
_PUPIL = "a pupil writes it"
_STAFF = "staff write it"
_READ_BY_STAFF = "staff alone read it"
_WRITER = "its writer alone reads it"
_SHAPE = "a code, an address or a key: no words"
_BADGE = "a badge made elsewhere, in a body without a model"
_LINK = "a link, which has a rule of its own"

READ_OTHERWISE = {
    ".email": _BADGE,
    ".text": _BADGE,
    ".url": _BADGE,
    "Accept.contact": _ONE_PERSON,
    "ContactUpdate.contact": _ONE_PERSON,
    "AgeCodeTyped.code": _SHAPE,
    "AlertCreate.q": _WRITER,
    "AlertUpdate.q": _WRITER,
    "AlignmentWrite.target_url": _LINK,
    "AnswerPublish.answer": _STAFF,
    "AnswerPublish.question": _STAFF,
    "AnswerRefuse.reason": _STAFF,
    "AnswerWrite.answer": _STAFF,
    "AnswerWrite.question": _STAFF,
    "AppealByToken.text": _READ_BY_STAFF,
    "AppealByToken.token": _SHAPE,
    "AppealCreate.text": _READ_BY_STAFF,
    "AppealDecision.answer": _STAFF,
    "ApplicationCreate.about": _PUPIL,
    "ApplicationCreate.motivation": _PUPIL,
    "AwardRevocation.reason": _ONE_PERSON,
    "AwardsCreate.narrative": _ONE_PERSON,
    "BadgeRequestCreate.message": _PUPIL,
    "BanCreate.reason": _STAFF,
    "CandidacyDecision.reason": _STAFF,
    "CaseDecision.note": _STAFF,
    "CaseDecision.reason": _STAFF,
    "ChatQuestion.context": _SHAPE,
    "ChatQuestion.text": _WRITER,
    "CharterSignature.version": _SHAPE,
    "ChatRating.context": _SHAPE,
    "ChatRating.text": _READ_BY_STAFF,
    "ClaimCode.code": _SHAPE,
    "CodeAnswer.email": _SHAPE,
    "CodeCreate.label": _WRITER,
    "CodeCreate.narrative": _ONE_PERSON,
    "CodeRequest.email": _SHAPE,
    "CodeRequest.personal_code": _SHAPE,
    "ConfirmationCreate.place": _READ_BY_STAFF,
    "ContactWrite.service": _STAFF,
    "ContactWrite.url": _LINK,
    "DesignWrite.colour": _SHAPE,
    "DesignWrite.icon": _SHAPE,
    "DesignWrite.shape": _SHAPE,
    "ErrorReportCreate.message": _READ_BY_STAFF,
    "ErrorReportHandled.note": _READ_BY_STAFF,
    "EvidenceCreate.text": _PUPIL,
    "EvidenceCreate.url": _LINK,
    "Explain.word": _ONE_PERSON,
    "GuardianAnswer.other_holder_email": _SHAPE,
    "GuardianAnswer.token": _SHAPE,
    "GuardianToken.token": _SHAPE,
    "GuardianUpdate.email": _SHAPE,
    "GuardianWithdraw.token": _SHAPE,
    "InvitationCreate.email": _SHAPE,
    "KeyRotation.kid": _SHAPE,
    "LexiconEntryWrite.kind": _SHAPE,
    "LexiconEntryWrite.means": _STAFF,
    "LexiconEntryWrite.version": _SHAPE,
    "LexiconEntryWrite.words": _STAFF,
    "MailsDecision.token": _SHAPE,
    "MailsToken.token": _SHAPE,
    "MeetingAnswerCreate.text": _ONE_PERSON,
    "MeetingQuestionCreate.text": _PUPIL,
    "MessageCreate.text": _ONE_PERSON,
    "Motive.motive": _STAFF,
    "OfferDecision.reason": _STAFF,
    "OfferReportCreate.message": _READ_BY_STAFF,
    "OfferWording.accessibility": _WRITER,
    "OfferWording.description": _WRITER,
    "OfferWording.title": _WRITER,
    "OppositionCreate.reason": _READ_BY_STAFF,
    "OppositionCreate.reference": _READ_BY_STAFF,
    "OppositionCreate.token": _SHAPE,
    "OppositionDecision.reason": _STAFF,
    "OrganisationCreate.siret": _SHAPE,
    "ParentDecision.token": _SHAPE,
    "ParentToken.token": _SHAPE,
    "PasskeyCreate.name": _WRITER,
    "ProfileWrite.email": _SHAPE,
    "ProfileWrite.home_url": _LINK,
    "PushSubscriptionUpdate.auth": _SHAPE,
    "PushSubscriptionUpdate.endpoint": _SHAPE,
    "PushSubscriptionUpdate.p256dh": _SHAPE,
    "QuestionCreate.text": _PUPIL,
    "QuestionCreate.training": _PUPIL,
    "QuickReplyCreate.text": _WRITER,
    "Recipient.email": _SHAPE,
    "Recipient.narrative": _ONE_PERSON,
    "ReportCreate.note": _READ_BY_STAFF,
    "RequestDecision.narrative": _ONE_PERSON,
    "RequestDecision.reason": _ONE_PERSON,
    "Revocation.reason": _STAFF,
    "SchoolLink.code": _SHAPE,
    "StaffCodeListCreate.name": _STAFF,
    "StatementToken.token": _SHAPE,
    "StopToken.token": _SHAPE,
    "VideoEntry.address": _LINK,
    "VideoEntry.title": _STAFF,
    "VideoEntry.title_en": _STAFF,
    "VideosUpdate.version": _SHAPE,
    "OfferCreate.declaration_note": _READ_BY_STAFF,
    "OfferChange.declaration_note": _READ_BY_STAFF,
    **{f"{one}.{field}": _REFERENT for one in ("OfferCreate", "OfferChange")
       for field in ("title", "description", "accessibility")},
}  # fmt: skip


def _texts(schema: dict[str, Any], name: str) -> Iterator[str]:
    """The texts without a form of their own that a schema of the document lets in, by model and field."""
    schemas = document()["components"]["schemas"]
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        yield from _texts(schemas[name], name.removesuffix("-Input"))
    for one in (*schema.get("anyOf", ()), *schema.get("oneOf", ()), *filter(None, [schema.get("items")])):
        yield from _texts(one, name)
    for field, one in schema.get("properties", {}).items():
        yield from _texts(one, f"{name}.{field}")
    if schema.get("type") == "string" and schema.keys().isdisjoint({"format", "enum", "const", "pattern"}):
        yield name


def _carried() -> set[str]:
    """Every text that a request in JSON may carry."""
    operations = [one for path in document()["paths"].values() for one in path.values()]
    bodies = [one["requestBody"]["content"] for one in operations if "requestBody" in one]
    return {
        text
        for content in bodies
        for kind, one in content.items()
        if kind == "application/json"
        for text in _texts(one["schema"], "")
    }


def _models(model: type[StrictModel] = StrictModel) -> Iterator[type[StrictModel]]:
    for one in model.__subclasses__():
        yield one
        yield from _models(one)


def _refused(text: str, said: str) -> set[str]:
    """Why a field refuses some words."""
    name, _, field = text.partition(".")
    model = next(one for one in _models() if one.__name__ == name)
    info = model.model_fields[field]
    several = any(get_origin(one) is list for one in (info.annotation, *get_args(info.annotation)))
    # Metadata is any: what pydantic reads of a field.
    whole: Any = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
    try:
        TypeAdapter(whole).validate_python([said] if several else said)
    except ValidationError as error:
        return {one["type"] for one in error.errors()}
    return set()


def test_every_text_is_published_by_the_rule_or_named_with_who_reads_it() -> None:
    published = _carried() - READ_OTHERWISE.keys()
    assert {text for text in published if not _refused(text, ADVANCE)} == set()


def test_nothing_is_named_that_no_request_carries() -> None:
    assert READ_OTHERWISE.keys() - _carried() == set()


@pytest.mark.parametrize("text", ["MentorUpdate.presentation", "ProfileWrite.description"])
def test_what_is_refused_is_refused_for_the_advance(text: str) -> None:
    assert _refused(text, ADVANCE) == {"advance_in_text"}
    assert _refused(text, "Je parle de mon métier aux élèves.") == set()


@pytest.mark.parametrize("field", ["title", "description", "accessibility"])
def test_an_offer_waits_for_a_referent_whichever_of_its_texts_holds_it(field: str) -> None:
    offer = OfferWrite(
        kind=OfferKind.OBSERVATION, **{field: "Viens me voir au local, je suis là tous les soirs."}
    )
    assert HeldFor.ADVANCE in {one.code for one in unread("", offer)}
