"""March: the first meeting is held; the quorum is lost and regained, and decided only while it is there."""

from datetime import time

from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.domain.records.minutes import MinuteBlockKind
from ctj_desktop.domain.records.voting import Decision, DecisionResult, Task, Vote, VoteMethod
from ctj_desktop.services.minutes.item_sheet import minute_sheet
from ctj_desktop.services.session.screen import SessionView, read_session
from ctj_desktop.ui.widgets.labels import StatePill
from tests.ui.desktop import ALT, CTRL, Key
from tests.ui.whole.year.convoking import BUDGET, FIRST, PATH
from tests.ui.whole.year.founding import MEMBERS
from tests.ui.whole.year.meetings import Pair
from tests.ui.whole.year.telling import Day, missing

WELCOME = ("La coprésidente ouvre la séance.", "Die Co-Präsidentin eröffnet die Sitzung.")
TOLD = (
    "Le secrétariat présente un budget de 41 000 euros.",
    "Das Sekretariat stellt einen Voranschlag von 41 000 Euro vor.",
)
DECIDED = ("Le comité adopte le budget 2027.", "Der Ausschuss genehmigt den Voranschlag 2027.")
WALKED = ("Le sentier sera balisé en juin.", "Der Höhenweg wird im Juni markiert.")
SUPPORTED = ("Le comité soutient le balisage du sentier.", "Der Ausschuss unterstützt die Markierung des Wegs.")
HELD = (
    *("Valfroid, mairie · 14 h 00 à 15 h 05", "Valfroid, Gemeindehaus · 14.00 bis 15.05 Uhr"),
    *("Version provisoire, non approuvée", "Entwurf: noch nicht genehmigt"),
    *("Denis Dubois Association du Balcon excusé entschuldigt", "Absences excusées : Denis Dubois"),
    *("suppléance : Ida Imhof", "Stellvertretung: Ida Imhof"),
    "Le quorum est atteint : 7 sièges à voix délibérative sur 8 sont présents, dont 3 du côté français et 4 du côté",
    "7 von 8 stimmberechtigten Sitzen sind anwesend, davon 3 der französischen und 4 der Schweizer Seite.",
    "Le minimum requis est de 4, dont 2 par côté (statuts, art. 7).",
    "Dès 14 h 35, le quorum n’est plus atteint : 5 sièges à voix délibérative sur 8 sont présents, dont 1 du côté",
    "Ab 14.35 Uhr ist der Ausschuss nicht mehr beschlussfähig: 5 von 8",
    "Dès 14 h 45, le quorum est de nouveau atteint : 7 sièges",
    "Ab 14.45 Uhr ist der Ausschuss wieder beschlussfähig: 7 von 8",
    "À 14 h 20, 7 votants : 6 pour, 0 contre, 1 abstention · à la majorité",
    "Um 14.20 Uhr, 7 Stimmberechtigte: 6 Ja, 0 Nein, 1 Enthaltung · mehrheitlich",
    "À 14 h 45, 7 votants : 7 pour, 0 contre, 0 abstention · à l’unanimité",
    "Um 14.45 Uhr, 7 Stimmberechtigte: 7 Ja, 0 Nein, 0 Enthaltungen · einstimmig",
    "Majorité de l’ensemble et de chaque côté (statuts, art. 9)",
    "Mehrheit des Ganzen und jeder Seite (Statuten, Art. 9)",
    *(
        "T-2027-001 Commander les balises",
        "La séance est levée à 15 h 05.",
        "Die Sitzung wird um 15.05 Uhr geschlossen.",
    ),
)
"""What the minutes say of how it went."""
YES, NO, ABSTENTION = Key.Key_1, Key.Key_2, Key.Key_3
TO_DO = ("Commander les balises", "Wegweiser bestellen")


def told(day: Day) -> None:
    """By keys alone, from the room before the meeting to its minutes as a draft on paper."""
    into_the_room(day)
    the_budget(day)
    the_path_with_the_quorum_lost_and_regained(day)
    closed(day)
    the_draft_says_what_happened(day)


def view(day: Day) -> SessionView:
    """What the service answers now."""
    store = day.desktop.store
    return read_session(store, day.meeting(day.now.date()).id).at(time(day.now.hour, day.now.minute))


def quorum(day: Day) -> str:
    """What the strip says."""
    return day.desktop.find(StatePill, "hold.quorum").accessibleName()


def attendance(day: Day, line: str) -> None:
    """F9, the line, and back to the minutes."""
    while day.desktop.focused().objectName() != "hold.entry":
        day.press(Key.Key_F9)
    day.line(line)
    day.press(Key.Key_Escape)


def pair(day: Day, sign: str, said: Pair) -> None:
    """A line of the minutes in both languages: typed in that of the window, Ctrl+L, typed in the other."""
    first, second = said if day.desktop.side() == "fr" else said[::-1]
    day.desktop.keys(f"{sign}{first}")
    day.desktop.press(Key.Key_L, CTRL)
    day.line(second)


def vote(day: Day, *choices: Key) -> None:
    """By name, since each side has to agree; in the order of the list, whoever is there."""
    desktop = day.desktop
    before = desktop.store.count(Vote)

    def call() -> None:
        day.press(*choices, Key.Key_Return)

    day.line("/v")
    day.choose("minutes.vote.method", VoteMethod.NOMINAL)
    day.opening(lambda: desktop.click("minutes.vote.by_name"), call)
    day.press(Key.Key_Return)
    assert desktop.store.count(Vote) == before + 1


def into_the_room(day: Day) -> None:
    """Four of either side: one excused, one represented by her substitute, one who did not answer comes."""
    desktop = day.desktop
    day.is_on(FIRST, time(13, 50))
    desktop.press(Key.Key_2, CTRL)
    day.press(Key.Key_Return)
    desktop.press(Key.Key_2, ALT)
    bodies = [line.roll.body.fr.text for line in view(day).seats]
    assert bodies == [one.body for one in MEMBERS], "the list is numbered as the members are"
    attendance(day, "1-3 5 6 8 /s 7 /x 4")
    day.at(14, 0)
    day.command("Open the session")
    assert day.state(FIRST) == MeetingState.IN_SESSION
    assert quorum(day) == day.says("Quorum reached {count}", count="7/8")


def the_budget(day: Day) -> None:
    """A paragraph, a decision and its vote."""
    desktop = day.desktop
    desktop.press(Key.Key_Return, CTRL)
    pair(day, "", WELCOME)
    day.at(14, 6)
    desktop.press(Key.Key_Return, CTRL)
    pair(day, "", TOLD)
    pair(day, "/d ", DECIDED)
    day.at(14, 20)
    vote(day, *[YES] * 6, ABSTENTION)
    [decision] = desktop.store.all(Decision)
    assert decision.result is DecisionResult.MAJORITY
    assert (decision.text.fr.text, decision.text.de.text) == DECIDED


def the_path_with_the_quorum_lost_and_regained(day: Day) -> None:
    """While one side has too few, no vote is taken; it is taken once they are back."""
    desktop = day.desktop
    day.at(14, 30)
    desktop.press(Key.Key_Return, CTRL)
    pair(day, "", WALKED)
    day.at(14, 35)
    attendance(day, "/q 2 3 14:35")
    assert not view(day).quorum.reached
    assert quorum(day) == day.says("Quorum not reached {count}", count="5/8")
    pair(day, "/d ", SUPPORTED)
    day.line("/v 5 0 0")
    assert desktop.store.count(Vote) == 1, "a vote without quorum was taken"
    day.press(Key.Key_Escape)
    day.at(14, 45)
    attendance(day, "2 3 14:45")
    assert quorum(day) == day.says("Quorum reached {count}", count="7/8")
    vote(day, *[YES] * 7)
    pair(day, "/t ", (f"{TO_DO[0]} → 30.4.2027", TO_DO[1]))
    current = view(day).current
    assert current is not None
    assert [line.block.block_kind for line in minute_sheet(desktop.store, current.item).lines] == [
        MinuteBlockKind.PARAGRAPH,
        MinuteBlockKind.DECISION,
        MinuteBlockKind.VOTE,
        MinuteBlockKind.TASK,
    ]


def closed(day: Day) -> None:
    """At five past three; nothing is open, nothing is asked."""
    day.at(15, 5)
    day.command("Close the session…")
    assert day.state(FIRST) == MeetingState.HELD
    [task] = day.desktop.store.all(Task)
    assert (task.text.fr.text, task.text.de.text) == TO_DO


def the_draft_says_what_happened(day: Day) -> None:
    """The minutes on paper, in both languages."""
    desktop = day.desktop
    desktop.press(Key.Key_P, CTRL)
    desktop.settle()
    desktop.click("documents.paper.minutes")
    paper = day.save_paper("pv-projet.pdf")
    for said in (WELCOME, TOLD, DECIDED, WALKED, SUPPORTED, TO_DO, BUDGET, PATH):
        assert missing(paper, *said) == []
    assert missing(paper, *HELD) == []
    assert missing(paper, "Les deux versions font également foi.") == []
    assert "Lambert" not in paper, "who stands in and was not there is not named"
