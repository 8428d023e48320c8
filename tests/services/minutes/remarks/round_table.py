"""Minutes that went round, with two items and three numbered passages, for the tests of remarks."""

from datetime import date, time
from pathlib import Path
from typing import Any

from ctj_desktop.domain.ids import RemarkRoundId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, ReplyWay
from ctj_desktop.domain.records.minutes import AnyBlock
from ctj_desktop.domain.records.remarks import AnyRemark, RemarkRound, RemarkRuling
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.services.minutes import blocks
from ctj_desktop.services.minutes.course import circulate_minutes
from ctj_desktop.services.minutes.remarks.settling import add_remark, settle_remark
from ctj_desktop.services.session.course import close_session
from ctj_desktop.services.steps.change import Rewording
from tests.office import Office, text

HELD, SENT, UNTIL, CAME = date(2027, 3, 12), date(2027, 3, 20), date(2027, 4, 3), date(2027, 3, 25)
PASSAGES = (
    text("Le secrétariat présente le projet.", "Das Sekretariat stellt das Projekt vor."),
    text("Trois communes ont donné leur accord.", "Drei Gemeinden haben zugestimmt."),
    text("La séance est levée à temps.", "Die Sitzung endet pünktlich."),
)


class Table(NamedValue):
    """A meeting whose minutes went round."""

    office: Office
    meeting: Meeting
    opened: RemarkRound
    items: tuple[AgendaItem, ...]
    passages: tuple[AnyBlock, ...]

    def remark(self, passage: int = 2, fr: str = "", de: str = "", **given: Any) -> AnyRemark:
        """One on a passage by its number, or on the second item for none."""
        where = {"paragraph": self.passages[passage - 1].id} if passage else {"item": self.items[1].id}
        whole = {
            "round": self.opened.id,
            **where,
            "name": "Canton de Vaud",
            "received_on": CAME,
            "received_by": ReplyWay.TELEPHONE,
            "language": Language.FR,
            "wording": Bilingual.of(fr, de),
        }
        return self.office.do_fields(add_remark, **{**whole, **given}).record

    def settle(self, remark: AnyRemark, ruling: RemarkRuling, **given: Any) -> AnyRemark:
        """As its step does."""
        return self.office.do(settle_remark, remark=remark.id, ruling=ruling, on=CAME, **given).record

    def block(self, passage: int = 2) -> Bilingual:
        """What a passage says now."""
        found = self.office.store.get(AnyBlock, self.passages[passage - 1].id)
        assert found is not None
        return found.text

    def reword(self, fr: str, passage: int = 2) -> None:
        """Somebody corrects the French of a passage by hand."""
        self.office.do_fields(blocks.change_block, block=self.passages[passage - 1].id, text=Rewording(fr=fr))


def held(office: Office) -> tuple[Meeting, tuple[AgendaItem, ...], tuple[AnyBlock, ...]]:
    """A meeting that was held, two passages under its first item and one under its second."""
    meeting = office.opened(office.a_meeting(office.a_committee(seats=4).id, items=2))
    items = tuple(office.store.all(AgendaItem, meeting=meeting.id, order="position"))
    where = (items[0], items[0], items[1])
    made = [
        office.do_fields(blocks.add_block, item=item.id, text=said).record
        for item, said in zip(where, PASSAGES, strict=True)
    ]
    office.do(close_session, meeting=meeting.id, on=HELD, closed_at=time(15, 0))
    return meeting, items, tuple(made)


def open_round(office: Office, meeting: Meeting, passages: tuple[AnyBlock, ...], number: int = 1) -> RemarkRound:
    """A round of these passages."""
    opened = RemarkRound(
        id=RemarkRoundId(office.store.environment.new_id()),
        home=meeting.home,
        meeting=meeting.id,
        number=number,
        opened_on=SENT,
        until=UNTIL,
        paragraphs=tuple(one.id for one in passages),
    )
    with office.store.write(OperationLabel("remark_round.added")) as unit:
        unit.save(opened)
    return opened


def went_round(folder: Path) -> Table:
    """Held, circulated and asked for remarks until the third of April."""
    office = Office(folder)
    meeting, items, passages = held(office)
    office.do(circulate_minutes, meeting=meeting.id, on=SENT)
    return Table(
        office=office, meeting=meeting, opened=open_round(office, meeting, passages), items=items, passages=passages
    )
