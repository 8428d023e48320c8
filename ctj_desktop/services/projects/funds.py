"""How is kept who puts how much into the fund of a call, and what was published of its outcome?"""

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.funds import CallResult, CallShare
from ctj_desktop.domain.records.people import Organisation
from ctj_desktop.domain.records.projects import Call
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.projects.money import need_sound
from ctj_desktop.services.projects.refusals import FunderMissing, NothingPublished, NothingShared, WrittenInOther
from ctj_desktop.services.steps.homes import home_beside, need_kept_here
from ctj_desktop.services.steps.records import the, titled
from ctj_desktop.services.steps.refusals import NegativeAmount
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


@step
def add_call_share(unit: Unit, new: CallShare, *, committee: CommitteeId | None = None) -> CallShare:
    """Enters what a funder puts into the fund of a call: a body, or its name; kept with the call, else one's own."""
    call = the(unit.store, Call, new.call)
    made = sound_share(replace(new, home=home_beside(unit.store, call, committee)))
    unit.name("call_share.added", made, **titled(_funder(unit.store, made)))
    return unit.save(made)


@step(without=("call",))
def change_call_share(unit: Unit, after: CallShare, before: CallShare) -> CallShare:
    """Changes the share of a funder; fields not given stay."""
    need_kept_here(unit.store, the(unit.store, CallShare, before.id))
    after = sound_share(after)
    unit.name("call_share.changed", before, **titled(_funder(unit.store, after)))
    return unit.save(after, before=before)


remove_call_share = removal(
    CallShare, "Takes the share of a funder away.", words=lambda store, row: titled(_funder(store, row))
)


@step
def add_call_result(unit: Unit, new: CallResult, *, committee: CommitteeId | None = None) -> CallResult:
    """Enters what was published of a call, or of all calls of its year; kept with the call, else one of one's own."""
    call = the(unit.store, Call, new.call)
    made = _sound_result(replace(new, home=home_beside(unit.store, call, committee)))
    unit.name("call_result.added", made, **titled(call.name))
    return unit.save(made)


@step(without=("call",))
def change_call_result(unit: Unit, after: CallResult, before: CallResult) -> CallResult:
    """Changes a published result; fields not given stay."""
    need_kept_here(unit.store, the(unit.store, CallResult, before.id))
    after = _sound_result(after)
    unit.name("call_result.changed", before, **titled(the(unit.store, Call, before.call).name))
    return unit.save(after, before=before)


remove_call_result = removal(CallResult, "Takes a published result away.")


def sound_share(share: CallShare) -> CallShare:
    """Without spaces around the name; `FunderMissing` for nobody, `NothingShared` for no money; as `need_sound`."""
    if share.funder is None and not share.name.strip():
        raise FunderMissing
    need_sound(share.amount)
    if not share.amount.minor_units:
        raise NothingShared
    return replace(share, name=share.name.strip())


def need_currency(amount: Money | None, currency: Currency) -> None:
    """`WrittenInOther` for an amount of another currency; `NegativeAmount`, `TooLarge`."""
    if amount is not None and amount.currency is not currency:
        raise WrittenInOther(currency, amount.currency)
    if amount is not None:
        need_sound(amount)


def _sound_result(result: CallResult) -> CallResult:
    need_currency(result.awarded_chf, Currency.CHF)
    need_currency(result.awarded_eur, Currency.EUR)
    if result.projects is not None and result.projects < 0:
        raise NegativeAmount
    said = (result.projects, result.awarded_chf, result.awarded_eur, result.note.says_something() or None)
    if all(part is None for part in said):
        raise NothingPublished
    return result


def _funder(store: OpenFile, share: CallShare) -> Bilingual:
    body = store.get(Organisation, share.funder) if share.funder is not None else None
    return body.name if body is not None else Bilingual.of(share.name, share.name)
