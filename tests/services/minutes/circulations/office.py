"""A committee whose statutes let it decide in writing, and a decision that is put to it."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from ctj_desktop.domain.records.circulations import Circulation, CirculationAnswer, CirculationVoter
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import ReplyWay
from ctj_desktop.domain.records.statutes import CirculationRule, Statutes
from ctj_desktop.services.membership import statutes
from ctj_desktop.services.minutes.circulations import answers, life
from ctj_desktop.services.minutes.circulations.reading import CirculationSheet, circulation_sheet, voters_of
from tests.office import TODAY, Office, text

TITLE = text("Soutien au sentier des crêtes", "Unterstützung des Höhenwegs")
WORDS = text("Le comité soutient le projet.", "Der Ausschuss unterstützt das Projekt.")
YES, NO, ABSTENTION, DELIBERATION = CirculationAnswer
TWO_THIRDS = CirculationRule(numerator=2, denominator=3, article="13")


class WritingOffice(Office):
    """`WritingOffice(tmp_path)`: three seats of a committee are held, and two thirds must agree."""

    def __init__(self, folder: Path, ruled: CirculationRule | None = TWO_THIRDS, *, seats: int = 3, **how: Any) -> None:
        super().__init__(folder, **how)
        self.committee: Committee = self.a_committee(seats=seats)
        self.version: Statutes = self.do_fields(
            statutes.adopt_statutes,
            committee=self.committee.id,
            title=text("Statuts", "Statuten"),
            in_force_from=date(2026, 1, 1),
            circulation=ruled,
        ).record

    def drafted(self, **given: Any) -> Circulation:
        """A draft."""
        said = {"committee": self.committee.id, "title": TITLE, "text": WORDS, **given}
        return self.do_fields(life.add_circulation, **said).record

    def opened(self, until: date = TODAY + timedelta(days=14), **given: Any) -> Circulation:  # type: ignore[override]
        """One that is out for answers since two weeks."""
        told = self.drafted(**given)
        return self.do(life.open_circulation, circulation=told.id, on=TODAY - timedelta(days=14), until=until).record

    def lines(self, told: Circulation) -> list[CirculationVoter]:
        """Who is asked, in the order of the seats."""
        return voters_of(self.store, told.id)

    def answers(self, told: Circulation, *said: CirculationAnswer | None, on: date = TODAY - timedelta(days=1)) -> None:
        """Of the first seats, in their order; None leaves one silent."""
        for line, answer in zip(self.lines(told), said, strict=False):
            if answer is not None:
                self.answered(line, answer, on)

    def answered(self, line: CirculationVoter, answer: CirculationAnswer, on: date = TODAY) -> CirculationVoter:
        """One of them."""
        return self.do_fields(
            answers.record_circulation_answer,
            voter=line.id,
            answer=answer,
            answered_on=on,
            answered_by=ReplyWay.MAIL,
        ).record

    def sheet(self, told: Circulation, today: date = TODAY) -> CirculationSheet:
        """As it stands."""
        found = self.store.get(Circulation, told.id)
        assert found is not None
        return circulation_sheet(self.store, found, today)
