"""Learns the weights of `need` anew: `python -m tests.safety.safeguarding.need_training`.

From what is typed into a chat box (`chatted`: distress or fine, tab, sentence; the third writer had seen the
code, the others had not), from the labelled messages, from the chatbox's own sentences and the conversations
that may be read. What is learned without a writer is measured by them.
"""

import hashlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from api.home.chatbox.intents import labelled
from api.safety.safeguarding import need
from api.safety.safeguarding.findings import Finding
from api.safety.safeguarding.learned import FEW_MORE, HUNDREDTHS, enough, features
from api.safety.safeguarding.service import found_by_rules
from benchmarks.chatbox import conversations
from tests.safety.safeguarding import test_chat_box, test_in_haste
from tests.safety.safeguarding.training import REAL_COST, Sample, as_rows, cost_of, digest, messages, score
from tests.svm import Learned, separate, write

CHATTED = Path(__file__).parent / "chatted"
OWN = "sentences"
"""Writer of the chatbox's own sentences."""
TESTED = "tested"
MAY_BE = ("unclear",)
"""Labels of sentences that say little of why they are said."""
MEASURED = (0.0, -0.3, -0.5, -0.7, -0.8, -0.9)


def files() -> list[Path]:
    """A file a writer."""
    return sorted(CHATTED.glob("*.tsv"))


def chatted() -> Iterator[tuple[str, str, bool]]:
    """Each writer's sentences, and whether they cry for help; then those that the tests of rules ask for."""
    for path in files():
        for line in path.read_text(encoding="utf-8").splitlines():
            kind, text = line.split("\t")
            yield path.stem, text, kind == Finding.DISTRESS
    for asked in (test_chat_box, test_in_haste):
        yield from ((TESTED, text, True) for text in asked.CRIES)
        yield from ((TESTED, text, False) for text in asked.EVERYDAY)


def learned_from() -> str:
    """Of what people labelled. Of the chatbox's own sentences a test measures how many sound like a cry: they
    change more often than this is learned anew.
    """
    whole = hashlib.sha256(digest().encode())
    for _, text, cries in chatted():
        whole.update(f"{cries} {text} {need.spelt(text)}".encode())
    return whole.hexdigest()


def _samples() -> list[Sample]:
    """All that is learned from, each text once."""
    texts = {text: (OWN, False) for label, text in labelled() if label not in MAY_BE}
    texts |= {text: (OWN, cries) for text, cries in _talked()}
    texts |= {text: (writer, bool(line.get(Finding.DISTRESS))) for text, (writer, line) in messages().items()}
    texts |= {text: (writer, cries) for writer, text, cries in chatted()}
    return [_sample(writer, text, cries) for text, (writer, cries) in texts.items()]


def _talked() -> Iterator[tuple[str, bool]]:
    """What is said in conversations, and whether it is a cry."""
    for talk in conversations("read"):
        for turn in talk["turns"]:
            cries = talk["set"] == "distress" or any(one.get("help") for one in turn["accept"])
            if not cries or len(talk["turns"]) == 1:
                yield turn["say"], cries


def _sample(writer: str, text: str, cries: bool) -> Sample:
    spelt = need.spelt(text)
    ruled = {span.finding for span in found_by_rules(text)}
    more = 0.0 if enough(spelt) else FEW_MORE
    return Sample(writer, features(spelt), need.told(spelt, ruled), (cries,), (), more)


def _learn(samples: Sequence[Sample], writers: Sequence[str]) -> Learned:
    known_as = as_rows(samples)
    signs = [1 if sample.labels[0] else -1 for sample in samples]
    costs = [REAL_COST if sample.writer in (OWN, TESTED, *writers) else cost_of(sample) for sample in samples]
    return known_as.learned(separate(known_as.rows, signs, costs, len(known_as.places)))


def _measured(samples: Sequence[Sample], learned: Learned, writer: str) -> str:
    """Shares that are heard of a writer's cries and of what only looks like one, by how loud they must be."""
    scores: dict[bool, list[float]] = {True: [], False: []}
    for sample in samples:
        if sample.writer == writer:
            scores[bool(sample.labels[0])].append(score([learned], sample)[0])

    def share(cries: bool, least: float) -> float:
        return sum(one >= least for one in scores[cries]) / len(scores[cries])

    return ", ".join(f"{least}: {share(True, least):.2f}/{share(False, least):.2f}" for least in MEASURED)


def main() -> None:
    """Learn without each writer in turn and say what they are heard of; then learn, and write the weights."""
    samples, writers = _samples(), [path.stem for path in files()]
    for writer in writers:
        learned = _learn([sample for sample in samples if sample.writer != writer], writers)
        sys.stdout.write(f"{writer}, cries/others: {_measured(samples, learned, writer)}\n")
    learned = _learn(samples, writers)
    head = {"learned_from": learned_from(), "bias": [round(learned.bias, 3)]}
    sys.stdout.write(f"{write(need.WEIGHTS, head, [learned], HUNDREDTHS)} weights\n")


if __name__ == "__main__":
    main()
