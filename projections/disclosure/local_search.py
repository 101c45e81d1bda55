"""From one world to another nearby: one number is moved by one, and others to make up for it."""

from typing import Protocol

Terms = tuple[tuple[int, int], ...]
"""(number, +1 or -1), ..."""
Rule = tuple[Terms, int, int]
"""The sum of the terms lies from the one to the other, both included."""
TRIES = 400
"""Numbers moved on trial before giving up."""


class Known(Protocol):
    """What holds in every world: bounds of the numbers, and rules of their sums."""

    low: list[int]
    high: list[int]
    rules: list[Rule]
    touching: list[list[int]]


def moved(known: Known, world: list[int], name: int, step: int) -> list[int] | None:
    """A world in which this number differs by `step`, +1 or -1; None where none was found."""
    return _Walk(known, world).goes(name, step)


class _Walk:
    def __init__(self, known: Known, world: list[int]) -> None:
        self.known, self.world, self.tries = known, world[:], TRIES
        self.over: dict[int, int] = {}
        """By how much each rule is broken: above what it allows, or (negative) below."""
        self.done: set[int] = set()
        self.sums: dict[int, int] = {}

    def goes(self, name: int, step: int) -> list[int] | None:
        """Move a number, then whatever puts the rules right; back again where that fails."""
        self._move(name, step)
        if self._put_right():
            return self.world
        self._move(name, -step)
        return None

    def _put_right(self) -> bool:
        rule = min(self.over, key=lambda each: len(self.known.rules[each][0]), default=None)
        if rule is None:
            return True
        for name, step in self._ways(rule):
            self.tries -= 1
            if self.tries < 0:
                return False
            self._move(name, step)
            if self._put_right():
                return True
            self._move(name, -step)
        return False

    def _ways(self, rule: int) -> list[tuple[int, int]]:
        """Moves that help a broken rule, those that break the fewest others first."""
        back = -1 if self.over[rule] > 0 else 1
        ways = []
        for name, sign in self.known.rules[rule][0]:
            step = sign * back
            if name not in self.done and self.known.low[name] <= self.world[name] + step <= self.known.high[name]:
                ways.append((self._broken_by(name, step), name, step))
        return [(name, step) for _, name, step in sorted(ways)]

    def _broken_by(self, name: int, step: int) -> int:
        return sum(
            abs(self._breach(rule, self._sum(rule) + self._sign(name, rule) * step)) - abs(self.over.get(rule, 0))
            for rule in self.known.touching[name]
        )

    def _move(self, name: int, step: int) -> None:
        self.done ^= {name}
        changed = {rule: self._sum(rule) + self._sign(name, rule) * step for rule in self.known.touching[name]}
        self.world[name] += step
        self.sums.update(changed)
        for rule, total in changed.items():
            self.over[rule] = self._breach(rule, total)
            if not self.over[rule]:
                del self.over[rule]

    def _sum(self, rule: int) -> int:
        if rule not in self.sums:
            terms = self.known.rules[rule][0]
            self.sums[rule] = sum(self.world[name] if sign > 0 else -self.world[name] for name, sign in terms)
        return self.sums[rule]

    def _sign(self, name: int, rule: int) -> int:
        return 1 if (name, 1) in self.known.rules[rule][0] else -1

    def _breach(self, rule: int, total: int) -> int:
        _, least, most = self.known.rules[rule]
        return max(total - most, 0) + min(total - least, 0)
