"""Can a text be a mail address?

What cannot be one is told from what may be one; whether anybody reads it, only a mail can show. The form is that of
RFC 5321 (4.1.2 `Mailbox`) and RFC 5322 (3.4.1 `addr-spec`, 3.2.3 `atom`): a local part, one `@`, a domain. Letters of
any language stand in both (RFC 6531 3.3).

Refused although the grammar has them: a local part in quotation marks, which RFC 5321 4.1.2 tells hosts to avoid; a
domain of one label and the number of a host in brackets, which no office outside that house can write to (RFC 5321
2.3.5: a name that the whole world resolves).
"""

import unicodedata
from typing import Final

from ctj_desktop.domain.record import PositionalValue

LONGEST: Final = 254
"""Octets: a path has 256 (RFC 5321 4.5.3.1.3), of which two are its angle brackets."""
LONGEST_LOCAL: Final = 64
"""Octets before the `@` (RFC 5321 4.5.3.1.1)."""
LONGEST_LABEL: Final = 63
"""Octets between two dots of a domain as it is asked for (RFC 1035 2.3.4)."""
SPECIAL: Final = frozenset('()<>[]:;@\\,"')
"""Characters that part addresses and comments from one another (RFC 5322 3.2.3); the dot parts atoms."""

JOINERS: Final = frozenset("\u200c\u200d")
"""Part of words in Persian and in Indian languages (RFC 5892, appendix A)."""


class Mailbox(PositionalValue):
    """Somebody by name and mail address."""

    name: str
    mail: str


def is_mail_address(text: str) -> bool:
    """Whether it can be one address, alone, without its name and without blanks around it."""
    local, at, domain = text.rpartition("@")
    return bool(at) and _is_local(local) and _is_domain(domain) and _octets(text) <= LONGEST


def _is_local(text: str) -> bool:
    return all(map(_is_atom, text.split("."))) and _octets(text) <= LONGEST_LOCAL


def _is_atom(text: str) -> bool:
    return text != "" and all(_is_visible(c) and c not in SPECIAL for c in text)


def _is_domain(text: str) -> bool:
    labels = text.split(".")
    return len(labels) > 1 and all(_is_label(label) for label in labels)


def _is_label(text: str) -> bool:
    """Letters, digits and hyphens, none at its ends (RFC 5321 4.1.2); of another alphabet whatever is seen."""
    seen = all(c.isalnum() or c == "-" or (not c.isascii() and _is_visible(c)) for c in text)
    return seen and text.strip("-") == text != "" and len(_asked(text)) <= LONGEST_LABEL


def _asked(label: str) -> bytes:
    """As the name is asked for in the net (RFC 5890 2.3.2.1, RFC 3492)."""
    return label.encode() if label.isascii() else b"xn--" + label.encode("punycode")


def _is_visible(character: str) -> bool:
    """No blank, and nothing that only steers (Unicode general category Z or C), but for what joins letters."""
    return character in JOINERS or unicodedata.category(character)[0] not in "ZC"


def _octets(text: str) -> int:
    return len(text.encode())
