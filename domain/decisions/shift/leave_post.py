"""Record that a post is empty."""

from collections.abc import Iterator

from domain.events.shift import PostLeft
from domain.facts.on_shift import PostsTaken
from domain.kernel import Record


class LeavePost(Record[PostLeft]):
    """Record that a post is empty."""

    def ask(self) -> None:
        self.posts = self.fact(PostsTaken(self.what.operation))

    def why_not(self) -> Iterator[str]:
        if self.what.post not in self.posts.taken:
            yield "post_empty"
