"""How does this computer take the place of an earlier one, from the command line?"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from ctj_desktop.cli.call import DONE, FINDINGS, VARIABLE, CommandCall, WrongCall, phrase_in
from ctj_desktop.cli.usage import Command
from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.numbers import Series
from ctj_desktop.errors import N_
from ctj_desktop.exchange.transfer import SUFFIX
from ctj_desktop.services.catalogue import terminal
from ctj_desktop.services.exchange.replacing import (
    Introduced,
    LastNumber,
    ToTakeOver,
    introduce_anew,
    need_earlier,
    replace_computer,
    to_take_over,
)
from ctj_desktop.services.exchange.replacing_refusals import SayLastNumbers
from ctj_desktop.services.naming.labels import label_text

NO_PHRASE: Final = N_("A phrase is needed: name a file that holds it by --passphrase-file, or set CTJ_PASSPHRASE.")
NO_LAST: Final = N_("“{value}” says no last number. Write SERIES=NUMBER as “ctj replace” proposes it, 0 for none.")


def _transfer(call: CommandCall) -> int:
    from ctj_desktop.services.exchange.moving import write_transfer

    target = Path(call.asked.output)
    if target.suffix != SUFFIX:
        raise WrongCall(N_("“{value}” must end in {suffix}."), value=call.asked.output, suffix=SUFFIX)
    with call.writing() as workspace:
        write_transfer(workspace.store, target, _phrase(call))
    call.say(
        call.t("“{name}” written. Open it on the new computer with the same phrase; here it is only read now.").format(
            name=target.name
        )
    )
    return DONE


def _phrase(call: CommandCall) -> str:
    """Read the phrase from a file or the environment, never from the command line, which others may see."""
    if call.asked.passphrase_file is not None:
        return phrase_in(call.asked.passphrase_file)
    phrase = os.environ.get(VARIABLE, "")
    if not phrase:
        raise WrongCall(NO_PHRASE)
    return phrase


def _replace(call: CommandCall) -> int:
    if call.asked.transfer is not None:
        return _take_transfer(call)
    if call.asked.earlier is not None:
        return _take_earlier(call)
    with call.writing() as workspace:
        store = workspace.store
        need_earlier(store)
        found = to_take_over(store)
        said = _said(found, call.asked.last or ())
        if store.moved is not None:
            store.come_back()
        if said:
            label = workspace.do(replace_computer, last=said).outcome.label
            call.say(terminal.visible(label_text(call.t, label.key, label.args)))
        card = Path(call.asked.output) if call.asked.output else call.file.with_suffix(".ctjcard")
        _tell(call, introduce_anew(store, card))
    return DONE


def _take_transfer(call: CommandCall) -> int:
    from ctj_desktop.services.exchange.moving import take_transfer

    with take_transfer(Path(call.asked.transfer), call.file, _phrase(call)):
        call.say(call.t("“{name}” goes on here as on the earlier computer.").format(name=call.file.name))
        call.say(call.t("This computer has the keys that the partners know: they have nothing to do."))
    return DONE


def _take_earlier(call: CommandCall) -> int:
    """What an earlier computer wrote besides, from its file; nothing is taken over."""
    from ctj_desktop.services.exchange.earlier_file import found_lines, take_earlier_file

    with call.writing() as workspace:
        found = take_earlier_file(workspace.store, Path(call.asked.earlier))
    for line in found_lines(call.t, found):
        call.say(terminal.visible(line))
    return FINDINGS if found.twice else DONE


def _said(found: Sequence[ToTakeOver], given: Sequence[str]) -> Mapping[CommitteeId, tuple[LastNumber, ...]]:
    """Read the last numbers by committee code; `SayLastNumbers` with what is known here where a series lacks."""
    said: dict[str, dict[Series, str]] = {one.committee.code: {} for one in found}
    for text in given:
        name, equals, number = text.partition("=")
        code, _, series = name.rpartition(":")
        if not code and len(said) == 1:
            code = next(iter(said))
        if not equals or series not in set(Series) or code not in said:
            raise WrongCall(NO_LAST, value=text)
        said[code][Series(series)] = number
    if any(said[one.committee.code].keys() != set(Series) for one in found):
        raise SayLastNumbers(" ".join(_options(found)))
    return {
        one.committee.id: tuple(LastNumber(series=series, number=said[one.committee.code][series]) for series in Series)
        for one in found
    }


def _options(found: Sequence[ToTakeOver]) -> list[str]:
    return [
        f"--last {f'{one.committee.code}:' if len(found) > 1 else ''}{last.series}={last.number or 0}"
        for one in found
        for last in one.last
    ]


def _tell(call: CommandCall, introduced: Introduced) -> None:
    t = call.t
    if introduced.card is None:
        call.say(t("This computer has the keys that the partners know: they have nothing to do."))
        return
    call.say(
        t("Card “{name}” written. Digits to compare by voice: {digits}").format(
            name=introduced.card.name, digits=" ".join(introduced.digits)
        )
    )
    for partner in introduced.partners:
        name = partner.name_de if t.language == "de" else partner.name_fr
        what = t(
            "{name}: accepts the new card, compares its digits by voice, says that it replaces the earlier computer, "
            "and prepares a file for you."
        )
        call.say(terminal.visible(what.format(name=name)))


COMMANDS: Final = (
    Command(
        "replace FILE [--last SERIES=N…] [-o CARD] [--transfer TRANSFER] [--passphrase-file F] [--earlier OLD]",
        N_(
            "Makes this computer take the place of an earlier one of the office: it gives out the numbers from now on, "
            "after those said by --last, and gets a card of its own. With --transfer FILE is made from a transfer "
            "file, and everything goes on. --earlier: what the earlier computer wrote besides comes in from its own "
            "workspace, once it is found; FILE keeps the numbers."
        ),
        _replace,
    ),
    Command(
        "transfer FILE -o OUT [--passphrase-file F]",
        N_(
            "Writes the transfer file with which everything goes on at another computer, sealed by a phrase (or in "
            "CTJ_PASSPHRASE); from then on FILE is only read."
        ),
        _transfer,
    ),
)
