"""What does one say of a bundle: before it leaves, when it came, and what it did here? Lines for a reader, and JSON."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ctj_desktop.domain.ids import ReplicaId
from ctj_desktop.domain.log.bundle_results import Result
from ctj_desktop.domain.log.changes import Json, Scope
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.records.strategy import Strategy
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.errors import N_, N_n
from ctj_desktop.exchange.manifest import BundleKind, Manifest
from ctj_desktop.exchange.signing import digits
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.kinds import counted
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.i18n.words import word, word_within
from ctj_desktop.services.exchange.exporting import ExportPlan, Leaving
from ctj_desktop.services.exchange.merging import Seen, Taken
from ctj_desktop.services.kinds.catalogue import entry_of
from ctj_desktop.storage.log.merge import MergeReport

BUNDLE_KIND_WORDS: Final = {
    BundleKind.DELTA: N_("bundle of changes"),
    BundleKind.SNAPSHOT: N_("bundle of everything from the start"),
    BundleKind.RECEIPT: N_("receipt"),
}


MOST_KINDS: Final = 5
NAMED: Final = 12
"""So many are named; the others are counted."""


def megabytes(t: Translator, size: int) -> str:
    """A size as people say it; what is there is not nothing."""
    return t("{size} MB").format(size=t.number(max(size / 1_000_000, 0.1 if size else 0), 1))


# before it leaves


def plan_lines(t: Translator, plan: ExportPlan, leaving: Leaving) -> Iterator[str]:
    """Say to whom it goes, how protected, what goes by kind, and what stays."""
    name = plan.to
    if plan.partner:
        name = plan.partner.name_de if t.language == "de" else plan.partner.name_fr
    yield t("For: {name} (profile {profile}).").format(name=name, profile=word_within(t, plan.profile))
    yield _protection(t, plan)
    if leaving.rows:
        yield t("What goes: {records}.").format(records=by_kind(t, leaving.rows))
    yield from _staying(t, plan)
    if plan.attachments:
        yield _attachments(t, N_ATTACHMENTS, len(plan.attachments), sum(one.size for one in plan.attachments))
    if plan.later:
        yield _attachments(t, N_LATER, len(plan.later), sum(one.size for one in plan.later))
    if not leaving.changesets:
        yield t("No changes that the recipient lacks: a receipt alone.")


def plan_details(t: Translator, leaving: Leaving) -> Iterator[str]:
    """Say of every kind that goes which of its fields."""
    for kind, count in _in_order(leaving.rows):
        fields = ", ".join(dict.fromkeys(register_name(t, name.partition(".")[0]) for name in leaving.fields[kind]))
        yield f"{counted(t, kind, count)} ({fields})"


def by_kind(t: Translator, rows: Mapping[str, int]) -> str:
    """Say how many of each kind: 3 séances, 12 personnes …; what has a page of its own first, the rest counted."""
    said = _in_order(_without_twins(rows))
    more = sum(count for _, count in said[MOST_KINDS:])
    rest = [t.n("{count} other record", "{count} other records", more).format(count=t.number(more))] if more else []
    return t.join([*(counted(t, *row) for row in said[:MOST_KINDS]), *rest])


def _in_order(rows: Mapping[str, int]) -> list[tuple[str, int]]:
    """What a person looks for comes first, then what there is most of."""
    return sorted(rows.items(), key=lambda row: (not _has_page(row[0]), -row[1], row[0]))


def _without_twins(rows: Mapping[str, int]) -> Mapping[str, int]:
    """What hangs on a closed item is counted with what hangs on any."""
    found: Counter[str] = Counter()
    for kind, count in rows.items():
        entry = entry_of(kind)
        found[entry.records[0].kind if entry is not None else kind] += count
    return found


def _has_page(kind: str) -> bool:
    entry = entry_of(kind)
    return entry is not None and entry.shown is not None and not entry.shown.of


def _protection(t: Translator, plan: ExportPlan) -> str:
    if plan.sealed:
        return t("Signed and encrypted: only this partner can read it.")
    if plan.partner is None:
        return t("Signed, not encrypted: this name is no known partner, so anybody can read the file.")
    return t("Signed, not encrypted: anybody can read the file.")


def _staying(t: Translator, plan: ExportPlan) -> Iterator[str]:
    """The classes of which nothing goes; what goes of ours may stay of others."""
    going = {scope.data_class for scope in plan.scopes}
    staying = {scope.data_class for scope in plan.withheld}
    if staying - going:
        classes = t.join([word_within(t, one) for one in sorted(staying - going)])
        yield t("Stays here: {classes}.").format(classes=classes)
    if staying & going:
        yield t("Also stays here: what other offices or committees keep.")


def _attachments(t: Translator, forms: tuple[str, str], count: int, size: int) -> str:
    return t.n(*forms, count).format(count=t.number(count), size=megabytes(t, size))


N_ATTACHMENTS = N_n("{count} attachment, {size}.", "{count} attachments, {size}.")
N_LATER = N_n("{count} attachment stays for later, {size}.", "{count} attachments stay for later, {size}.")


def plain_plan(plan: ExportPlan, leaving: Leaving, file: str) -> dict[str, Json]:
    """The same as plain values."""
    return {
        "file": file,
        "to": plan.partner.name_fr if plan.partner else plan.to,
        "known": plan.partner is not None,
        "profile": str(plan.profile),
        "encrypted": plan.sealed,
        "changesets": leaving.changesets,
        "rows": dict(leaving.rows),
        "fields": {kind: list(names) for kind, names in leaving.fields.items()},
        "attachments": len(plan.attachments),
        "attachments_later": len(plan.later),
        "scopes": [_scope(scope) for scope in plan.scopes],
        "withheld": [_scope(scope) for scope in plan.withheld],
    }


# when it came


def bundle_lines(t: Translator, seen: Seen) -> Iterator[str]:
    """Who sent what, when, for whom, and what is inside."""
    m = seen.manifest
    name = m.sender_name_de if t.language == "de" else m.sender_name_fr
    yield f"{seen.file}: {t(BUNDLE_KIND_WORDS[m.kind])}, {megabytes(t, seen.size)}"
    yield t("From: {name}, number {number}, {when}").format(name=name, number=m.export_no, when=t.instant(m.created))
    yield t("Key of the sender: {digits}").format(digits=" ".join(digits(m.sender_key)))
    yield t("Network: {network}").format(network=m.network)
    if m.profile in {profile.value for profile in Profile}:
        yield t("Profile: {profile}").format(profile=word(t, Profile(m.profile)))
    yield t("Encrypted for a known key.") if seen.sealed else t("Not encrypted.")
    count = changes_in(m)
    yield t.n("{count} change", "{count} changes", count).format(count=t.number(count))
    included = [one for one in m.blobs.values() if one.included]
    if included:
        yield _attachments(t, N_ATTACHMENTS, len(included), sum(one.size for one in included))


def changes_in(manifest: Manifest) -> int:
    """How many changesets a bundle holds."""
    return sum(part.last - part.first + 1 for ranges in manifest.streams.values() for part in ranges.values())


def plain_bundle(seen: Seen) -> dict[str, Json]:
    """A bundle as plain values."""
    m = seen.manifest
    return {
        "file": seen.file,
        "size": seen.size,
        "sha256": seen.sha256,
        "encrypted": seen.sealed,
        "bundle_id": str(m.bundle_id),
        "kind": str(m.kind),
        "profile": m.profile,
        "network": m.network,
        "number": m.export_no,
        "created": m.created.isoformat(),
        "sender": {"fr": m.sender_name_fr, "de": m.sender_name_de},
        "sender_key": m.sender_key.hex(),
        "digits": " ".join(digits(m.sender_key)),
        "changesets": changes_in(m),
        "streams": {
            _scope(scope): {str(replica): [part.first, part.last] for replica, part in ranges.items()}
            for scope, ranges in m.streams.items()
        },
        "attachments": {name: one.included for name, one in m.blobs.items()},
        "program": f"{m.app_name} {m.app_version}",
    }


# what it did here


def taken_lines(t: Translator, taken: Taken) -> Iterator[str]:
    """What came of a bundle, in the order in which a person asks."""
    yield t("“{file}”: number {number} of {sender}, {when}").format(
        file=taken.file,
        number=taken.manifest.export_no,
        when=t.instant(taken.manifest.created),
        sender=taken.sender_de if t.language == "de" else taken.sender_fr,
    )
    if taken.waits:
        yield from _waiting(t, taken)
        return
    yield from _done(t, taken)
    if taken.lost:
        numbers = ", ".join(str(number) for number in taken.lost)
        yield t("Not seen here: number {numbers}. What it held came with this file.").format(numbers=numbers)
    if taken.clock_ahead:
        days = t.n("{count} day", "{count} days", taken.clock_ahead).format(count=taken.clock_ahead)
        yield t("The sender’s clock is {days} ahead of this one.").format(days=days)
    for apart in taken.apart:
        said = t("Two computers gave out the numbers of {committee}: {one}, which goes on, and {other}, which stops.")
        goes_on, stops = (_computer(t, taken, replica) for replica in (apart.numbers, apart.beside))
        yield said.format(committee=apart.committee.or_other(t.language), one=goes_on, other=stops)
    if taken.no_backup is not None:
        yield t("No backup could be made before: {why}").format(why=sentence(t, taken.no_backup))
    for other in taken.others:
        yield t("It had waited and came in too:")
        yield from taken_lines(t, other)
    if taken.dry_run:
        yield t("Nothing was written: a trial run.")


def _computer(t: Translator, taken: Taken, replica: ReplicaId) -> str:
    if replica == taken.here:
        return t("this computer")
    if replica == taken.manifest.sender_replica:
        return t("the computer of {office}").format(office=taken.sender.or_other(t.language))
    return t("another device")


def _waiting(t: Translator, taken: Taken) -> Iterator[str]:
    sender = taken.sender_de if t.language == "de" else taken.sender_fr
    for _, replica, first, last in taken.missing:
        whose = sender if replica == taken.manifest.sender_replica else t("another device")
        yield t("It builds on changes {first} to {last} of {replica}, which have not come yet.").format(
            first=t.number(first), last=t.number(last), replica=whose
        )
    yield t("It waits here until they come. Ask the sender to export once more.")


def _done(t: Translator, taken: Taken) -> Iterator[str]:
    report = taken.report
    if taken.result is Result.REPEATED:
        yield t("Everything in it was here already.") if changes_in(taken.manifest) else t("A receipt: no changes.")
    else:
        yield from report_lines(t, report)
    if any(kind == Strategy.kind for kind, _row in report.new):
        yield t("A version of the strategy is new: under Strategy you see what serves the one before it.")
    if taken.corrected.made:
        yield t("Corrects what this office keeps: {names}.").format(names=_called(t, taken.corrected.made))
    if taken.corrected.beyond:
        text = t(
            "Changes what this office keeps and that office was not to change: {names}. Look at it in the history; "
            "the file can be taken back."
        )
        yield text.format(names=_called(t, taken.corrected.beyond))
    if taken.withheld:
        yield t.n(
            "{count} attachment did not come along; it is asked for with the next export.",
            "{count} attachments did not come along; they are asked for with the next export.",
            taken.withheld,
        ).format(count=taken.withheld)


def some_named(t: Translator, names: Sequence[str]) -> str:
    """The first names, and how many there are besides."""
    more = len(names) - NAMED
    rest = [t.n("{count} other", "{count} others", more).format(count=t.number(more))] if more > 0 else []
    return t.join([*names[:NAMED], *rest])


def _called(t: Translator, names: Sequence[Bilingual]) -> str:
    return some_named(t, [name.or_other(t.language) for name in names])


def report_lines(t: Translator, report: MergeReport) -> Iterator[str]:
    """Say what is new, changed and deleted, by kind, and how much was changed on both sides."""
    said = [t(form).format(records=by_kind(t, rows)) for form, rows in _reported(report)]
    yield from said or [t("No record that is shown here changed.")]
    if report.conflicts:
        count = len(report.conflicts)
        yield t.n(
            "{count} record was changed on both sides: choose under Exchanges which version holds.",
            "{count} records were changed on both sides: choose under Exchanges which version holds.",
            count,
        ).format(count=count)


def report_details(t: Translator, report: MergeReport) -> Iterator[str]:
    """Say the same of every kind."""
    for form, rows in _reported(report):
        yield t(form).format(records=t.join([counted(t, *row) for row in _in_order(_without_twins(rows))]))


def _reported(report: MergeReport) -> Iterator[tuple[str, Mapping[str, int]]]:
    for form, rows in ((NEW, report.new), (CHANGED, report.changed_rows), (DELETED, report.deleted)):
        if rows:
            yield form, Counter(kind for kind, _row in rows)


NEW: Final = N_("New: {records}.")
CHANGED: Final = N_("Changed: {records}.")
DELETED: Final = N_("Deleted: {records}.")


def plain_taken(taken: Taken) -> dict[str, Json]:
    """What came of a bundle, as plain values."""
    report = taken.report
    return {
        "file": taken.file,
        "bundle_id": str(taken.manifest.bundle_id),
        "sender": {"fr": taken.sender_fr, "de": taken.sender_de},
        "number": taken.manifest.export_no,
        "result": "waiting" if taken.waits else str(taken.result),
        "dry_run": taken.dry_run,
        "applied": report.applied,
        "known": report.known,
        "new": len(report.new),
        "changed": len(report.changed_rows),
        "deleted": len(report.deleted),
        "conflicts": _rows(report.conflicts),
        "withheld": taken.withheld,
        "lost": list(taken.lost),
        "missing": [
            {"scope": _scope(scope), "replica": str(replica), "from": first, "to": last}
            for scope, replica, first, last in taken.missing
        ],
        "others": [plain_taken(other) for other in taken.others],
        "corrected": [name.or_other(Language.FR) for name in taken.corrected.made],
        "corrected_beyond": [name.or_other(Language.FR) for name in taken.corrected.beyond],
    }


def _rows(rows: object) -> list[Json]:
    assert isinstance(rows, (set, frozenset, Mapping))
    return [[kind, str(row)] for kind, row in sorted(rows)]


def _scope(scope: Scope) -> str:
    return f"{scope.home}/{scope.data_class}"
