"""Do letters to several readers stand in one file, each with its facts, its pages and its language?"""

from datetime import date

import pytest

from ctj_desktop.documents.blocks import BoundPaper, Document, LetterBeginning
from ctj_desktop.documents.gaps import gaps
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.papers import PaperOptions
from ctj_desktop.documents.post.letter import LetterPaper, document
from ctj_desktop.documents.writers.pdf import write_pdf
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import load_translator
from tests.documents.reading import reader, structure
from tests.documents.records import a_sender
from tests.documents.samples import long_minutes

ON = date(2027, 2, 10)
FRENCH = LetterPaper(
    sender=a_sender(),
    language=Language.FR,
    dated=ON,
    address=("Mairie de Morteau", "3 RUE DE LA GARE", "25500 MORTEAU"),
    country=Side.FR,
    subject="Convocation",
    text="Madame, Monsieur,\n\nLe comité est convoqué :\n\nL’ordre du jour est joint.",
    facts=(("Date", "mardi 24 mars 2027"), ("Lieu", "Hôtel de Ville")),
    facts_at=2,
    enclosed=("Ordre du jour", "Budget"),
    signers=(("Camille Exemple", "Coprésidente"),),
)
GERMAN = replace(
    FRENCH,
    language=Language.DE,
    address=("Stadt Biel", "2502 Biel/Bienne"),
    country=Side.CH,
    subject="Einladung",
    text="Sehr geehrte Damen und Herren\n\nDer Ausschuss wird einberufen.",
    facts=(("Datum", "Dienstag, 24. März 2027"),),
    facts_at=None,
    enclosed=(),
)


def letter(paper: LetterPaper) -> Document:
    layout = Layout(paper.language.value)
    options = PaperOptions(printed_on=ON, layout=layout)
    return document(paper, load_translator("fr_CH"), load_translator("de_CH"), options)


def test_facts_stand_in_their_place_with_their_labels_as_heads() -> None:
    read = structure(write_pdf(letter(FRENCH), Layout.FR))
    (table,) = read.find("Table")
    assert [(row.kids[0].tag, row.kids[0].full_text, row.kids[1].full_text) for row in table.find("TR")] == [
        ("TH", "Date", "mardi 24\u00a0mars\u00a02027"),
        ("TH", "Lieu", "Hôtel de Ville"),
    ]
    said = read.full_text
    assert said.index("convoqué") < said.index("mardi") < said.index("ordre du jour est joint")
    assert "Annexes" in said
    assert "Ordre du jour · Budget" in said


def test_what_goes_with_a_letter_follows_it_in_its_own_layout() -> None:
    first = BoundPaper(name="Mairie", language=Language.FR, document=letter(FRENCH))
    agenda = BoundPaper(name="", language=Language.FR, document=long_minutes(2), layout=Layout.COLUMNS)
    second = BoundPaper(name="Stadt Biel", language=Language.DE, document=letter(GERMAN))
    whole, steps = Document(facts=letter(FRENCH).facts, parts=(first, agenda, second)), list[tuple[int, int]]()
    made = write_pdf(whole, step=lambda done, total: steps.append((done, total)))
    assert steps == sorted(steps)
    assert steps[0] == (1, 6)
    assert len(steps) > 6, "it can be stopped while the file is written too"
    outline = reader(made).outline
    assert [one.title for one in outline if not isinstance(one, list)] == ["Mairie", "Stadt Biel"]
    assert any(isinstance(one, list) for one in outline)
    assert "Dienstag, 24.\u00a0März\u00a02027" in structure(made).full_text
    assert made == write_pdf(whole, Layout.DE)


def test_what_a_bound_paper_lacks_is_listed_too() -> None:
    odd = BoundPaper(name="Stadt Biel", language=Language.DE, document=letter(replace(GERMAN, text="漢")))
    assert gaps(Document(facts=letter(FRENCH).facts, parts=(odd,)), Layout.FR).characters == ("漢",)


def test_the_making_of_a_file_can_be_stopped_at_every_step() -> None:
    paper = BoundPaper(name="Mairie", language=Language.FR, document=letter(FRENCH))
    whole, told = Document(facts=letter(FRENCH).facts, parts=(paper,) * 3), list[int]()
    write_pdf(whole, step=lambda done, _total: told.append(done))
    for last in range(len(told)):
        steps = list[int]()

        def stop(done: int, _total: int, last: int = last, steps: list[int] = steps) -> None:
            steps.append(done)
            if len(steps) > last:
                raise InterruptedError

        with pytest.raises(InterruptedError):
            write_pdf(whole, step=stop)
        assert steps == told[: last + 1]


def test_a_letter_says_where_it_was_written_as_its_language_does() -> None:
    def dated(paper: LetterPaper) -> str:
        (begins,) = [block for block in letter(paper).blocks if isinstance(block, LetterBeginning)]
        return begins.dated.fr.text.replace("\u00a0", " ")

    assert dated(FRENCH) == "Exemple, le 10 février 2027"
    assert dated(GERMAN) == "Yverdon, 10. Februar 2027"
    assert dated(replace(FRENCH, country=Side.CH)) == "Yverdon, le 10 février 2027"
    assert dated(replace(FRENCH, sender=replace(FRENCH.sender, secretariats=()))) == "10 février 2027"
