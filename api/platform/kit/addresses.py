"""Mail addresses: which of them reach one mailbox."""

_ONE_MAIL = {
    "googlemail.com": "gmail.com",
    **dict.fromkeys(("protonmail.com", "protonmail.ch", "pm.me"), "proton.me"),
    **dict.fromkeys(("me.com", "mac.com"), "icloud.com"),
    **dict.fromkeys(("ya.ru", "yandex.com", "yandex.fr"), "yandex.ru"),
}
"""Other names of one provider's mailboxes: whoever has the one receives at the other."""
_DROPPED = {"gmail.com": ".", "proton.me": ".-_"}
"""Signs before the @ that make no other mailbox there."""


def mailbox(address: str) -> str:
    """The same text for every address that is known to reach the same mailbox.

    A word after + makes no other one; where a provider is known to drop dots or hyphens, nor do they.
    """
    local, _, host = address.lower().rpartition("@")
    local = local.partition("+")[0] or local
    host = _ONE_MAIL.get(host, host)
    return f"{local.translate(dict.fromkeys(map(ord, _DROPPED.get(host, ''))))}@{host}"


def plain_spelling(address: str) -> str | None:
    """Where else its provider certainly delivers to this very mailbox, so that what is secret may go there.

    None where only the provider knows: of most, a word after + may be somebody else's.
    """
    plain = mailbox(address)
    return plain if plain.rpartition("@")[2] in _DROPPED else None
