"""How is it said what becomes of the rows of a list?"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ctj_desktop.domain.money import Money
from ctj_desktop.domain.record import RecordKey, replace
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.errors import N_n, N_p
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.kinds import counted as counted_kind
from ctj_desktop.i18n.kinds import kind_word
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.services.imports.verdicts import TAKEN, ImportPlan, PartKind, PartTaken, RowFate, RowVerdict
from ctj_desktop.services.naming.field_values import ValueWords
from ctj_desktop.services.naming.titles import Subject
from ctj_desktop.services.steps.records import person_name
from ctj_desktop.storage.open_file import OpenFile

FATES: Final = {
    RowFate.NEW: N_p("row of a list", "New"),
    RowFate.CHANGED: N_p("row of a list", "Changed"),
    RowFate.SAME: N_p("row of a list", "Already so"),
    RowFate.DUPLICATE: N_p("row of a list", "Duplicate?"),
    RowFate.REFUSED: N_p("row of a list", "Refused"),
}
COUNTED: Final = {
    RowFate.NEW: N_n("{count} new row", "{count} new rows"),
    RowFate.CHANGED: N_n("{count} changed row", "{count} changed rows"),
    RowFate.SAME: N_n("{count} row that is already so", "{count} rows that are already so"),
    RowFate.DUPLICATE: N_n("{count} possible duplicate", "{count} possible duplicates"),
    RowFate.REFUSED: N_n("{count} refused row", "{count} refused rows"),
}
PARTS: Final = {
    PartKind.VOTE: N_p("part in a committee", "Has a vote"),
    PartKind.ADVICE: N_p("part in a committee", "Advises without a vote"),
    PartKind.SUBSTITUTE: N_p("part in a committee", "Substitute"),
    PartKind.SECRETARY: N_p("part in a committee", "Secretariat, without a seat"),
    PartKind.NONE: N_p("part in a committee", "Without a seat"),
}
COUNTED_PARTS: Final = {
    PartKind.VOTE: N_n("{count} has a vote", "{count} have a vote"),
    PartKind.ADVICE: N_n("{count} advises without a vote", "{count} advise without a vote"),
    PartKind.SUBSTITUTE: N_n("{count} substitute", "{count} substitutes"),
    PartKind.SECRETARY: N_n("{count} of the secretariat", "{count} of the secretariat"),
    PartKind.NONE: N_n("{count} without a seat", "{count} without a seat"),
}
LONGEST: Final = 60
"""Characters of a value beside another one."""


def fate_word(t: Translator, fate: RowFate) -> str:
    """What becomes of a row, in a word."""
    return t.p("row of a list", FATES[fate])


def part_words(t: Translator, part: PartTaken) -> str:
    """What somebody is in the committee, of a substitute whose."""
    if part.kind is PartKind.SUBSTITUTE and part.of:
        return t("Substitute of {name}").format(name=part.of)
    return t.p("part in a committee", PARTS[part.kind])


def parts_counted(t: Translator, plan: ImportPlan) -> str:
    """14 have a vote · 1 advises without a vote: of the rows that are taken; empty of other lists."""
    counts = Counter(row.part.kind for row in plan.verdicts if row.part is not None and row.verdict in TAKEN)
    return " · ".join(
        t.n(*COUNTED_PARTS[kind], counts[kind]).format(count=t.number(counts[kind]))
        for kind in PartKind
        if counts[kind]
    )


class RowWords:
    """Says what becomes of the rows of a plan; the records that values refer to were looked up before, all at once."""

    def __init__(self, t: Translator, store: OpenFile, plan: ImportPlan) -> None:
        self._t = t
        touched = [one for row in plan.verdicts for one in row.touched]
        values = [(one.kind, one.register, value) for one in touched for value in (one.before, one.after)]
        here = ValueWords.of(t, store, values)
        self._values = replace(here, known=dict(_added(plan)) | dict(here.known))

    def details(self, row: RowVerdict) -> list[str]:
        """What it adds and changes, of whom it may be a duplicate, why it is refused, and what was left out."""
        t = self._t
        lines = []
        if row.twin:
            lines.append(_perhaps(t, row))
        if row.joined:
            lines.append(t("Joined with {names}").format(names=", ".join(dict.fromkeys(row.joined))))
        if row.added:
            lines.append(t("Adds: {kinds}").format(kinds=_of_each_kind(t, row.added)))
        if row.sums:
            lines.append(" · ".join(_sum(t, *one) for one in row.sums))
        for one in row.touched:
            before, after = (self._short(one.kind, one.register, value) for value in (one.before, one.after))
            value = f"{before or '–'} → {after or '–'}"
            lines.append(t("{field}: {value}").format(field=register_name(t, one.register), value=value))
        return [*lines, *(sentence(t, error) for error in row.why)]

    def _short(self, kind: str, register: str, value: object) -> str:
        text = " ".join(self._values.text(kind, register, value).split())  # type: ignore[arg-type]
        return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _sum(t: Translator, kind: str, field: str, amount: Money) -> str:
    """Requested: 26 112,00 €; of what is nothing but an amount what it is: a payment."""
    name = register_name(t, field) if field != "amount" else kind_word(t, kind)
    return t("{field}: {value}").format(field=name, value=t.money(amount))


def _perhaps(t: Translator, row: RowVerdict) -> str:
    """Of whom or what it may be a duplicate, which an earlier row may add as well."""
    if row.of == Project.kind:
        said = t(
            "Perhaps {name}, which has this title or file number here or in a row above: join the two, or enter "
            "another project."
        )
    elif row.further:
        said = t(
            "Perhaps {name}, of the directory or of a row above: join the two, and what this row says of “{body}” "
            "becomes a further function; or enter another person."
        )
    else:
        said = t("Perhaps {name}, of the directory or of a row above: join the two, or enter another person.")
    return said.format(name=row.twin, body=row.further)


def _added(plan: ImportPlan) -> Iterator[tuple[RecordKey, Subject]]:
    """What the list itself adds has its name already, though nobody can look it up yet."""
    for record, before in plan.changes:
        if before is None:
            person = person_name(record) if isinstance(record, Person) else ""
            name = (
                Bilingual.of(person, person) if person else getattr(record, "name", getattr(record, "label", NO_TEXT))
            )
            yield (record.kind, record.id), Subject(record.kind, record.id, name=name)


def counted(t: Translator, counts: Mapping[RowFate, int]) -> str:
    """12 new rows · 1 refused row: those that there are."""
    return " · ".join(
        t.n(*COUNTED[fate], count).format(count=t.number(count)) for fate, count in counts.items() if count
    )


def adds(t: Translator, plan: ImportPlan) -> str:
    """Adds: 40 persons, 19 bodies, 20 seats; empty where the list adds nothing."""
    kinds = [kind for row in plan.verdicts for kind in row.added]
    return t("Adds: {kinds}").format(kinds=_of_each_kind(t, kinds)) if kinds else ""


def remarked(t: Translator, count: int) -> str:
    """3 rows with remarks; empty where there are none."""
    said = t.n("{count} row with remarks", "{count} rows with remarks", count)
    return said.format(count=t.number(count)) if count else ""


def left_out(t: Translator, plan: ImportPlan) -> str:
    """Rows below the list that are none of it, such as sums and notes; empty where there are none."""
    rows = plan.order.table.left_out
    said = t.n("Left out as sum or note: row {numbers}", "Left out as sums and notes: rows {numbers}", len(rows))
    return said.format(numbers=", ".join(map(t.number, rows))) if rows else ""


def _of_each_kind(t: Translator, kinds: Sequence[str]) -> str:
    """Of a row that adds one of each they are said without a number."""
    counts = Counter(kinds)
    one_each = len(counts) == len(kinds)
    return ", ".join(kind_word(t, kind) if one_each else counted_kind(t, kind, counts[kind]) for kind in counts)
