"""Tell those on shift in writing how things stand and what is to be done."""

from domain.events.shift import DailyBriefingIssued
from domain.kernel import Record


class IssueDailyBriefing(Record[DailyBriefingIssued]):
    """Tell those on shift in writing how things stand and what is to be done."""
