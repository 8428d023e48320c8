"""How are the catalogues kept true to the source?

`python -m ctj_desktop.i18n.catalogues update|compile|check`: `update` collects the messages of the package, those of
its errors from their docstrings, into `ctj.pot` and merges them into every `ctj.po`, keeping what is translated;
`compile` makes the `.mo` files; `check` names everything that is wrong and ends with 1. The same source always gives
the same bytes: no dates, no line numbers, sorted. This is the only module that needs Babel; it never runs inside the
program.
"""

import ast
import io
import re
import sys
from collections.abc import Collection, Iterator
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from ctj_desktop import paths
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import StoreError, UserError, first_paragraph
from ctj_desktop.i18n.polish import polish
from ctj_desktop.i18n.translator import DOMAIN

PACKAGE = Path(__file__).resolve().parent.parent
LANGUAGES = (Language.FR, Language.DE, Language.EN)
TRANSLATED = (Language.FR, Language.DE)
"""English is the source text: its catalogue may stay empty."""

MARKERS = frozenset({"t", "_t", "N_", "fr", "de"})
"""Functions whose first argument is a message, when it is a literal text."""
PLURAL_MARKERS = frozenset({"n", "N_n"})
CONTEXT_MARKERS = frozenset({"p", "N_p"})
ERRORS = frozenset({UserError.__name__, StoreError.__name__})
"""Classes below these say the first paragraph of their docstring, unless they say another `message`."""
CLASS_LINE = re.compile(r"^class (\w+)\((.+)\)", re.MULTILINE)
WIDTH = 110
MNEMONIC = re.compile(r"&\w")

MessageKey = tuple[str | None, str | tuple[str, str]]


class SourceMessage(NamedValue):
    """One message of the source: its key (context, text or the two forms) and where it stands."""

    key: MessageKey
    file: str


class NotExtractable(Exception):
    """A marked message is no plain literal, so no catalogue can hold it."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__(f"{file}:{line}: a message must be a plain literal, without f and without +")


class StableCatalog(Catalog):
    """A catalogue whose header says only what never changes by itself.

    The two forms of French, German and English are ours to name: Babel took a third one up for French millions
    between two releases, and gettext keeps to what the header says.
    """

    @property
    def num_plurals(self) -> int:
        return 2

    @property
    def plural_expr(self) -> str:
        return "(n > 1)" if self.locale_identifier == Language.FR.value else "(n != 1)"

    def __iter__(self) -> Iterator[Message]:
        fields = [
            "Project-Id-Version: ctj-desktop",
            f"Language: {self.locale_identifier or ''}",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: 8bit",
        ]
        if self.locale_identifier:
            fields.append(f"Plural-Forms: {self.plural_forms}")
        yield Message("", string="".join(f"{line}\n" for line in fields))
        yield from list(super().__iter__())[1:]


def extract(package: Path = PACKAGE) -> list[SourceMessage]:
    """Every message of the package, in the order of files and lines. Raises NotExtractable."""
    sources = {path: path.read_text(encoding="utf-8") for path in sorted(package.rglob("*.py"))}
    errors = error_names("\n".join(sources.values()))
    found: list[SourceMessage] = []
    for path, source in sources.items():
        found += extract_source(source, path.relative_to(package.parent).as_posix(), errors)
    return found


def error_names(source: str) -> frozenset[str]:
    """The classes of a source text that are errors, however far below the two kinds of them."""
    bases = {name: set(re.findall(r"\w+", above)) for name, above in CLASS_LINE.findall(source)}
    found = ERRORS
    while further := {name for name, above in bases.items() if above & found} - found:
        found |= further
    return found - ERRORS


def extract_source(source: str, file: str, errors: Collection[str] = ()) -> list[SourceMessage]:
    """The messages of one Python source text, in which `errors` are classes. Raises NotExtractable."""
    marked = [node for node in ast.walk(ast.parse(source, file)) if isinstance(node, ast.Call | ast.ClassDef)]
    marked.sort(key=lambda node: (node.lineno, node.col_offset))
    keys = (_key(node, file) if isinstance(node, ast.Call) else _sentence(node, errors) for node in marked)
    return [SourceMessage(key=key, file=file) for key in keys if key is not None]


def _sentence(node: ast.ClassDef, errors: Collection[str]) -> MessageKey | None:
    """What an error says; none where a value decides it, or where it is only for those below it."""
    docstring = ast.get_docstring(node)
    if node.name not in errors or not docstring or any(map(_binds_message, node.body)):
        return None
    return None, first_paragraph(docstring)


def _binds_message(statement: ast.stmt) -> bool:
    targets = getattr(statement, "targets", [getattr(statement, "target", statement)])
    return any("message" in (getattr(target, "id", ""), getattr(target, "name", "")) for target in targets)


def _key(call: ast.Call, file: str) -> MessageKey | None:
    name = _called(call.func)
    if name in MARKERS and call.args:
        _refuse_composed(call.args[0], file)
        text = _literal(call.args[0])
        return (None, text) if text else None
    if name in PLURAL_MARKERS | CONTEXT_MARKERS and len(call.args) >= 2:
        first, second = _literal(call.args[0]), _literal(call.args[1])
        if first is not None and second is not None:
            return (None, (first, second)) if name in PLURAL_MARKERS else (first, second)
    return None


def _called(function: ast.expr) -> str | None:
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else None


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _refuse_composed(node: ast.expr, file: str) -> None:
    composed = isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.BinOp) and (_literal(node.left) or _literal(node.right)) is not None
    )
    if composed:
        raise NotExtractable(file, node.lineno)


def template(found: list[SourceMessage]) -> StableCatalog:
    """The messages as a catalogue without translations."""
    catalog = StableCatalog(header_comment="", fuzzy=False)
    for message in found:
        context, text = message.key
        catalog.add(text, context=context, locations=[(message.file, 1)])
    return catalog


def merged(pot: Catalog, old: Catalog, language: Language) -> StableCatalog:
    """The template in one language with every translation that `old` has, those set aside too."""
    catalog = StableCatalog(locale=language.value, header_comment="", fuzzy=False)
    known = {_identity(message): message for message in (*old.obsolete.values(), *old) if message.id}
    for message in pot:
        if not message.id:
            continue
        before = known.pop(_identity(message), None)
        catalog.add(
            message.id,
            string=before.string if before else "",
            locations=message.locations,
            flags=before.flags if before else (),
            user_comments=before.user_comments if before else (),
            context=message.context,
        )
    for message in known.values():
        if _translated(message):
            catalog.obsolete[_babel_key(message)] = message
    return catalog


def _identity(message: Message) -> MessageKey:
    text = message.id
    return message.context, text if isinstance(text, str) else (text[0], text[1])


def _babel_key(message: Message) -> str | tuple[str, str]:
    singular = message.id if isinstance(message.id, str) else message.id[0]
    return (singular, message.context) if message.context is not None else singular


def _translations(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def _translated(message: Message) -> bool:
    texts = _translations(message)
    return bool(texts) and all(texts)


# Files


def pot_path() -> Path:
    """The template, in English."""
    return paths.translations() / f"{DOMAIN}.pot"


def po_path(language: Language) -> Path:
    """The translations of one language; the compiled `.mo` stands beside it."""
    return paths.translations() / language.value / "LC_MESSAGES" / f"{DOMAIN}.po"


def read_catalogue(language: Language) -> Catalog:
    """The catalogue as it is on disk; an empty one when there is none yet."""
    path = po_path(language)
    if not path.exists():
        return Catalog(locale=language.value)
    return read_po(io.BytesIO(path.read_bytes()), locale=language.value)


def po_bytes(catalog: Catalog) -> bytes:
    """The catalogue as a `.po` file."""
    out = io.BytesIO()
    write_po(out, catalog, width=WIDTH, sort_output=True, include_lineno=False)
    return out.getvalue().rstrip(b"\n") + b"\n"


def mo_bytes(catalog: Catalog) -> bytes:
    """The catalogue as a `.mo` file, fuzzy and empty messages left out."""
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def update() -> None:
    """Writes the template, merges it into every `.po` and compiles."""
    pot = template(extract())
    _write(pot_path(), po_bytes(pot))
    for language in LANGUAGES:
        _write(po_path(language), po_bytes(merged(pot, read_catalogue(language), language)))
    compile_all()


def compile_all() -> None:
    """Writes the `.mo` beside every `.po`."""
    for language in LANGUAGES:
        _write(po_path(language).with_suffix(".mo"), mo_bytes(_stable(read_catalogue(language), language)))


def _stable(catalog: Catalog, language: Language) -> StableCatalog:
    return merged(catalog, catalog, language)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


# Checks


def check() -> list[str]:
    """Everything that is wrong, one line each; empty when the catalogues are true."""
    pot = template(extract())
    problems = [] if _same(pot_path(), po_bytes(pot)) else ["ctj.pot is stale: run update"]
    for language in LANGUAGES:
        catalog = read_catalogue(language)
        if not _same(po_path(language), po_bytes(merged(pot, catalog, language))):
            problems.append(f"{language}: ctj.po is stale: run update")
        if not _same(po_path(language).with_suffix(".mo"), mo_bytes(_stable(catalog, language))):
            problems.append(f"{language}: ctj.mo is stale: run compile")
        problems += [f"{language}: {problem}" for problem in catalogue_problems(catalog, language)]
    return problems


def _same(path: Path, content: bytes) -> bool:
    return path.exists() and path.read_bytes() == content


def catalogue_problems(catalog: Catalog, language: Language) -> list[str]:
    """What is wrong inside one catalogue: each line quotes the message."""
    problems = []
    for message in catalog:
        if message.id:
            source = message.id if isinstance(message.id, str) else message.id[0]
            problems += [f"{problem}: {source!r}" for problem in message_problems(message, language)]
    return problems


def message_problems(message: Message, language: Language) -> list[str]:
    """Untranslated, fuzzy, other fields than the source, ß, mnemonic, straight apostrophe, spaces."""
    if message.fuzzy:
        return ["fuzzy"]
    if not _translated(message):
        return ["untranslated"] if language in TRANSLATED else []
    sources = [message.id] if isinstance(message.id, str) else list(message.id)
    texts = _translations(message)
    wanted = [placeholders_in(source) for source in sources]
    problems = []
    if any(placeholders_in(text) not in wanted for text in texts):
        problems.append("fields differ")
    if language is Language.DE and any("ß" in text for text in texts):
        problems.append("ß in Swiss German")
    if language is Language.FR and any("'" in text for text in texts):
        problems.append("straight apostrophe")
    if any(has_mnemonic(text) != has_mnemonic(sources[0]) for text in texts):
        problems.append("mnemonic missing or not wanted")
    if any(polish(text, language) != text for text in texts):
        problems.append("typographic spaces missing")
    return problems


def has_mnemonic(text: str) -> bool:
    """Whether a letter is marked by `&` as the key of a menu entry."""
    return MNEMONIC.search(text) is not None


def placeholders_in(text: str) -> frozenset[str]:
    """The `{names}` that `str.format` fills; a text with stray braces has the field `{`."""
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        return frozenset({"{"})


def main(arguments: list[str]) -> int:
    """Runs one of update, compile, check; 2 for anything else, 1 for problems found."""
    if arguments == ["update"]:
        update()
        return 0
    if arguments == ["compile"]:
        compile_all()
        return 0
    if arguments == ["check"]:
        problems = check()
        sys.stderr.writelines(f"{problem}\n" for problem in problems)
        return 1 if problems else 0
    sys.stderr.write("usage: python -m ctj_desktop.i18n.catalogues update|compile|check\n")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
