"""How is a paper printed from the command line?"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

from ctj_desktop.cli.call import DONE, CommandCall, WrongCall, a_committee, a_date, one_of
from ctj_desktop.cli.usage import Command
from ctj_desktop.domain.clock import agenda as agenda_of
from ctj_desktop.domain.days import YEARS_MEANT
from ctj_desktop.domain.ids import CommitteeId, MeetingId, PersonId, ProjectId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.people import Organisation, Person
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.domain.records.voting import AnyDecision
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import N_
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.services.catalogue.terminal import visible
from ctj_desktop.services.naming.lookup import look_up
from ctj_desktop.services.naming.refusals import NothingNamed
from ctj_desktop.services.papers.all_papers import OTHER_NAMES, PAPER_NAMES, PAPERS, in_form, paper_named
from ctj_desktop.services.papers.named_records import NAMED
from ctj_desktop.services.papers.paper import (
    LAYOUTS,
    PDF_ALONE,
    YES,
    About,
    Chosen,
    OfCommittee,
    OfDecisions,
    Paper,
    PaperForm,
    Span,
)
from ctj_desktop.services.steps.file_output import write_whole
from ctj_desktop.services.workspace.workspace import Workspace
from ctj_desktop.storage.store import Store

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.gaps import Gaps

YEARS: Final = range(1, 10_000)


def _print(call: CommandCall) -> int:
    from ctj_desktop.services.papers.making import Printing, make

    known = (*PAPER_NAMES, *OTHER_NAMES)
    name = one_of(call.asked.document, known, N_("There is no document “{value}”. Known are: {known}."))
    if call.asked.layout is not None:
        one_of(call.asked.layout, LAYOUTS, N_("There is no layout “{value}”. Known are: {known}."))
    target, paper = Path(call.asked.output), replace(paper_named(name), name=name)  # refused by the name it has here
    form = _form_of_paper(target, paper)
    _refuse_unless(paper.public or not call.asked.public, "--public", name)
    _refuse_unless(paper.as_draft or not call.asked.draft, "--draft", name)
    chosen = _chosen(call.asked.options, paper)
    day = a_date(call.asked.on, "--on")
    with call.reading() as store:
        printing = Printing(
            printed_on=day or Workspace(store).today(),
            layout=call.asked.layout,
            draft=call.asked.draft,
            public=call.asked.public,
            chosen=chosen,
        )
        made = make(store, name, _about(call, store, paper), printing, form)
    _say_gaps(call, made.gaps)
    write_whole(target, made.file)
    call.say(call.t("“{name}” printed.").format(name=target.name))
    return DONE


def _contacts(call: CommandCall) -> int:
    """vCard 4.0 of every person, or of whoever sits in a committee today; what is private stays in the office."""
    from ctj_desktop.files.vcards import CardVersion, vcards_bytes
    from ctj_desktop.services.catalogue.contact_cards import cards_of
    from ctj_desktop.services.membership.lists import person_keys

    target = Path(call.asked.output)
    _form(target, (".vcf",), N_("“{value}” is no form of contacts. Known are: {known}."))
    with call.reading() as store:
        committee, today = a_committee(store, call.asked.committee), Workspace(store).today()
        keys = person_keys(store, today, committee, "", in_office=committee is not None)
        cards = list(cards_of(store, call.t, [UUID(bytes=key) for key in keys]))
    write_whole(target, vcards_bytes(cards, CardVersion.FOUR))
    said = call.t.n("{count} contact written.", "{count} contacts written.", len(cards))
    call.say(said.format(count=call.t.number(len(cards))))
    return DONE


def _person_data(call: CommandCall) -> int:
    """Everything that is held about one person: the paper to hand over, or the same as data."""
    from ctj_desktop.services.membership.privacy.data_paper import data_pdf
    from ctj_desktop.services.membership.privacy.person_data import data_json, person_data

    target = Path(call.asked.output) if call.asked.output is not None else None
    if target is None and not call.asked.json:
        raise WrongCall(N_("Say where it goes with -o OUT.pdf or -o OUT.json, or take --json."))
    forms, no_form = (".pdf", ".json"), N_("“{value}” is no form of this paper. Known are: {known}.")
    form = _form(target, forms, no_form) if target is not None else ".json"
    with call.reading() as store:
        day = a_date(call.asked.on, "--on") or Workspace(store).today()
        data = person_data(store, PersonId(look_up(store, Person, call.asked.person)))
        paper = data_pdf(store, data, day) if form == ".pdf" else b""
        plain = data_json(store, call.t, data, day) if call.asked.json or form == ".json" else b""
    if target is not None:
        write_whole(target, paper or plain)
    if call.asked.json:
        call.give_bytes(plain)
    else:
        assert target is not None
        said = call.t("“{name}” printed.") if form == ".pdf" else call.t("“{name}” written.")
        call.say(said.format(name=target.name))
    return DONE


def _calendar(call: CommandCall) -> int:
    """The meeting as an appointment, in the language of the committee; without one all that stands on the calendar."""
    from ctj_desktop.services.papers.mailings.convocation_files import calendar_of
    from ctj_desktop.services.steps.records import source_language, the

    target = Path(call.asked.output)
    _form(target, (".ics",), N_("“{value}” is no form of an appointment. Known are: {known}."))
    if call.asked.tasks:
        return _due_days(call, target)
    _refuse_unless(call.asked.owner is None, "--owner", "calendar")
    if call.asked.meeting is None:
        return _whole_calendar(call, target)
    _refuse_unless(call.asked.year is None, "--year", "calendar")
    with call.reading() as store:
        meeting = the(store, Meeting, _meeting(call, store))
        spoken, at = source_language(store, meeting.committee), store.environment.clock()
        made = calendar_of(store, meeting, spoken, at)
    write_whole(target, made)
    call.say(call.t("“{name}” written.").format(name=target.name))
    return DONE


def _a_year(call: CommandCall, known: range) -> int | None:
    """The year that was asked for, if one was."""
    if call.asked.year is not None and call.asked.year not in known:
        raise WrongCall(N_("“{value}” is no year. Write it as 2027."), value=str(call.asked.year))
    year: int | None = call.asked.year
    return year


def _whole_calendar(call: CommandCall, target: Path) -> int:
    """Of one committee in its language, or of all in that of the messages; of a year, or of all of them."""
    from ctj_desktop.services.directory.letters import LOCALES as SPOKEN
    from ctj_desktop.services.meetings.planning.calendar_file import calendar_file
    from ctj_desktop.services.steps.records import source_language

    year = _a_year(call, YEARS_MEANT)
    first, last = (year, year) if year is not None else (YEARS_MEANT.start, YEARS_MEANT.stop - 1)
    with call.reading() as store:
        committee = a_committee(store, call.asked.committee)
        usual = Language.DE if call.t.language is Language.DE else Language.FR
        spoken = source_language(store, committee) if committee is not None else usual
        at, t = store.environment.clock(), load_translator(SPOKEN[spoken])
        made = calendar_file(store, t, date(first, 1, 1), date(last + 1, 1, 1), committee, at)
    write_whole(target, made)
    call.say(call.t("“{name}” written.").format(name=target.name))
    return DONE


def _due_days(call: CommandCall, target: Path) -> int:
    """Of the open tasks of a committee, in its language: those of all, or of one person or body."""
    from ctj_desktop.services.directory.letters import LOCALES as SPOKEN
    from ctj_desktop.services.minutes.following.due_calendar import due_calendar
    from ctj_desktop.services.steps.records import source_language

    for option, given in (("--meeting", call.asked.meeting), ("--year", call.asked.year)):
        _refuse_unless(given is None, option, "calendar --tasks")
    with call.reading() as store:
        committee = a_committee(store, call.asked.committee) or _only_committee(store)
        owner = _owner(store, call.asked.owner) if call.asked.owner is not None else None
        t = load_translator(SPOKEN[source_language(store, committee)])
        made = due_calendar(store, t, committee, store.environment.clock(), Workspace(store).today(), owner)
    write_whole(target, made)
    call.say(call.t("“{name}” written.").format(name=target.name))
    return DONE


def _reminders(call: CommandCall) -> int:
    """A draft for everybody who has something to do for a committee, into a folder; who is left out is said."""
    from ctj_desktop.services.minutes.following.owner_letters import (
        left_out_words,
        letter_draft,
        letter_file_names,
        owner_letters,
    )
    from ctj_desktop.services.papers.made_folder import made_folder

    t, spoken = call.t, Language.DE if call.t.language is Language.DE else Language.FR
    with call.reading() as store:
        committee = a_committee(store, call.asked.committee) or _only_committee(store)
        today = Workspace(store).today()
        found = owner_letters(store, committee, today)
    named = letter_file_names(t, found.letters, today)
    drafts = {name: letter_draft(letter) for letter, name in zip(found.letters, named, strict=True)}
    if drafts:
        target, files = Path(call.asked.output).resolve(), ((name, (draft,)) for name, draft in drafts.items())
        folder = made_folder(target.parent, target.name, t("unfinished"), files).path.name
        said = t.n("{count} draft saved in “{folder}”", "{count} drafts saved in “{folder}”", len(drafts))
        call.say(said.format(count=t.number(len(drafts)), folder=folder))
    elif not found.left_out:
        call.say(t("Nothing is to be done: nobody is to be reminded."))
    for line in left_out_words(t, found.left_out, spoken):
        call.say(visible(line))
    return DONE


def _site(call: CommandCall) -> int:
    """What is left out is named, each with its file."""
    from ctj_desktop.services.papers.resource_site import produce_site

    t, target = call.t, Path(call.asked.folder).resolve()
    with call.reading() as store:
        made = produce_site(store, target.parent, target.name, t)
    said = t.n("{count} resource on the site “{folder}”.", "{count} resources on the site “{folder}”.", made.resources)
    call.say(said.format(count=t.number(made.resources), folder=made.folder.name))
    for one in made.left_out:
        call.say(t("Left out: {name}").format(name=visible(one.file.name if one.file is not None else "")))
    for entry in made.waiting:
        said = t("Left out, as nobody here has agreed to it: {title} ({keeper})")
        keeper = entry.keeper.or_other(t.language) or t("Other office")
        call.say(said.format(title=visible(entry.title.or_other(t.language)), keeper=visible(keeper)))
    return DONE


def _owner(store: Store, named: str) -> UUID:
    """The person of that name, else the body."""
    try:
        return look_up(store, Person, named)
    except NothingNamed:
        return look_up(store, Organisation, named)


def _form(target: Path, known: Sequence[str], message: str) -> str:
    """The ending of a file that shall be made; `WrongCall` for any other than these."""
    return one_of(target.suffix.lower() or target.name, known, message)


def _form_of_paper(target: Path, paper: Paper) -> PaperForm:
    """By the ending; `WrongCall` for one that the paper does not have, saying which have a form for Word."""
    if target.suffix.lower() == PaperForm.WORD.ending and paper.forms == PDF_ALONE:
        message = N_("“{document}” is printed as PDF only. For Word there are: {known}.")
        raise WrongCall(message, document=paper.name, known=", ".join(in_form(PaperForm.WORD)))
    known = tuple(form.ending for form in paper.forms)
    ending = _form(target, known, N_("“{value}” is no form of this paper. Known are: {known}."))
    return PaperForm(ending.removeprefix("."))


def _meeting(call: CommandCall, store: Store) -> MeetingId:
    """The meeting that was asked for, of the committee if one was."""
    asked = call.asked
    named = asked.meeting if asked.committee is None else f"{asked.committee}/{asked.meeting}"
    return MeetingId(look_up(store, Meeting, named))


def _say_gaps(call: CommandCall, gaps: "Gaps") -> None:
    """What the paper lacks, as the window says it before printing."""
    t, count = call.t, len(gaps.untranslated)
    if count:
        call.say(
            t.n("{count} passage without translation", "{count} passages without translation", count).format(
                count=count
            )
        )
    for gap in gaps.untranslated:
        call.say(f"{gap.language.value.upper()} · {visible(gap.text)}")
    if gaps.characters:
        call.say(t("Printed as □: {signs}").format(signs=" ".join(gaps.characters)))
    if gaps.unaddressed:
        call.say(t("Without an address: {names}").format(names=visible(", ".join(gaps.unaddressed))))


def _about(call: CommandCall, store: Store, paper: Paper) -> About:
    """The meeting or the committee that was asked for; `WrongCall` where the document is about something else."""
    asked = call.asked
    if asked.meeting is not None:
        _refuse_unless(paper.place(of_meeting=True) is not None, "--meeting", paper.name)
        _refuse_unless(asked.year is None, "--year", paper.name)
        _refuse_unless(asked.as_of is None, "--as-of", paper.name)
        return _about_meeting(call, store, paper)
    place = paper.place(of_meeting=False)
    names = place.span if place is not None and place.span in NAMED else None
    _refuse_unless(asked.only is None or names is not None, "--only", paper.name)
    if place is None:
        message = N_("The document “{document}” is about a meeting. Name it with --meeting NUMBER.")
        raise WrongCall(message, document=paper.name)
    _refuse_unless(place.span is Span.YEAR or asked.year is None, "--year", paper.name)
    _refuse_unless(place.span is Span.DAY or asked.as_of is None, "--as-of", paper.name)
    found = _named(store, names, asked.only or "") if names is not None else ()
    first = store.get(Project, ProjectId(found[0])) if found and names is Span.PROJECTS else None
    committee = a_committee(store, asked.committee) or (first.committee if first is not None else None)
    return OfCommittee(
        named=found,
        committee=committee or _only_committee(store),
        year=_a_year(call, YEARS),
        as_of=a_date(asked.as_of, "--as-of"),
    )


def _named(store: Store, span: Span, only: str) -> tuple[UUID, ...]:
    """The records that were named, parted by commas."""
    return tuple(look_up(store, NAMED[span].record, part.strip()) for part in only.split(",") if part.strip())


def _about_meeting(call: CommandCall, store: Store, paper: Paper) -> About:
    """The meeting, or of it what is named: numbers of decisions, or of items of its agenda."""
    meeting, only = _meeting(call, store), call.asked.only
    place = paper.place(of_meeting=True)
    _refuse_unless(only is None or (place is not None and place.span is Span.DECISIONS), "--only", paper.name)
    if only is None:
        return meeting
    named = [_decided(store, meeting, part.strip()) for part in only.split(",") if part.strip()]
    return OfDecisions(meeting=meeting, named=tuple(named))


def _decided(store: Store, meeting: MeetingId, number: str) -> UUID:
    """A decision of the meeting, else an item of its agenda; `WrongCall` for what is neither."""
    for decision in store.all(AnyDecision, meeting=meeting):
        if decision.number == number:
            return decision.id
    rows = agenda_of(store.all(AgendaItem, meeting=meeting)).rows
    found = next((row.item.id for row in rows if row.shown_number == number), None)
    if found is None:
        message = N_("“{value}” is neither a decision of this meeting nor an item of its agenda.")
        raise WrongCall(message, value=number)
    return found


def _chosen(written: str | None, paper: Paper) -> Chosen:
    """`format=a5,substitutes` as choices of the paper; `WrongCall` for what it does not ask."""
    known = {choice.name: choice for choice in paper.choices}
    found: list[tuple[str, str]] = []
    for part in filter(None, (written or "").split(",")):
        name, given, value = part.partition("=")
        choice = known.get(name)
        value = value if given else YES
        if choice is None or not choice.fits(value):
            message = N_("“{value}” is no option of “{document}”. Known are: {known}.")
            ways = ", ".join(one.written for one in paper.choices) or "–"
            raise WrongCall(message, value=part, document=paper.name, known=ways)
        found.append((name, value))
    return tuple(found)


def _refuse_unless(fits: bool, option: str, document: str) -> None:
    if not fits:
        message = N_("{option} does not go with this call of “{document}”. Leave it out.")
        raise WrongCall(message, option=option, document=document)


def _only_committee(store: Store) -> CommitteeId:
    """The one that the workspace holds; one of several must be named."""
    found = store.all(Committee, order="code, id")
    if len(found) == 1:
        return found[0].id
    codes = ", ".join(committee.code for committee in found) or "–"
    raise WrongCall(N_("Name the committee with --committee CODE. Known are: {known}."), known=codes)


def _names(t: Translator) -> dict[str, str]:
    """`agenda (Ordre du jour), …` of a meeting and of a committee, and which take a year or a day."""
    words = {paper.name: paper.places[0].every or paper.places[0].word for paper in PAPERS}
    other = {paper.name: f", {paper.other_name}" for paper in PAPERS if paper.other_name}
    called = {name: f"{name}{other.get(name, '')} ({t(word)})" for name, word in words.items()}
    of_committee = [(paper, place) for paper in PAPERS if (place := paper.place(of_meeting=False)) is not None]
    return {
        "of_meeting": ", ".join(called[paper.name] for paper in PAPERS if paper.place(of_meeting=True) is not None),
        "of_committee": ", ".join(called[paper.name] for paper, _place in of_committee),
        "of_year": ", ".join(paper.name for paper, place in of_committee if place.span is Span.YEAR),
        "of_day": ", ".join(paper.name for paper, place in of_committee if place.span is Span.DAY),
        "of_named": ", ".join(paper.name for paper in PAPERS if _names_records(paper)),
        "of_draft": ", ".join(paper.name for paper in PAPERS if paper.as_draft),
        "in_word": ", ".join(in_form(PaperForm.WORD)),
        "in_cells": ", ".join(in_form(PaperForm.SHEET)),
        "of_options": "; ".join(f"{paper.name} ({_ways(paper)})" for paper in PAPERS if paper.choices),
    }


def _names_records(paper: Paper) -> bool:
    return any(place.span is not None and place.span.names for place in paper.places)


def _ways(paper: Paper) -> str:
    return ", ".join(choice.written for choice in paper.choices)


COMMANDS: Final = (
    Command(
        "print FILE DOCUMENT [--meeting NUMBER] [--committee CODE] [--year N] [--as-of DATE] "
        f"[--only NUMBERS] [--layout {'|'.join(LAYOUTS)}] [--options CHOICES] [--public] [--draft] [--on DATE] "
        "-o OUT.pdf|OUT.docx|OUT.xlsx",
        N_(
            "Prints as PDF, of a meeting: {of_meeting}; of a committee: {of_committee}. For Word too: {in_word}; as a "
            "workbook: {in_cells}. "
            "--year goes with {of_year}, --as-of with {of_day}, --only with {of_named}: numbers, codes or titles of "
            "what it is about, parted by commas. --draft goes with {of_draft}. --options goes with {of_options}."
        ),
        _print,
        _names,
    ),
    Command(
        "calendar FILE [--meeting NUMBER] [--committee CODE] [--year N] [--tasks] [--owner NAME] -o OUT.ics",
        N_(
            "Writes a meeting as an appointment for calendars; one that was called off takes itself back there. "
            "Without --meeting everything that stands on the calendar, of one committee or of all; with --tasks the "
            "due days of the open tasks of a committee, of one person or body with --owner."
        ),
        _calendar,
    ),
    Command(
        "reminders FILE [--committee CODE] -o FOLDER",
        N_(
            "Writes a mail draft for each person or body that has open tasks or decisions to carry out, with all of "
            "them, and says who cannot be written to."
        ),
        _reminders,
    ),
    Command(
        "site FILE FOLDER",
        N_(
            "Writes the resource site into a folder of its own: pages in French and German that a browser opens "
            "offline, with what is marked public alone, and of partners what a person here agreed to."
        ),
        _site,
    ),
    Command(
        "contacts FILE [--committee CODE] -o OUT.vcf",
        N_("Writes the professional contact of persons as cards for mail programs and telephones."),
        _contacts,
    ),
    Command(
        "person-data FILE PERSON [--on DATE] [--json] [-o OUT.pdf|OUT.json]",
        N_("Writes all that is held about one person, on paper in French and German or as data."),
        _person_data,
    ),
)
