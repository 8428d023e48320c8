"""What does one say to a person about what a rule found?

A finding carries a code and plain data (domain/findings.py); the sentence is made here. Ids among the data are
shown by the names that the caller gives (a mandate by its holder); dates, minutes and counts as the reader writes
them; the article that the rule comes from stands at the end.
"""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from ctj_desktop.domain.findings import Finding, FindingValue
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.records.committees import OfficeOfCommittee
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.records.people import DeliveryChannel, Side
from ctj_desktop.domain.records.statutes import NoticeRule, TieRule
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import N_
from ctj_desktop.i18n.errors import article_in, day_or_text, field_names, which_meeting
from ctj_desktop.i18n.kinds import kind_word
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.i18n.translator import Translator
from ctj_desktop.i18n.words import word_within

FINDING_SENTENCES: dict[str, str] = {
    "agenda.parent_missing": N_("Item “{item}” stood under an item that is gone; it is shown at the end."),
    "agenda.cycle": N_("Item “{item}” was placed under one of its own sub-items; it is shown on its own."),
    "agenda.too_deep": N_("Item “{item}” lies {depth} levels deep; the agenda prints two."),
    "anonymised.in_header": N_(
        "This line of the history was written by an earlier version and keeps the name: {label}."
    ),
    "anonymised.in_reason": N_(
        "Reasons of changes of state with this family name that stay, as what is written once is never changed: "
        "{count}."
    ),
    "anonymised.written_once": N_(
        "Entries of the history that keep the name, as what was written once together with it is too long to stay by "
        "itself: {count}."
    ),
    "agenda.no_minutes": N_("Item “{item}” has no planned duration."),
    "amendment.not_in_text": N_(
        "Decision {number}: an amendment to it was adopted, and its text is still that of before. Write what was "
        "decided into the text."
    ),
    "agenda.parts_longer": N_("The parts of “{item}” need {parts}, the item itself has {minutes}."),
    "agenda.beyond_end": N_(
        "Meeting {meeting}: its agenda goes on {minutes} beyond the end that is set. Set another end, or give the "
        "items less time."
    ),
    "roll.changed": N_(
        "Meeting {meeting}: the roll has changed since it was convened ({body}: {was} → {now}). Convene the meeting "
        "again."
    ),
    "agenda.untranslated": N_(
        "Meeting {meeting}: {count} titles lack their translation or need a review ({language})."
    ),
    "attendance.bearer_not_there": N_(
        "“{seat}” is represented by “{bearer}”, who is not there: this vote counts only once they arrive."
    ),
    "attendance.bearer_unknown": N_("The seat “{seat}” is represented by a seat that is not on the roll."),
    "attendance.ends_before_start": N_("A presence of {attendance} ends before it starts. Correct the times."),
    "attendance.overlap": N_("Two entries of presence of {attendance} overlap; they count as one."),
    "attendance.proxy_chain": N_(
        "The seat “{seat}” is represented by one that is represented itself: the proxy counts for nothing."
    ),
    "attendance.proxy_vacant": N_(
        "The proxy of the seat “{seat}” is given or carried by a vacant seat: it counts for nothing."
    ),
    "attendance.vacant_there": N_("The seat “{seat}” is vacant, yet with times of presence: they count for nothing."),
    "attendance.present_yet_away": N_("The seat “{seat}” is entered as away, yet with times of presence."),
    "call.overlap": N_(
        "“{name}” and “{other}” are open on the same days, on the same funding route. That may be meant; "
        "otherwise correct a day."
    ),
    "text.illegible": N_(
        "A text came with signs that are not seen and turn what is read: {what}. It is shown without them. Whoever "
        "keeps it writes it again."
    ),
    "strategy.two_in_force": N_("“{name}” and “{other}” apply on the same days. Give one of them its last day."),
    "strategy.action_gone": N_(
        "“{name}” no longer has the action “{action}”, which projects still serve: {projects}. "
        "Link them to another one."
    ),
    "closed.in_header": N_(
        "This line of the history was written by an earlier version and stays readable for everybody: {label}."
    ),
    "closed.left": N_(
        "{partner} has had this since {on}: {what}. "
        "The next file takes it out of their lists, all but the line of the agenda; "
        "what was read, kept or copied is out."
    ),
    "closed.left+undated": N_(
        "{partner} holds this: {what}. The next file takes it out of their lists, all but the line of the agenda; "
        "what was read, kept or copied is out."
    ),
    "closed.left_unconfirmed": N_(
        "This was sent to {partner} on {on}, who has not confirmed it yet: {what}. "
        "The next file takes it out of their lists, all but the line of the agenda; "
        "what was read, kept or copied is out."
    ),
    "closed.open_again": N_(
        "From the next file on, everybody who receives the agenda reads again: {what}. "
        "What was erased from the history stays erased."
    ),
    "closed.vote_parted": N_(
        "The vote was taken together with that on decision no. {numbers}. Each decision keeps its vote, and the minutes"
        " no longer say that it was one."
    ),
    "closed.words_moved": N_(
        "The note and the proposed decision now stand in the minutes of the item: its line on the agenda goes to "
        "everybody who receives the agenda."
    ),
    "closed.written_once": N_("This cannot be erased from the history that others receive: {what}."),
    "composition.vacant": N_("The seat “{seat}” is vacant."),
    "composition.two_holders": N_("The seat “{seat}” has {count} holders at once. End one of the mandates."),
    "composition.no_substitute": N_("The seat “{seat}” has no substitute."),
    "composition.ends_soon": N_("The mandate of {mandate} for the seat “{seat}” ends on {last_day}."),
    "composition.office_ends_soon": N_("The office “{office}” of {office_held} ends on {last_day}."),
    "decision.outcome_contradicted": N_(
        "Decision {number}: its outcome contradicts how it was taken. Correct one of the two."
    ),
    "approved.altered": N_("An approved version is not what its fingerprint says ({row}). Restore the newest backup."),
    "attachment.altered": N_("An attached file is not whole ({sha256}). Restore the newest backup."),
    "bundle.altered": N_("A file that waits under Exchanges is not whole ({sha256}). Restore the newest backup."),
    "digest.differs": N_("The state of {scope} is not the one that was recorded. Restore the newest backup."),
    "file.damaged": N_("The file is damaged ({detail}). Restore the newest backup."),
    "local.altered": N_(
        "Something that this file keeps for itself is not what was last written ({table}). Restore the newest backup."
    ),
    "log.look_up": N_("The log does not find again what it wrote ({scope}). Restore the newest backup."),
    "log.broken": N_("The log of {replica} has a gap or was altered ({scope}). Restore the newest backup."),
    "funding.other_currency": N_(
        "“{line}” is kept in {currency}, which is not the currency of its side ({side}). "
        "Correct the side or the amount."
    ),
    "funding.paid_not_awarded": N_("“{line}”: {paid} were paid, and no award is entered. Enter what was awarded."),
    "funding.paid_above": N_("“{line}”: {paid} were paid, {over} more than what was awarded ({awarded})."),
    "funding.committed_above": N_("“{line}”: {paid} are committed, {over} more than what was awarded ({awarded})."),
    "funding.instalments_above": N_(
        "“{line}”: the instalments come to {paid}, {over} more than the award ({awarded})."
    ),
    "funding.paid_before": N_("“{line}”: a payment of {day} lies before the award of {awarded_on}."),
    "funding.two_calls": N_(
        "Projects {project} and {other} have the same title and answer two calls: {call}. Is it one project?"
    ),
    "funding.other_rate": N_(
        "Project {project} is put together at a rate of another call, of {day}. Choose one of its own call, or none."
    ),
    "project.granted_without_amount": N_(
        "Project {project} stands at “{stage}”, which says that money was granted, and no amount is entered. Enter it "
        "in the budget, on the lines that were granted."
    ),
    "fund.unconfirmed_rule": N_("Not confirmed: {text}"),
    "fund.no_day_of_decision": N_("The day on which the fund decides is not known."),
    "fund.no_day_of_report": N_("The day by which the fund wants the final report is not known."),
    "fund.enclosures": N_(
        "Which enclosures the fund asks for, and how it pays, stands in no source that is known here."
    ),
    "eligibility.above": N_("Project {project}: {over} above what the call allows – {text}"),
    "eligibility.fails": N_("Project {project} does not keep a rule of its call – {text}"),
    "eligibility.closed": N_("Project {project} is not filed, and its call closed on {closes}."),
    "convening.no_place": N_("No place and no link are given: nobody would know where to go."),
    "convening.sunday": N_("{day} is a Sunday."),
    "convening.holiday": N_("{day} is a public holiday ({regions})."),
    "convening.elsewhere": N_("At the same time meeting {meeting} ({committee}) calls {names}."),
    "circulating.untranslated": N_("Passages without {language}, in which some readers are written to: {passages}."),
    "convening.elsewhere+supposed": N_(
        "Perhaps at the same time meeting {meeting} ({committee}) calls {names}. A meeting without an end is taken to "
        "last to the end of its half day: enter the end to be sure."
    ),
    "convening.late": N_("Too late {way}; it had to leave by {latest}. Recipients reached that way: {count}."),
    "convening.no_quorum": N_("Even if everybody comes there is no quorum; filled seats that lack: {lacking}."),
    "convening.untranslated": N_("Items without a title in {language}, in which some readers are written to: {items}."),
    "notice.no_rule": N_("The statutes set no notice period for this date."),
    "notice.after_meeting": N_("The convocation is dated {sent}, after the meeting. Correct one of the two dates."),
    "notice.too_short": N_("The notice is too short: {given} instead of {days}. Send by {latest} at the latest."),
    "notice.sent_late": N_("Meeting {meeting}: sent {way} after the last day, {latest}: {count}."),
    "number.lent_twice": N_(
        "The right to number of {code} is lent for two meetings at once. Return one of the two loans, or take it back."
    ),
    "number.repeated": N_("The number {number} was issued twice ({series}). Confirm which one becomes “bis”."),
    "number.still_lent": N_(
        "Meeting {meeting} is over, but the right to number is still lent for it. "
        "Return it on the device of the session."
    ),
    "number.waiting": N_(
        "Meeting {meeting}: {count} decisions or tasks have no number yet. The office that numbers gives it to them."
    ),
    "quorum.no_rule": N_("No quorum is required: no statutes in force set one."),
    "quorum.second_call": N_("Second call: no quorum is required."),
    "quorum.not_reached": N_("The quorum is not reached: {present} present, {needed} needed out of {base}."),
    "quorum.side_not_reached": N_(
        "The quorum of one side is not reached ({side}): {present} present, {needed} needed."
    ),
    "quorum.college_not_reached": N_("The quorum of one college is not reached: {present} present, {needed} needed."),
    "quorum.no_such_college": N_(
        "“{name}” asks for members of a college that the committee has not: such a quorum is never reached. "
        "Correct the quorum."
    ),
    "quorum.no_two_sides": N_(
        "“{name}” asks for a minimum of each side, and the committee does not tell two sides apart: it does not count. "
        "Correct the quorum, or enter both sides at the committee."
    ),
    "quorum.no_margin": N_("The quorum is just reached ({present} present): one departure and it is lost."),
    "quorum.proxy_unwritten": N_("The proxy of “{seat}” is not entered as given in writing."),
    "quorum.too_many_proxies": N_("“{seat}” carries {carried} proxies; allowed are {allowed}."),
    "reference.not_here": N_("{count} references lead to records that are not here ({kind}, {field})."),
    "remark.words_stay": N_(
        "The remark is open again. The minutes still say what was accepted: correct the passage where it is needed."
    ),
    "row.differs": N_("A record differs from its history ({kind} {row}, {register}). Restore the newest backup."),
    "row.orphan": N_("A record belongs to another that is missing ({kind} {row}). Restore the newest backup."),
    "row.without_log": N_("A record has no history ({kind} {row}). Restore the newest backup."),
    "vote.away_yet_there": N_(
        "Decision {number}: votes given in advance or by post of somebody who could vote in the session at that minute "
        "({count}). Correct the vote, or the presence."
    ),
    "vote.casting_not_needed": N_("There is no tie: the casting vote does not count. Take it out of the vote."),
    "vote.part_not_reached": N_(
        "The majority of one part of the committee is not reached: {yes} for, {needed} needed."
    ),
    "vote.parts_missing": N_("A majority of each part of the committee is asked for: take the vote by name."),
    "vote.electorate_changed": N_(
        "Decision {number}: by what is entered now others could vote ({now}) than when it was taken ({then}). "
        "Check the times."
    ),
    "vote.more_than_could": N_(
        "Decision {number}: {given} votes are counted, but {could} could vote at that minute. "
        "Correct the count, or the presence."
    ),
    "vote.more_of_side_than_could": N_(
        "Decision {number}: {given} votes of one side are counted ({side}), but {could} of it could vote at that "
        "minute. Correct the count, or the presence."
    ),
    "vote.more_than_ever_could": N_(
        "Decision {number}: {given} votes are counted, but at no minute of its item could more than {could} vote. "
        "Correct the count, or the presence."
    ),
    "vote.voter_gone": N_(
        "Decision {number}: {count} of those who voted by name were not there at that minute. Correct the presence."
    ),
    "vote.two_defaults": N_(
        "Two rules of “{name}” apply without another rule, so none of them does: votes wait for their result. "
        "Choose one of the two."
    ),
    "vote.without_rule": N_(
        "Decision {number}: no rule is named and none applies otherwise, so the vote was decided by consensus. "
        "Name the rule, or enter the statutes."
    ),
    "vote.no_count": N_("The votes are not counted yet."),
    "vote.no_rule": N_("No decision rule applies, so the committee decides by consensus."),
    "vote.more_than_present": N_("{given} votes are counted, but {present} voters are present. Correct the count."),
    "vote.opposition": N_("There is no consensus: {no} against."),
    "vote.tie": N_("A tie; the motion is rejected ({rule})."),
    "vote.tie+adopted": N_("A tie; the motion is adopted ({rule})."),
    "vote.tie_in_secret_ballot": N_(
        "A tie in a secret ballot: by custom there is no casting vote then. Check the statutes."
    ),
    "vote.tie_open": N_("A tie: still to be given is the {rule}."),
}
"""By code; the fields are names of the finding's data. `code+name` is said where the data called `name` are true."""

VARIANTS: dict[str, str] = {"closed.left": "undated", "convening.elsewhere": "supposed", "vote.tie": "adopted"}
SETS: dict[str, type[StrEnum]] = {
    "office": OfficeOfCommittee,
    "side": Side,
    "way": DeliveryChannel,
    "rule": TieRule,
    "language": Language,
    "series": Series,
}
"""Fields whose value is a member of a closed set."""
FIELDS = frozenset({"field", "register"})
OF_THE_LOG = frozenset({"row", "replica", "scope"})
"""Ids that `ctj check` says of a damaged file, for whoever mends it."""
ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
AMOUNT = re.compile(r"(?:CHF|EUR) -?[0-9]+\.[0-9]{2}")
DURATIONS = frozenset({"minutes", "parts"})


def sourced(t: Translator, sentence: str, source: str) -> str:
    """The sentence with its article, before its full stop."""
    stop = "." if sentence.endswith(".") else ""
    return t("{finding} ({source})").format(finding=sentence.removesuffix("."), source=source) + stop


def finding_text(t: Translator, finding: Finding, names: Mapping[str, str] | None = None) -> str:
    """The sentence in the reader's language; `names` maps ids (as text) to what the reader calls them.

    A code without a sentence is shown readable; nothing raises.
    """
    message = _message(finding)
    if message is None:
        text = finding.code.replace(".", " ").replace("_", " ")
    else:
        known = names or {}
        values = {name: _shown(t, name, _in_language(t, finding, name), known) for name in field_names(message)}
        values |= _days_of_notice(t, finding)
        text = t(message).format(**values)
    if finding.source:
        text = sourced(t, text, article_in(finding.source, t.language))
    off = finding.data.get("off")
    reason = day_off_text(t, date.fromisoformat(str(off)), str(finding.data.get("off_in"))) if off else ""
    return " · ".join(filter(None, (text, reason)))


def _in_language(t: Translator, finding: Finding, name: str) -> FindingValue:
    """A value that has a German form beside it (`name_de`), else the only one it has."""
    german = finding.data.get(f"{name}_de") if t.language is Language.DE else None
    return german or finding.data.get(name)


def _what(t: Translator, value: str) -> str:
    """Fields and records, one a line, each with its name behind a colon: titre, note, fichier « Plan.pdf »."""
    said = []
    for what, name in (line.split(":", 1) for line in value.split("\n") if ":" in line):
        word = kind_word(t, what) if what in BY_NAME else _inside(t, register_name(t, what))
        said.append(f"{word} {t.quote(name)}" if name else word)
    return t.join(said)


def _inside(t: Translator, word: str) -> str:
    """As it stands inside a sentence: German nouns keep their capital."""
    return word if t.language is Language.DE else word[:1].lower() + word[1:]


def days_said(t: Translator, rule: NoticeRule) -> str:
    """`10 clear days`."""
    forms = {
        (False, False): t.n("{count} day", "{count} days", rule.days),
        (True, False): t.n("{count} clear day", "{count} clear days", rule.days),
        (False, True): t.n("{count} working day", "{count} working days", rule.days),
        (True, True): t.n("{count} clear working day", "{count} clear working days", rule.days),
    }
    return forms[rule.clear, rule.working].format(count=rule.days)


def _days_of_notice(t: Translator, finding: Finding) -> Mapping[str, str]:
    """The days of a notice with how they are counted, which a plain number does not say."""
    days, data = finding.data.get("days"), finding.data
    if finding.code != "notice.too_short" or not isinstance(days, int):
        return {}
    counted = NoticeRule(days=days, clear=bool(data.get("clear")), working=bool(data.get("working")))
    return {"days": days_said(t, counted)}


def day_off_text(t: Translator, day: date, where: str) -> str:
    """Why a deadline lies earlier than its days: 1er mars férié (NE)."""
    return t("{day} is a holiday ({regions})").format(day=t.day_month(day), regions=where)


def _message(finding: Finding) -> str | None:
    variant = VARIANTS.get(finding.code)
    if variant and finding.data.get(variant):
        return FINDING_SENTENCES[f"{finding.code}+{variant}"]
    return FINDING_SENTENCES.get(finding.code)


def _shown(t: Translator, name: str, value: FindingValue, names: Mapping[str, str]) -> str:
    if value is None:
        return "…"
    if isinstance(value, bool):
        return t("yes") if value else t("no")
    if isinstance(value, int):
        return t.duration(value) if name in DURATIONS else t.number(value)
    if name in SETS and value in tuple(SETS[name]):
        return word_within(t, SETS[name](value))
    if name == "kind":
        return kind_word(t, value)
    if name in FIELDS:
        return register_name(t, value)
    if name == "what":
        return _what(t, value)
    if value in names:
        return names[value]
    if name not in OF_THE_LOG and ID.fullmatch(value):
        return t("not communicated")
    if AMOUNT.fullmatch(value):
        currency, _, amount = value.partition(" ")
        return t.money(Money.parse(amount, Currency(currency)))
    return which_meeting(t, value) if name == "meeting" else day_or_text(t, value)
