"""Is what makes a program out of the source in order: icons, kinds of file, the list of what goes along?"""

import ast
import configparser
import importlib.metadata
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PIL import Image

from ctj_desktop.services.workspace import bill_of_materials
from ctj_desktop.services.workspace.licences import OF_A_KEY_STORE

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


def test_the_installer_speaks_three_languages_and_no_german_of_germany() -> None:
    text = (DESKTOP / "ctj-desktop.nsi").read_text("utf-8")
    said: dict[str, set[str]] = {}
    for name, language in re.findall(r"^LangString (\w+) \${LANG_(\w+)}", text, re.M):
        said.setdefault(name, set()).add(language)
    assert {frozenset(languages) for languages in said.values()} == {frozenset({"FRENCH", "GERMAN", "ENGLISH"})}
    assert set(re.findall(r"\$\((\w+)\)", text)) == {*said}
    assert "ß" not in text


def bundle(monkeypatch: pytest.MonkeyPatch, system: str) -> dict[str, Any]:
    """What the list of what goes along asks of the packer on a system: the arguments of each of its steps, the last."""
    asked: dict[str, Any] = {}

    class Step:
        """Takes anything, and has nothing in it."""

        def __init__(self, *given: object, **named: object) -> None:
            asked[type(self).__name__] = {"given": given, **named}
            self.datas: list[Any] = []
            self.binaries = self.pure = self.scripts = self.datas

    hooks = ModuleType("PyInstaller.utils.hooks")
    hooks.collect_submodules = hooks.copy_metadata = lambda name: [name]  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "PyInstaller.utils.hooks", hooks)
    versions = ModuleType("PyInstaller.utils.win32.versioninfo")
    for part in ("FixedFileInfo", "StringFileInfo", "StringStruct", "StringTable"):
        setattr(versions, part, Step)
    versions.VarFileInfo = versions.VarStruct = versions.VSVersionInfo = Step  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, versions.__name__, versions)
    for name in ("PyInstaller", "PyInstaller.utils", "PyInstaller.utils.win32"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setattr(bill_of_materials, "write_bill", lambda folder: (folder / "sbom.cdx.json",))
    monkeypatch.setattr(sys, "platform", system)
    steps = {name: type(name, (Step,), {}) for name in ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")}
    exec(compile((ROOT / "build.spec").read_text("utf-8"), "build.spec", "exec"), {"SPECPATH": str(ROOT), **steps})
    return asked


def test_a_mac_knows_the_kinds_of_file_and_the_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    told = bundle(monkeypatch, "darwin")["BUNDLE"]
    info = told["info_plist"]
    assert told["name"] == "CTJ Desktop.app"
    assert Path(told["icon"]).suffix == ".icns"
    assert set(info["CFBundleLocalizations"]) == {"fr", "de", "en"}
    opened = [identity for kind in info["CFBundleDocumentTypes"] for identity in kind["LSItemContentTypes"]]
    declared = {kind["UTTypeIdentifier"]: kind["UTTypeTagSpecification"] for kind in info["UTExportedTypeDeclarations"]}
    assert {*opened} == {*declared}
    assert {ending for tags in declared.values() for ending in tags["public.filename-extension"]} == KINDS


def test_elsewhere_there_is_no_bundle_and_linux_alone_goes_without_symbols(monkeypatch: pytest.MonkeyPatch) -> None:
    for system in ("linux", "darwin"):
        asked = bundle(monkeypatch, system)
        assert ("BUNDLE" in asked) is (system == "darwin")
        assert asked["COLLECT"]["strip"] is (system == "linux")


def test_docstrings_go_along_since_refusals_are_said_by_them(monkeypatch: pytest.MonkeyPatch) -> None:
    assert bundle(monkeypatch, "linux")["Analysis"]["optimize"] == 0


@pytest.mark.skipif(os.name == "nt", reason="a script for a Mac")
@pytest.mark.parametrize(
    ("named", "called"),
    [
        ({}, ["ditto", "hdiutil"]),
        ({"SIGN": "Developer ID"}, ["ditto", "codesign", "codesign", "hdiutil", "codesign"]),
        (
            {"SIGN": "Developer ID", "NOTARY": "ctj"},
            ["ditto", "codesign", "codesign", "hdiutil", "codesign", "xcrun", "xcrun"],
        ),
    ],
)
def test_a_disk_image_is_made_signed_and_notarised(tmp_path: Path, named: dict[str, str], called: list[str]) -> None:
    done = disk_image(tmp_path, named, tmp_path / "CTJ Desktop.app")
    assert done.returncode == 0, done.stderr
    calls = (tmp_path / "calls").read_text("utf-8").splitlines()
    assert [line.partition(" ")[0] for line in calls] == called
    assert f"-format UDZO {tmp_path}/a.dmg" in next(line for line in calls if line.startswith("hdiutil"))
    if "NOTARY" in named:
        assert calls[-2:] == [
            f"xcrun notarytool submit {tmp_path}/a.dmg --keychain-profile ctj --wait",
            f"xcrun stapler staple {tmp_path}/a.dmg",
        ]


@pytest.mark.skipif(os.name == "nt", reason="a script for a Mac")
def test_no_disk_image_is_made_of_nothing_nor_notarised_without_a_signature(tmp_path: Path) -> None:
    for named, application in (({}, tmp_path / "gone.app"), ({"NOTARY": "ctj"}, tmp_path / "CTJ Desktop.app")):
        done = disk_image(tmp_path, named, application)
        assert done.returncode == 1
        assert done.stderr.startswith("make-dmg.sh: ")
        assert not (tmp_path / "calls").exists()


def disk_image(folder: Path, named: dict[str, str], application: Path) -> subprocess.CompletedProcess[str]:
    """The script, on a Mac whose tools write down what is asked of them."""
    (folder / "CTJ Desktop.app" / "Contents" / "MacOS").mkdir(parents=True, exist_ok=True)
    tools = folder / "tools"
    tools.mkdir(exist_ok=True)
    for name in ("ditto", "codesign", "hdiutil", "xcrun"):
        (tools / name).write_text(f'#!/bin/sh\necho {name} "$@" >> "{folder}/calls"\n', "utf-8")
        (tools / name).chmod(0o755)
    environment = {"PATH": f"{tools}:{os.environ['PATH']}", **named}
    command = [str(DESKTOP / "make-dmg.sh"), str(application), str(folder / "a.dmg")]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_every_library_of_the_product_goes_along_with_its_licence() -> None:
    tree = ast.parse((ROOT / "build.spec").read_text("utf-8"))
    libraries = next(
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "LIBRARIES"
    )
    wanted = [line for line in importlib.metadata.requires("ctj-desktop") or [] if "extra ==" not in line]
    assert {_folded(line) for line in wanted} - {"tzdata", "keyring"} <= {_folded(name) for name in libraries}


@pytest.mark.parametrize(
    ("system", "module"), [("win32", "keyring.backends.Windows"), ("darwin", "keyring.backends.macOS"), ("linux", "")]
)
def test_what_asks_the_key_store_goes_along_where_the_project_asks_for_it(
    monkeypatch: pytest.MonkeyPatch, system: str, module: str
) -> None:
    """With the licences of all that it brings; on Linux nothing of it, also where it is installed."""
    packed = bundle(monkeypatch, system)["Analysis"]
    asked = [name for name in packed["hiddenimports"] if name.startswith("keyring")]
    assert asked == ([module] if module else [])
    assert ("keyring" in packed["excludes"]) is (not module)
    windows_alone = () if system == "win32" else ("pywin32-ctypes",)
    brought = [name for name in OF_A_KEY_STORE if module and name not in windows_alone]
    assert [name for name in packed["datas"] if name in OF_A_KEY_STORE] == brought
    pinned = (ROOT / ".ci" / "pinned.txt").read_text("utf-8")
    assert all(f"\n{_folded(name)}==" in pinned for name in OF_A_KEY_STORE)


def _folded(requirement: str) -> str:
    """The name of a library as registries compare it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[ ;<>=!~\[]", requirement)[0]).lower()
