"""With which words do the invented years speak? Those of `resources/sample/archive-words.json`, in both languages."""

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from ctj_desktop import paths
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.texts import Bilingual

FILE: Final = "archive-words.json"
FrDe = tuple[str, str]
SlotValue = str | FrDe
# French prepositions before the article or the vowel of a place's name.
_CONTRACTIONS: Final = (
    (re.compile(r"\b([Dd])e Le "), r"\1u "),
    (re.compile(r"\b([Dd])e Les "), r"\1es "),
    (re.compile(r"\bà Le "), "au "),
    (re.compile(r"\bà Les "), "aux "),
    (re.compile(r"\b([Dd])e (?=[AEIOUYÉÈ])"), r"\1’"),
)


@cache
def vocabulary() -> Mapping[str, Any]:  # JSON: lists of pairs, by their use
    """Everything that can be said."""
    content: Mapping[str, Any] = json.loads((paths.resources() / "sample" / FILE).read_text(encoding="utf-8"))
    return content


class FilledText(PositionalValue):
    """A text in both languages with its slots filled."""

    fr: str
    de: str

    @property
    def both(self) -> Bilingual:
        """Written in both languages at once."""
        return Bilingual.of(self.fr, self.de)

    @property
    def french(self) -> Bilingual:
        """Written in French; the German follows later."""
        return Bilingual.of(self.fr)


def said(pair: Any, **slots: SlotValue) -> FilledText:  # a list of two texts from the file
    """The pair with these slots; a slot may itself be a pair."""
    french = {name: value if isinstance(value, str) else value[0] for name, value in slots.items()}
    german = {name: value if isinstance(value, str) else value[1] for name, value in slots.items()}
    return FilledText(contracted(pair[0].format(**french)), pair[1].format(**german))


def contracted(french: str) -> str:
    """“de Orbe” becomes “d’Orbe”, “à Les Rousses” becomes “aux Rousses”."""
    for pattern, replacement in _CONTRACTIONS:
        french = pattern.sub(replacement, french)
    return french
