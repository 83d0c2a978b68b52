"""Cursors: what `encode_cursor` made is read again, anything else is refused."""

import pytest

from api.platform.kit.pagination import MAX_VALUE, decode_cursor, encode_cursor
from api.platform.kit.problems import InvalidInputError


@pytest.mark.parametrize("value", ["école", "BTS Design\u00a0: espace", "prix\u202f!", "x" * MAX_VALUE])
def test_a_name_that_lists_are_sorted_by_comes_back(value: str) -> None:
    assert decode_cursor(encode_cursor(1.5, value), (float, str)) == (1.5, value)


@pytest.mark.parametrize("value", ["two\nlines", "nul\0", "x" * (MAX_VALUE + 1)])
def test_what_no_list_is_sorted_by_is_refused(value: str) -> None:
    with pytest.raises(InvalidInputError):
        decode_cursor(encode_cursor(1.5, value), (float, str))
