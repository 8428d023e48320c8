"""Forms as they went out, for the tests."""

from datetime import date
from uuid import UUID

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.circulations import CirculationAnswer
from ctj_desktop.domain.records.meetings import Reply
from ctj_desktop.domain.texts import Language
from ctj_desktop.files.answer_forms.form import REPLY_FORM, VOTE_FORM, AnswerForm, AnswerLine, AnswerReference

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
