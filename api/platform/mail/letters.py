"""How a mail looks: the same few parts as plain text and as HTML."""

from email.message import EmailMessage
from html import escape

from pydantic import BaseModel

from api.platform.kit.language import Language, Words

_FOOT: Words = {
    "fr": "Rien demandé ? Ce message peut être ignoré.",
    "en": "You did not ask for this? You can ignore this message.",
}
_FOOT_FORMAL: Words = {
    "fr": "Ce message vous est parvenu par erreur ? Vous pouvez l’ignorer.",
    "en": "Did you get this message by mistake? You can ignore it.",
}
_FOOT_WARNING: Words = {
    "fr": "Ce message est automatique : inutile d’y répondre.",
    "en": "This message is automatic: there is no need to answer it.",
}

_STOP: Words = {
    "fr": "Ne plus recevoir ces mails",
    "en": "Stop these mails",
}

_PAGE = """<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{subject}</title></head>
<body style="margin:0;padding:24px 16px;background:#f6f4ef;color:#1d2430;font:17px/1.5 sans-serif">
<div style="max-width:32em;margin:auto;background:#fff;padding:24px;border-radius:12px">
<p style="margin-top:0"><b>E-pass Orientation</b></p>{body}<hr style="border:0;border-top:1px solid #ddd">
<p style="font-size:14px;color:#555;margin-bottom:0">{foot}</p></div></body></html>"""
_BUTTON = (
    '<p><a href="{url}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#12456b;'
    'color:#fff;text-decoration:none">{label}</a></p><p style="font-size:14px;color:#555">{url}</p>'
)
_CODE = '<p style="font-size:32px;letter-spacing:6px;margin:16px 0"><b>{code}</b></p>'


class Door(BaseModel):
    """What a link does, as a button says it, and where it leads."""

    action: str
    url: str


class Letter(BaseModel):
    """A mail: paragraphs, then a code or a link, seldom several."""

    language: Language
    subject: str
    paragraphs: list[str]
    code: str | None = None
    action: str | None = None
    """What the link does, as a button says it."""
    url: str | None = None
    others: list[Door] = []
    """More links after that one."""
    formal: bool = False
    """« vous »: parents and professionals."""
    warning: bool = False
    """Tells of something that must not be ignored: the foot does not say so."""
    stop: str | None = None
    """Page that ends mails of this sort, for its reader."""
    one_click: str | None = None
    """The same for mail programs, which post to it (RFC 8058)."""

    def text(self) -> str:
        """As plain text."""
        parts = [*self.paragraphs]
        if self.code:
            parts.append(f"    {self.code}")
        if self.url:
            colon = "\u00a0:" if self.language == "fr" else ":"
            parts += [f"{action}{colon}\n{url}" for action, url in self._doors(self.url)]
        foot = f"{self.foot()}\n{self.stop}" if self.stop else self.foot()
        return "\n\n".join([*parts, f"-- \nE-pass Orientation\n{foot}"])

    def html(self) -> str:
        """As HTML, without pictures or anything fetched."""
        body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in self.paragraphs)
        if self.code:
            body += _CODE.format(code=escape(self.code))
        if self.url:
            for action, url in self._doors(self.url):
                body += _BUTTON.format(url=escape(url), label=escape(action))
        foot = escape(self.foot())
        if self.stop:
            foot = f'<a href="{escape(self.stop)}" style="color:#555">{foot}</a>'
        return _PAGE.format(language=self.language, subject=escape(self.subject), body=body, foot=foot)

    def message(self, *, sender: str, recipient: str, message_id: str) -> EmailMessage:
        """As a message for SMTP (RFC 5322); sent twice, it has the same Message-ID."""
        message = EmailMessage()
        message["From"] = sender
        message["To"] = recipient
        message["Subject"] = self.subject
        message["Message-ID"] = message_id
        message["Auto-Submitted"] = "auto-generated"
        message["Content-Language"] = self.language
        if self.one_click:
            message["List-Unsubscribe"] = f"<{self.one_click}>"
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        message.set_content(self.text())
        message.add_alternative(self.html(), subtype="html")
        return message

    def _doors(self, url: str) -> list[tuple[str, str]]:
        return [(self.action or url, url), *((one.action, one.url) for one in self.others)]

    def foot(self) -> str:
        """The last line; where the reader may end such mails, the words of the link that does."""
        if self.stop:
            return _STOP[self.language]
        if self.warning:
            return _FOOT_WARNING[self.language]
        return (_FOOT_FORMAL if self.formal else _FOOT)[self.language]
