"""Whose answer by circulation is in a file that came back, and what is entered of it, with the file as its proof?"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ctj_desktop.domain.ids import CirculationId, CirculationVoterId
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.circulations import Circulation, CirculationAnswer, CirculationVoter
from ctj_desktop.domain.records.meetings import ReplyWay
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.errors import N_
from ctj_desktop.files.answer_forms.form import VOTE_FORM, ReturnedAnswer
from ctj_desktop.files.answer_forms.reading import read_answer
from ctj_desktop.files.forms.mails import within
from ctj_desktop.files.forms.voices import folded
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.elision import named
from ctj_desktop.i18n.words import word_within
from ctj_desktop.services.meetings.item_documents import keep_file
from ctj_desktop.services.minutes.circulations.answers import proofs_of, record_circulation_answer
from ctj_desktop.services.minutes.circulations.refusals import CirculationNotHere
from ctj_desktop.services.session.replying.refusals import FilledInByAnother, RepliedLater, RepliedSo
from ctj_desktop.services.session.replying.senders import SentBy, origin_of, origin_words
from ctj_desktop.services.steps.came_back import CameBack
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

LATE = N_("It came after the last day, {date}, and does not count; if it came in time, correct its day.")
SAVED = N_("The form was saved on {date}.")


class ReturnedVote(NamedValue):
    """What somebody answered, and their line with it.

    `late` is the last day that it came after, `saved` when the form was filled in.
    """

    proof: Path
    before: CirculationVoter
    after: CirculationVoter
    late: date | None = None
    saved: date | None = None
    origin: SentBy = SentBy()


def votes_in(store: OpenFile, came: CameBack, today: date) -> Sequence[ReturnedVote]:
    """Of a form, or of those that go with a mail; why it is no form, or no answer."""
    forms = [read_answer(VOTE_FORM, book) for book in came.forms(VOTE_FORM)]
    return [_vote(store, form, came, today) for form in forms]


def enter_vote(unit: Unit, *, vote: ReturnedVote) -> CirculationVoter:
    """The answer, with the file as its proof, as one act; raises as `record_circulation_answer` and `join_proof` do."""
    saved = record_circulation_answer(unit, vote.after, vote.before)
    keep_file(unit, vote.proof, owner=saved.id, home=saved.home, closed=True)
    return saved


def vote_words(t: Translator, vote: ReturnedVote) -> str:
    """Whose answer was entered, and that it came late."""
    answer, name = vote.after.answer, vote.after.name
    assert answer is not None, "it is one"
    said = named(t, t("Answer of {name} entered: {answer}."), name=name, answer=word_within(t, answer))
    said = " ".join((said, *origin_words(t, name, vote.origin)))
    if vote.late is None:
        return said
    late = [said, t(LATE).format(date=t.date_short(vote.late))]
    if vote.saved is not None and vote.saved <= vote.late:
        late.append(t(SAVED).format(date=t.date_short(vote.saved)))
    return " ".join(late)


def _vote(store: OpenFile, form: ReturnedAnswer, came: CameBack, today: date) -> ReturnedVote:
    """It comes on the day of its mail, else on that on which it is taken in: when it was saved says nothing of that."""
    told, line = _asked(store, form)
    if form.writer and folded(form.writer) != folded(line.name):
        raise FilledInByAnother(form.name, line.name, form.writer)
    assert isinstance(form.answer, CirculationAnswer), "of a form with these answers"
    head = came.mail.head if came.mail is not None else None
    came_on = within(head.came if head is not None else None, told.opened_on, today) or today
    after = replace(
        line,
        answer=form.answer,
        answered_on=came_on,
        answered_by=ReplyWay.FORM,
        remark=_in(form.reference.language, form.beside),
    )
    saved = _saved_on(form, told)
    _need_new(store, saved, line, after, came.sha256)
    late = told.until if told.until is not None and came_on > told.until else None
    origin = origin_of(store, head, line.person, replaced=line.answer, replaced_on=line.answered_on)
    return ReturnedVote(proof=came.path, before=line, after=after, late=late, saved=saved, origin=origin)


def _asked(store: OpenFile, form: ReturnedAnswer) -> tuple[Circulation, CirculationVoter]:
    told = store.get(Circulation, CirculationId(form.reference.about))
    key = form.reference.reader
    line = store.get(CirculationVoter, CirculationVoterId(key)) if key is not None else None
    if told is None or line is None or line.circulation != told.id:
        raise CirculationNotHere(form.name)
    return told, line


def _saved_on(form: ReturnedAnswer, told: Circulation) -> date | None:
    """When the form was saved; a day before it can have gone out says nothing."""
    saved, opened = form.saved_on, told.opened_on
    return saved if saved is not None and opened is not None and saved >= opened else None


def _need_new(
    store: OpenFile, saved: date | None, before: CirculationVoter, after: CirculationVoter, sha256: str
) -> None:
    """`RepliedSo` for the same answer or the same file, `RepliedLater` for a form that was saved before the answer."""
    if before.answer is None:
        return
    if before.answered_on is not None and saved is not None and saved < before.answered_on:
        raise RepliedLater(before.name, before.answer, before.answered_on)
    same = (before.answer, before.remark) == (after.answer, after.remark)
    if same or any(proof.sha256 == sha256 for proof in proofs_of(store, before.id)):
        raise RepliedSo(before.name, before.answer)


def _in(language: Language, said: str) -> Bilingual:
    if not said:
        return NO_TEXT
    return Bilingual.of(de=said) if language is Language.DE else Bilingual.of(fr=said)
