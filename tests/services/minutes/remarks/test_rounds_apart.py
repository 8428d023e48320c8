"""Two offices open a remark round apart: are both told apart, with whoever was asked in each?"""

import weakref
from pathlib import Path
from typing import Any

from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.dispatches import Dispatch
from ctj_desktop.domain.records.remarks import RemarkRound
from ctj_desktop.files.forms.mails import parsed_mail
from ctj_desktop.files.remark_forms.mails import RemarkMail, read_mail
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.minutes.remarks.reading import (
    asked_in,
    counted_as,
    read_remarks,
    round_of,
    rounds_of,
    shown_number,
)
from ctj_desktop.services.minutes.remarks.rounds import close_remark_round
from ctj_desktop.services.minutes.remarks.sending import round_ahead, send_round
from ctj_desktop.services.minutes.remarks.synopsis import remarks_paper
from ctj_desktop.services.minutes.remarks.taking import of_mail
from ctj_desktop.services.naming.labels import label_text
from ctj_desktop.services.papers.convocation_paper import proof_paper
from ctj_desktop.services.papers.mailings.round_files import noted
from ctj_desktop.services.workspace.workspace import Workspace
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.log.merge import take_from
from ctj_desktop.storage.store import Store
from tests.office import NOW
from tests.services.minutes.remarks.circulating import SENT, UNTIL, Circulating


class Apart:
    """Here Anne was asked, there Beat, each in a round of its own; then both know both."""

    def __init__(self, folder: Path, **before_it_went: Any) -> None:
        self.room = room = Circulating(folder)
        environment = Environment.seeded(2, NOW, folder / "there-data")
        there = Store.prepare(folder / "there.ctj", room.office.store.office_id, environment, None)
        weakref.finalize(self, there.close)
        take_from(there, room.office.store)
        self.here, self.there = room.office, Workspace(there)
        for office, person in ((self.here, room.anne.id), (self.there, room.beat.id)):
            self.ask(office, person, **before_it_went)
        take_from(there, self.here.store)
        take_from(self.here.store, there)

    def ask(self, office: Workspace, person: PersonId, **before_it_went: Any) -> None:
        readers = tuple(one for one in self.room.readers() if one.person == person)
        order = self.room.going(round=round_ahead(office.store, self.room.meeting, UNTIL), readers=readers)
        office.do(send_round, order=order, dispatches=[replace(one, **before_it_went) for one in noted(order)])

    def rounds(self) -> list[RemarkRound]:
        return rounds_of(self.here.store, self.room.key)


def test_each_has_its_own_number_and_its_own_readers(tmp_path: Path) -> None:
    apart = Apart(tmp_path)
    asked = set()
    for store in (apart.here.store, apart.there.store):
        rounds = rounds_of(store, apart.room.key)
        assert [(one.number, shown_number(store, one)) for one in rounds] == [(1, "1"), (1, "1 bis")]
        asked.add(tuple(frozenset(asked_in(store, one)) for one in rounds))
        sent = store.all(Dispatch, meeting=apart.room.key)
        assert set(counted_as(store, sent).values()) == {"1", "1 bis"}
        assert {round_of(store, one) for one in sent} == set(rounds)
        assert [group.revision for group in proof_paper(store, apart.room.meeting).groups] == ["1", "1 bis"]
        assert [len(read_remarks(store, apart.room.key, one.id).asked) for one in rounds] == [1, 1]
        assert remarks_paper(store, apart.room.meeting, rounds[1].id).number == "1 bis"
    [both] = asked
    assert {*both[0], *both[1]} == {apart.room.anne.id, apart.room.beat.id}
    assert len(both[0]) == len(both[1]) == 1
    done = apart.here.do(close_remark_round, remark_round=apart.rounds()[1].id, on=SENT).outcome.label
    assert "1 bis" in label_text(load_translator("fr_CH"), done.key, done.args)
    apart.ask(apart.here, apart.room.anne.id)
    assert [shown_number(apart.here.store, one) for one in apart.rounds()] == ["1", "1 bis", "2"]


def test_a_mail_is_taken_for_the_round_in_which_its_writer_was_asked(tmp_path: Path) -> None:
    apart = Apart(tmp_path)
    [opened] = [one for one in apart.rounds() if apart.room.beat.id in asked_in(apart.here.store, one)]
    found = of_mail(apart.here.store, _mail(), SENT)
    assert (found.opened.id, found.person) == (opened.id, apart.room.beat.id)


def _mail() -> RemarkMail:
    said = "From: beat@biel.example\r\nSubject: PV\r\nContent-Type: text/plain\r\n\r\n§ 1: Einverstanden.\r\n"
    return read_mail(parsed_mail("beat.eml", said.encode()))


def test_what_an_earlier_version_noted_is_found_by_its_number(tmp_path: Path) -> None:
    apart = Apart(tmp_path, round=None)
    both = {apart.room.anne.id, apart.room.beat.id}
    assert [set(asked_in(apart.here.store, one)) for one in apart.rounds()] == [both, both]
    first, _second = apart.rounds()
    sent = apart.here.store.all(Dispatch, meeting=apart.room.key)
    assert {round_of(apart.here.store, one) for one in sent} == {first}
