"""Which workbook goes out to be ticked by whoever is asked about a meeting, or for their vote in writing?"""

from datetime import date
from typing import Final

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.records.circulations import Circulation, CirculationAnswer
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import Meeting, Reply
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import N_
from ctj_desktop.files.answer_forms.form import REPLY_FORM, VOTE_FORM, AnswerForm, AnswerLine, AnswerReference
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.i18n.in_writing.circulations import consequences
from ctj_desktop.services.directory.letters import LOCALES
from ctj_desktop.services.meetings.convocation import Recipient
from ctj_desktop.services.meetings.sending.letters import Asking, meeting_facts, secretariat_mail
from ctj_desktop.services.membership.names_then import name_on
from ctj_desktop.services.minutes.circulations.letters import office_mail
from ctj_desktop.services.minutes.circulations.reading import circulation_sheet
from ctj_desktop.services.session.replying.possible import possible_replies
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.states import name_of
from ctj_desktop.storage.open_file import OpenFile

WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TICK: Final = N_("Put an x before one answer, save the file and send it back. Leave the rest as it is.")
BESIDE: Final = N_("Write beside it who comes or votes for you; if you wish, why you do not come.")
WHY: Final = N_("If you wish, write beside it why you do not come.")
REASONS: Final = N_("Such a reason is read by the secretariats alone.")


def reply_workbook(
    store: OpenFile, meeting: Meeting, asking: Asking, revision: int, reader: Recipient | None, sample: Recipient
) -> bytes:
    """The form of one reader; for several at once, who write their names, None. `sample` is one of them."""
    from ctj_desktop.files.answer_forms.writing import form_bytes

    spoken = Language.DE if sample.written_in is Language.DE else Language.FR
    t, dated = load_translator(LOCALES[spoken]), asking.dated
    possible = possible_replies(store, meeting, reader, dated)
    names = any(one.offered for one in possible)
    return form_bytes(
        AnswerForm(
            reference=AnswerReference(
                form=REPLY_FORM,
                about=meeting.id,
                revision=revision,
                language=spoken,
                reader=(reader.person or reader.guest) if reader is not None else None,
            ),
            title=_titled(t, meeting),
            notes=(t(TICK), f"{t(BESIDE if names else WHY)} {t(REASONS)}"),
            facts=(_committee(store, t, meeting.committee, meeting.on or dated), *meeting_facts(store, meeting, t)),
            name=reader.name if reader is not None else "",
            until=asking.answer_by,
            back_to=", ".join(filter(None, secretariat_mail(store, meeting))),
            beside=t("Name, or reason (optional)") if names else t("Reason (optional)"),
            lines=tuple(
                AnswerLine(
                    answer=one.reply,
                    named=one.reply not in (Reply.PRESENT, Reply.REMOTE),
                    offered=tuple(who.said(spoken) for who in one.offered),
                )
                for one in possible
            ),
        )
    )


def vote_workbook(store: OpenFile, told: Circulation, reader: Recipient, dated: date) -> bytes:
    """The form of one who is asked, by the key of their line."""
    from ctj_desktop.files.answer_forms.writing import form_bytes

    spoken = Language.DE if reader.written_in is Language.DE else Language.FR
    t, ruled = load_translator(LOCALES[spoken]), circulation_sheet(store, told, dated).ruled
    title = t("Decision by circulation")
    if told.number:
        title = t("Decision by circulation no. {number}").format(number=told.number)
    return form_bytes(
        AnswerForm(
            reference=AnswerReference(form=VOTE_FORM, about=told.id, language=spoken, reader=reader.key),
            title=title,
            notes=(t(TICK), *map(t, consequences(ruled))),
            facts=(
                _committee(store, t, told.committee, told.opened_on or dated),
                (t("Subject"), told.title.or_other(spoken)),
                (t("Proposed decision"), without_marks(told.text.or_other(spoken))),
            ),
            name=reader.name,
            until=told.until,
            back_to=", ".join(filter(None, office_mail(store, told, dated))),
            beside=t("Remark"),
            lines=tuple(AnswerLine(answer=answer, named=True) for answer in CirculationAnswer),
        )
    )


def _titled(t: Translator, meeting: Meeting) -> str:
    number = name_of(meeting)
    if meeting.on is None:
        return t("Reply to the convocation to meeting {number}").format(number=number)
    said = t("Reply to the convocation to meeting {number} of {date}")
    return said.format(number=number, date=t.date_long(meeting.on))


def _committee(store: OpenFile, t: Translator, committee: CommitteeId, day: date) -> tuple[str, str]:
    return t("Committee"), name_on(store, the(store, Committee, committee), day).or_other(t.language)
