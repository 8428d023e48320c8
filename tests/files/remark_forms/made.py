"""A form as it went out, and as another program saved it."""

import re
from collections.abc import Callable
from datetime import date
from uuid import UUID

from ctj_desktop.domain.texts import Language
from ctj_desktop.files.remark_forms.form import FormPassage, FormReference, RemarkForm
from tests.files.tables.made import an_archive, parts_of

MEETING, ROUND, READER = (UUID(int=number) for number in (1, 2, 3))
SHEET = "xl/worksheets/sheet1.xml"


def a_form(language: Language = Language.FR, *, name: str = "Claire Perrenot") -> RemarkForm:
    """Of two items with three passages."""
    reference = FormReference(
        meeting=MEETING, round=ROUND, text_sha256="ab" * 32, language=language, reader=READER if name else None
    )
    return RemarkForm(
        reference=reference,
        title="2027-01",
        name=name,
        until=date(2027, 3, 3),
        back_to="PNR du Doubs, secretariat@doubs.example",
        passages=(
            FormPassage(number=None, text="3 Marchés"),
            FormPassage(number=1, text="=1+1 présente le projet."),
            FormPassage(number=2, text="Avis favorable."),
            FormPassage(number=None, text="4 Divers"),
            FormPassage(number=3, text="Rien."),
        ),
    )


def filled(content: bytes, *cells: tuple[str, str], more: Callable[[str], str] = str) -> bytes:
    """With texts in the cells that are named, as a program writes them that knows nothing of ours."""
    parts = parts_of(content)
    sheet = parts[SHEET].decode()
    for place, text in cells:
        told = f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'
        sheet, count = re.subn(rf'<c r="{place}"(?: s="[0-9]+")?(?: t="[a-z]+")?(?:/>|>.*?</c>)', told, sheet)
        assert count == 1, place
    return an_archive({**parts, SHEET: more(sheet)})
