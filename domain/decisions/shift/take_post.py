"""Record that somebody took a post, or took it over."""

from domain.events.shift import PostTaken
from domain.kernel import Record


class TakePost(Record[PostTaken]):
    """Record that somebody took a post, or took it over."""
