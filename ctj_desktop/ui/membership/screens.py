"""Which plain screens has the membership: committees and what belongs to them?"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from ctj_desktop.i18n import N_
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.ui.frame.screen import Ending, Linked, Part, Screen


def _other_side(store: OpenFile, given: Mapping[str, Any]) -> Mapping[str, object]:
    from ctj_desktop.services.membership.secretariats import other_side  # not before a dialog asks

    return other_side(store, given)


def _as_who_presides(store: OpenFile, given: Mapping[str, Any]) -> Mapping[str, object]:
    from ctj_desktop.services.membership.offices import usual_office

    return usual_office(store, given)


def _usual_beginning(store: OpenFile, given: Mapping[str, Any]) -> Mapping[str, object]:
    from ctj_desktop.services.membership.rules.patterns import usual_beginning

    return usual_beginning(store, given)


def _open_version(store: OpenFile, given: Mapping[str, Any]) -> Mapping[str, object]:
    from ctj_desktop.services.membership.rules.in_force import open_version

    return open_version(store, given)


SECTION: Final = "members"
PERIOD: Final = ("start", "end")
ENDING_KEYS: Final = N_("Space end · F2 edit · Del remove · Ctrl+N new")


def _composition(desk: Any, workspace: Any, parent: Any) -> Any:
    """The half-circle of a committee."""
    from ctj_desktop.ui.membership.composition_picture import CompositionPicture

    return CompositionPicture(desk, workspace, parent)


def _numbering(desk: Any, workspace: Any, parent: Any) -> Any:
    """Who gives out the numbers of a committee."""
    from ctj_desktop.ui.membership.numbering import NumberingPart

    return NumberingPart(desk, workspace, parent)


def _words(*parts: str) -> Callable[[Any, Any, Any], Any]:
    """What the fields of these parts of the statutes, or of a rule, say in plain sentences."""

    def make(desk: Any, workspace: Any, parent: Any) -> Any:
        from ctj_desktop.ui.membership.rule_words import RuleWords

        return RuleWords(desk, workspace, parts, parent)

    return make


def _statutes_in_words(desk: Any, workspace: Any, parent: Any) -> Any:
    """Everything that a version of the statutes says, in both languages."""
    from ctj_desktop.ui.membership.rule_words import StatutesInWords

    return StatutesInWords(desk, workspace, parent)


SCREENS: Final = (
    Screen(
        kind="committee",
        page="committees",
        section=SECTION,
        tab=N_("Committees"),
        title=N_("Committees"),
        icon="users-three",
        new=N_("New committee"),
        nothing=N_("No committee yet"),
        nothing_more=N_("With its committee the work begins: then seats, persons, statutes and the first meeting."),
        parts=(
            Part(rows=(("name",), ("short_name",), ("territory", "source_language"), ("sides",))),
            Part(title=N_("Papers"), rows=(("inclusive",), ("closed_titles",))),
            Part(
                title=N_("Convocations"),
                rows=(("substitutes_convened",), ("post_days", "registered_days"), ("mailbox_megabytes",)),
                note=N_(
                    "Without figures of yours the program reckons with 3 working days for the post, 2 for a registered "
                    "letter and mailboxes of 20 megabytes: figures of ours, which no statutes set."
                ),
            ),
        ),
        asked=(("code",), ("name",), ("territory", "source_language"), ("sides",)),
        second=("territory",),
        acts=("end_term", "end_committee"),
        picture=_composition,
        below=_numbering,
        linked=(
            Linked(
                kind="seat",
                by="committee",
                title=N_("Seats"),
                second=("holder", "seating"),
                right=("until",),
                new=N_("New seat"),
                ordered=True,
                wide=True,
            ),
            Linked(
                kind="office_held",
                by="committee",
                title=N_("Offices"),
                second=("office", "period"),
                new=N_("New office"),
            ),
            Linked(
                kind="secretariat",
                by="committee",
                title=N_("Secretariats"),
                name=("organisation",),
                second=("lines",),
                new=N_("New secretariat"),
            ),
            Linked(
                kind="informed_body",
                by="committee",
                title=N_("Informed of convocations"),
                name=("organisation",),
                second=("person", "period"),
                new=N_("New body to be informed"),
            ),
            Linked(
                kind="statutes",
                by="committee",
                title=N_("Statutes"),
                second=("rules",),
                right=("period",),
                new=N_("New statutes"),
                wide=True,
            ),
            Linked(kind="college", by="committee", title=N_("Colleges"), new=N_("New college"), ordered=True),
            Linked(
                kind="working_group",
                by="committee",
                title=N_("Working groups"),
                second=("period", "names"),
                right=("members",),
                new=N_("New working group"),
            ),
            Linked(
                kind="role",
                by="committee",
                title=N_("Roles"),
                second=("role", "period"),
                new=N_("New role"),
            ),
            Linked(
                kind="declared_interest",
                by="committee",
                title=N_("Declared interests"),
                name=("person",),
                second=("organisation", "period"),
                new=N_("New declared interest"),
            ),
            Linked(
                kind="committee_name",
                by="committee",
                title=N_("Earlier and later names"),
                second=("period",),
                new=N_("New name of the committee"),
            ),
            Linked(
                kind="mandate",
                by="committee",
                title=N_("Mandates"),
                second=("seat", "voice", "period", "end_reason"),
                new=N_("New mandate"),
            ),
        ),
    ),
    Screen(
        kind="seat",
        page="seats",
        section=SECTION,
        as_of=True,
        title=N_("Seats"),
        icon="users",
        new=N_("New seat"),
        nothing=N_("No seat yet"),
        nothing_more=N_("A seat is a place in the committee, usually of a body; persons are appointed to it."),
        parts=(
            Part(
                rows=(
                    ("label",),
                    ("organisation", "college"),
                    ("side", "capacity", "substitution"),
                    (*PERIOD, "weight"),
                )
            ),
        ),
        asked=(("committee",), ("organisation",), ("label",), ("side", "capacity"), ("college", "substitution")),
        second=("holder",),
        of_committee=True,
        ordered=True,
        move="move_seat",
        linked=(
            Linked(
                kind="mandate",
                by="seat",
                title=N_("Mandates"),
                second=("voice", "period", "end_reason"),
                wide=True,
                new=N_("New mandate"),
            ),
        ),
    ),
    Screen(
        kind="mandate",
        page="mandates",
        section=SECTION,
        as_of=True,
        title=N_("Mandates"),
        icon="identification-card",
        new=N_("New mandate"),
        nothing=N_("No mandate yet"),
        nothing_more=N_("A mandate says who sits on which seat, from when and until when."),
        parts=(Part(rows=(("person", "seat"), ("substitute", "on_behalf_of"), (*PERIOD, "end_reason"))),),
        asked=(("person",), ("seat",), PERIOD, ("substitute",), ("on_behalf_of",)),
        second=("seat", "period", "end_reason"),
        of_committee=True,
        keys=ENDING_KEYS,
        ending=Ending(step="end_mandate", act=N_("End…"), title=N_("End of the mandate"), verb=N_("End the mandate")),
    ),
    Screen(
        kind="office_held",
        page="offices",
        section=SECTION,
        as_of=True,
        title=N_("Offices"),
        icon="star",
        new=N_("New office"),
        nothing=N_("No office yet"),
        nothing_more=N_("Presidents, co-presidents and their deputies sign papers and lead meetings."),
        parts=(Part(rows=(("person",), ("office", "side"), PERIOD)),),
        asked=(("committee",), ("person",), ("office", "side"), PERIOD),
        proposed=_as_who_presides,
        second=("office", "period"),
        of_committee=True,
        keys=ENDING_KEYS,
        ending=Ending(step="end_office", act=N_("End…"), title=N_("End of the office"), verb=N_("End the office")),
    ),
    Screen(
        kind="informed_body",
        page="informed_bodies",
        section=SECTION,
        on_sheets=True,
        as_of=True,
        title=N_("Informed of convocations"),
        icon="envelope-simple",
        new=N_("New body to be informed"),
        nothing=N_("No body is informed yet"),
        nothing_more=N_("They receive the convocation for information, without sitting on the committee."),
        parts=(Part(rows=(("organisation", "person"), ("channel", "language"), PERIOD)),),
        asked=(("committee",), ("organisation", "person"), ("channel", "language"), PERIOD),
        second=("person", "period"),
        of_committee=True,
    ),
    Screen(
        kind="secretariat",
        page="secretariats",
        section=SECTION,
        as_of=True,
        title=N_("Secretariats"),
        icon="envelope-simple",
        new=N_("New secretariat"),
        nothing=N_("No secretariat yet"),
        nothing_more=N_("The letterhead of papers names the secretariats of both sides."),
        parts=(Part(rows=(("organisation", "side"), PERIOD, ("lines",))),),
        asked=(("committee",), ("lines",), ("organisation", "side")),
        proposed=_other_side,
        second=("lines", "side", "period"),
        of_committee=True,
    ),
    Screen(
        kind="college",
        page="colleges",
        section=SECTION,
        title=N_("Colleges"),
        icon="rows",
        new=N_("New college"),
        nothing=N_("No college yet"),
        nothing_more=N_("A college is a group of seats, such as communes, associations or the State."),
        parts=(Part(rows=(("name",),)),),
        asked=(("committee",), ("name",)),
        of_committee=True,
        ordered=True,
        move="move_college",
        linked=(
            Linked(
                kind="seat",
                by="college",
                title=N_("Seats"),
                second=("holder", "seating"),
                right=("until",),
                new=N_("New seat"),
                ordered=True,
                wide=True,
            ),
        ),
    ),
    Screen(
        kind="statutes",
        page="statutes",
        section=SECTION,
        title=N_("Statutes"),
        icon="gavel",
        new=N_("New statutes"),
        nothing=N_("No statutes yet"),
        nothing_more=N_("Without statutes decisions are taken by consensus, and no quorum is asked for."),
        parts=(
            Part(rows=(("title",), ("in_force_from", "in_force_to"))),
            Part(title=N_("Quorum"), rows=(("quorum",),), follows=_words("quorum")),
            Part(title=N_("Notice of meetings"), rows=(("notice",),), follows=_words("notice")),
            Part(title=N_("Proxies"), rows=(("proxies",),), follows=_words("proxies")),
            Part(title=N_("Second call"), rows=(("second_call",),), follows=_words("second_call")),
            Part(title=N_("Votes of those who are away"), rows=(("postal",),), follows=_words("postal")),
            Part(title=N_("Decisions in writing"), rows=(("circulation",),), follows=_words("circulation")),
            Part(
                title=N_("Papers and numbers"),
                note=N_("Papers are in both languages where none is chosen. The print centre may do otherwise."),
                rows=(
                    ("languages", "languages_article"),
                    ("numbering", "numbering_article"),
                    ("prevailing", "prevailing_article"),
                    ("names_printed", "names_article"),
                ),
                follows=_words("languages", "numbering", "prevailing", "names_printed"),
            ),
            Part(title=N_("Usage"), rows=(("usage",),)),
        ),
        asked=(("committee",), ("pattern",), ("title",), ("in_force_from", "prevailing")),
        proposed=_usual_beginning,
        about=N_(
            "A pattern enters all its rules at once; you then put right what your paper says otherwise, and write its "
            "articles beside them. Without a pattern they are entered one by one."
        ),
        second=("period", "rules"),
        of_committee=True,
        below=_statutes_in_words,
        linked=(
            Linked(
                kind="decision_rule",
                by="statutes",
                title=N_("Rules of decision"),
                second=("mode",),
                right=("article",),
                new=N_("New rule of decision"),
                wide=True,
            ),
            Linked(
                kind="sitting_rule",
                by="statutes",
                title=N_("Rules for kinds of meeting"),
                second=("sitting",),
                new=N_("New rule for a kind of meeting"),
                wide=True,
            ),
            Linked(
                kind="statutes_article",
                by="statutes",
                title=N_("Articles"),
                second=("text",),
                new=N_("New article"),
                wide=True,
            ),
        ),
    ),
    Screen(
        kind="statutes_article",
        page="statutes_articles",
        section=SECTION,
        on_sheets=True,
        title=N_("Articles of the statutes"),
        icon="article",
        new=N_("New article"),
        nothing=N_("No article yet"),
        nothing_more=N_("Rules quote an article by its number; its wording stands here in both languages."),
        parts=(Part(rows=(("number",), ("text",))),),
        asked=(("statutes",), ("number",), ("text",)),
        proposed=_open_version,
        second=("text",),
    ),
    Screen(
        kind="sitting_rule",
        page="sitting_rules",
        section=SECTION,
        title=N_("Rules for kinds of meeting"),
        icon="gavel",
        new=N_("New rule for a kind of meeting"),
        nothing=N_("No rule yet"),
        nothing_more=N_("An extraordinary meeting or a second call may have rules of its own, its quorum for one."),
        parts=(
            Part(rows=(("sitting",),)),
            Part(title=N_("Quorum"), rows=(("quorum",),), follows=_words("quorum")),
            Part(title=N_("Notice of meetings"), rows=(("notice",),), follows=_words("notice")),
            Part(title=N_("Proxies"), rows=(("proxies",),), follows=_words("proxies")),
            Part(title=N_("Second call"), rows=(("second_call",),), follows=_words("second_call")),
            Part(title=N_("Votes of those who are away"), rows=(("postal",),), follows=_words("postal")),
            Part(title=N_("Rules of decision"), rows=(("rule",),), follows=_words("rule")),
        ),
        asked=(("statutes",), ("sitting",)),
        proposed=_open_version,
        second=("sitting",),
    ),
    Screen(
        kind="decision_rule",
        page="decision_rules",
        section=SECTION,
        title=N_("Rules of decision"),
        icon="gavel",
        new=N_("New rule of decision"),
        nothing=N_("No rule yet"),
        nothing_more=N_("A rule says with how many votes a decision is taken, and by which article."),
        parts=(
            Part(
                rows=(
                    ("name",),
                    ("mode", "base", "numerator"),
                    ("strict", "default"),
                    ("tie", "article"),
                    ("double_majority",),
                    ("weighted",),
                ),
                follows=_words(),
            ),
        ),
        asked=(
            ("statutes",),
            ("name",),
            ("mode", "base"),
            ("numerator", "strict"),
            ("tie", "article"),
            ("default",),
        ),
        proposed=_open_version,
        second=("mode", "article"),
    ),
    Screen(
        kind="working_group",
        page="working_groups",
        section=SECTION,
        as_of=True,
        title=N_("Working groups"),
        icon="users",
        new=N_("New working group"),
        nothing=N_("No working group yet"),
        nothing_more=N_("A working group prepares one matter for the committee; its members need no seat."),
        parts=(Part(rows=(("name",), PERIOD)),),
        asked=(("committee",), ("name",), PERIOD),
        second=("period", "members"),
        of_committee=True,
        linked=(
            Linked(
                kind="working_group_member",
                by="group",
                title=N_("Members"),
                second=("period",),
                new=N_("New member of a working group"),
            ),
        ),
    ),
    Screen(
        kind="working_group_member",
        page="working_group_members",
        section=SECTION,
        as_of=True,
        title=N_("Members of working groups"),
        icon="user",
        new=N_("New member of a working group"),
        nothing=N_("Nobody yet"),
        nothing_more=N_("Persons who work in a group, members of the committee or not."),
        parts=(Part(rows=(("group", "person"), PERIOD)),),
        asked=(("group",), ("person",), PERIOD),
        second=("group", "period"),
    ),
    Screen(
        kind="role",
        page="roles",
        section=SECTION,
        as_of=True,
        title=N_("Roles"),
        icon="seal-check",
        new=N_("New role"),
        nothing=N_("No role yet"),
        nothing_more=N_("A role says who is secretary, chair or contributor of a committee, and since when."),
        parts=(Part(rows=(("person", "role"), PERIOD)),),
        asked=(("committee",), ("person", "role"), PERIOD),
        second=("role", "period"),
        of_committee=True,
    ),
    Screen(
        kind="declared_interest",
        page="interests",
        section=SECTION,
        as_of=True,
        title=N_("Declared interests"),
        icon="hand-palm",
        new=N_("New declared interest"),
        nothing=N_("No declared interest yet"),
        nothing_more=N_("What a member has declared that may keep them from voting; seen by the committee alone."),
        parts=(Part(rows=(("person", "organisation"), PERIOD, ("note",))),),
        asked=(("committee",), ("person", "organisation"), PERIOD, ("note",)),
        second=("organisation", "period"),
        of_committee=True,
    ),
    Screen(
        kind="committee_name",
        page="committee_names",
        section=SECTION,
        on_sheets=True,
        title=N_("Names of committees"),
        icon="text-aa",
        new=N_("New name of the committee"),
        nothing=N_("No other name yet"),
        nothing_more=N_("A committee that changed its name keeps the earlier one for its earlier papers."),
        parts=(Part(rows=(("name",), PERIOD)),),
        asked=(("committee",), ("name",), PERIOD),
        second=("period",),
        of_committee=True,
    ),
)
