"""What becomes of a French word before the name of somebody that begins with a vowel?"""

import re
from typing import Final

from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n.folding import folded
from ctj_desktop.i18n.translator import Translator

_VOWELS: Final = frozenset("aeiou")
_NAMES: Final = ("name", "person", "holder", "who")
"""The fields that name somebody; a file or a number keeps the whole word before it."""


def named(t: Translator, text: str, /, **values: str) -> str:
    """The text with its fields filled in, `Présence d’Anne Dubois`: in French `de` and `que` lose their vowel."""
    for field in _NAMES if t.language is Language.FR else ():
        if folded(values.get(field, "")[:1]).casefold() in _VOWELS:
            text = re.sub(rf"\b(d|qu)e {{{field}}}", rf"\1’{{{field}}}", text)
    return text.format(**values)
