"""Autumn: the third meeting has no quorum; it is called a second time, and that meeting decides whoever comes."""

from datetime import date, time

from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, MeetingState
from ctj_desktop.domain.records.remarks import AnyErratum
from ctj_desktop.domain.records.voting import Decision
from ctj_desktop.services.session.course import declare_inquorate
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.fields import ComboBox
from tests.ui.desktop import ALT, CTRL, Key
from tests.ui.whole.year.approving import to_list_row
from tests.ui.whole.year.between import PUT
from tests.ui.whole.year.convoking import PLACES
from tests.ui.whole.year.holding import YES, attendance, pair, quorum, vote
from tests.ui.whole.year.meetings import OPENING, convene, plan
from tests.ui.whole.year.telling import Day, body_of, enclosed, mail, missing, words

THIRD, SENT = date(2027, 9, 17), date(2027, 8, 23)
FOURTH, CALLED = date(2027, 10, 8), date(2027, 9, 20)
ACCOUNTS = ("Comptes intermédiaires", "Zwischenabrechnung")
PUT_RIGHT = ("Rectificatif au procès-verbal", "Berichtigung zum Protokoll")
ADOPTED = ("Le comité adopte le rectificatif n° 1.", "Der Ausschuss nimmt die Berichtigung Nr. 1 an.")
KNOWN = ("Le comité prend acte des comptes.", "Der Ausschuss nimmt die Abrechnung zur Kenntnis.")

REPORTED = (
    "Décision par voie de circulation n° C-2027-01 : Soutien au marché d’automne",
    "Zirkularbeschluss Nr. C-2027-01: Unterstützung des Herbstmarkts",
)
MISSED = (
    "Le quorum n’est pas atteint : 3 sièges à voix délibérative sur 8 sont présents, dont 3 du côté français et 0 du",
    "3 von 8 stimmberechtigten Sitzen sind anwesend, davon 3 der französischen und 0 der Schweizer Seite.",
    *(
        "Prochaine séance : vendredi 8 octobre 2027, 14 h 00, Valfroid, mairie.",
        "La séance est levée à 14 h 20, faute de quorum",
    ),
    "Nächste Sitzung: Freitag, 8. Oktober 2027, 14.00 Uhr, Valfroid, Gemeindehaus.",
    "Die Sitzung wird um 14.20 Uhr mangels Beschlussfähigkeit (Statuten, Art. 7) geschlossen.",
)
DECIDED = (
    "Il s’agit d’une seconde convocation, qui n’exige pas de quorum. À l’ouverture : 3 votants.",
    "Dies ist eine zweite Einberufung, für die kein Quorum erforderlich ist. Bei der Eröffnung: 3 Stimmberechtigte.",
    *(*KNOWN, *ADOPTED, *REPORTED, *PUT, "Décision n° 2027-004", "Beschluss Nr. 2027-004"),
    "Le comité a pris la décision suivante par voie de circulation, close le 21 juillet 2027",
    "Auf dem Zirkularweg Nr. C-2027-01, abgeschlossen am 21. Juli 2027: Ja: 6 · Nein: 1 · Keine Antwort: 1",
    *("À 14 h 15, 3 votants : 3 pour, 0 contre, 0 abstention", "La séance est levée à 14 h 30."),
)


def told(day: Day) -> None:
    """From the meeting that could not decide to the minutes of the one that did."""
    the_third_has_no_quorum(day)
    it_is_called_again(day)
    the_decision_in_writing_is_reported(day)
    the_fourth_decides(day)
    the_erratum_is_adopted(day)
    the_minutes_say_all_of_it(day)


def the_third_has_no_quorum(day: Day) -> None:
    """Three come, all of one side; the session is closed for want of a quorum."""
    desktop = day.desktop
    day.is_on(SENT)
    plan(day, "17.9.2027", "14h", PLACES, (OPENING,), (ACCOUNTS,))
    convene(day, THIRD)
    day.is_on(THIRD, time(14, 0))
    to_list_row(day, THIRD)
    desktop.press(Key.Key_2, ALT)
    attendance(day, "1-3 /x 4-8")
    day.command("Open the session")
    assert quorum(day) == day.says("Quorum not reached {count}", count="3/8")
    day.at(14, 20)

    def close() -> None:
        desktop.fill("dialog.close_session.time", "14h20")
        assert desktop.find(ComboBox, "dialog.close_session.result").chosen() is declare_inquorate
        desktop.click("dialog.close_session.go")

    day.opening(lambda: desktop.trigger("action.close_session"), close)
    assert day.state(THIRD) == MeetingState.INQUORATE


def it_is_called_again(day: Day) -> None:
    """The new meeting says of which it is the second call, whose agenda it proposes again, and so do its papers."""
    day.is_on(CALLED)
    plan(day, "8.10.2027", "14h", PLACES, (), (PUT_RIGHT,), second=True)
    [fourth] = day.desktop.store.all(Meeting, second_call_of=day.meeting(THIRD).id)
    assert fourth.on == FOURTH


def the_decision_in_writing_is_reported(day: Day) -> None:
    """From its sheet, as an item of the next meeting; then the meeting is convened."""
    desktop = day.desktop
    [decision] = [one for one in desktop.store.all(Decision) if one.circulation is not None]
    place = Place(page="registers", record=decision.circulation, detail="circulations")
    desktop.window.desk.navigator.go(place)
    day.opening(
        lambda: desktop.click("circulations.sheet.report_circulation"),
        lambda: desktop.click("dialog.report_circulation.go"),
    )
    items = desktop.store.all(AgendaItem, meeting=day.meeting(FOURTH).id, order="position")
    assert "C-2027-01" in items[-1].title.fr.text
    to_list_row(day, FOURTH)
    convene(day, FOURTH)
    drafts = [mail(path) for path in day.shelf.made("2027-04", ".eml")]
    said = sorted(body_of(draft) for draft in drafts)
    assert missing(said[0], "Seconde convocation : Séance n° 2027-03 du 17 septembre 2027") == []
    assert missing(said[1], "Zweite Einberufung: Sitzung Nr. 2027-03 vom 17. September 2027") == []
    for draft in drafts:
        [agenda] = [content for name, content in enclosed(draft).items() if name.endswith(".pdf")]
        assert (
            missing(
                words(agenda),
                "Seconde convocation",
                "Zweite Einberufung",
                *ACCOUNTS,
                *PUT_RIGHT,
                *REPORTED,
                "8 octobre 2027",
                "8. Oktober 2027",
            )
            == []
        )


def the_fourth_decides(day: Day) -> None:
    """The same three come: the second call asks for no quorum."""
    desktop = day.desktop
    day.is_on(FOURTH, time(14, 0))
    to_list_row(day, FOURTH)
    desktop.press(Key.Key_2, ALT)
    attendance(day, "1 2 5 /x 3 4 6-8")
    day.command("Open the session")
    assert quorum(day) == day.says("No quorum required, {count}", count="3/8")
    desktop.press(Key.Key_Return, CTRL)
    for minute, said in ((5, KNOWN), (15, ADOPTED)):
        day.at(14, minute)
        desktop.press(Key.Key_Return, CTRL)
        pair(day, "/d ", said)
        vote(day, *[YES] * 3)
    day.at(14, 25)
    desktop.press(Key.Key_Return, CTRL)
    day.at(14, 30)
    day.command("Close the session…")
    assert day.state(FOURTH) == MeetingState.HELD


def the_erratum_is_adopted(day: Day) -> None:
    """By the decision of the fourth meeting."""
    desktop = day.desktop
    [made] = desktop.store.all(AnyErratum)
    desktop.window.desk.navigator.go(Place(page="errata", record=made.id))
    day.opening(desktop.window.desk.actions["adopt_erratum"].trigger, lambda: desktop.click("dialog.adopt_erratum.go"))
    [adopted] = desktop.store.all(AnyErratum)
    [decision] = [one for one in desktop.store.all(Decision) if one.text.fr.text == ADOPTED[0]]
    assert adopted.decision == decision.id
    desktop.press(Key.Key_P, CTRL)
    paper = day.save_paper("rectificatif-adopte.pdf")
    assert missing(paper, f"Décision n° {decision.number} du 8 octobre 2027", *ADOPTED, "vom 8. Oktober 2027") == []
    assert "n’a pas encore adopté" not in paper


def the_minutes_say_all_of_it(day: Day) -> None:
    """Why it could decide, what was decided in writing, and the erratum."""
    desktop = day.desktop
    for on, name, said in ((THIRD, "pv-3.pdf", MISSED), (FOURTH, "pv-4.pdf", DECIDED)):
        to_list_row(day, on)
        desktop.press(Key.Key_3, ALT)
        desktop.press(Key.Key_P, CTRL)
        desktop.settle()
        desktop.click("documents.paper.minutes")
        assert missing(day.save_paper(name), *said) == []
