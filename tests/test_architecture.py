"""The house rules that a machine can check."""

import ast
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import grimp
import pytest

from tests.benchmarks import house

ROOT = Path(__file__).parent.parent
SOURCES = sorted(path for top in ("ctj_desktop", "ctj_sample") for path in (ROOT / top).rglob("*.py"))
FUNCTION, CLASS, FILE = 60, 400, 600  # lines at most
FOLDER = 25  # files at most
PRODUCT = 203_280


TEXTS = {path: path.read_text("utf-8") for path in SOURCES}
QUESTION = re.compile(r'r?"""\S')


def _at(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_ceilings() -> None:
    """No function, class or file grows beyond what a person reads at once."""
    found = [_at(path) for path, text in TEXTS.items() if len(text.splitlines()) > FILE]
    for path, text in TEXTS.items():
        for node in ast.walk(ast.parse(text)):
            limit = CLASS if isinstance(node, ast.ClassDef) else FUNCTION
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                lines = (node.end_lineno or 0) - node.lineno + 1
                found += [f"{_at(path)}: {node.name}"] if lines > limit else []
    assert found == []


def test_every_module_answers_a_question() -> None:
    """The first line of its docstring says which."""
    assert [_at(path) for path, text in TEXTS.items() if not QUESTION.match(text)] == []


def test_the_product_grows_no_further() -> None:
    """What it weighs room by room, and how many old files a new one costs: `python -m tests.benchmarks.house`."""
    lines = house.lines_of_rooms().total()
    assert lines <= PRODUCT, (
        f"the product has {lines} lines: take some away, or raise the number by a commit of its own"
    )


def test_names_of_rooms_say_something() -> None:
    """No utils, helpers, common or manager."""
    nothing = {"utils", "helpers", "common", "manager"}
    assert [_at(path) for path in SOURCES if nothing & {*path.relative_to(ROOT).with_suffix("").parts}] == []


def test_a_class_is_found_by_its_name() -> None:
    """Whoever searches for a public class of a module finds one."""
    stand: dict[str, list[str]] = {}
    for path, text in TEXTS.items():
        for name in re.findall(r"^class ([^_\W]\w*)", text, re.MULTILINE):
            stand.setdefault(name, []).append(_at(path))
    clashes = [f"{name} stands in {' and in '.join(paths)}" for name, paths in stand.items() if len(paths) > 1]
    assert clashes == [], f"{'; '.join(clashes)}: give one of them a name of its own"


def test_no_folder_grows_beyond_what_a_person_looks_over() -> None:
    """Split by subject before that."""
    sizes = Counter(
        path.parent for top in ("ctj_desktop", "ctj_sample", "tests") for path in (ROOT / top).rglob("*.py")
    )
    assert {str(folder.relative_to(ROOT)): size for folder, size in sizes.items() if size > FOLDER} == {}


def test_broad_excepts_stand_only_at_the_outermost_doors() -> None:
    """The excepthook, the job runner, the command line, what tries each part; and where the cause is chained on."""
    doors = {"app.py", "jobs.py", "program.py", "installation.py"}
    for path, text in TEXTS.items():
        for node in ast.walk(ast.parse(text)) if "except Exception" in text else ():
            if isinstance(node, ast.ExceptHandler) and isinstance(node.type, ast.Name) and node.type.id == "Exception":
                raises = any(isinstance(part, ast.Raise) for part in ast.walk(node))
                assert path.name in doors or raises, f"{path.name}:{node.lineno}"


def test_no_layout_is_asked_for_its_items() -> None:
    """`ui/frame/layout_items.py` says why, and what to ask instead."""
    asking = {"itemAt", "itemAtPosition", "takeAt"}
    for path, text in TEXTS.items():
        for node in ast.walk(ast.parse(text)) if any(name in text for name in asking) else ():
            if path.name != "layout_items.py" and isinstance(node, ast.Attribute):
                assert node.attr not in asking, f"{path.name}:{node.lineno}"


def test_no_text_is_taken_for_html() -> None:
    """`ui/style/palette.py` says why. What is pasted is read as HTML, and only its words are taken."""
    nowhere = ("QMessageBox", "QTextBrowser", "QErrorMessage", "QWhatsThis", "setWhatsThis", "insertHtml", "appendHtml")
    stand = {
        "QLabel": ("labels.py", "palette.py"),
        "setTextFormat": ("labels.py",),
        "setHtml": ("paste.py",),
        **dict.fromkeys(nowhere, ()),
    }
    names = re.compile(rf"\b(?:{'|'.join(stand)})\b")
    for path, text in TEXTS.items():
        found = {name for name in names.findall(text) if path.name not in stand[name]}
        assert found == set(), path.relative_to(ROOT)


def test_nothing_names_a_machine() -> None:
    """No path of anybody's computer in what is committed."""
    found = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.skip("not a git checkout")
    pattern = re.compile(r"/(?:home|root|Users)/[a-z]")
    for name in found.stdout.split("\0"):
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".po", ".pot", ".json", ".jsonl", ".sql", ".spec"} and path.is_file():
            assert not pattern.search(path.read_text("utf-8").replace(pattern.pattern, "")), name


def test_the_domain_knows_the_standard_library_and_msgspec_only() -> None:
    """Its rules must be readable, and hold, without any other library; msgspec only behind `record`."""
    found = {
        (path.name, name.split(".")[0])
        for path, text in TEXTS.items()
        if path.is_relative_to(ROOT / "ctj_desktop" / "domain")
        for node in ast.walk(ast.parse(text))
        for name in _imported(node)
    }
    outside = {(path, name) for path, name in found if name not in {*sys.stdlib_module_names, "ctj_desktop"}}
    assert outside == {("record.py", "msgspec")}


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or "."] if isinstance(node, ast.ImportFrom) else []


def test_no_module_reaches_itself() -> None:
    """No import cycle, not even one that only the types need, inside the rooms below the window."""
    graph = grimp.build_graph("ctj_desktop")
    for module in sorted(graph.modules):
        for other in graph.find_modules_directly_imported_by(module):
            chain = graph.find_shortest_chain(importer=other, imported=module)
            assert chain is None, " -> ".join((module, *chain))
