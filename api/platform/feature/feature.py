"""A feature, as the composition roots see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fastapi import APIRouter
from procrastinate import Blueprint
from sqlalchemy import TextClause

from api.platform.feature.act import Act
from api.platform.feature.labels import Labels
from api.platform.feature.measured import Measured
from api.platform.feature.notice import Kind
from api.platform.feature.remote import Remote
from api.platform.feature.reportable import Reportable
from api.platform.feature.retention import Period
from api.platform.feature.shown import Shown, ShownThings
from api.platform.feature.waiting import Waiting
from api.platform.kit.language import Words
from api.platform.kit.middleware import LargerBodies
from api.platform.kit.personal_data import PersonalData
from api.platform.kit.sources import Credit


@dataclass(frozen=True)
class Feature:
    """What one room brings; a plain value, made when the room's `feature.py` is imported."""

    name: str
    """The room's; its jobs are queued as "name:task"."""
    router: APIRouter | None = None
    """Routes under /api/v1."""
    permanent_addresses: APIRouter | None = None
    """Routes outside of it: what stands in what was handed out, or where others look for it."""
    shown: Sequence[Shown | ShownThings] = ()
    """Its pages that are everybody's."""
    larger_bodies: LargerBodies = field(default_factory=dict)
    """Paths whose requests may be longer than others."""
    jobs: Blueprint | None = None
    personal_data: PersonalData | None = None
    labels: Labels = field(default_factory=Labels)
    """The words of what it keeps, as far as other rooms keep nothing of that name."""
    retention: Sequence[Period] = ()
    """How long it keeps what."""
    reportables: Sequence[Reportable] = ()
    waiting: Sequence[Waiting] = ()
    """What waits for a person, in the order of this room."""
    measured: Sequence[Measured] = ()
    """What an operator watches of it."""
    remote: Sequence[Remote] = ()
    """What the agenda shows of it beside events."""
    kinds: Sequence[Kind] = ()
    """The notices that it tells."""
    names: Mapping[str, TextClause] = field(default_factory=dict)
    """How things are called in notices: by the name of an id, a statement of id and name for `ids`, as
    `account_id` may read them in `language`."""
    acts: Sequence[Act] = ()
    """What it does that the audit keeps."""
    titles: Mapping[str, Words] = field(default_factory=dict)
    """What its problem codes say: titles of problem+json."""
    field_words: Mapping[str, Words] = field(default_factory=dict)
    """What its codes of a wrong field say."""
    credits: Mapping[str, Credit] = field(default_factory=dict)
    """How each source of what it imports is credited, by the source's name."""
