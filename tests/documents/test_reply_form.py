"""Can a reply form be ticked, signed and read aloud, and does it offer only what the statutes allow?"""

from datetime import date
from pathlib import Path

import outloud
import pytest

from ctj_desktop.documents.blocks import AttendanceTable, SmallNote
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.post.reply_form import FormReader, ReplyFormPaper, document
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Reply
from ctj_desktop.domain.records.statutes import ProxyRule
from ctj_desktop.i18n import load_translator
from tests.documents.records import a_meeting, a_sender, options, printed, text

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")
FULL = ReplyFormPaper(
    sender=a_sender(),
    meeting=replace(a_meeting(), remote_link="https://visio.example/1"),
    reader=FormReader(name="Claire Perrenot", function=text("maire", "Gemeindepräsidentin"), body=text("Morteau", "")),
    answer_by=date(2027, 3, 1),
    back_to="PNR du Doubs, secretariat@doubs.example",
    proxies=ProxyRule(per_holder=1, article="8", written=True),
    replies=tuple(Reply),
)
BARE = ReplyFormPaper(sender=a_sender(), meeting=a_meeting(), reader=FormReader())


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("paper", [FULL, BARE], ids=["full", "bare"])
def test_the_checker_finds_no_error(paper: ReplyFormPaper, layout: Layout, tmp_path: Path) -> None:
    (tmp_path / "form.pdf").write_bytes(printed(document, paper, options(layout, sample=True)))
    result = outloud.check(str(tmp_path / "form.pdf"))
    assert result.error is None
    assert [(one.rule, one.message) for one in result.findings if one.severity in ("error", "warning")] == []


def rows(paper: ReplyFormPaper) -> list[str]:
    """What may be ticked, in French."""
    blocks = document(paper, FRENCH, GERMAN, options(Layout.FR)).blocks
    [table] = [block for block in blocks if isinstance(block, AttendanceTable)]
    return [row.name if isinstance(row.name, str) else row.name.fr.text for group in table.groups for row in group.rows]


def test_only_what_is_possible_is_to_be_ticked() -> None:
    assert len(set(rows(FULL))) == 5
    assert rows(BARE) == [rows(FULL)[0], rows(FULL)[2]]
    guest = document(replace(FULL, replies=tuple(Reply)[:3]), FRENCH, GERMAN, options(Layout.FR)).blocks
    assert not [block for block in guest if isinstance(block, SmallNote)], "nothing is said of proxies to one"


def test_the_name_of_a_body_stands_in_the_language_that_it_has() -> None:
    blocks = repr(document(FULL, FRENCH, GERMAN, options(Layout.DE)).blocks)
    assert "Morteau" in blocks
    assert "französischer Text" not in blocks


@pytest.mark.parametrize("written", [True, False])
def test_a_proxy_is_named_with_its_article(written: bool) -> None:
    paper = replace(FULL, proxies=ProxyRule(per_holder=1, article="8", written=written))
    blocks = document(paper, FRENCH, GERMAN, options(Layout.FR)).blocks
    [note] = [block for block in blocks if isinstance(block, SmallNote)]
    assert "art.\u00a08" in note.text.fr.text
    assert ("écrit" in note.text.fr.text) is written
