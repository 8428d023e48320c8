"""Of whose work is the program made, under which licences, and what do these say?"""

import platform
import sys
from importlib import metadata
from pathlib import Path
from typing import Final
from uuid import UUID, uuid5

from ctj_desktop import __version__
from ctj_desktop.domain.ids import NETWORK
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.paths import program_data, resources

LIBRARIES: Final = (
    "msgspec",
    "PySide6-Essentials",
    "shiboken6",
    "SQLAlchemy",
    "alembic",
    "Mako",
    "MarkupSafe",
    "sqlcipher3",
    "reportlab",
    "pillow",
    "charset-normalizer",
    "pyphen",
    "pypdfium2",
    "babel",
    "platformdirs",
    "PyNaCl",
    "cffi",
    "pyrage",
    "XlsxWriter",
    "python-calamine",
    "phonenumbers",
)
"""What the program needs while it runs; `build.spec` takes their metadata along."""
OF_A_KEY_STORE: Final = (
    "keyring",
    "jaraco.classes",
    "jaraco.context",
    "jaraco.functools",
    "more-itertools",
    "importlib-metadata",
    "zipp",
    "lazy-importer",
    "backports.tarfile",
    "pywin32-ctypes",
)
"""What asks the key store of Windows (all of them) and macOS (all but the last); on Linux none goes along."""
LINE: Final = 60  # a longer one is the text itself
UNSAID: Final = {"pyrage": "MIT", "sqlcipher3": "Zlib"}
"""Licences that a package says in its text only."""


class Component(NamedValue):
    """One part; `text` is its licence in full, empty where the package does not bring it along."""

    key: UUID
    name: str
    version: str
    licence: str
    text: str


def components() -> list[Component]:
    """Our own work first, then what it stands on, by name; a library that is not here is left out."""
    own = [
        _component("CTJ Desktop", __version__, "EUPL-1.2", _read(program_data() / "LICENSE")),
        _component("Phosphor Icons", "", "MIT", _read(resources() / "icons" / "LICENSE-Phosphor.txt")),
        _component("Source Sans 3", "", "OFL-1.1", _read(resources() / "fonts" / "OFL.txt")),
    ]
    licences = resources() / "licences"
    inside = [  # what stands in other packages, which bring no licence of it
        _component("Python", platform.python_version(), "PSF-2.0", _read(licences / "Python.txt")),
        _component("SQLCipher", "", "BSD-3-Clause", _read(licences / "SQLCipher.txt")),
    ]
    found = [part for name in libraries() if (part := _library(name)) is not None]
    return [*own, *sorted([*inside, *found], key=lambda part: part.name.casefold())]


def libraries() -> tuple[str, ...]:
    """Those of a program of this system."""
    return LIBRARIES if sys.platform == "linux" else (*LIBRARIES, *OF_A_KEY_STORE)


def _library(name: str) -> Component | None:
    try:
        package = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None
    files = [file for file in package.files or () if ".dist-info" in str(file) and "licen" in str(file).lower()]
    texts = [_read(Path(str(file.locate()))) for file in files]
    whole = _by_licence(_licence(package)) or "\n\n".join(filter(None, texts))
    return _component(package.name, package.version, _licence(package), whole)


def _by_licence(licence: str) -> str:
    """The LGPL is the GPL with additions: both texts, for Qt, whose packages bring along the commercial one at most."""
    if not licence.startswith("LGPL-3.0"):
        return ""
    return "\n\n".join(_read(resources() / "licences" / name) for name in ("LGPL-3.0.txt", "GPL-3.0.txt"))


def _licence(package: metadata.Distribution) -> str:
    """What the package says of itself: an expression, a line, or a classifier."""
    said = package.metadata.json
    short = str(said.get("license_expression") or "")
    lines = str(said.get("license") or "").strip().splitlines()
    if not short and lines and len(lines[0]) < LINE:
        short = lines[0].partition(" (")[0]
    classifiers = [str(line) for line in said.get("classifier") or ()]
    classes = [line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License")]
    return short or ", ".join(classes) or UNSAID.get(package.name, "")


def _component(name: str, version: str, licence: str, text: str) -> Component:
    return Component(key=uuid5(NETWORK, name), name=name, version=version, licence=licence, text=text)


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", errors="replace")
    except OSError:
        return ""
