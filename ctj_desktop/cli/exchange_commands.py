"""How do files go to other offices and come from them, by the command line?"""

from pathlib import Path
from typing import Final

from ctj_desktop.cli.call import DONE, WAITS, CommandCall, WrongCall, a_committee, one_of
from ctj_desktop.cli.usage import Command
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.errors import N_
from ctj_desktop.i18n.words import word_within

PROFILES: Final = tuple(profile.value for profile in Profile)
NO_PROFILE: Final = N_("There is no profile “{value}”. Known are: {known}.")
NO_EARLIER: Final = N_("No known partner is called “{value}”. Give the name or the digits of the earlier computer.")
MEGABYTE: Final = 1_000_000  # bytes


def _identity(call: CommandCall) -> int:
    from ctj_desktop.services.exchange.identity import write_card

    target = _ending(call.asked.output, ".ctjcard")
    with call.reading() as store:
        groups = write_card(store, target)
    call.say(
        call.t("Card “{name}” written. Digits to compare by voice: {digits}").format(
            name=target.name, digits=" ".join(groups)
        )
    )
    return DONE


def _trust(call: CommandCall) -> int:
    from ctj_desktop.exchange.signing import digits
    from ctj_desktop.services.exchange.identity import trust
    from ctj_desktop.services.exchange.partners import find_partner

    profile = _profile(call)
    with call.writing() as workspace:
        committee = a_committee(workspace.store, call.asked.committee)
        earlier = find_partner(workspace.store, call.asked.replaces) if call.asked.replaces is not None else None
        if call.asked.replaces is not None and earlier is None:
            raise WrongCall(NO_EARLIER, value=call.asked.replaces)
        replaced = earlier.key if earlier is not None else None
        partner = trust(workspace.store, Path(call.asked.card), profile, [committee] if committee else [], replaced)
    call.say(
        call.t("“{name}” is now a partner (profile {profile}).").format(
            name=_in_language(call, partner.name_fr, partner.name_de), profile=word_within(call.t, partner.profile)
        )
    )
    call.say(
        call.t("Compare these digits with that office by voice: {digits}").format(digits=" ".join(digits(partner.key)))
    )
    return DONE


def _export(call: CommandCall) -> int:
    from ctj_desktop.services.exchange.bundle_words import plain_plan, plan_details, plan_lines
    from ctj_desktop.services.exchange.exporting import export, leaving, plan_export
    from ctj_desktop.storage.store import Rollback

    target, profile = _ending(call.asked.output, ".ctjx"), _profile(call)
    limit = None if call.asked.limit is None else call.asked.limit * MEGABYTE
    with call.writing() as workspace:
        store = workspace.store
        with store.batch():  # what came under a closed item is moved before, and in a trial run nothing is
            plan = plan_export(store, call.asked.to, profile, plain=call.asked.plain, limit=limit)
            counted = leaving(store, plan)
            if call.asked.dry_run:
                raise Rollback
        path = target if call.asked.dry_run else export(store, plan, target).written.path
    if call.asked.json:
        call.give(plain_plan(plan, counted, path.name))
        return DONE
    for line in plan_lines(call.t, plan, counted):
        call.say(line)
    for line in plan_details(call.t, counted):
        call.say(f"  {line}")
    done = N_("Nothing was written: a trial run.") if call.asked.dry_run else N_("“{name}” written.")
    call.say(call.t(done).format(name=path.name))
    return DONE


def _merge(call: CommandCall) -> int:
    from ctj_desktop.services.exchange.bundle_words import plain_taken, taken_lines
    from ctj_desktop.services.exchange.merging import take_in

    with call.writing() as workspace:
        taken = take_in(
            workspace.store,
            Path(call.asked.bundle),
            dry_run=call.asked.dry_run,
            accept_mass_change=call.asked.accept_mass_change,
        )
    if call.asked.json:
        call.give(plain_taken(taken))
    else:
        for line in taken_lines(call.t, taken):
            call.say(line)
    return WAITS if taken.waits else DONE


def _take_back(call: CommandCall) -> int:
    from ctj_desktop.services.exchange.merging import take_back

    with call.writing() as workspace:
        bundle = take_back(workspace.store).bundle
    call.say(call.t("The last merge is taken back; “{name}” waits again.").format(name=bundle.file if bundle else "…"))
    return DONE


def _inspect(call: CommandCall) -> int:
    from ctj_desktop.services.exchange.bundle_words import bundle_lines, plain_bundle
    from ctj_desktop.services.exchange.merging import inspect
    from ctj_desktop.storage.file.environment import Environment

    seen = inspect(Path(call.asked.bundle), Environment.system())
    if call.asked.json:
        call.give(plain_bundle(seen))
    else:
        for line in bundle_lines(call.t, seen):
            call.say(line)
    return DONE


def _profile(call: CommandCall) -> Profile | None:
    return None if call.asked.profile is None else Profile(one_of(call.asked.profile, PROFILES, NO_PROFILE))


def _ending(text: str, suffix: str) -> Path:
    target = Path(text)
    if target.suffix.lower() != suffix:
        raise WrongCall(N_("“{value}” must end in {suffix}."), value=text, suffix=suffix)
    return target


def _in_language(call: CommandCall, french: str, german: str) -> str:
    return german if call.t.language == "de" else french


COMMANDS: Final = (
    Command(
        "identity FILE -o CARD.ctjcard",
        N_("Writes the card of this workspace: its name and keys, for the first contact."),
        _identity,
    ),
    Command(
        "trust FILE CARD [--profile PROFILE] [--committee CODE] [--replaces NAME]",
        N_(
            "Accepts the office of a card and shows the digits to compare by voice. --replaces: the earlier computer "
            "of that office, by its name or digits, of which nothing is taken in from now on."
        ),
        _trust,
    ),
    Command(
        "export FILE --to NAME [--profile PROFILE] [--plain] [--limit N] [--dry-run] [--json] -o OUT.ctjx",
        N_("Writes a bundle for a partner: all|ctj|chair|partner|publication; --limit: megabytes of attachments."),
        _export,
    ),
    Command(
        "merge FILE BUNDLE [--dry-run] [--accept-mass-change] [--json]",
        N_("Takes in a bundle; 4 where it waits for an earlier one."),
        _merge,
    ),
    Command("unmerge FILE", N_("Takes back the last merge while nothing was written since."), _take_back),
    Command("inspect BUNDLE [--json]", N_("Shows what a bundle is, without taking it in."), _inspect),
)
