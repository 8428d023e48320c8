"""In which words is a difference between two plans of a project told?"""

from datetime import date

from ctj_desktop.domain.differences import Piece, as_edited, in_context
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.projects.versions import ChangedPart, PlanChange, Said
from ctj_desktop.domain.records.people import Side
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.i18n.words import word_within
from ctj_desktop.ui.frame.amounts import whole
from ctj_desktop.ui.frame.language import content_language


def what_changed(t: Translator, change: PlanChange) -> str:
    """Of what it speaks: a field, a partner, a line, a sum."""
    if change.part is ChangedPart.TEXT and change.language is not None:
        return register_name(t, f"{change.field}.{change.language.value}")
    if change.part is ChangedPart.DAY:
        return register_name(t, change.field)
    if change.part is ChangedPart.TOTAL:
        return t("Total costs") if change.field == "amount" else t("Total financing")
    name = change.name.both.or_other(content_language(t)) or "–"
    said = {
        ChangedPart.PARTNER: t("Partner {name} ({side})"),
        ChangedPart.COST: t("Cost {name} ({side})"),
        ChangedPart.SOURCE: t("Source {name} ({side})"),
    }[change.part].format(name=name, side=change.side.value.upper() if change.side is not None else "–")
    shown = change.field not in ("id", "amount")
    return f"{said} · {register_name(t, change.field)}" if shown else said


def how_changed(t: Translator, change: PlanChange) -> tuple[Piece, ...]:
    """What stood there goes, what stands there comes; of long texts the words around."""
    if change.part is ChangedPart.TEXT:
        return in_context(as_edited(str(change.before), str(change.after)))
    before, after = (_value(t, change, value) for value in (change.before, change.after))
    gone, come = change.before not in (None, ""), change.after not in (None, "")
    if change.field == "id":
        return (Piece(_came_or_went(t, change, after or before), changed=change.before is None),)
    pieces = [Piece(before, changed=False, removed=True)] if gone else []
    pieces += [Piece(" → ", changed=False)] if gone and come else []
    return (*pieces, Piece(after, changed=True)) if come else (*pieces, Piece(f" {t('none any more')}", changed=False))


def _value(t: Translator, change: PlanChange, value: Said) -> str:
    if isinstance(value, Money):
        return whole(t, value)
    if isinstance(value, date):
        return t.date_long(value)
    if isinstance(value, Side):
        return word_within(t, value)
    if isinstance(value, bool):
        return "" if change.field == "id" else t("yes") if value else t("no")
    return value or ""


def _came_or_went(t: Translator, change: PlanChange, amount: str) -> str:
    if change.before is None:
        return t("new: {amount}").format(amount=amount) if amount else t("new")
    return t("taken away: {amount}").format(amount=amount) if amount else t("taken away")
