"""Record food, clothes or anything else given to a person, or to everybody on site."""

from domain.events.care import WelfareProvided
from domain.kernel import Record


class ProvideWelfare(Record[WelfareProvided]):
    """Record food, clothes or anything else given to a person, or to everybody on site."""
