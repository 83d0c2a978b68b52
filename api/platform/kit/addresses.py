"""Mail addresses: which of them reach one mailbox."""

_ONE_MAIL = {
    "googlemail.com": "gmail.com",
    **dict.fromkeys(("protonmail.com", "protonmail.ch", "pm.me"), "proton.me"),
    **dict.fromkeys(("me.com", "mac.com"), "icloud.com"),
    **dict.fromkeys(("ya.ru", "yandex.com", "yandex.fr"), "yandex.ru"),
}
"""Other names of one provider's mailboxes: whoever has the one receives at the other."""
_WITHOUT_DOTS = frozenset({"gmail.com"})
"""Where dots before the @ make no other mailbox."""


def mailbox(address: str) -> str:
    """The same text for every address that is known to reach the same mailbox.

    A word after + makes no other one; where a provider is known to drop dots, nor do they.
    """
    local, _, host = address.lower().rpartition("@")
    local = local.partition("+")[0] or local
    host = _ONE_MAIL.get(host, host)
    if host in _WITHOUT_DOTS:
        local = local.replace(".", "")
    return f"{local}@{host}"
