"""Of which parts, in which versions and under which licences, is a packed program made? Written when it is packed.

A list for machines in the form of CycloneDX 1.6 (ECMA-424), by which whoever looks after computers sees whether a known
fault of a part is in it, and one for people, with every licence in full.
"""

import json
import platform
from collections.abc import Iterator
from contextlib import closing, suppress
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.services.workspace.licences import Component, components, libraries
from ctj_desktop.storage.file.connection import connect
from ctj_desktop.storage.file.opening import sqlite_version

CYCLONEDX, READABLE = "sbom.cdx.json", "LICENCES.txt"
RULE: Final = "=" * 72


class _Part(PositionalValue):
    """What is named: a package, or what stands in one in one piece with it."""

    name: str
    version: str
    licence: str


def write_bill(folder: Path) -> tuple[Path, Path]:
    """Both lists in a folder, of the libraries that are installed here; the same parts give the same bytes."""
    parts = components()
    machine, people = folder / CYCLONEDX, folder / READABLE
    machine.write_bytes(json.dumps(_cyclonedx(parts), ensure_ascii=False, indent=1).encode())
    people.write_text("\n\n".join(map(_readable, parts)) + "\n", encoding="utf-8", newline="\n")
    return machine, people


def _cyclonedx(parts: list[Component]) -> dict[str, Any]:
    inside = {one.name: one for one in _inside()}
    named = [inside.pop(one.name, _Part(one.name, one.version, one.licence)) for one in parts]
    own, *others = map(_entry, [*named, *inside.values()])
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {**own, "type": "application"}},
        "components": others,
    }


def _entry(part: _Part) -> dict[str, Any]:
    entry: dict[str, Any] = {"type": "library", "bom-ref": f"{part.name}@{part.version}", "name": part.name}
    if part.version:
        entry["version"] = part.version
    if part.licence:
        entry["licenses"] = [{"license": {"name": part.licence}}]
    if _packaged(part.name) in map(_packaged, libraries()):
        entry["purl"] = f"pkg:pypi/{_packaged(part.name)}@{part.version}"
    return entry


def _packaged(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


def _inside() -> Iterator[_Part]:
    """The interpreter, and libraries in C that stand in wheels; as far as they say it, with their versions."""
    from pypdfium2 import PDFIUM_INFO

    yield _Part("Python", platform.python_version(), "PSF-2.0")
    yield _Part("Qt", metadata.version("PySide6-Essentials"), "LGPL-3.0-only")
    yield _Part("PDFium", ".".join(map(str, PDFIUM_INFO.api_tag)), "BSD-3-Clause AND Apache-2.0")
    yield _Part("libsodium", "", "ISC")
    with suppress(metadata.PackageNotFoundError):  # Windows alone needs it
        yield _Part("tzdata", metadata.version("tzdata"), "Apache-2.0")
    with closing(connect(Path(":memory:"), bytes(32))) as connection:
        yield _Part("SQLite", sqlite_version(), "blessing")
        yield _Part("SQLCipher", str(connection.run("PRAGMA cipher_version").scalar()).split()[0], "BSD-3-Clause")
        provider = str(connection.run("PRAGMA cipher_provider_version").scalar())  # “OpenSSL 3.6.0 1 Oct 2025”
        yield _Part("OpenSSL", provider.split()[1], "Apache-2.0")


def _readable(part: Component) -> str:
    head = " ".join(filter(None, (part.name, part.version, f"({part.licence})" if part.licence else "")))
    return "\n".join(filter(None, (RULE, head, RULE, part.text.strip())))
