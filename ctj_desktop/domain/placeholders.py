"""Which names stand in braces in a text, to be filled in when it is used?"""

import re
from collections.abc import Collection, Mapping

from ctj_desktop.domain.texts import Bilingual

_PLACE = re.compile(r"\{([^{}\n]*)\}")
LONGEST = 60  # characters of a name


def placeholders(text: Bilingual) -> tuple[str, ...]:
    """Every name once, as the French, then the German text has them; spaces around it do not count."""
    found = (*_PLACE.findall(text.fr.text), *_PLACE.findall(text.de.text))
    return tuple(dict.fromkeys(name.strip() for name in found))


def unknown_placeholders(text: Bilingual, known: Collection[str]) -> tuple[str, ...]:
    """Those that are none of the known names."""
    return tuple(name for name in placeholders(text) if name not in known)


def is_placeholder(name: str) -> bool:
    """Whether it can stand in braces and be found again: one line without braces, something, and not too long."""
    return 0 < len(name) <= LONGEST and _PLACE.fullmatch(f"{{{name}}}") is not None and name == name.strip()


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with the values in place of their names; a name that has none stays in its braces, to be seen."""
    return _PLACE.sub(lambda found: values.get(found[1].strip(), found[0]), text)
