"""Do the program's own sentences speak to people: no command, no option, no id and no key of a field in any of them?

A test walks every message of the catalogue and, of what is found and refused, every sentence that is made of data.
"""

import ast
import re
from collections.abc import Iterator
from itertools import product
from uuid import UUID, uuid4

from ctj_desktop.domain.findings import Finding, FindingValue
from ctj_desktop.domain.ids import CommitteeId, HomeId, ProjectId
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.catalogues import read_catalogue
from ctj_desktop.i18n.errors import field_names, sentence
from ctj_desktop.i18n.findings import FINDING_SENTENCES, OF_THE_LOG, VARIANTS, finding_text
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.services.naming.refusals import Ambiguous
from ctj_desktop.storage.errors import ChangedMeanwhile
from tests.i18n.test_errors import error_classes

AT_THE_COMMAND_LINE = (
    "ctj_desktop/cli/",
    "ctj_desktop/services/steps/errors.py",  # of a line of a file of steps
    "ctj_desktop/services/catalogue/terminal.py",  # heads of `ctj list`
    "ctj_desktop/services/exchange/resolving.py",  # the value of `ctj resolve`: the window offers what can be chosen
)
"""What is only said there speaks of its own words."""
FITS_SEVERAL = Ambiguous.message
"""Of a number that was written in a step."""
PAPERS = "ctj_desktop/documents/"
NOT_FOR_PEOPLE = re.compile(r"\*\*|\]\(|[0-9a-f]{8}-[0-9a-f]{4}|_")
COMMAND = re.compile(r"[“«]\s?ctj[ -]|\bctj-|--[a-z]|\bJSON\b|theirs:|\{id\}|\b(?:ids?|Ids?)\b")
MARKS = re.compile(r"\*\*|\]\(")
KEYS = {"kind": "minute_block", "field": "legal_basis", "register": "legal_basis.fr"}
LOCALES = [load_translator(locale) for locale in ("fr_CH", "de_CH")]


def messages() -> Iterator[tuple[str, str]]:
    """Every message of every language that a window may show, with where it stands."""
    for language in (Language.FR, Language.DE):
        for message in read_catalogue(language):
            places = [place for place, _ in message.locations]
            if not message.id or all(place.startswith(AT_THE_COMMAND_LINE) for place in places):
                continue
            for texts in (message.id, message.string):
                for text in texts if isinstance(texts, list | tuple) else (texts,):
                    yield ", ".join(places), text or ""


def test_no_message_names_a_command_or_an_id() -> None:
    found = [one for one in messages() if COMMAND.search(one[1]) and FITS_SEVERAL not in one[1]]
    assert found == []


def test_no_message_of_the_window_holds_marks() -> None:
    assert [one for one in messages() if MARKS.search(one[1]) and PAPERS not in one[0]] == []


def test_a_finding_shows_no_id_key_or_mark() -> None:
    """Of records that nobody has a name for, too; ids of a damaged file are said by `ctj check` alone."""
    for t, code in product(LOCALES, FINDING_SENTENCES):
        names = [name for name in field_names(FINDING_SENTENCES[code]) if name not in OF_THE_LOG]
        data: dict[str, FindingValue] = {name: KEYS.get(name, str(uuid4())) for name in names}
        said = finding_text(
            t, Finding(code.partition("+")[0], data=data | dict.fromkeys(VARIANTS.values(), "+" in code))
        )
        assert not NOT_FOR_PEOPLE.search(said), said


def test_a_refusal_names_its_fields_as_the_window_does_and_holds_no_id() -> None:
    names = register_name(LOCALES[0], "text.fr"), register_name(LOCALES[0], "due")
    record = Project(
        id=ProjectId(UUID(int=1)), home=HomeId(UUID(int=2)), committee=CommitteeId(UUID(int=2)), title=Bilingual()
    )
    said = sentence(LOCALES[0], ChangedMeanwhile(("text.fr", "due"), record))
    assert all(name in said for name in names)
    for where, node in error_classes():
        noted = [one for one in node.body if isinstance(one, ast.AnnAssign)]
        fields = {ast.unparse(one.target): ast.unparse(one.annotation) for one in noted}
        calls = [one for one in ast.walk(node) if isinstance(one, ast.Call) and ast.unparse(one.func) == "N_"]
        sentences = [ast.get_docstring(node) or "", *(ast.literal_eval(call.args[0]) for call in calls)]
        for name in (name for one in sentences for name in field_names(one)):
            assert "UUID" not in fields.get(name, ""), f"{where}: {name}"
            assert not re.search(r"\w+Id\b", fields.get(name, "")), f"{where}: {name}"
