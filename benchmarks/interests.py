"""The first ten suggestions of each profile, with their reasons, for somebody who judges them blind.

    python -m benchmarks.interests PROFILES http://127.0.0.1:8000 > lists.md

PROFILES: JSON lines `{"about": "…", "answers": {"bike": 2}, "subjects": ["maths"]}`, an answer 2 (liked), 1
or 0; `about` is not printed, so that whoever judges reads the answers alone. The server is a running one
(`make run`): what is judged is what the app shows.
"""

import json
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen


def _ask(address: str) -> Any:
    with urlopen(address, timeout=30) as response:
        return json.load(response)


def _texts(items: list[dict[str, str]]) -> dict[str, str]:
    return {item["id"]: item["fr"] for item in items}


def main(profiles: str, server: str) -> None:
    """Print the lists."""
    known = _ask(f"{server}/api/v1/interests/cards")
    cards, subjects = _texts(known["cards"]), _texts(known["subjects"])
    for number, line in enumerate(Path(profiles).read_text(encoding="utf-8").splitlines(), 1):
        profile = json.loads(line)
        answers, ticked = profile["answers"], profile.get("subjects", [])
        query = {
            "answers": ",".join(f"{card}:{answer}" for card, answer in answers.items()),
            "subjects": ",".join(ticked),
        }
        found = _ask(f"{server}/api/v1/interests/careers?{urlencode(query)}")
        print(f"## Profil {number}")
        for title, sign in (("Aime", 2), ("Bof", 1), ("Pas pour moi", 0)):
            said = [cards[card] for card, answer in answers.items() if answer == sign]
            print(f"{title} : {' · '.join(said) or '—'}")
        print(f"Matières : {' · '.join(subjects[one] for one in ticked) or '—'}")
        for place, item in enumerate(found["items"], 1):
            why = [f"tu as aimé « {cards[card]} »" for card in item["reasons"]["cards"]]
            why += [f"tu aimes : {subjects[one]}" for one in item["reasons"]["subjects"]]
            print(f"{place:>2}. {item['label']}{' (surprise)' * item['surprising']} — {', '.join(why)}")
        print()


if __name__ == "__main__":
    main(*sys.argv[1:])
