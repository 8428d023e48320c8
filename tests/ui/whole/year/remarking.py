"""Spring: the minutes go round, three remarks come back by three ways, and each is settled."""

import io
from datetime import date
from email.message import EmailMessage

from python_calamine import CalamineWorkbook

from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.meetings import MeetingState, ReplyWay
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.records.remarks import AnyRemark, RemarkRound, RemarkRuling
from ctj_desktop.services.minutes.remarks.reading import read_remarks
from ctj_desktop.ui.approval.remarks.panes import RemarkTable
from ctj_desktop.ui.approval.remarks.passages import PassageTable
from ctj_desktop.ui.approval.rounds.circulate import Circulate
from ctj_desktop.ui.approval.rounds.taking import TakeRemarks
from tests.files.remark_forms.made import filled
from tests.ui.desktop import ALT, CTRL, Key
from tests.ui.whole.year.convoking import BY_MAIL, BY_POST, FIRST, SUBSTITUTES
from tests.ui.whole.year.founding import MEMBERS
from tests.ui.whole.year.holding import DECIDED, SUPPORTED, TO_DO, TOLD, WALKED, WELCOME
from tests.ui.whole.year.telling import Day, body_of, enclosed, mail, missing, words

SENT, UNTIL, BACK = date(2027, 3, 22), date(2027, 4, 5), date(2027, 4, 2)
PASSAGES = (WELCOME, TOLD, DECIDED, WALKED, SUPPORTED, TO_DO)
"""§ 1 to § 6."""
BY_FORM, BY_TELEPHONE, BY_LETTER = MEMBERS[2], MEMBERS[5], MEMBERS[7]
CORRECTED = "Le secrétariat présente un budget de 42 000 euros."
AMOUNT = "Le montant est de 42 000 euros."
FROM_WHEN = "Bitte ergänzen: ab dem 1. Juni."
REWORDED = ("Le sentier sera balisé dès le 1er juin.", "Der Höhenweg wird ab dem 1. Juni markiert.")
WHO_OPENED = "Dire laquelle des deux coprésidentes."
REASON = ("Les deux ont ouvert la séance ensemble.", "Beide haben die Sitzung gemeinsam eröffnet.")

SAID = (
    *("Mis en circulation le 22 mars 2027 · remarques jusqu’au 5 avril 2027 · 3 remarques", WHO_OPENED, *REASON),
    *("Verschickt am 22. März 2027 · Bemerkungen bis 5. April 2027 · 3 Bemerkungen", AMOUNT, CORRECTED, FROM_WHEN),
    f"Tel que mis en circulation : {TOLD[0]} Proposition : {CORRECTED}",
    *(f"{BY_LETTER.whole}, {BY_LETTER.body} refusée abgelehnt", f"{BY_FORM.whole}, {BY_FORM.body} acceptée angenommen"),
    f"{BY_TELEPHONE.whole}, {BY_TELEPHONE.body} acceptée sous une autre forme in anderer Form angenommen",
)


def told(day: Day) -> None:
    """At the window of a German-speaking colleague."""
    the_minutes_go_round(day)
    what_left_is_the_draft_with_its_numbers(day)
    a_form_comes_back(day)
    a_mail_comes_back(day)
    somebody_calls(day)
    each_is_settled(day)
    the_synopsis_says_so(day)


def remarks(day: Day) -> dict[str, AnyRemark]:
    """What came back, by whoever said it."""
    store = day.desktop.store
    people = {one.id: f"{one.given_name} {one.family_name}" for one in store.all(Person)}
    return {people[one.person] if one.person else one.name: one for one in store.all(AnyRemark)}


def to_approval(day: Day) -> None:
    """The meetings, the first of the list, Alt+3."""
    day.desktop.press(Key.Key_2, CTRL)
    day.press(Key.Key_Return)
    day.desktop.press(Key.Key_3, ALT)
    assert day.desktop.shows("approve.table")


def the_minutes_go_round(day: Day) -> None:
    """To everybody who received the convocation, each with a form in their name."""
    desktop = day.desktop
    day.is_on(SENT)
    to_approval(day)

    def go() -> None:
        dialog = desktop.dialog()
        assert isinstance(dialog, Circulate)
        desktop.fill("dialog.convene.answer", "5.4.2027")
        desktop.click("dialog.convene.each")  # a form in the name of each
        desktop.click("dialog.circulate.go")
        desktop.bot.waitUntil(lambda: not dialog.isVisible() or dialog.refusal.isVisible())
        assert not dialog.isVisible(), dialog.refusal.text()

    day.opening(lambda: desktop.trigger("action.circulate"), go)
    assert day.state(FIRST) == MeetingState.CIRCULATED
    [opened] = desktop.store.all(RemarkRound)
    assert (opened.number, opened.until, len(opened.paragraphs)) == (1, UNTIL, len(PASSAGES))
    sent = desktop.store.all(Dispatch, meeting=opened.meeting, what=DispatchKind.MINUTES)
    assert len(sent) == len(MEMBERS) + len(SUBSTITUTES)


def what_left_is_the_draft_with_its_numbers(day: Day) -> None:
    """Drafts with the copy and a form, letters with both on paper."""
    drafts = [mail(path) for path in day.shelf.made("Protokoll", ".eml")]
    assert len(drafts) == len(BY_MAIL) + len(SUBSTITUTES)
    [french] = [one for one in drafts if BY_FORM.mail in str(one["To"])]
    assert missing(body_of(french), "5 avril 2027", "12 mars 2027") == []
    [german] = [one for one in drafts if MEMBERS[4].mail in str(one["To"])]
    assert missing(body_of(german), "5. April 2027", "12. März 2027") == []
    [copy] = [content for name, content in enclosed(french).items() if name.endswith(".pdf")]
    paper = words(copy)
    for number, said in enumerate(PASSAGES, 1):
        assert missing(paper, f"§ {number}", *said) == []
    assert missing(paper, "Projet – remarques jusqu’au 5 avril 2027", "Entwurf – Bemerkungen bis 5. April 2027") == []
    [letters] = day.shelf.made("Protokoll", ".pdf")
    on_paper = words(letters)
    assert missing(on_paper, *(one.whole for one in BY_POST), *WALKED) == []


def a_form_comes_back(day: Day) -> None:
    """Filled in by another program, and dropped on the window."""
    desktop = day.desktop
    day.is_on(BACK)
    [draft] = [one for path in day.shelf.made("Protokoll", ".eml") if BY_FORM.mail in str((one := mail(path))["To"])]
    [form] = [content for name, content in enclosed(draft).items() if name.endswith(".xlsx")]
    rows = CalamineWorkbook.from_filelike(io.BytesIO(form)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    at = next(place for place, row in enumerate(rows, 1) if row[0] == 2.0)
    assert rows[at - 1][1] == TOLD[0]
    path = day.shelf.folder / "remarques.xlsx"
    path.write_bytes(filled(form, (f"C{at}", AMOUNT), (f"D{at}", CORRECTED)))

    def take() -> None:
        dialog = desktop.dialog()
        assert isinstance(dialog, TakeRemarks)
        assert [row.included for row in dialog.model.rows] == [True]
        desktop.click("dialog.take_remarks.go")

    day.opening(lambda: day.receive(path), take)
    [(name, remark)] = remarks(day).items()
    assert (name, remark.comment.fr.text, remark.wording.fr.text) == (BY_FORM.whole, AMOUNT, CORRECTED)


def a_mail_comes_back(day: Day) -> None:
    """Whoever did not open the form answers with a line that names the passage."""
    written = EmailMessage()
    written["From"], written["Subject"] = f"{BY_LETTER.whole} <{BY_LETTER.mail}>", "Re: PV"
    written.set_content(f"Bonjour,\n\n§ 1: {WHO_OPENED}\n\nMeilleures salutations\n")
    path = day.shelf.folder / "reponse.eml"
    path.write_bytes(written.as_bytes())

    def take() -> None:
        day.desktop.click("dialog.take_remarks.go")

    day.opening(lambda: day.receive(path), take)
    found = remarks(day)
    assert found[BY_LETTER.whole].comment.fr.text == WHO_OPENED
    assert found[BY_LETTER.whole].received_by is ReplyWay.MAIL


def passage(day: Day, number: int) -> None:
    """The one with that number is chosen."""
    table = day.desktop.find(PassageTable, "remarks.passages")
    [row] = [one for one in table.rows_model.rows if one.passage.number == number]
    table.setFocus()
    assert table.select(row.key)


def somebody_calls(day: Day) -> None:
    """Entered from the passage that it is about."""
    desktop = day.desktop

    def enter() -> None:
        desktop.fill("dialog.new_remark.person", BY_TELEPHONE.whole)
        desktop.leave()
        desktop.fill("dialog.new_remark.comment.de", FROM_WHEN)
        for language in ("fr", "de"):
            desktop.fill(f"dialog.new_remark.wording.{language}", "")
        desktop.click("dialog.new_remark.go")

    assert desktop.shows("page.remarks"), "what was taken in is shown"
    passage(day, 4)
    day.opening(lambda: day.press(Key.Key_Return), enter)
    found = remarks(day)
    assert found[BY_TELEPHONE.whole].comment.de.text == FROM_WHEN
    assert found[BY_TELEPHONE.whole].received_by is ReplyWay.TELEPHONE


def choose(day: Day, number: int) -> None:
    """The remark on that passage."""
    table = day.desktop.find(RemarkTable, "remarks.table")
    [row] = [one for one in table.rows_model.rows if one.number == number]
    table.setFocus()
    assert table.select(row.key)


def each_is_settled(day: Day) -> None:
    """One accepted, one accepted otherwise, one refused with its reason."""
    desktop = day.desktop

    def reword() -> None:
        for language, text in zip(("fr", "de"), REWORDED, strict=True):
            desktop.fill(f"dialog.settle.text.{language}", text)
        desktop.click("dialog.settle.go")

    def refuse() -> None:
        for language, text in zip(("fr", "de"), REASON, strict=True):
            desktop.fill(f"dialog.settle.reason.{language}", text)
        desktop.click("dialog.settle.go")

    choose(day, 2)
    desktop.click("remarks.accept")
    choose(day, 4)
    day.opening(lambda: desktop.click("remarks.reword"), reword)
    choose(day, 1)
    day.opening(lambda: desktop.click("remarks.refuse"), refuse)
    assert {name: one.ruling for name, one in remarks(day).items()} == {
        BY_FORM.whole: RemarkRuling.ACCEPTED,
        BY_TELEPHONE.whole: RemarkRuling.OTHERWISE,
        BY_LETTER.whole: RemarkRuling.REFUSED,
    }
    assert read_remarks(desktop.store, day.meeting(FIRST).id).still_open == ()


def the_synopsis_says_so(day: Day) -> None:
    """Ctrl+P on the remarks: who said what, and what became of it, in both languages."""
    desktop = day.desktop
    desktop.press(Key.Key_P, CTRL)
    paper = day.save_paper("remarques.pdf")
    assert missing(paper, *SAID) == []
    silent = [one.whole for one in MEMBERS if one not in (BY_FORM, BY_TELEPHONE, BY_LETTER)]
    for beginning in ("Consultés, sans remarque :", "Angefragt, ohne Bemerkung:"):
        named = paper.partition(beginning)[2]
        assert missing(named, *silent) == []
        assert len(missing(named.partition(":")[0], BY_FORM.whole, BY_TELEPHONE.whole, BY_LETTER.whole)) == 3
