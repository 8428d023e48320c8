"""How is an erratum to approved minutes said on paper: what they say wrongly, what is right, why, by which decision?

The minutes themselves never change, so that the erratum stands for itself: it names the text it corrects by its
fingerprint and has signatures of its own.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from ctj_desktop.documents.blocks import (
    Block,
    BoundPaper,
    Document,
    Heading,
    Notice,
    Pair,
    Paragraph,
    Run,
    Signatures,
    SmallNote,
    Title,
    Words,
)
from ctj_desktop.documents.inline import both, words
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.papers import (
    SEMICOLON,
    PaperOptions,
    Sender,
    Two,
    Voices,
    joined,
    letterhead,
    meeting_facts,
    notices,
    which_meeting,
    which_version,
)
from ctj_desktop.documents.public_version import closed_title, left_out_list
from ctj_desktop.documents.signing import Signer, prevailing_note, signatory
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.statutes import SourceText
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.i18n import N_, Translator

UNCHANGED = N_("This version stays as it is.")


class Adoption(NamedValue):
    """The decision that adopted an erratum, and the town it was taken in; without number: none was given yet."""

    number: str = ""
    on: dt.date | None = None
    text: Bilingual = NO_TEXT
    town: Bilingual = NO_TEXT


class PrintedErratum(NamedValue):
    """One erratum: `passage` is the whole text as it was approved, in which `wrong` is wrong and `text` right.

    A language in which `wrong` has nothing is not concerned. `paragraph` is the number that the minutes print beside
    the passage; without `adopted` the committee has not decided yet. `reworded`: another device changed it meanwhile.
    """

    number: str
    on: dt.date
    wrong: Bilingual
    text: Bilingual
    reason: Bilingual = NO_TEXT
    item: AgendaItem | None = None
    item_number: str = ""
    paragraph: str = ""
    passage: Bilingual = NO_TEXT
    closed: bool = False
    reworded: bool = False
    adopted: Adoption | None = None
    signers: tuple[Signer, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether the committee has adopted just these words."""
        return self.adopted is not None and not self.reworded


class SignedAs(NamedValue):
    """Who signed the minutes, as what, where and when."""

    name: str
    role: Two
    place: str
    on: dt.date


class ErrataPaper(NamedValue):
    """Everything the errata of one meeting print; `fingerprint` is that of the text they correct."""

    sender: Sender
    meeting: Meeting
    approved: dt.date | None = None
    fingerprint: str = ""
    signed: tuple[SignedAs, ...] = ()
    errata: tuple[PrintedErratum, ...] = ()
    prevailing: SourceText | None = None


def document(paper: ErrataPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """Each erratum as a paper of its own, bound in their order; a page that says so where there is none.

    A public version leaves out those of closed items, and lists them on the last page.
    """
    voices = Voices(french, german, paper.sender.committee.inclusive)
    parts = _bound(paper, voices, options)
    title = voices.say(N_("Errata to the minutes"))
    facts = meeting_facts(paper.sender, paper.meeting, title, "RECT", options)
    if parts:
        return Document(facts=facts, parts=parts)
    none = N_("No erratum that may be made public.") if options.public else N_("There is no erratum to these minutes.")
    return Document(
        facts=facts,
        blocks=(
            letterhead(paper.sender, voices),
            Title(title=title, subtitle=which_meeting(paper.meeting, voices)),
            *notices(options, voices),
            Paragraph(text=voices.say(none)),
            *_left_out(paper, voices, options),
        ),
    )


def behind(
    minutes: Document, paper: ErrataPaper, french: Translator, german: Translator, options: PaperOptions
) -> Document:
    """The minutes as they are and their errata behind them, each with its own head; alone where there are none."""
    errata = _bound(paper, Voices(french, german, paper.sender.committee.inclusive), options)
    if not errata:
        return minutes
    first = BoundPaper(name="", language=_language(options), document=minutes, layout=options.layout)
    return Document(facts=minutes.facts, parts=(first, *errata))


def _bound(paper: ErrataPaper, voices: Voices, options: PaperOptions) -> tuple[BoundPaper, ...]:
    shown = [one for one in paper.errata if not (options.public and one.closed)]
    last = len(shown) - 1
    return tuple(
        BoundPaper(
            name="",
            language=_language(options),
            document=_one(paper, one, voices, options, last=place == last),
            layout=options.layout,
        )
        for place, one in enumerate(shown)
    )


def _language(options: PaperOptions) -> Language:
    return Language.DE if options.layout is Layout.DE else Language.FR


def _one(paper: ErrataPaper, erratum: PrintedErratum, voices: Voices, options: PaperOptions, *, last: bool) -> Document:
    title = voices.say(N_("Erratum no. {number} to the minutes"), number=erratum.number)
    options = replace(options, draft=options.draft or not erratum.counts)
    code, short = f"RECT {erratum.number}", voices.say(N_("Erratum {number}"), number=erratum.number)
    facts = meeting_facts(paper.sender, paper.meeting, title, code, options)
    running = meeting_facts(paper.sender, paper.meeting, short, code, options).running_right
    return Document(
        facts=replace(facts, identity=f"{facts.identity} {erratum.number}", running_right=running),
        blocks=(
            letterhead(paper.sender, voices),
            Title(
                title=title,
                subtitle=which_meeting(paper.meeting, voices),
                name=voices.text(paper.meeting.title) if paper.meeting.title else None,
                meta=joined(_meta(paper, erratum, voices, options), " · "),
            ),
            *notices(replace(options, draft=options.draft and erratum.counts), voices),
            *_state(erratum, voices),
            *_place(erratum, voices),
            *_correction(erratum, voices),
            *_said_why(erratum, voices),
            *_corrects(paper, voices, options),
            *(_left_out(paper, voices, options) if last else ()),
            *_signatures(paper, erratum, voices, options),
        ),
    )


def _meta(paper: ErrataPaper, erratum: PrintedErratum, voices: Voices, options: PaperOptions) -> Iterator[Pair]:
    """`Version publique · Rectificatif du 18 juin 2027 · procès-verbal approuvé le 27 mars 2027`."""
    yield from which_version(options, voices)
    yield voices.say(N_("Erratum of {date}"), date=voices.two(lambda t: t.date_long(erratum.on)))
    approved = paper.approved
    if approved is not None:
        yield voices.say(N_("minutes approved on {date}"), date=voices.two(lambda t: t.date_long(approved)))


def _state(erratum: PrintedErratum, voices: Voices) -> Iterator[Notice]:
    """Nobody takes a proposal for what was decided."""
    if erratum.adopted is None:
        yield Notice(text=voices.say(N_("Proposal: the committee has not adopted this erratum yet.")))
    elif erratum.reworded:
        said = N_("Reworded on another device when it was adopted: to be compared with the decision before it counts.")
        yield Notice(text=voices.say(said))
    if erratum.closed:
        yield Notice(text=voices.say(N_("Treated behind closed doors.")))


def _place(erratum: PrintedErratum, voices: Voices) -> Iterator[Heading]:
    if erratum.item is not None:
        yield Heading(text=voices.text(erratum.item.title), number=erratum.item_number)


def _correction(erratum: PrintedErratum, voices: Voices) -> Iterator[Block]:
    """The passage with what is wrong in it, then the wrong words and the right ones: on one page, if one holds them."""
    passage = voices.text(erratum.passage, marks=True) if erratum.passage else None
    wrong, right = _concerned(erratum.wrong, erratum, voices), _concerned(erratum.text, erratum, voices)
    if passage is not None and erratum.passage != erratum.wrong:
        yield Heading(text=voices.say(N_("Text as approved")), level=3)
        yield Paragraph(text=_marked(passage, erratum.wrong, voices), number=erratum.paragraph)
    yield Heading(text=voices.say(N_("Instead of")), level=3)
    yield Paragraph(text=wrong, kept=True, with_next=True)
    yield Heading(text=voices.say(N_("Read")), level=3)
    yield Paragraph(text=Pair(right.fr.strong, right.de.strong), kept=True)


def _concerned(text: Bilingual, erratum: PrintedErratum, voices: Voices) -> Pair:
    """The words of each language; of one that is not concerned it is said that it stays."""
    written, stays = voices.text(text), voices.say(UNCHANGED)
    wrong, right = erratum.wrong, erratum.text
    return Pair(
        written.fr if wrong.fr.text or right.fr.text else replace(stays.fr, runs=_quiet(stays.fr)),
        written.de if wrong.de.text or right.de.text else replace(stays.de, runs=_quiet(stays.de)),
    )


def _quiet(said: Words) -> tuple[Run, ...]:
    return tuple(replace(run, em=True) for run in said.runs)


def _marked(passage: Pair, wrong: Bilingual, voices: Voices) -> Pair:
    """The passage as approved with the wrong words standing out, wherever they stand as they were quoted."""
    return Pair(
        strong_where(passage.fr, words(wrong.fr.text, Language.FR, polish=voices.french.polish).text),
        strong_where(passage.de, words(wrong.de.text, Language.DE, polish=voices.german.polish).text),
    )


def strong_where(said: Words, part: str) -> Words:
    """The same words, those of `part` strong where they stand first; unchanged where they do not stand there."""
    start = said.text.find(part) if part else -1
    if start < 0:
        return said
    end, place, runs = start + len(part), 0, []
    for run in said.runs:
        cuts = sorted({0, len(run.text), *(at - place for at in (start, end) if 0 < at - place < len(run.text))})
        for first, after in pairwise(cuts):
            inside = start <= place + first and place + after <= end
            runs.append(replace(run, text=run.text[first:after], strong=run.strong or inside))
        place += len(run.text)
    return replace(said, runs=tuple(runs))


def _said_why(erratum: PrintedErratum, voices: Voices) -> Iterator[Block]:
    if erratum.reason:
        yield Heading(text=voices.say(N_("Reason for the erratum")), level=3)
        yield Paragraph(text=voices.text(erratum.reason))
    adopted = erratum.adopted
    if adopted is None:
        return
    yield Heading(text=voices.say(N_("Adopted by the committee")), level=3)
    day, parts = adopted.on, []
    if day is not None:
        date = voices.two(lambda t: t.date_long(day))
        said = N_("Decision no. {number} of {date}") if adopted.number else N_("Decision (without number) of {date}")
        parts.append(voices.say(said, number=adopted.number, date=date))
    elif adopted.number:
        parts.append(voices.say(N_("Decision no. {number}"), number=adopted.number))
    if adopted.text:
        parts.append(voices.text(adopted.text, marks=True))
    yield Paragraph(text=joined(parts or [voices.say(N_("By a decision of the committee"))], " · "))


def _corrects(paper: ErrataPaper, voices: Voices, options: PaperOptions) -> Iterator[SmallNote]:
    """That the minutes stay as they are, and which text this is about."""
    said = N_("The approved minutes are not changed: this erratum is kept and handed on with them.")
    kept = [voices.say(said)]
    if paper.fingerprint:
        print_of = N_("Fingerprint of the approved text (SHA-256): {fingerprint}")
        kept.append(voices.say(print_of, fingerprint=" ".join(_groups(paper.fingerprint))))
    yield SmallNote(text=joined(kept, " "))
    if not options.public:
        yield from signed_by(paper.signed, voices)


def signed_by(signed: tuple[SignedAs, ...], voices: Voices) -> Iterator[SmallNote]:
    """Who signed the minutes, on any paper that is taken from them."""
    if signed:
        told = joined([_signed(one, voices) for one in signed], SEMICOLON)
        yield SmallNote(text=voices.say(N_("Minutes signed by {signatures}"), signatures=(told.fr.text, told.de.text)))


def corrected_by(errata: tuple[PrintedErratum, ...], voices: Voices) -> Iterator[Notice]:
    """What was adopted about minutes since, on a paper that prints what they said; a proposal corrects nothing."""
    for one in errata:
        if not one.counts:
            continue
        said = N_("Corrected by erratum no. {number}: instead of “{wrong}”, read “{right}”.")
        whole = voices.say(said, number=one.number, wrong=_plain(one.wrong, voices), right=_plain(one.text, voices))
        stays = voices.say(N_("Erratum no. {number} corrects the other language version."), number=one.number)
        concerned = one.wrong
        yield Notice(
            text=Pair(whole.fr if concerned.fr.text else stays.fr, whole.de if concerned.de.text else stays.de)
        )


def _plain(text: Bilingual, voices: Voices) -> Two:
    return voices.french.polish(without_marks(text.fr.text)), voices.german.polish(without_marks(text.de.text))


def _groups(fingerprint: str) -> list[str]:
    return [fingerprint[at : at + 8] for at in range(0, len(fingerprint), 8)]


def _signed(one: SignedAs, voices: Voices) -> Pair:
    """`Anne Vuille (présidence), Morteau, le 18 juin 2027`."""
    date = voices.two(lambda t: t.date_long(one.on))
    said = N_("{name} ({role}), {place}, {date}") if one.place else N_("{name} ({role}), {date}")
    return voices.say(said, name=one.name or "–", role=one.role, place=one.place, date=date)


def _left_out(paper: ErrataPaper, voices: Voices, options: PaperOptions) -> Iterator[Block]:
    if not options.public:
        return
    lines = []
    for one in paper.errata:
        if one.closed:
            said = voices.say(N_("erratum no. {number}, behind closed doors"), number=one.number)
            titled = paper.sender.committee.closed_titles and one.item is not None
            title = [closed_title(one.item, paper.sender, voices)] if titled and one.item is not None else []
            lines.append(joined([said, *title], ", "))
    yield from left_out_list(lines, voices)


def _signatures(
    paper: ErrataPaper, erratum: PrintedErratum, voices: Voices, options: PaperOptions
) -> Iterator[Signatures]:
    """Where and when the committee adopted it; room to write it in before that. A public version is not signed."""
    if options.public:
        return
    adopted = erratum.adopted
    day = adopted.on if adopted else None
    date = voices.two(lambda t: t.date_long(day)) if day else ("…", "…")
    town = adopted.town if adopted else NO_TEXT
    adopted_there = voices.say(N_("{place}, {date}"), place=voices.names(town), date=date) if town else both(*date)
    yield Signatures(
        place_and_date=adopted_there if day else voices.say(N_("Place and date:")),
        people=tuple(signatory(one, voices) for one in erratum.signers),
        note=prevailing_note(paper.prevailing, voices, options.layout),
    )
