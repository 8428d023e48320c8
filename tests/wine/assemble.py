"""How is a Python for Windows had on Linux? `python -m tests.wine.assemble FOLDER` writes one, with every library.

The runtime comes out of a wheel that carries it for packing programs (panda3d, BSD-3), the standard library from the
Python 3.11 that runs this, each dependency as its own Windows wheel. Nothing of it goes into the product: what is
packed there takes python311.dll with it, as on any Windows.
"""

import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ctj_desktop.services.workspace.licences import OF_A_KEY_STORE

ROOT: Final = Path(__file__).parents[2]
HERE: Final = Path(__file__).parent
RUNTIME: Final = "panda3d==1.10.16"
TRYING: Final = ("pytest", "pytest-qt", "pytest-xdist", "hypothesis", "pypdf", "icalendar", "fonttools")
"""What the tests need of the extra `dev`; the rest of it looks at the source and runs on Linux."""

ON_WINDOWS: Final = ("colorama", "pefile", "tzdata")
"""What libraries ask for on Windows alone: pip, which runs on Linux, would leave it out."""

LEFT_OUT: Final = ("test", "idlelib", "tkinter", "turtledemo", "ensurepip", "lib2to3", "site-packages", "lib-dynload")
GCC: Final = "x86_64-w64-mingw32-gcc"


def main() -> None:
    """Assembles it in the folder, which is not there yet; what was begun before a fault is no folder of that name."""
    if sys.version_info[:2] != (3, 11):
        raise SystemExit("the standard library must be that of Python 3.11")
    folder = Path(sys.argv[1])
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as made:
        assemble(Path(made) / "python")
        (Path(made) / "python").rename(folder)


def assemble(python: Path) -> None:
    """Runtime, standard library, libraries, and the two programs of ours that let them start."""
    python.mkdir()
    runtime(python)
    library = Path(sysconfig.get_path("stdlib"))
    left_out = shutil.ignore_patterns(*LEFT_OUT, "__pycache__", "config-3*")
    shutil.copytree(library, python / "Lib", ignore=left_out)
    of_another_release(python / "Lib")
    packages = python / "Lib" / "site-packages"
    install(packages, *wanted())
    install(packages, "--no-deps", *OF_A_KEY_STORE)  # else pip brings what it would ask for on Linux
    exports = python / "python311.dll"
    forward(exports, python / "python3.dll")
    start(exports, python / "python.exe")
    gcc("-shared", str(HERE / "icuuc.c"), "-o", str(packages / "PySide6" / "icuuc.dll"))


def install(packages: Path, *what: str) -> None:
    """Libraries as they lie on Windows."""
    quiet = ("--quiet", "--no-compile", "--no-warn-conflicts", "--root-user-action=ignore")
    pip("install", *quiet, "--target", str(packages), *what)


def wanted() -> Iterator[str]:
    """What the project asks for itself, for its tests and for packing."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    yield from (line for line in project["dependencies"] if "sys_platform" not in line)
    yield from (line for line in extras["dev"] if re.split(r"[<>=]", line)[0] in TRYING)
    yield from extras["build"]
    yield from ON_WINDOWS


def pip(*arguments: str) -> None:
    """Ask for 64-bit Windows and CPython 3.11, from wheels only."""
    system = ("--platform", "win_amd64", "--only-binary=:all:", "--python-version", "311", "--implementation", "cp")
    base = Path(sys.base_prefix) / "bin" / "python3"  # a venv of the project has no pip of its own
    subprocess.run([str(base), "-m", "pip", *arguments, *system], check=True)


def runtime(python: Path) -> None:
    """The interpreter as a library, and every extension module of the standard library."""
    with tempfile.TemporaryDirectory() as found:
        pip("download", "--quiet", "--no-deps", "--dest", found, RUNTIME)
        (wheel,) = Path(found).glob("*.whl")
        with zipfile.ZipFile(wheel) as inside:
            for name in inside.namelist():
                folder, _, file = name.rpartition("/")
                if folder == "deploy_libs" and not file.startswith(("api-ms-", "tcl", "tk", "_tkinter")):
                    (python / file).write_bytes(inside.read(name))


def of_another_release(library: Path) -> None:
    """Before 3.11.8 the library had a method that the runtime calls as one of the class."""
    module = library / "importlib" / "metadata" / "__init__.py"
    text, method = module.read_text("utf-8"), "    def invalidate_caches(cls):"
    if f"@classmethod\n{method}" not in text:
        module.write_text(text.replace(method, f"    @classmethod\n{method}"), "utf-8")


def exported(library: Path) -> list[str]:
    """The names in its export table."""
    command = ["x86_64-w64-mingw32-objdump", "-p", str(library)]
    table = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return re.findall(r"^\s+\[ *\d+\] \+base\[ *\d+\]\s+[0-9a-f]{4} (\w+)$", table, re.M)


def forward(exports: Path, library: Path) -> None:
    """A library whose every name is that of another: the stable ABI, which PySide6 asks for as python3.dll."""
    with tempfile.TemporaryDirectory() as made:
        names, nothing = Path(made) / "names.def", Path(made) / "nothing.c"
        lines = [f"{name}={exports.stem}.{name}" for name in exported(exports)]
        names.write_text("\n".join([f"LIBRARY {library.name}", "EXPORTS", *lines, ""]), "ascii")
        nothing.write_text("int nothing;\n", "ascii")
        gcc("-shared", "-nostdlib", "-Wl,--entry=0", str(nothing), str(names), "-o", str(library))


def start(exports: Path, program: Path) -> None:
    """The program that starts the interpreter."""
    with tempfile.TemporaryDirectory() as made:
        names, imports = Path(made) / "names.def", Path(made) / "libpython311.a"
        names.write_text(f"LIBRARY {exports.name}\nEXPORTS\nPy_Main\n", "ascii")
        subprocess.run(["x86_64-w64-mingw32-dlltool", "-d", str(names), "-l", str(imports)], check=True)
        gcc("-municode", str(HERE / "python.c"), str(imports), "-o", str(program))


def gcc(*arguments: str) -> None:
    """Compiled for 64-bit Windows."""
    subprocess.run([GCC, "-O1", "-s", *arguments], check=True)


if __name__ == "__main__":
    main()
