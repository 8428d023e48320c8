"""Is what makes a program out of the source in order: icons, kinds of file, the list of what goes along?"""

import ast
import configparser
import importlib.metadata
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
DESKTOP = ROOT / "resources" / "desktop"
KINDS = {"ctj", "ctjx", "ctjcard"}


def test_the_icons_hold_every_size_that_a_system_asks_for() -> None:
    icons = ROOT / "resources" / "icons"
    with Image.open(icons / "ctj-app.ico") as ico, Image.open(icons / "ctj-app.icns") as icns:
        assert {(16, 16), (24, 24), (32, 32), (48, 48), (256, 256)} <= ico.info["sizes"]
        assert {(128, 128, 1), (512, 512, 1), (512, 512, 2)} <= set(icns.info["sizes"])
    with Image.open(icons / "ctj-app.png") as png:
        assert png.size == (256, 256)


def test_the_kinds_of_file_are_the_same_on_every_system() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(DESKTOP / "ctj-desktop.desktop", encoding="utf-8")
    named = set(filter(None, entry["Desktop Entry"]["MimeType"].split(";")))
    namespace = "{http://www.freedesktop.org/standards/shared-mime-info}"
    types = ElementTree.parse(DESKTOP / "ctj-desktop.xml").getroot().findall(f"{namespace}mime-type")
    assert {one.attrib["type"] for one in types} == named
    globs = {glob.attrib["pattern"] for one in types for glob in one.findall(f"{namespace}glob")}
    assert globs == {f"*.{kind}" for kind in KINDS}
    windows = (DESKTOP / "ctj-desktop.nsi").read_text("utf-8")
    for written in ("Kind", "NoKind"):
        assert set(re.findall(rf'insertmacro {written} "(\w+)"', windows)) == KINDS
    assert set(re.findall(r'document\("(\w+)"', (ROOT / "build.spec").read_text("utf-8"))) == KINDS


def test_every_library_of_the_product_goes_along_with_its_licence() -> None:
    tree = ast.parse((ROOT / "build.spec").read_text("utf-8"))
    libraries = next(
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "LIBRARIES"
    )
    wanted = [line for line in importlib.metadata.requires("ctj-desktop") or [] if "extra ==" not in line]
    assert {_folded(line) for line in wanted} - {"tzdata"} <= {_folded(name) for name in libraries}


def _folded(requirement: str) -> str:
    """The name of a library as registries compare it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[ ;<>=!~\[]", requirement)[0]).lower()
