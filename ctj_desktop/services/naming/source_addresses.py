"""Where does a fact of the reference data come from: which pages stand behind the short names of its sources?"""

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from ctj_desktop import paths

NAMED: Final = re.compile(r"([A-Z][A-Z0-9-]*(?:, [A-Z][A-Z0-9-]*)*)(?: \((.+)\))?")
"""Short names, and a remark."""


def source_lines(source: str) -> tuple[str, ...]:
    """The address of each page and a remark, each a line; what a person wrote stays as it is."""
    named = NAMED.fullmatch(source)
    keys = named[1].split(", ") if named else []
    addresses = _addresses()
    if named is None or not all(key in addresses for key in keys):
        return (source,) if source else ()
    remark = named[2] or ""
    return (*(addresses[key] for key in keys), *([remark[:1].upper() + remark[1:]] if remark else []))


def source_sites(source: str) -> str:
    """The sites alone, for a line: macommune.info, rfj.ch; what a person wrote as it is."""
    lines = source_lines(source)
    return source if lines == (source,) else ", ".join(dict.fromkeys(line.partition("/")[0] for line in lines))


@cache
def _addresses() -> Mapping[str, str]:
    found: dict[str, str] = json.loads((paths.resources() / "reference" / "sources.json").read_text(encoding="utf-8"))
    return found
