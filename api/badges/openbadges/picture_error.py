"""Why a picture is not taken."""


class PictureError(Exception):
    """A picture that we do not take; `code` is a stable word of why."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail
