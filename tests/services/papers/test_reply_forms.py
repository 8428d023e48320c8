"""What may be ticked on the reply form of each reader?"""

from pathlib import Path

from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.papers import PaperOptions
from ctj_desktop.domain.records.committees import Mandate, Seat, Substitution
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.membership.committees import change_seat
from ctj_desktop.services.papers.reply_form_paper import MeetingForms, form_document
from tests.office import TODAY
from tests.services.meetings.sending.calling import Calling

VOICES = load_translator("fr_CH"), load_translator("de_CH")
SENDS = "Ma suppléance vient"


def test_whose_seat_has_no_substitute_is_not_offered_one(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    store, options = calling.office.store, PaperOptions(printed_on=TODAY, layout=Layout.FR)
    forms = MeetingForms(meeting=calling.meeting, asking=calling.order().asking, voices=VOICES)
    first, second = store.all(Seat, order="position")
    calling.office.do_fields(change_seat, seat=second.id, substitution=Substitution.NONE)
    offered = {}
    for reader in calling.readers():
        held = (
            [one.seat for one in store.all(Mandate, person=reader.person) if not one.substitute]
            if reader.person
            else []
        )
        offered.update({seat: SENDS in repr(form_document(store, forms, reader, options)) for seat in held})
    assert offered == {first.id: True, second.id: False}
    assert SENDS in repr(form_document(store, forms, None, options)), "it is not known who fills it in"
