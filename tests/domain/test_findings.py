"""What weighs most among findings?"""

from ctj_desktop.domain.findings import Finding, Severity, worst


def test_the_gravest_finding_counts_wherever_it_stands() -> None:
    found = [Finding(severity.value, severity) for severity in Severity]
    assert worst(found) is worst(tuple(reversed(found))) is Severity.ERROR
    assert worst([finding for finding in found if finding.severity is not Severity.ERROR]) is Severity.WARNING


def test_where_nothing_was_found_nothing_weighs() -> None:
    assert worst([]) is None
