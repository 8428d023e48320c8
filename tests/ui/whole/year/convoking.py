"""February: the first meeting is convened by mail and by post, and the answers come in."""

from datetime import date, datetime

from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.meetings import AgendaItem, Reply, ReplyWay
from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.i18n.translator import ZONE
from tests.ui.whole.year.founding import COMMITTEE, MEMBERS, POST
from tests.ui.whole.year.meetings import OPENING, TO_APPROVE, answer, appointment, convene, local, plan, replies
from tests.ui.whole.year.telling import Day, body_of, enclosed, mail, missing, to_whom, words

FIRST = date(2027, 3, 12)
SENT = date(2027, 2, 15)
PLACES = ("Valfroid, mairie", "Valfroid, Gemeindehaus")
BUDGET = ("Budget 2027", "Voranschlag 2027")
PATH = ("Sentier des crêtes", "Höhenweg")
BY_POST = [one for one in MEMBERS if one.channel is POST]
BY_MAIL = [one for one in MEMBERS if one.channel is not POST]
SUBSTITUTES = ["luc.lambert@exemple.example", "ida.imhof@exemple.example"]


def told(day: Day) -> None:
    """From the plan to the quorum that is to be expected."""
    day.is_on(SENT)
    plan(day, "12.3.2027", "14h", PLACES, (OPENING,), (BUDGET, PATH))
    convene(day, FIRST, "5.3.2027")
    what_left_says_what_was_planned(day)
    the_answers_come_in(day)


def what_left_says_what_was_planned(day: Day) -> None:
    """Drafts, appointments and letters, each in the language of whoever reads it."""
    shelf, store = day.shelf, day.desktop.store
    drafts = {path.stem[-2:]: mail(path) for path in shelf.made("2027-01", ".eml")}
    assert sorted(drafts) == ["DE", "FR"]
    for language, substitute in (("FR", SUBSTITUTES[0]), ("DE", SUBSTITUTES[1])):
        readers = [one.mail for one in BY_MAIL if one.language.value.upper() == language]
        assert to_whom([drafts[language]]) == sorted([*readers, substitute])
    french, german = body_of(drafts["FR"]), body_of(drafts["DE"])
    for text, said in (
        (french, ("vendredi 12 mars 2027", "14h00", PLACES[0], "5 mars 2027", "Alice Aubry, coprésidente")),
        (german, ("12. März 2027", "14.00", PLACES[1], "5. März 2027")),
    ):
        assert missing(text, *said) == [], text
    for draft in drafts.values():
        assert draft["X-Unsent"] == "1"
        [agenda] = [content for name, content in enclosed(draft).items() if name.startswith(("Ordre", "Traktanden"))]
        paper = words(agenda)
        assert missing(paper, *COMMITTEE, *BUDGET, *PATH, *PLACES, "12 mars 2027", "12. März 2027") == []
        assert missing(paper, TO_APPROVE) == [TO_APPROVE], "there is nothing to approve yet"
    for language, place in zip(("FR", "DE"), PLACES, strict=True):
        event = appointment(shelf, "2027-01", f"{language}.ics")
        assert local(event) == datetime(2027, 3, 12, 14, tzinfo=ZONE)
        assert (event["SEQUENCE"], str(event["LOCATION"])) == (0, place)
    [letters] = shelf.made("2027-01", "lettres")
    paper = words(letters)
    for one in BY_POST:
        assert (
            missing(paper.upper(), *(said.upper() for said in (one.whole, one.street, one.postcode, one.place))) == []
        )
    assert missing(paper, "12 mars 2027", "12. März 2027", "Bulletin-réponse", "Antwortformular") == []
    sent = store.all(Dispatch, meeting=day.meeting(FIRST).id, what=DispatchKind.CONVOCATION)
    assert len(sent) == len(MEMBERS) + len(SUBSTITUTES)
    assert sum(one.channel is DeliveryChannel.POST for one in sent) == len(BY_POST)
    items = store.all(AgendaItem, meeting=day.meeting(FIRST).id, order="position")
    assert [one.number for one in items] == ["1", "2", "3"]


def the_answers_come_in(day: Day) -> None:
    """By the calendar of a member, by letters and calls; what is to be expected follows."""
    day.is_on(date(2027, 3, 1))
    day.desktop.trigger("action.replies")
    answered = day.shelf.folder / "reponse.ics"
    sent = next(path for path in day.shelf.made("2027-01", "DE.ics")).read_text("utf-8")
    accepted = f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{MEMBERS[4].mail}\r\nEND:VEVENT"
    told = sent.replace("CALSCALE:GREGORIAN", "METHOD:REPLY").replace("END:VEVENT", accepted)
    answered.write_text(told, "utf-8", newline="")
    day.receive(answered)
    assert MEMBERS[4].whole in day.desktop.text("status.sentence")
    found = {line.body.fr.text: line for line in replies(day, FIRST).lines}
    assert found[MEMBERS[4].body].reply is Reply.PRESENT
    day.choose("replies.way", ReplyWay.TELEPHONE)
    coming = {one.body: Reply.PRESENT for one in (*MEMBERS[:2], MEMBERS[5], MEMBERS[7])}
    answer(day, FIRST, {**coming, MEMBERS[3].body: Reply.EXCUSED, MEMBERS[6].body: Reply.SUBSTITUTE})
    foreseen = replies(day, FIRST)
    assert (foreseen.quorum.present, foreseen.quorum.base, foreseen.quorum.reached) == (6, 8, True)
    assert [side.present for side in foreseen.quorum.sides] == [2, 4]
    assert [line.body.fr.text for line in foreseen.lines if line.reply is None] == [MEMBERS[2].body]
