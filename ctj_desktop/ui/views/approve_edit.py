"""Which act writes what was typed into one side of the minutes?"""

from ctj_desktop.domain.meetings import AgendaItem
from ctj_desktop.domain.minutes import MinuteBlock, RestrictedMinuteBlock
from ctj_desktop.domain.texts import Language
from ctj_desktop.domain.voting import Decision, RestrictedDecision, Task
from ctj_desktop.services.change import Rewording
from ctj_desktop.services.checking import check_translation, complete_title
from ctj_desktop.services.decisions import change_decision
from ctj_desktop.services.minutes import change_block
from ctj_desktop.services.proofreading import Line, Record
from ctj_desktop.services.tasks import change_task
from ctj_desktop.ui.session import Session


def write_side(session: Session, record: Record, language: Language, typed: str) -> None:
    """One act by the record's own step; raises what the step refuses, `ChangedMeanwhile` above all."""
    words = Rewording(de=typed) if language is Language.DE else Rewording(fr=typed)
    if isinstance(record, AgendaItem):
        session.do(complete_title, item=record.id, title=words, seen=record)
    elif isinstance(record, MinuteBlock | RestrictedMinuteBlock):
        session.do(change_block, block=record.id, text=words, seen=record)
    elif isinstance(record, Decision | RestrictedDecision):
        session.do(change_decision, decision=record.id, text=words, seen=record)
    elif isinstance(record, Task):
        session.do(change_task, task=record.id, text=words, seen=record)


def check(session: Session, line: Line) -> None:
    """The translation was read against its source and is right."""
    if line.record is not None:
        session.do(check_translation, record=line.record.id)
