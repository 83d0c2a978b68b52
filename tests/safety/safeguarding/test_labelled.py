"""What the pipeline finds in messages that somebody else labelled.

Walls, lines 10, 11 and 14: `talk_seen` and `honest_seen` are in the proportions of real talk, by people who
had not seen the rules; `python -m benchmarks safeguarding` measures the same of halves that nobody has read.
"""

from collections.abc import Callable

import pytest

from api.safety.safeguarding.service import MASK, Screening, screen
from benchmarks.safeguarding import talked
from tests.safety.safeguarding.labels import Labelled, honest, labelled, said

SEEN = labelled("seen")


def wrong(labelled_so: Callable[[Labelled], bool], seen_so: Callable[[Screening], bool]) -> list[list[str]]:
    """Messages missed, and messages found without reason."""
    pairs = [(labelled_so(message), seen_so(screen(message.text)), message.text) for message in SEEN]
    return [[text for is_so, is_seen, text in pairs if (is_so, is_seen) == case] for case in CASES]


CASES = [(True, False), (False, True)]


def test_contact_details_are_found_and_little_else() -> None:
    missed, too_many = wrong(lambda m: m.contact, lambda s: bool(s.masked))
    there = sum(message.contact for message in SEEN)
    assert len(missed) <= 0.03 * there, missed
    assert len(too_many) <= 0.05 * (there - len(missed) + len(too_many)), too_many


def test_no_distress_is_missed() -> None:
    missed, too_many = wrong(lambda m: m.distress, lambda s: s.distress)
    assert missed == []
    assert len(too_many) <= 2, too_many


def test_insults_are_held_and_nothing_else() -> None:
    missed, too_many = wrong(lambda m: m.insult, lambda s: s.held)
    assert len(missed) <= 1, missed
    assert too_many == []


@pytest.mark.parametrize("message", SEEN, ids=range(len(SEEN)))
def test_what_others_see_holds_nothing_more_to_mask(message: Labelled) -> None:
    once = screen(message.text)
    again = screen(once.text)
    assert again.masked == frozenset(), once.text
    assert again.text == once.text
    if not once.masked:
        assert once.text == message.text
    assert all(0 <= span.start < span.end <= len(message.text) for span in once.spans)
    assert once.text.count(MASK) <= len(once.spans)


def test_real_talk_is_left_alone_and_what_is_in_it_is_found() -> None:
    figures = talked("seen", said("talk_seen"), honest("honest_seen"))
    assert [str(figure) for figure in figures if not figure.met] == []
