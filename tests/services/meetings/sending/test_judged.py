"""Is each sending judged against the last day of its way, in the list, in the check and on the proof?"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.documents.blocks import AttendanceTable, Paragraph
from ctj_desktop.documents.post.dispatch_proof import document
from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.domain.records.statutes import NoticeRule
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.services.meetings.life import change_meeting, convene_meeting
from ctj_desktop.services.meetings.sending.dispatches import record_dispatch
from ctj_desktop.services.meetings.sending.judged import judged_sendings
from ctj_desktop.services.membership import statutes
from ctj_desktop.services.papers.convocation_paper import proof_paper
from ctj_desktop.services.workspace.checkup import check_all
from tests.documents.records import options
from tests.office import TODAY, text
from tests.services.meetings.sending.calling import Calling

MAIL, POST, HAND = DeliveryChannel.MAIL, DeliveryChannel.POST, DeliveryChannel.HAND
BY_POST, BY_COUNT = date(2027, 2, 23), date(2027, 3, 1)
"""Ten clear days before 12 March; three working days of post before the last working day, 1 March being a holiday."""


@pytest.fixture
def calling(tmp_path: Path) -> Calling:
    """Convened in time on 24 February."""
    calling = Calling(tmp_path)
    given = {"committee": calling.committee.id, "title": text("Statuts"), "in_force_from": date(2026, 1, 1)}
    rule = NoticeRule(days=10, clear=True, article="art. 6")
    calling.office.do_fields(statutes.adopt_statutes, **given, notice=rule)
    calling.office.do(convene_meeting, meeting=calling.key, on=TODAY)
    return calling


def sent(calling: Calling, way: DeliveryChannel, on: date | None, **more: Any) -> Dispatch:
    given = {"meeting": calling.key, "person": calling.anne.id, "channel": way, "sent_on": on}
    return calling.office.do_fields(record_dispatch, **{"revision": 1, **given, **more}).record


def late(calling: Calling, one: Dispatch) -> object:
    judged = judged_sendings(calling.office.store, calling.meeting, [one])
    return judged[one.id].late if one.id in judged else "not judged"


def test_each_way_has_its_own_last_day(calling: Calling) -> None:
    assert late(calling, sent(calling, POST, BY_POST)) is False
    assert late(calling, sent(calling, POST, TODAY)) is True, "in time by mail, too late by post"
    assert late(calling, sent(calling, MAIL, TODAY)) is False
    assert late(calling, sent(calling, HAND, BY_COUNT)) is False, "the last day by the count is a holiday"
    assert late(calling, sent(calling, MAIL, date(2027, 3, 2))) is True
    assert late(calling, sent(calling, MAIL, None)) is None
    assert late(calling, sent(calling, MAIL, date(2027, 3, 9), what=DispatchKind.REMINDER)) == "not judged"


def test_what_was_sent_is_judged_by_the_day_that_it_announced(calling: Calling) -> None:
    first = sent(calling, MAIL, TODAY)
    calling.office.do_fields(change_meeting, meeting=calling.key, on=date(2027, 3, 5))
    assert late(calling, first) is False
    calling.office.do(convene_meeting, meeting=calling.key, on=TODAY)
    assert late(calling, sent(calling, MAIL, TODAY, what=DispatchKind.CHANGE, revision=2)) is True
    calling.office.do_fields(change_meeting, meeting=calling.key, place=text("Morteau"))
    calling.office.do(convene_meeting, meeting=calling.key, on=TODAY)
    assert late(calling, sent(calling, MAIL, TODAY, what=DispatchKind.CHANGE, revision=3)) == "not judged"


def test_the_check_names_what_left_too_late(calling: Calling) -> None:
    sent(calling, POST, TODAY)
    sent(calling, MAIL, TODAY)
    found = [one for one in check_all(calling.office.store, TODAY).findings if one.code.startswith("notice")]
    (said,) = (finding_text(load_translator("fr_CH"), one).replace("\u00a0", " ") for one in found)
    assert said == "Séance 2027-01 : envois par la poste après le dernier jour, le 23 février 2027 : 1 (art. 6)."


def test_the_proof_says_by_article_whether_it_was_kept(calling: Calling) -> None:
    for way, day in ((MAIL, TODAY), (POST, BY_POST), (POST, TODAY), (HAND, None)):
        sent(calling, way, day)
    paper = proof_paper(calling.office.store, calling.meeting)
    blocks = document(paper, load_translator("fr_CH"), load_translator("de_CH"), options()).blocks
    (notice,) = (block.text for block in blocks if isinstance(block, Paragraph))
    assert plain(notice.fr.text) == (
        "Convocation, révision 1 – délai : 10 jours francs (art. 6). "
        "Par courriel : dernier jour le 01.03.2027, respecté. "
        "Par la poste : dernier jour le 23.02.2027, non respecté pour 1 sur 2. "
        "En main propre : dernier jour le 01.03.2027 ; aucun jour d’envoi noté pour 1 sur 1."
    )
    assert "Art. 6" in plain(notice.de.text)
    (table,) = (block for block in blocks if isinstance(block, AttendanceTable))
    states = [plain(row.state.fr.text) for group in table.groups for row in group.rows]
    assert [state for state in states if "trop tard" in state] == ["Par la poste, 24.02.2027 ; trop tard"]


def test_without_a_rule_the_proof_judges_nothing(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    sent(calling, MAIL, date(2027, 3, 11))
    assert [group.rule for group in proof_paper(calling.office.store, calling.meeting).groups] == [None]


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")
