"""How is text put into a page so that nothing in it is ever taken for mark-up, and how do addresses and names arise?"""

import json
import re
import unicodedata
from html import escape
from typing import Final
from uuid import UUID

from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.texts import Bilingual, Language, other
from ctj_desktop.i18n import Translator

LONGEST_NAME: Final = 48
POLICY: Final = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file:; "
    "base-uri 'none'; form-action 'self' file:"
)
"""What a page may load: its own style and its own search, nothing from anywhere else and no script of a title."""


class Markup(PositionalValue):
    """Finished mark-up; only this is put into a page as it is."""

    text: str

    def __str__(self) -> str:
        return self.text


def safe(value: "str | Markup") -> str:
    """Mark-up as it is, any text with its signs escaped."""
    return value.text if isinstance(value, Markup) else escape(value)


def tag(name: str, /, *inside: "str | Markup", **attributes: str) -> Markup:
    """An element; an attribute that is empty is left out, `class_` is `class`, and `data_x` is `data-x`."""
    return Markup(f"{_open(name, attributes)}{''.join(map(safe, inside))}</{name}>")


def void(name: str, /, **attributes: str) -> Markup:
    """An element without an end."""
    return Markup(_open(name, attributes))


def joined(*parts: "str | Markup") -> Markup:
    """One after another."""
    return Markup("".join(map(safe, parts)))


def said(t: Translator, text: Bilingual) -> "str | Markup":
    """In the language of the page; where it is missing the other, and marked as that language for who listens."""
    own = without_marks(text.text(t.language))
    if own or not text:
        return own
    return tag("span", text.or_other(t.language), lang=other(t.language).value)


def language_of(t: Translator, text: Bilingual) -> str:
    """The language in which a text stands on a page, where it is another than that of the page."""
    return "" if text.text(t.language) or not text else other(t.language).value


def page_name(beginning: str, text: str, key: UUID | None = None) -> str:
    """The name of a page: a few plain letters of what it is about, and what tells it from its namesakes."""
    letters = searched(text).replace(" ", "-")[:LONGEST_NAME].strip("-")
    return "-".join(filter(None, (beginning, letters, key.hex[-10:] if key is not None else ""))) + ".html"


def searched(text: str) -> str:
    """As `search.js` folds what is typed."""
    plain = text.lower().replace("ß", "ss").replace("œ", "oe").replace("æ", "ae")
    bare = "".join(sign for sign in unicodedata.normalize("NFD", plain) if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", " ", bare).strip()


def script(value: object) -> str:
    """A value inside a script: no sign of it ends the script or begins mark-up."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def content_language(t: Translator) -> Language:
    """French or German: those of the site."""
    return Language.DE if t.language is Language.DE else Language.FR


def _open(name: str, attributes: dict[str, str]) -> str:
    named = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items() if value)
    return f"<{name}{''.join(_attribute(key, value) for key, value in named)}>"


def _attribute(key: str, value: str) -> str:
    return f' {key}="{escape(value, quote=True)}"'
