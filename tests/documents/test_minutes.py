"""Minutes say what their records say: presence, quorum, decisions, tasks, in both languages."""

from datetime import time

import pytest

from ctj_desktop.documents.blocks import (
    AttendanceTable,
    Block,
    DecisionBlock,
    Document,
    Heading,
    Listing,
    Notice,
    Pair,
    Paragraph,
    Signatures,
    SmallNote,
    TaskTable,
    Title,
)
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.minutes import MinutesPaper, document
from ctj_desktop.documents.signing import Signer
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import OfficeOfCommittee
from ctj_desktop.domain.records.meetings import AttendanceStatus, Reply
from ctj_desktop.domain.records.people import Salutation, Side
from ctj_desktop.domain.records.voting import DecisionKind, DecisionResult, VoteCount
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import load_translator
from tests.documents import reading
from tests.documents.records import (
    ENTRY,
    PARAGRAPH,
    TITLE,
    Session,
    a_meeting,
    a_room,
    a_sender,
    an_item,
    options,
    printed,
    text,
)

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")
OPEN, CLOSE = time(14, 0), time(16, 35)
NBSP = "\u00a0"


def said(pair: Pair) -> tuple[str, str]:
    return pair.fr.text.replace(NBSP, " "), pair.de.text.replace(NBSP, " ")


def blocks_of(paper: MinutesPaper, kind: type[Block]) -> list[Block]:
    return [block for block in document(paper, FRENCH, GERMAN, options()).blocks if isinstance(block, kind)]


def states(session: Session) -> dict[str, tuple[str, str]]:
    (table,) = blocks_of(session.paper(), AttendanceTable)
    assert isinstance(table, AttendanceTable)
    return {named(row.name): said(row.state) for group in table.groups for row in group.rows}


def named(name: str | Pair) -> str:
    return name if isinstance(name, str) else " / ".join(said(name))


def paragraphs(paper: Document) -> list[Paragraph]:
    return [block for block in paper.blocks if isinstance(block, Paragraph)]


def test_an_item_that_came_late_says_so_and_why() -> None:
    session = Session()
    session.point(an_item("Motion", "Vorstoss"))
    paper = session.paper()
    (point,) = paper.points
    late = [replace(paper, points=(replace(point, late=reason),)) for reason in (text(), text("Délai", "Frist"))]
    assert [said(block.text) for one in late for block in blocks_of(one, Notice) if isinstance(block, Notice)][-1] == (
        "Point ajouté tardivement : Délai",
        "Traktandum nachträglich aufgenommen: Frist",
    )
    notices = [len(blocks_of(one, Notice)) for one in (paper, *late)]
    assert notices == [notices[0], notices[0] + 1, notices[0] + 1]


def test_opinions_of_bodies_stand_at_their_item_and_are_listed_as_left_out_in_public() -> None:
    session = Session()
    session.point(an_item("Forêt", "Wald"))
    paper = session.paper()
    (point,) = paper.points
    told = replace(paper, points=(replace(point, opinions=(text("Préavis (x)", "Stellungnahme (x)"),)),))
    assert ("Préavis (x)", "Stellungnahme (x)") in [
        said(block.text) for block in blocks_of(told, Notice) if isinstance(block, Notice)
    ]
    public = document(told, FRENCH, GERMAN, options(public=True))
    assert "Préavis (x)" not in repr(public)
    assert "angefragte Stellungnahmen" in repr(public)


def test_presence_is_said_with_its_times_and_in_the_right_gender() -> None:
    session = Session()
    bearer = session.seat("Tout le temps", Side.FR, (OPEN, CLOSE), salutation=Salutation.MADAME)
    session.seat("En retard", Side.FR, (time(14, 20), None), salutation=Salutation.MONSIEUR)
    session.seat("Part tôt", Side.FR, (OPEN, time(15, 10)))
    session.seat("Au milieu", Side.CH, (time(14, 30), time(15, 0)), salutation=Salutation.MADAME, remote=True)
    session.seat("Excusée", Side.CH, status=AttendanceStatus.EXCUSED, salutation=Salutation.MADAME)
    session.seat("Pas venu", Side.CH, salutation=Salutation.MONSIEUR)
    session.seat("Mandant", Side.CH, status=AttendanceStatus.REPRESENTED, represented_by=bearer)
    session.seat("Suppléé", Side.CH, (OPEN, None), substitute="La suppléante")
    session.seat("", Side.CH)
    session.guest("L’invité", (time(15, 0), time(15, 30)))
    session.guest("Qui s’excuse", reply=Reply.EXCUSED)
    session.guest("Qui n’a rien dit")
    assert states(session) == {
        "Tout le temps": ("présente", "anwesend"),
        "En retard": ("présent dès 14 h 20", "anwesend ab 14.20 Uhr"),
        "Part tôt": ("présence jusqu’à 15 h 10", "anwesend bis 15.10 Uhr"),
        "Au milieu": ("présente à distance de 14 h 30 à 15 h 00", "online anwesend von 14.30 bis 15.00 Uhr"),
        "Excusée": ("excusée", "entschuldigt"),
        "Pas venu": ("absent", "abwesend"),
        "Mandant": ("représentation par Tout le temps", "vertreten durch Tout le temps"),
        "Suppléé": ("suppléance : La suppléante, présence", "Stellvertretung: La suppléante, anwesend"),
        "siège vacant / vakanter Sitz": ("–", "–"),
        "L’invité": ("présence de 15 h 00 à 15 h 30", "anwesend von 15.00 bis 15.30 Uhr"),
        "Qui s’excuse": ("absence excusée", "entschuldigt"),
        "Qui n’a rien dit": ("personne invitée", "Gast"),
    }


def test_sides_and_guests_stand_apart_and_offices_before_functions() -> None:
    session = Session()
    session.seat("A", Side.CH, (OPEN, None), salutation=Salutation.MADAME, office=OfficeOfCommittee.CO_PRESIDENT)
    session.seat("B", Side.FR, (OPEN, None))
    session.guest("C", (OPEN, None))
    (table,) = blocks_of(session.paper(), AttendanceTable)
    assert isinstance(table, AttendanceTable)
    assert [(group.label.de.text, [row.name for row in group.rows]) for group in table.groups] == [
        ("Französische Seite", ["B"]),
        ("Schweizer Seite", ["A"]),
        ("Gäste", ["C"]),
    ]
    function = table.groups[1].rows[0].function
    assert function is not None
    assert said(function) == ("coprésidente, maire", "Co-Präsidentin, Gemeindepräsidium")


def test_formal_sentences_open_and_close_the_minutes() -> None:
    session = Session()
    session.seat("A", Side.FR, (OPEN, None))
    session.seat("B", Side.CH, (OPEN, None))
    found = paragraphs(document(session.paper(), FRENCH, GERMAN, options()))
    texts = [said(block.text) for block in found]
    assert "14 h 00" in texts[0][0]
    assert "14.00 Uhr" in texts[0][1]
    assert "Coprésidence France" in texts[0][0]
    assert "Secrétariat France" in texts[1][1]
    assert texts[2][0].startswith("Le quorum est atteint")
    assert texts[2][0].endswith("(statuts, art. 7 al. 2).")
    assert texts[2][1].startswith("Der Ausschuss ist beschlussfähig")
    assert texts[2][1].endswith("(Statuten, Art. 7 Abs. 2).")
    assert [run.text for run in found[2].text.de.runs if run.strong] == ["Der Ausschuss ist beschlussfähig"]
    assert "16 h 35" in texts[-1][0]
    assert not any(block.number for block in found)


def test_a_missed_quorum_is_said_as_such_and_without_a_rule_only_who_can_vote() -> None:
    session = Session()
    session.seat("A", Side.FR, (OPEN, None))
    session.seat("B", Side.CH)
    missed = paragraphs(document(session.paper(), FRENCH, GERMAN, options()))[2]
    assert said(missed.text)[0].startswith("Le quorum n’est pas atteint")
    silent = session.paper(room=a_room(session.facts()))
    text = said(paragraphs(document(silent, FRENCH, GERMAN, options()))[2].text)
    assert text == ("À l’ouverture : 1 votant.", "Bei der Eröffnung: 1 stimmberechtigte Person.")


def test_a_meeting_that_never_opened_has_no_attendance_and_no_sentences() -> None:
    paper = Session().paper(meeting=a_meeting(), attendance=None, room=None, minute_taker="")
    found = document(paper, FRENCH, GERMAN, options())
    assert [type(block).__name__ for block in found.blocks] == ["Letterhead", "Title", "Signatures"]


def test_paragraphs_are_numbered_and_lists_and_tasks_gathered() -> None:
    session = Session()
    session.point(
        an_item("Suivi", "Pendenzen"),
        session.block(PARAGRAPH, "Un", "Eins"),
        session.block(ENTRY, "a", "a"),
        session.block(ENTRY, "b", "b"),
        session.block(TITLE, "Titre", "Titel"),
        session.block(PARAGRAPH, "Deux avec **force**", "Zwei mit **Kraft**"),
        session.task("Faire", "Tun"),
        session.task("Refaire", "Nochmals tun", number=None),
    )
    session.point(an_item("Sous-point", "Unterpunkt"), session.block(PARAGRAPH, "Trois"), number="1.1", depth=2)
    body = document(session.paper(room=None), FRENCH, GERMAN, options()).blocks
    kinds = [
        (type(block).__name__, getattr(block, "number", ""), getattr(block, "level", 0))
        for block in body
        if isinstance(block, Heading | Listing | TaskTable) or (isinstance(block, Paragraph) and block.number)
    ]
    assert kinds == [
        ("Heading", "1", 2),
        ("Paragraph", "1.1", 0),
        ("Listing", "", 0),
        ("Heading", "", 3),
        ("Paragraph", "1.2", 0),
        ("TaskTable", "", 0),
        ("Heading", "1.1", 3),
        ("Paragraph", "1.1.1", 0),
    ]
    table = next(block for block in body if isinstance(block, TaskTable))
    assert [said(row.number) for row in table.rows] == [
        ("T-2026-011", "T-2026-011"),
        ("sans numéro", "ohne Nummer"),
    ]
    assert said(table.rows[0].due) == ("15.06.2026", "15.06.2026")
    third = next(block for block in body if isinstance(block, Paragraph) and block.number == "1.1.1")
    assert third.text.de.borrowed


@pytest.mark.parametrize(
    ("arguments", "heading", "lines"),
    [
        (
            {},
            ("Décision n° 2026-005", "Beschluss Nr. 2026-005"),
            [
                ("Par consensus, sans opposition", "Im Konsens, ohne Widerspruch"),
                (
                    "Majorité des voix exprimées (statuts, art. 8)",
                    "Mehrheit der abgegebenen Stimmen (Statuten, Art. 8)",
                ),
            ],
        ),
        (
            {
                "kind": DecisionKind.OPINION,
                "number": None,
                "count": VoteCount(yes=7, no=0, abstentions=1, blank=1),
                "recused": 1,
                "result": DecisionResult.MAJORITY,
                "article": "",
            },
            ("Avis (sans numéro)", "Stellungnahme (ohne Nummer)"),
            [
                (
                    "7 pour, 0 contre, 1 abstention · 1 bulletin blanc · à la majorité · 1 récusation",
                    "7 Ja, 0 Nein, 1 Enthaltung · 1 leere Stimme · mehrheitlich · 1 im Ausstand",
                ),
                ("Majorité des voix exprimées", "Mehrheit der abgegebenen Stimmen"),
            ],
        ),
        ({"result": None}, ("Décision n° 2026-005", "Beschluss Nr. 2026-005"), []),
    ],
)
def test_decisions_say_how_they_were_taken(
    arguments: dict[str, object], heading: tuple[str, str], lines: list[tuple[str, str]]
) -> None:
    session = Session()
    session.point(an_item("a", "a"), session.decided("Oui.", "Ja.", **arguments))  # type: ignore[arg-type]
    (decision,) = blocks_of(session.paper(), DecisionBlock)
    assert isinstance(decision, DecisionBlock)
    assert said(decision.heading) == heading
    assert said(decision.text) == ("Oui.", "Ja.")
    assert [said(pair) for pair in decision.result] == lines
    assert all(decision.result[0].fr.runs[0].strong for _ in decision.result)


def test_what_was_said_behind_closed_doors_stays_out_of_the_public_version() -> None:
    session = Session()
    session.point(an_item("Recours", "Rekurs", closed=True), session.block(PARAGRAPH, "Le fond", "Der Inhalt"))
    item = session.points[0].item
    session.point(an_item("Dessous", "Darunter", parent=item.id), session.block(PARAGRAPH, "Le détail", "Das Detail"))
    for public, titled in ((False, False), (True, False), (True, True)):
        sender = a_sender()
        sender = replace(sender, committee=replace(sender.committee, closed_titles=titled))
        made = document(session.paper(sender=sender), FRENCH, GERMAN, options(public=public))
        assert ("Le fond" in repr(made)) is not public
        assert ("Le détail" in repr(made)) is not public
        assert ("Recours" in repr(made)) is (titled or not public)
        notices = [said(block.text)[0] for block in made.blocks if isinstance(block, Notice)]
        assert notices == ([] if public and not titled else ["Traité à huis clos."])


def test_a_public_version_says_so_and_lists_what_it_leaves_out() -> None:
    for closed in (True, False):
        session = Session()
        session.point(an_item("Secret", "Geheim", closed=closed), session.block(PARAGRAPH, "Le fond", "Der Inhalt"))
        blocks = document(session.paper(), FRENCH, GERMAN, options(public=True)).blocks
        (title,) = [block for block in blocks if isinstance(block, Title)]
        assert title.meta is not None
        assert said(title.meta)[0].startswith("Version publique · ")
        listed = [said(entry)[0] for block in blocks if isinstance(block, Listing) for entry in block.entries]
        assert listed == (["point 1, à huis clos : titre et texte"] if closed else [])
        notes = [said(block.text)[0] for block in blocks if isinstance(block, SmallNote)]
        assert notes == ([] if closed else ["Rien n’est omis dans cette version."])


def test_signatures_name_place_day_and_the_prevailing_version() -> None:
    (block,) = blocks_of(Session().paper(), Signatures)
    assert isinstance(block, Signatures)
    assert block.place_and_date is not None
    assert said(block.place_and_date) == (
        "Morteau, le 24 mars 2026 · procès-verbal approuvé le 27 mars 2026",
        "Morteau, 24. März 2026 · Protokoll genehmigt am 27. März 2026",
    )
    assert block.note is not None
    assert said(block.note) == ("Seule la version française fait foi.", "Massgebend ist die französische Fassung.")
    assert len(block.people) == 2


def test_a_copy_of_approved_minutes_says_that_the_signed_ones_count() -> None:
    approved, drafted = (
        document(Session().paper(), FRENCH, GERMAN, options(draft=draft)).facts.of_record for draft in (False, True)
    )
    assert drafted is None
    assert approved is not None
    assert said(approved) == (
        "Seul le procès-verbal signé (PDF) fait foi\u202f; ce fichier est une copie de travail.",
        "Massgebend ist das unterzeichnete Protokoll (PDF); diese Datei ist eine Arbeitskopie.",
    )


def test_the_day_of_approval_is_left_to_write_and_a_meeting_without_place_has_its_day() -> None:
    (block,) = blocks_of(Session().paper(signed_on=None, signed_at=text("")), Signatures)
    assert isinstance(block, Signatures)
    assert block.place_and_date is not None
    assert said(block.place_and_date)[0] == "24 mars 2026 · procès-verbal approuvé le …"


def test_whoever_chaired_or_wrote_without_an_office_signs_as_such() -> None:
    signers = (
        Signer(name="Claire Perrenot", function=text("maire", "Gemeindepräsidentin"), chaired=True),
        Signer(name="Luc Aubry", function=text("chargé de mission"), wrote=True),
        Signer(name="Zoé Blanc", chaired=True, wrote=True),
        Signer(name=""),
    )
    (block,) = blocks_of(Session().paper(signers=signers), Signatures)
    assert isinstance(block, Signatures)
    assert [said(one.function) for one in block.people] == [
        ("Présidence de séance, maire", "Vorsitz der Sitzung, Gemeindepräsidentin"),
        ("Secrétaire de séance, chargé de mission", "Protokollführung, chargé de mission"),
        ("Présidence de séance, secrétaire de séance", "Vorsitz der Sitzung, Protokollführung"),
        ("", ""),
    ]
    assert block.people[1].function.de.runs[-1].language is Language.FR
    unknown = block.people[3].name
    assert isinstance(unknown, Pair)
    assert said(unknown) == ("non communiqué", "nicht mitgeteilt")


def test_a_function_that_reads_alike_in_both_languages_stands_once() -> None:
    signer = Signer(name="Luc Aubry", function=text("chargé de mission"))
    tree = reading.structure(printed(document, Session().paper(signers=(signer,)), options()))
    assert tree.full_text.count("Chargé de mission") == 1


def test_minutes_print_in_every_layout_with_equal_bytes() -> None:
    session = Session()
    session.seat("A", Side.FR, (OPEN, None))
    session.seat("B", Side.CH, (OPEN, None))
    session.point(an_item("Suivi", "Pendenzen"), session.block(PARAGRAPH, "Un", "Eins"), session.decided("Oui.", "Ja."))
    paper = session.paper()
    for layout in Layout:
        pdf = printed(document, paper, options(layout))
        assert pdf == printed(document, paper, options(layout))
        text = "".join(node.full_text for node in reading.structure(pdf).find("H3"))
        assert ("Décision" in text) is (layout is not Layout.DE)
        assert ("Beschluss" in text) is (layout is not Layout.FR)


def test_a_heading_with_a_remark_below_it_does_not_stand_alone_at_the_foot_of_a_page() -> None:
    """Whatever stands before: that the item came late goes over to the next page with what was said of it."""
    seen = set()
    for lines in range(20, 44):
        session = Session()
        session.point(an_item("Avant", "Vorher"), *(session.block(ENTRY, "mot", "Wort") for _ in range(lines)))
        late = an_item("Budget tardif", "Spätes Budget")
        session.point(late, session.block(PARAGRAPH, "Suite dite", "Fortsetzung"))
        session.point(an_item("Divers", "Varia"), session.block(PARAGRAPH, "Rien.", "Nichts."))
        paper = session.paper()
        told = tuple(replace(one, late=text("Urgent", "Dringend")) if one.item is late else one for one in paper.points)
        found = reading.marked_texts(printed(document, replace(paper, points=told), options(Layout.FR)))
        pages = ["".join(page.values()) for page in found]
        (headed,) = (place for place, page in enumerate(pages) if "Budget tardif" in page)
        assert "Suite dite" in pages[headed]
        seen.add(headed)
    assert len(seen) > 1
