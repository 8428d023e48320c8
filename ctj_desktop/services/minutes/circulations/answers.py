"""How do answers come in by circulation: entered, corrected, taken back, with their proof?"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final
from uuid import UUID

from ctj_desktop.domain.ids import CirculationId, CirculationVoterId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.circulations import Circulation, CirculationVoter
from ctj_desktop.domain.records.minutes import AnyAttachment
from ctj_desktop.domain.texts import NO_TEXT
from ctj_desktop.services.meetings.item_documents import keep_file
from ctj_desktop.services.minutes.circulations.reading import voters_of
from ctj_desktop.services.minutes.circulations.refusals import (
    AnswerCounted,
    AnsweredAhead,
    AnsweredBeforeOpening,
    CirculationNotOpened,
    CirculationOver,
    NoAnswerThere,
    NoVoiceInIt,
    StandsBackFromIt,
)
from ctj_desktop.services.steps.here import today_in
from ctj_desktop.services.steps.records import the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

ANSWER: Final = ("answer", "answered_on", "answered_by", "remark")
"""What an answer consists of."""


@step(named="voter", only=ANSWER, needed=("answer", "answered_on"), after=("open_circulation",))
def record_circulation_answer(unit: Unit, after: CirculationVoter, before: CirculationVoter) -> CirculationVoter:
    """Enters or corrects what somebody answered, and when; what came too late is kept and does not count."""
    stored = the(unit.store, CirculationVoter, before.id)
    told = _need_answerable(unit.store, stored)
    assert after.answered_on is not None, "an answer comes on a day"
    if told.opened_on is not None and after.answered_on < told.opened_on:
        raise AnsweredBeforeOpening(after.answered_on, told.opened_on)
    if after.answered_on > today_in(unit.store):
        raise AnsweredAhead(after.answered_on)
    _need_uncounted(told, stored, after)
    saved = unit.save(after, before=before)
    unit.name("circulation.answered", name=saved.name)
    return saved


@step(after=("record_circulation_answer",))
def remove_circulation_answer(unit: Unit, *, voter: CirculationVoterId) -> CirculationVoter:
    """Takes an answer back that was entered by mistake, with its proof."""
    stored = the(unit.store, CirculationVoter, voter)
    told = _need_answerable(unit.store, stored)
    if stored.answer is None:
        raise NoAnswerThere(stored.name or "–")
    _need_uncounted(told, stored, None)
    for proof in proofs_of(unit.store, voter):
        unit.delete(proof)
    empty = replace(stored, answer=None, answered_on=None, answered_by=None, remark=NO_TEXT)
    unit.name("circulation.answer_removed", name=stored.name)
    return unit.save(empty, before=stored)


@step(after=("open_circulation",))
def mark_circulation_sent(unit: Unit, *, circulation: CirculationId, on: date) -> Circulation:
    """Says of everybody of whom no day is noted that they were written to on that day, by letters made or otherwise."""
    told = the(unit.store, Circulation, circulation)
    for line in voters_of(unit.store, circulation):
        if line.sent_on is None:
            unit.save(replace(line, sent_on=on), before=line)
    unit.name("circulation.sent", number=told.number or "–")
    return told


@step(named="voter", only=("sent_on", "channel", "language"), after=("open_circulation",))
def change_circulation_voter(unit: Unit, after: CirculationVoter, before: CirculationVoter) -> CirculationVoter:
    """Says when somebody was written to, by which way or in which language."""
    the(unit.store, CirculationVoter, before.id)
    saved = unit.save(after, before=before)
    unit.name("circulation_voter.changed", name=saved.name)
    return saved


def note_made(
    unit: Unit, *, circulation: CirculationId, prints: Mapping[UUID, tuple[str, ...]], on: date, reminder: bool
) -> Circulation:
    """What was made for whom, by the ids of their lines, with the fingerprints of the files; a reminder has its day."""
    told = the(unit.store, Circulation, circulation)
    for line in voters_of(unit.store, circulation):
        if line.id not in prints:
            continue
        made = replace(line, papers_sha256=(*line.papers_sha256, *prints[line.id]))
        said = replace(made, reminded_on=on) if reminder else replace(made, made_at=unit.at)
        unit.save(said, before=line)
    unit.name("circulation.reminded" if reminder else "circulation.made", **titled(told.title))
    return told


def join_proof(unit: Unit, *, voter: CirculationVoterId, path: Path) -> AnyAttachment:
    """The mail or the signed form with which somebody answered, which the committee alone sees.

    Raises as joining a file to an item does.
    """
    stored = the(unit.store, CirculationVoter, voter)
    if stored.answer is None:
        raise NoAnswerThere(stored.name or "–")
    kept = keep_file(unit, path, owner=stored.id, home=stored.home, closed=True)  # a mail is nobody else's
    unit.name("circulation.proved", name=stored.name)
    return kept


def proofs_of(store: OpenFile, voter: CirculationVoterId) -> Sequence[AnyAttachment]:
    """The files that show what somebody answered."""
    return store.all(AnyAttachment, owner=voter, order="id")


def _need_answerable(store: OpenFile, stored: CirculationVoter) -> Circulation:
    told = the(store, Circulation, stored.circulation)
    if told.opened_on is None:
        raise CirculationNotOpened(told.title)
    if told.withdrawn_on is not None:
        raise CirculationOver(told.title, told.withdrawn_on)
    if not stored.may_vote:
        raise NoVoiceInIt(stored.name or "–")
    if stored.recused:
        raise StandsBackFromIt(stored.name or "–")
    return told


def need_undoable(store: OpenFile, stored: CirculationVoter, *, recusal: bool) -> None:
    """What counts is undone no more than it is changed, also where another device closed it meanwhile.

    Nor is it undone that somebody stood back, or did no longer (`recusal`), of what is closed.
    """
    told = store.get(Circulation, stored.circulation)
    if told is None:
        return
    if recusal and told.closed_on is not None:
        raise CirculationOver(told.title, told.closed_on)
    _need_uncounted(told, stored, None)


def _need_uncounted(told: Circulation, before: CirculationVoter, after: CirculationVoter | None) -> None:
    """Once it is closed, what counted stays, and nothing comes to count."""
    closed, until = told.closed_on, told.until
    if closed is None or until is None:
        return
    last = min(closed, until)
    for line in (before, after):
        if line is not None and line.answer is not None and line.answered_on is not None and line.answered_on <= last:
            raise AnswerCounted(told.title, closed)
