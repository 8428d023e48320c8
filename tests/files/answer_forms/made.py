"""Forms as they went out, for the tests."""

from datetime import date
from uuid import UUID

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.circulations import CirculationAnswer
from ctj_desktop.domain.records.meetings import Reply
from ctj_desktop.domain.texts import Language
from ctj_desktop.files.answer_forms.form import REPLY_FORM, VOTE_FORM, AnswerForm, AnswerLine, AnswerReference
from ctj_desktop.files.forms.voices import folded, in_any_language
from ctj_desktop.files.forms.workbook import YOUR_NAME
from ctj_desktop.files.tables.workbook import sheets_of
from ctj_desktop.i18n.closed_sets.form_answers import REPLIES, VOTES
from tests.files.remark_forms.made import filled

SENTENCES: dict[Reply | CirculationAnswer, str] = {**REPLIES, **VOTES}  # type: ignore[dict-item]
ABOUT, READER = (UUID(int=number) for number in (1, 2))


def a_form(language: Language = Language.FR, *, name: str = "Claire Perrenot") -> AnswerForm:
    """To a convocation: the answers stand in the rows 10 to 13, whoever can be named beside them is offered."""
    reference = AnswerReference(
        form=REPLY_FORM, about=ABOUT, revision=2, language=language, reader=READER if name else None
    )
    return AnswerForm(
        reference=reference,
        title="2027-01",
        notes=("Une croix.",),
        facts=(("Date", "12.03.2027"), ("Lieu", "=1+1")),
        name=name,
        until=date(2027, 3, 3),
        back_to="PNR du Doubs, secretariat@doubs.example",
        beside="Nom",
        lines=(
            AnswerLine(answer=Reply.PRESENT),
            AnswerLine(answer=Reply.EXCUSED, named=True),
            AnswerLine(answer=Reply.SUBSTITUTE, named=True, offered=("Zoé Suppléante",)),
            AnswerLine(answer=Reply.REPRESENTED, named=True, offered=("Beat Test (Biel)", "Anne Test (Morteau)")),
        ),
    )


def a_ballot() -> AnswerForm:
    """By circulation."""
    form = a_form()
    lines = tuple(AnswerLine(answer=answer, named=True) for answer in CirculationAnswer)
    return replace(form, reference=replace(form.reference, form=VOTE_FORM), lines=lines)


def ticked(content: bytes, *answers: Reply | CirculationAnswer, beside: str = "", name: str = "") -> bytes:
    """With a cross before these answers, words beside them, and a name where the form asks for one."""
    grid = next(sheet.grid for sheet in sheets_of("f.xlsx", content) if not sheet.hidden)
    cells = []
    for number, row in enumerate(grid, 1):
        said = {folded(cell) for cell in row}
        if any(said & in_any_language(SENTENCES[answer]) for answer in answers):
            cells += [(f"A{number}", "x"), *([(f"C{number}", beside)] if beside else [])]
        if name and said & in_any_language(YOUR_NAME):
            cells.append((f"B{number}", name))
    return filled(content, *cells)
