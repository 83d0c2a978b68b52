"""What sounds like a cry for help in a chat box, learned from what people type there."""

import json
import time
from collections import defaultdict

import pytest

from api.home.chatbox.intents import labelled
from api.safety.safeguarding import need
from api.safety.safeguarding.service import Need, need_of, screen
from tests.safety.safeguarding import need_training

UNMEANT = 0.01
"""Of the chatbox's own sentences: more of them means that it is time to learn anew."""


def needs(text: str, *, by_adult: bool = False) -> Need:
    return need_of(text, screen(text), by_adult=by_adult)


def test_the_weights_were_learned_from_what_is_there_today() -> None:
    kept = json.loads(need.WEIGHTS.read_text(encoding="utf-8"))
    assert kept["learned_from"] == need_training.learned_from(), (
        "python -m tests.safety.safeguarding.need_training"
    )


def test_what_was_learned_from_is_heard() -> None:
    missed = [text for _, text, cries in need_training.chatted() if cries and not needs(text)]
    alarms: dict[str, list[str]] = defaultdict(list)
    for writer, text, cries in need_training.chatted():
        if not cries and needs(text) >= Need.HEARD:
            alarms[writer].append(text)
    # Of the last writer half are somebody in trouble who asks what to do: numbers beside it do no harm.
    alike = alarms.pop("fourth")
    assert len(missed) <= 5, missed
    assert sum(map(len, alarms.values())) <= 8, alarms
    assert len(alike) <= 12, alike


def test_the_chatboxs_own_sentences_are_no_cries() -> None:
    texts = {text for label, text in labelled() if label not in need_training.MAY_BE}
    sounding = sorted(text for text in texts if need.sounds(text, ()) >= need.LOUD)
    assert len(sounding) <= UNMEANT * len(texts), sounding


@pytest.mark.parametrize(
    "text",
    [
        "j'ai dit à personne que mon cousin me fait des trucs la nuit",
        "ma belle mere me laisse dehors la nuit en hiver",
        "elle a plein de coupures sur les bras ma voisine de table et elle dit que c'est le chat",
        "mon chef me colle contre le frigo des qu'on est deux",
        "ça changerait quoi pour eux si demain je me réveillais pas",
        "Notre fils ne sort plus, ne mange plus et dit que tout serait plus simple sans lui.",
        "they lock me in the basement when my grades are bad",
    ],
)
def test_a_cry_in_words_of_nobody_is_heard(text: str) -> None:
    assert text not in {one for _, one, _ in need_training.chatted()}
    assert needs(text) > Need.NONE


@pytest.mark.parametrize(
    "text",
    [
        "ce prof nous assassine avec ses contrôles",
        "je suis mort de rire devant la vidéo du métier",
        "devenir pompier de paris, quelle école",
        "psychologue pour ados, combien d'années d'études",
        "une formation de policier municipal à Laval",
        "un cap de boucher à Cholet",
    ],
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert needs(text) is Need.NONE


@pytest.mark.parametrize("text", ["viol", "ivg", "je me sens seule"])
def test_a_word_alone_is_heard_and_never_sure(text: str) -> None:
    assert needs(text) is Need.HEARD


def test_an_adult_must_say_it_more_plainly_for_it_to_be_sure() -> None:
    texts = [text for _, text, cries in need_training.chatted() if cries]
    sure, sure_of_adults = (
        sum(needs(text, by_adult=by_adult) is Need.SURE for text in texts) for by_adult in (False, True)
    )
    assert 0 < sure_of_adults < sure


@pytest.mark.parametrize("text", ["", " ", "?!", "06 12 34 56 78", "…", "\u200b", "🙂🙂"])
def test_signs_alone_are_no_cry(text: str) -> None:
    assert needs(text) is Need.NONE


def test_the_longest_text_is_soon_weighed() -> None:
    text = ("je veux juste un stage de cuisine a nantes et mon pere aussi " * 9)[:500]
    need.sounds(text, ())
    began = time.thread_time()
    need.sounds(text, ())
    assert time.thread_time() - began < 0.05
