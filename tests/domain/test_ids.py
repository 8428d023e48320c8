"""Can two machines that never met clash, and do they give the same name to the same thing?"""

from uuid import UUID

from ctj_desktop.domain.ids import committee_id, ctj_home, link_id, uuid7


def test_ids_are_of_version_seven_and_sort_by_time() -> None:
    early, late = uuid7(1_000, b"\xff" * 10), uuid7(1_001, b"\x00" * 10)
    assert early < late
    for made in (early, late, uuid7()):
        assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert early.int >> 80 == 1_000
    assert uuid7() != uuid7()


def test_a_link_has_one_id_everywhere_and_its_ends_do_not_run_into_one_another() -> None:
    first, second = UUID(int=1), UUID(int=2)
    assert link_id("same_as", first, second) == link_id("same_as", str(first), second)
    assert link_id("same_as", first, second) != link_id("same_as", second, first)
    assert link_id("a", "bc") != link_id("ab", "c")


def test_a_committee_and_the_conference_are_named_within_their_network() -> None:
    assert committee_id("MDC") == committee_id("MDC")
    assert committee_id("MDC") not in (committee_id("ESS"), committee_id("MDC", "elsewhere"))
    assert ctj_home() != ctj_home("elsewhere")
