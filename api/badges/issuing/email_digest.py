"""What is kept of a mail address that a badge was offered to."""

from api.platform.kit.secrets import Secrets


def address(secrets: Secrets, email: str) -> bytes:
    """The same for the same address, as it is normalised; it finds offers, and cannot be turned back."""
    return secrets.mark("badge offer", email)


def of_nobody(secrets: Secrets, email: str) -> bytes:
    """One that finds no wallet, the same for the same address: its owner must not hear of the offer."""
    return secrets.mark("badge offer to nobody", email)
