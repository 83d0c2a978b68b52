"""What holds for every text, whatever it is."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from api.safety.safeguarding.service import screen

PARTS = st.sampled_from(
    [
        *(
            "06 12 34 56 78",
            "zéro six douze",
            "o6",
            "prenom",
            "arobase",
            "@",
            "gmail",
            "point",
            "com",
            ".",
            "fr",
            "snap",
        ),
        *(
            "insta",
            ":",
            "c'est",
            "mon",
            "ton",
            "num",
            "?",
            "on se voit",
            "samedi",
            "devant",
            "12",
            "rue",
            "des Lilas",
        ),
        *(
            "s n a p",
            "0️⃣6️⃣",
            "６",
            "\u200b",
            "ｉnsta",
            "[masqué]",
            "[",
            "masqué",
            "]",
            "connard",
            "je veux",
            "mourir",
        ),
        *(
            "\n",
            "!",
            "à 18h",
            "rdv",
            "viens",
            "chez moi",
            "https://",
            "t'as",
            "lea_44",
            "İ",
            "ﬁ",
            "½",
            "\ud800",
            "#1234",
        ),
    ]
)
MESSAGES = st.one_of(
    st.text(max_size=200), st.lists(PARTS, max_size=25).map(" ".join), st.lists(PARTS).map("".join)
)


@settings(max_examples=300, deadline=None)
@given(MESSAGES)
@example("06P0100000000:AAA000000000:00:00:00:00")
@example("0100000000AAAA00a")
@example("[https://lea_44https://0️⃣6️⃣des Lilasnum0️⃣6️⃣[")
@example("snap on se voit gmail \n lea_44 je veux on se voit \n on se voit ｉnsta num num ] lea_44")
def test_any_text_is_screened_once_and_for_all(text: str) -> None:
    once = screen(text)
    assert all(0 <= span.start < span.end <= len(text) for span in once.spans)
    assert list(once.spans) == sorted(once.spans, key=lambda span: (span.start, span.end))
    if not once.masked:
        assert once.text == text
    again = screen(once.text)
    assert again.text == once.text
    assert again.masked == frozenset()
