"""By what is a form known again, whatever was done to it: which form, in which version, about what?

It stands in one cell: the word of the form, its version, and what else it says by keys. It stands twice in a file,
below what is filled in and on a sheet that is hidden.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

_REFERENCE: Final = re.compile(r"(ctj-[a-z]+)/([0-9]{1,4})((?: [a-z]+=[^ ]+)*)")


def reference_text(form: str, version: int, said: Mapping[str, object]) -> str:
    """As it stands in a cell; what is None is not said."""
    parts = (f"{key}={value}" for key, value in said.items() if value is not None)
    return " ".join((f"{form}/{version}", *parts))


def read_reference_text(form: str, cell: str) -> tuple[int, Mapping[str, str]]:
    """Its version and what it says; version 0, which none has, where the cell says nothing of that form."""
    met = _REFERENCE.search(cell)
    if met is None or met[1] != form:
        return 0, {}
    return int(met[2]), dict(part.split("=", 1) for part in met[3].split())


def forms_named(cells: Iterable[str]) -> frozenset[str]:
    """The words of the forms to which they refer."""
    return frozenset(met[1] for cell in cells if (met := _REFERENCE.search(cell)) is not None)
