"""By which ways does a channel go, and which of them cost the post its days?"""

import pytest

from ctj_desktop.domain.records.people import DeliveryChannel

MAIL, POST = DeliveryChannel.MAIL, DeliveryChannel.POST


@pytest.mark.parametrize(
    ("channel", "ways", "posted", "printed"),
    [
        (MAIL, (MAIL,), False, False),
        (POST, (POST,), True, True),
        (DeliveryChannel.BOTH, (MAIL, POST), True, True),
        (DeliveryChannel.REGISTERED, (DeliveryChannel.REGISTERED,), True, True),
        (DeliveryChannel.HAND, (DeliveryChannel.HAND,), False, True),
    ],
)
def test_what_a_channel_takes(
    channel: DeliveryChannel, ways: tuple[DeliveryChannel, ...], posted: bool, printed: bool
) -> None:
    assert (channel.ways, channel.posted, channel.printed) == (ways, posted, printed)
