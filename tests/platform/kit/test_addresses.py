"""Which addresses reach one mailbox."""

import pytest

from api.platform.kit.addresses import mailbox


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lea@Example.org", "lea@example.org"),
        ("lea+stage@example.org", "lea@example.org"),
        ("l.e.a@gmail.com", "lea+x@googlemail.com"),
        ("lea@protonmail.com", "lea@pm.me"),
        ("l.e-a_x@proton.me", "leax@protonmail.com"),
        ("lea@me.com", "lea@icloud.com"),
    ],
)
def test_the_same_mailbox(one: str, other: str) -> None:
    assert mailbox(one) == mailbox(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("le.a@example.org", "lea@example.org"),
        ("le-a@gmail.com", "lea@gmail.com"),
        ("lea@example.org", "lea@example.com"),
        ("+lea@example.org", "+leo@example.org"),
    ],
)
def test_another_mailbox(one: str, other: str) -> None:
    assert mailbox(one) != mailbox(other)
