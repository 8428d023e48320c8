"""How is it said what a thematic morning was: on what, who came from each side, what came of it, what it left?"""

from collections.abc import Iterator, Sequence

from ctj_desktop.documents.blocks import (
    AttendanceGroup,
    AttendanceRow,
    AttendanceTable,
    Block,
    Document,
    FigureLine,
    FigureTable,
    Heading,
    Listing,
    Pair,
    Paragraph,
)
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.mornings.facts import (
    MorningOnPaper,
    MorningParticipant,
    identity,
    morning_facts,
    morning_title,
    passage,
)
from ctj_desktop.documents.mornings.programme import called_off
from ctj_desktop.documents.mornings.sign_in import by_side, side_label
from ctj_desktop.documents.papers import PaperOptions, Voices, joined, letterhead, notices, which_version
from ctj_desktop.documents.public_version import left_out_list
from ctj_desktop.domain.records.resources import Resource
from ctj_desktop.i18n import N_, N_n, Translator
from ctj_desktop.i18n.words import word


def document(paper: MorningOnPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The report as blocks; a public version names nobody and nothing that is not public."""
    voices = Voices(french, german, paper.sender.committee.inclusive)
    title = voices.say(N_("Report of the morning"))
    return Document(
        facts=morning_facts(paper, voices.say(N_("Report")), "CM", options),
        blocks=(
            letterhead(paper.sender, voices),
            morning_title(paper, title, voices, tuple(which_version(options, voices))),
            *notices(options, voices),
            *called_off(paper, voices),
            *identity(paper, voices),
            *passage(N_("Programme"), paper.matinee.programme, voices),
            *_came(paper, voices, options),
            *_outcome(paper, voices),
            *_left(paper, voices, options),
            *(left_out_list(_removed(paper, voices), voices) if options.public else ()),
        ),
    )


def _came(paper: MorningOnPaper, voices: Voices, options: PaperOptions) -> Iterator[Block]:
    """How many on each side; then who, but for a public version."""
    yield Heading(text=voices.say(N_("Who came")))
    there = tuple(one for one in paper.listed if one.came)
    if not there:
        yield Paragraph(text=voices.say(N_("Nobody has noted yet who came.")))
        return
    rows = [_counted(side_label(side, voices), found) for side, found in by_side(paper.listed)]
    if len(rows) > 1:
        rows.append(_counted(voices.say(N_("Total")), paper.listed, total=True))
    heads = (voices.say(N_("Side")), voices.say(N_("On the list")), voices.say(N_("Came")))
    yield FigureTable(heads=heads, rows=tuple(rows))
    if options.public:
        return
    heads = (voices.say(N_("Name and function")), voices.say(N_("Body represented")), voices.say(N_("As what")))
    groups = tuple(
        AttendanceGroup(label=side_label(side, voices), rows=tuple(_row(one, voices) for one in found))
        for side, found in by_side(there)
    )
    yield AttendanceTable(heads=heads, groups=groups)


def _counted(name: Pair, listed: Sequence[MorningParticipant], *, total: bool = False) -> FigureLine:
    counts = (len(listed), sum(bool(one.came) for one in listed))
    return FigureLine(name=name, figures=tuple((alike(str(count)),) for count in counts), total=total)


def _row(one: MorningParticipant, voices: Voices) -> AttendanceRow:
    return AttendanceRow(
        name=one.name,
        function=voices.name(one.function),
        body=voices.name(one.body),
        state=both(*voices.two(lambda t: word(t, one.role))),
    )


def _outcome(paper: MorningOnPaper, voices: Voices) -> Iterator[Block]:
    yield from passage(N_("What came of it"), paper.matinee.outcome, voices)


def _left(paper: MorningOnPaper, voices: Voices, options: PaperOptions) -> Iterator[Block]:
    yield Heading(text=voices.say(N_("What it leaves")))
    shown = [one for one in paper.left if one.public or not options.public]
    if shown:
        yield Listing(entries=tuple(_resource(one, voices) for one in shown))
    else:
        yield Paragraph(text=voices.say(N_("Nothing of it stands in the library yet.")))


def _resource(one: Resource, voices: Voices) -> Pair:
    """`Synthèse de la journée – compte rendu, synthèse.pdf`."""
    kind = both(*voices.two(lambda t: word(t, one.resource_kind)))
    about = [kind, *(alike(text) for text in (one.name or one.link, one.author) if text)]
    return joined([voices.text(one.title), joined(about, ", ")], " – ")


def _removed(paper: MorningOnPaper, voices: Voices) -> list[Pair]:
    there, inside = sum(bool(one.came) for one in paper.listed), sum(not one.public for one in paper.left)
    removed = []
    if there:
        forms = N_n("{count} name of a person who came", "{count} names of persons who came")
        removed.append(voices.count(forms, there))
    if inside:
        forms = N_n("{count} resource that is not public", "{count} resources that are not public")
        removed.append(voices.count(forms, inside))
    return removed
