"""Summer: an erratum, an extract that is delivered, and a decision taken in writing."""

from datetime import date

from PySide6.QtCore import QTimer

from ctj_desktop.domain.records.circulations import Circulation, CirculationAnswer, CirculationVoter
from ctj_desktop.domain.records.extracts import Extract
from ctj_desktop.domain.records.minutes import ApprovedVersion
from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.domain.records.remarks import AnyErratum
from ctj_desktop.domain.records.voting import Decision
from ctj_desktop.domain.texts import Language
from ctj_desktop.ui.decisions.circulating.sending import SendCirculation
from ctj_desktop.ui.decisions.circulating.voters import VoterTable
from ctj_desktop.ui.decisions.extracts.dialog import ExtractDialog
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.table import Table
from tests.ui.desktop import ALT, CTRL, Key
from tests.ui.whole.year.approving import to_list_row
from tests.ui.whole.year.convoking import BY_MAIL, BY_POST, FIRST
from tests.ui.whole.year.founding import MEMBERS
from tests.ui.whole.year.holding import DECIDED
from tests.ui.whole.year.remarking import REWORDED
from tests.ui.whole.year.telling import Day, body_of, enclosed, mail, missing, to_whom, words

READ, PUT_TO, UNTIL, CLOSED = date(2027, 6, 21), date(2027, 7, 1), date(2027, 7, 20), date(2027, 7, 21)
WRONG, RIGHT = ("1er juin", "1. Juni"), ("1er juillet", "1. Juli")
WHY = ("La commune l’a signalé.", "Die Gemeinde hat es gemeldet.")
READER = MEMBERS[5]
TITLE = ("Soutien au marché d’automne", "Unterstützung des Herbstmarkts")
PUT = ("Le comité soutient le marché d’automne.", "Der Ausschuss unterstützt den Herbstmarkt.")
ABOUT = ("Le marché a lieu avant la prochaine séance.", "Der Markt findet vor der nächsten Sitzung statt.")

AGAINST, SILENT = MEMBERS[3], MEMBERS[7]
FRENCH = (PUT[0], "si au moins les deux tiers des membres l’approuvent (art. 13)", "20 juillet 2027")
GERMAN = (PUT[1], "wenn mindestens zwei Drittel der Mitglieder zustimmen (Art. 13)", "20. Juli 2027")
ERRATUM = (
    *("Rectificatif n° 1 au procès-verbal", "Berichtigung Nr. 1 zum Protokoll"),
    "Proposition : le comité n’a pas encore adopté ce rectificatif.",
    "Antrag: Der Ausschuss hat diese Berichtigung noch nicht angenommen.",
    *(REWORDED[0], "Au lieu de Statt 1er juin 1. Juni Lire Richtig 1er juillet 1. Juli", *WHY),
    *("Le procès-verbal approuvé n’est pas modifié", "Das genehmigte Protokoll wird nicht geändert"),
)
RECORD = (
    *("Décision n° 2027-004", "Beschluss Nr. 2027-004", *TITLE, *PUT, *ABOUT),
    *("Ouverte le Eröffnet am jeudi 1er juillet 2027", "Réponses jusqu’au Antworten bis mardi 20 juillet 2027"),
    "Adoptée : accord de 6 voix sur 8, il en fallait 6.",
    "Angenommen: 6 von 8 Stimmen stimmen zu, nötig waren 6.",
    *("Denis Dubois Association du Balcon Non, 12.07.2027", "Hugo Hirt Office du Vallon Sans réponse Keine Antwort"),
    *("Côté français – Oui : 3 · Non : 1", "Schweizer Seite – Ja: 3 · Nein: 0 · Keine Antwort: 1"),
)
EXTRACT = (
    *("Herr Fritz Frei", "Dorfstrasse 3", "2735 Vallon", "21. Juni 2027", "Sehr geehrter Herr Frei"),
    *("Auszug aus dem Protokoll der Sitzung Nr. 2027-01 vom 12. März 2027", "Protokollauszug", DECIDED[1]),
    "Um 14.20 Uhr, 7 Stimmberechtigte: 6 Ja, 0 Nein, 1 Enthaltung · mehrheitlich",
    "Für die Richtigkeit des Auszugs aus dem am 11. Juni 2027 genehmigten Protokoll",
)


def told(day: Day) -> None:
    """At the French window again."""
    an_erratum(day)
    an_extract_is_delivered(day)
    it_is_put_to_the_vote_in_writing(day)
    they_answer(day)
    it_is_closed(day)


def an_erratum(day: Day) -> None:
    """The approved text stays as it is; the erratum says what should have been there."""
    desktop = day.desktop
    day.is_on(READ)
    to_list_row(day, FIRST)
    desktop.press(Key.Key_3, ALT)
    table = desktop.find(Table, "approve.table")
    [line] = [one for one in table.rows_model.rows if one.text.fr.text == REWORDED[0]]
    assert table.select(line.key)

    def enter() -> None:
        for part, said in (("wrong", WRONG), ("text", RIGHT), ("reason", WHY)):
            for language, text in zip(("fr", "de"), said, strict=True):
                desktop.fill(f"dialog.new_erratum.{part}.{language}", text)
        desktop.click("dialog.new_erratum.go")

    day.opening(lambda: desktop.click("approve.erratum"), enter)
    [made] = desktop.store.all(AnyErratum)
    assert (made.number, made.wrong.fr.text, made.text.de.text) == (1, WRONG[0], RIGHT[1])
    desktop.press(Key.Key_P, CTRL)
    paper = day.save_paper("rectificatif.pdf")
    assert missing(paper, *ERRATUM) == []
    assert [one.sha256[:8] for one in desktop.store.all(ApprovedVersion)] == [paper.partition("SHA-256) : ")[2][:8]]


def an_extract_is_delivered(day: Day) -> None:
    """Of the first decision, to the commune by post; noted as sent."""
    desktop = day.desktop
    [decision] = [one for one in desktop.store.all(Decision) if one.text.fr.text == DECIDED[0]]
    desktop.press(Key.Key_3, CTRL)
    table = desktop.find(RecordTable, "decisions.table")
    table.setFocus()
    assert table.select(decision.id)

    def make() -> None:
        dialog = desktop.dialog()
        assert isinstance(dialog, ExtractDialog)
        desktop.fill("dialog.extract.person", READER.whole)
        desktop.leave()
        assert [line.one.name for line in dialog._lines] == [READER.whole]
        desktop.click("dialog.extract.go")
        desktop.bot.waitUntil(lambda: not dialog.isVisible() or dialog.refusal.isVisible())
        assert not dialog.isVisible(), dialog.refusal.text()

    day.opening(lambda: desktop.trigger("action.extract_decision"), make)
    [extract] = desktop.store.all(Extract)
    assert extract.channel is DeliveryChannel.POST
    [letter] = day.shelf.made("2027-001", "lettres.pdf")
    paper = words(letter)
    assert missing(paper, *EXTRACT) == []
    assert missing(paper, DECIDED[0]) == [DECIDED[0]], "it is in the language of its reader alone"
    desktop.window.desk.navigator.go(Place(page="registers", record=extract.id, detail="extracts"))
    desktop.find(RecordTable, "extracts.table").setFocus()
    day.press(Key.Key_Space)
    [sent] = desktop.store.all(Extract)
    assert sent.sent_on == READ


def it_is_put_to_the_vote_in_writing(day: Day) -> None:
    """From Ctrl+N of its list to the drafts and letters, each in the language of whoever is asked."""
    desktop = day.desktop
    day.is_on(PUT_TO)
    desktop.window.desk.navigator.go(Place(page="registers", detail="circulations"))

    def fill() -> None:
        for part, said in (("title", TITLE), ("text", PUT), ("note", ABOUT)):
            for language, text in zip(("fr", "de"), said, strict=True):
                desktop.fill(f"dialog.new_circulation.{part}.{language}", text)
        desktop.fill("dialog.new_circulation.until", "20.7.2027")
        desktop.click("dialog.new_circulation.go")

    day.opening(lambda: desktop.press(Key.Key_N, CTRL), fill)

    watch = QTimer(interval=50)

    def send() -> None:
        """The dialog for letters follows by itself once it is open to answers."""
        dialog = desktop.dialog()
        if isinstance(dialog, SendCirculation) and not dialog.working:
            if dialog.refusal.isVisible():
                dialog.reject()
            else:
                dialog.act.click()

    watch.timeout.connect(send)
    watch.start()
    day.opening(
        lambda: desktop.click("circulations.sheet.open_circulation"),
        lambda: desktop.click("dialog.open_circulation.go"),
    )
    watch.stop()
    [opened] = desktop.store.all(Circulation)
    assert (opened.number, opened.opened_on, opened.until) == ("C-2027-01", PUT_TO, UNTIL)
    drafts = [mail(path) for path in day.shelf.made("C-2027-01", ".eml")]
    assert to_whom(drafts) == sorted(one.mail for one in BY_MAIL), "members alone, no substitute"
    for draft in drafts:
        [form] = (one for name, one in enclosed(draft).items() if name.endswith(".pdf"))
        said = FRENCH if any(one.mail in str(draft["To"]) for one in BY_MAIL if one.language is Language.FR) else GERMAN
        assert missing(body_of(draft), *said) == []
        assert missing(words(form), said[0]) == []
    [letters] = day.shelf.made("C-2027-01", "lettres.pdf")
    assert missing(words(letters), *(one.whole for one in BY_POST), *FRENCH, *GERMAN) == []


def they_answer(day: Day) -> None:
    """Six agree, one does not, one says nothing: two thirds of eight are six."""
    desktop = day.desktop
    desktop.click("voters.sent")
    day.is_on(date(2027, 7, 12))
    table = desktop.find(VoterTable, "voters.table")
    lines = desktop.store.all(CirculationVoter, order="position, seat")
    names = [one.name for one in lines]
    for name, key in ((one.whole, "N" if one is AGAINST else "Y") for one in MEMBERS if one is not SILENT):
        table.setFocus()
        table.select(lines[names.index(name)].id)
        desktop.keys(desktop.window.desk.t.p("key of an answer", key))
    found = {one.name: one.answer for one in desktop.store.all(CirculationVoter)}
    yes, no = CirculationAnswer.YES, CirculationAnswer.NO
    assert found == {one.whole: None if one is SILENT else no if one is AGAINST else yes for one in MEMBERS}


def it_is_closed(day: Day) -> None:
    """The day after the last one; the decision has its number, and a record of how it was taken."""
    desktop = day.desktop
    day.is_on(CLOSED)
    desktop.click("circulations.sheet.close_circulation")
    [decision] = [one for one in desktop.store.all(Decision) if one.circulation is not None]
    assert (decision.text.fr.text, decision.text.de.text) == PUT
    desktop.press(Key.Key_P, CTRL)
    paper = day.save_paper("circulation.pdf")
    assert missing(paper, *RECORD) == []
