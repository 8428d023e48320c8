"""Who is to receive an extract of a decision, and what does the letter say that goes with it?"""

from collections.abc import Sequence
from datetime import date

from ctj_desktop.domain.ids import CommitteeId, ExtractId, HomeId, OrganisationId, PersonId, StandardTextId
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.extracts import Extract
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.people import Organisation, Person
from ctj_desktop.domain.records.projects import Opinion, OpinionKind, Partner, Project
from ctj_desktop.domain.records.standard_texts import LetterAbout
from ctj_desktop.domain.records.voting import AnyDecision, DecisionResult
from ctj_desktop.domain.texts import NO_TEXT, Language
from ctj_desktop.errors import N_, N_p
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.i18n.words import word, word_within
from ctj_desktop.services.directory.letter_proof import BODY, READ_IN, LetterExample
from ctj_desktop.services.directory.letters import LOCALES, reached
from ctj_desktop.services.directory.mandate_letters import named_committee, signing
from ctj_desktop.services.meetings.convocation import InvitedAs, Recipient, addressed, by_way
from ctj_desktop.services.meetings.sending.letters import LetterValues, MeetingLetter, composed
from ctj_desktop.services.membership.senders import sender
from ctj_desktop.services.naming.same_records import kept_one
from ctj_desktop.services.steps.records import person_name, the
from ctj_desktop.services.steps.states import FINAL, meeting_state
from ctj_desktop.services.texts.letter_texts import DELIVERING, WITH_EXTRACT, fillable_text, letter_of
from ctj_desktop.storage.open_file import OpenFile


class Proposed(NamedValue):
    """Somebody to whom a decision matters: the lead partner of its project, a body or the person who speaks for it."""

    organisation: OrganisationId | None = None
    person: PersonId | None = None


def proposed(store: OpenFile, decisions: Sequence[AnyDecision]) -> list[Proposed]:
    """The lead partners of the projects that were decided on, France before Switzerland as their partners stand."""
    found: dict[Proposed, None] = {}
    for project in projects_of(store, decisions):
        for partner in store.all(Partner, project=project.id, lead=True, order="side, id"):
            if partner.organisation is not None and store.get(Organisation, partner.organisation) is not None:
                found[Proposed(organisation=partner.organisation)] = None
            elif partner.contact is not None and store.get(Person, partner.contact) is not None:
                found[Proposed(person=partner.contact)] = None
    return list(found)


def projects_of(store: OpenFile, decisions: Sequence[AnyDecision]) -> list[Project]:
    """On which projects something was decided: by the decision itself, its item, or an opinion that it gave."""
    found: dict[object, Project] = {}
    for decision in decisions:
        item = store.get(AgendaItem, decision.item) if decision.item is not None else None
        opinions = store.all(Opinion, decision=decision.id)
        keys = (decision.project, item.project if item is not None else None, *(one.project for one in opinions))
        for key in keys:
            project = store.get(Project, key) if key is not None else None
            if project is not None:
                found[project.id] = project
    return list(found.values())


def recipient_of(store: OpenFile, extract: Extract, day: date) -> Recipient | None:
    """The reader with what is known to reach them, by the way and in the language of the extract; None for one gone."""
    spoken = extract.language
    person = store.get(Person, extract.person) if extract.person is not None else None
    body = store.get(Organisation, extract.organisation) if extract.organisation is not None else None
    one: Recipient | None = None
    if person is not None:
        works_at = store.get(Organisation, person.organisation) if person.organisation is not None else None
        one = Recipient(
            key=person.id,
            person=person.id,
            name=person_name(person),
            function=person.function,
            body=works_at.name if works_at is not None else NO_TEXT,
            side=person.side,
            email=person.work_email,
        )
    elif body is not None:
        one = Recipient(
            key=body.id,
            organisation=body.id,
            name=body.name.or_other(spoken),
            function=NO_TEXT,
            body=NO_TEXT,
            side=body.side,
            email=reached(store, [body])[body.id].email,
        )
    if one is None:
        return None
    return addressed(store, [by_way(one, extract.channel, spoken)], day)[0]


def extract_letter(store: OpenFile, extract: Extract, reader: Recipient, day: date) -> MeetingLetter:
    """The letter that goes with an extract, as the committee words it; `UnknownFields` where its own text has others.

    Whoever leads the project on which an opinion was given receives the opinion.
    """
    opinion = opinion_for(store, extract)
    about = LetterAbout.OPINION if opinion is not None else LetterAbout.EXTRACT
    wording = fillable_text(store, extract.committee, about)
    return composed(wording.subject, wording.text, _values(store, extract, reader, opinion, day))


def opinion_for(store: OpenFile, extract: Extract) -> Opinion | None:
    """The one opinion that the decisions gave, where the reader leads its project; None of several, or for others."""
    decisions = [one for key in extract.decisions if (one := store.get(AnyDecision, key)) is not None]
    opinions = [opinion for one in decisions for opinion in store.all(Opinion, decision=one.id, order="on, id")]
    if len(opinions) != 1:
        return None
    asked = (_kept(store, Organisation.kind, extract.organisation), _kept(store, Person.kind, extract.person))
    for partner in store.all(Partner, project=opinions[0].project, lead=True):
        leads = (_kept(store, Organisation.kind, partner.organisation), _kept(store, Person.kind, partner.contact))
        if any(one is not None and one == other for one, other in zip(asked, leads, strict=True)):
            return opinions[0]
    return None


def extract_example(store: OpenFile, text: StandardTextId, day: date) -> LetterExample | None:
    """What stands in the fields of a committee's own wording of such a letter; None for any other text."""
    about = letter_of(store, text)
    if about is None or about[1] not in WITH_EXTRACT:
        return None
    values = {language: _invented(store, about[0], language, day) for language in READ_IN}
    return LetterExample(name=load_translator(LOCALES[Language.FR])(BODY), values=values, known=DELIVERING)


# inside


def _kept(store: OpenFile, kind: str, key: OrganisationId | PersonId | None) -> object:
    """Two records of one body or person are one."""
    return kept_one(store, kind, key) if key is not None else None


def _values(store: OpenFile, extract: Extract, reader: Recipient, opinion: Opinion | None, day: date) -> LetterValues:
    language = reader.written_in
    t = load_translator(LOCALES[language])
    meeting = store.get(Meeting, extract.meeting) if extract.meeting is not None else None
    decisions = [one for key in extract.decisions if (one := store.get(AnyDecision, key)) is not None]
    decided = (meeting.on if meeting is not None else None) or next((one.on for one in decisions if one.on), None)
    projects = projects_of(store, decisions)
    project = store.get(Project, opinion.project) if opinion is not None else projects[0] if projects else None
    conditions = without_marks(opinion.conditions.or_other(language)).strip() if opinion is not None else ""
    draft = meeting is not None and meeting_state(store, meeting.id) not in FINAL
    said = (
        reader.opening or t.p("letter", N_p("letter", "Ladies and Gentlemen")),
        named_committee(store, extract.committee, language, day),
        _source(t, meeting),
        t.date_long(decided) if decided is not None else t("(date to be fixed)"),
        t.join([_called(t, one) for one in decisions]),
        project.title.or_other(language) if project is not None else "",
        word_within(t, opinion.opinion_kind) if opinion is not None else "",
        t("Conditions: {text}").format(text=conditions) if conditions else "",
        t("The minutes are not approved yet: the extract is provisional.") if draft else "",
        _secretariats(store, extract.committee, day),
    )
    return LetterValues(
        language=language,
        by_name=dict(zip(DELIVERING, said, strict=True)),
        facts=(),
        signers=tuple(signing(store, extract.committee, language, day)),
    )


def _source(t: Translator, meeting: Meeting | None) -> str:
    """`du procès-verbal de la séance n° 2027-01 du 12 mars 2027`, as it follows the word extract."""
    if meeting is None:
        return t(N_("of the register of decisions"))
    day = t.date_long(meeting.on) if meeting.on is not None else t("(date to be fixed)")
    if meeting.number:
        said = t("of the minutes of meeting no. {number} of {date}")
        return said.format(number=meeting.number, date=day)
    return t("of the minutes of the meeting of {date}").format(date=day)


def _called(t: Translator, decision: AnyDecision) -> str:
    kind = word(t, decision.decision_kind)
    if decision.number and decision.result is DecisionResult.REJECTED:
        return t("Rejected proposal no. {number}").format(number=decision.number)
    if not decision.number:
        return kind
    return t("{kind} no. {number}").format(kind=kind, number=decision.number)


def _secretariats(store: OpenFile, committee: CommitteeId, day: date) -> str:
    return "\n".join(one.lines[0] for one in sender(store, committee, day).secretariats if one.lines)


def _invented(store: OpenFile, committee: CommitteeId, language: Language, day: date) -> dict[str, str]:
    """The last decision of the committee with a project, else its last, else an invented one."""
    t = load_translator(LOCALES[language])
    owner = the(store, Committee, committee)
    found = store.all(AnyDecision, committee=committee, order="on, number, id")
    opinion = next((one for made in reversed(found) for one in store.all(Opinion, decision=made.id)), None)
    decision = next((one for one in reversed(found) if opinion is None or one.id == opinion.decision), None)
    extract = Extract(
        id=ExtractId(owner.id),
        home=HomeId(owner.id),
        committee=committee,
        meeting=decision.meeting if decision is not None else None,
        decisions=(decision.id,) if decision is not None else (),
        language=language,
    )
    reader = Recipient(
        key=owner.id,
        name=t(BODY),
        function=NO_TEXT,
        body=NO_TEXT,
        side=None,
        standing=InvitedAs.INFORMED,
        written_in=language,
    )
    known = dict(_values(store, extract, reader, opinion, day).by_name)
    invented = {
        "décisions": t(N_("Decision no. 2027-001")),
        "projet": t(N_("Example project")),
        "avis": word_within(t, OpinionKind.WITH_RESERVATION),
        "conditions": t("Conditions: {text}").format(text="…"),
        "réserve": t("The minutes are not approved yet: the extract is provisional."),
    }
    return {name: known[name] or invented.get(name, "") for name in DELIVERING}
