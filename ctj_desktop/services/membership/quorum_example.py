"""What would a quorum of the statutes ask for today, with the committee as it is?"""

from datetime import date
from uuid import UUID

from ctj_desktop.domain.records.committees import Capacity, College, Committee
from ctj_desktop.domain.records.statutes import QuorumRule, SittingRule, Statutes
from ctj_desktop.i18n import Translator
from ctj_desktop.services.membership.half_circle import least_needed
from ctj_desktop.services.membership.lists import seats_on
from ctj_desktop.services.steps.records import the
from ctj_desktop.storage.store import Store


def quorum_example(store: Store, t: Translator, record: UUID, today: date) -> str:
    """Of statutes, or of their rule for a kind of meeting; empty where these ask for none.

    On the first day in force, where that is still to come.
    """
    own = store.get(SittingRule, record)
    version = store.get(Statutes, own.statutes if own is not None else record)
    rule = own.quorum if own is not None else version.quorum if version is not None else None
    if version is None or rule is None:
        return ""
    return _said(store, t, the(store, Committee, version.committee), rule, max(today, version.in_force_from))


def _said(store: Store, t: Translator, committee: Committee, rule: QuorumRule, day: date) -> str:
    seats = [line for line in seats_on(store, day, committee.id) if line.capacity is Capacity.VOTING]
    held = sum(line.holder is not None for line in seats)
    needed, each = least_needed(rule, committee.sides, len(seats), held)
    on = t.date_long(day)
    if not needed:
        return t("Example, on {day}: nobody holds a voting seat yet, so there is nothing to count.").format(day=on)
    forms = t.n(
        "Example, on {day}: {held} of {count} voting seat is held; the quorum is {needed}.",
        "Example, on {day}: {held} of {count} voting seats are held; the quorum is {needed}.",
        len(seats),
    )
    said = [forms.format(day=on, held=held, count=len(seats), needed=needed)]
    if each:
        said.append(t("Among them at least {count} of each side.").format(count=each))
    for one in rule.colleges:
        college = store.get(College, one.college)
        name = t.quote(college.name.or_other(t.language)) if college is not None else "–"
        said.append(t("Among them at least {count} of {college}.").format(count=one.minimum, college=name))
    return " ".join(said)
