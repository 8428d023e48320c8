"""A committee with readers by every way, whose meeting was held: its minutes are to go round."""

from datetime import date, time
from pathlib import Path

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.minutes import AnyBlock
from ctj_desktop.domain.records.remarks import RemarkRound
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.minutes import blocks
from ctj_desktop.services.minutes.remarks.rounds import last_round
from ctj_desktop.services.minutes.remarks.sending import Going, RoundOrder, round_ahead, send_round
from ctj_desktop.services.session.course import close_session
from tests.office import NOW, text
from tests.services.meetings.sending.calling import Calling

HELD, SENT, UNTIL = date(2027, 3, 12), date(2027, 3, 20), date(2027, 4, 3)


class Circulating(Calling):
    """Two passages under the first item, one behind closed doors under the second."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        office = self.office
        office.opened(self.meeting)
        self.items = office.store.all(AgendaItem, meeting=self.key, order="position")
        said = (
            (0, "Le projet est **présenté**.", "Das Projekt wird vorgestellt."),
            (0, "Trois communes sont d’accord.", ""),
            (1, "Le loyer est secret.", "Die Miete ist geheim."),
        )
        self.passages: list[AnyBlock] = [
            office.do_fields(blocks.add_block, item=self.items[at].id, text=text(fr, de)).record for at, fr, de in said
        ]
        office.do_fields(change_agenda_item, item=self.items[1].id, closed=True)
        office.do(close_session, meeting=self.key, on=HELD, closed_at=time(16, 0))

    def going(self, going: Going = Going.OPENING, **fields: object) -> RoundOrder:
        """What is to be made for all of them."""
        made = RoundOrder(
            going=going,
            round=round_ahead(self.office.store, self.meeting, UNTIL),
            dated=SENT,
            readers=self.readers(),
            at=NOW,
        )
        return replace(made, **fields)  # type: ignore[arg-type]

    def opened(self) -> RemarkRound:
        """Sent round without any paper."""
        self.office.do(send_round, order=self.going(), dispatches=())
        found = last_round(self.office.store, self.meeting)
        assert found is not None
        return found
