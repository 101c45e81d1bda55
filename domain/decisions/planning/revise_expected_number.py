"""Revise how many people are expected; the later number counts, both are kept."""

from domain.events.planning import ExpectedNumberRevised
from domain.kernel import Record


class ReviseExpectedNumber(Record[ExpectedNumberRevised]):
    """Revise how many people are expected; the later number counts, both are kept."""
