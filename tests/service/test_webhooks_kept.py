"""How far a webhook is, and for how long it has failed, as it is kept beside the log."""

from collections.abc import Iterator

import pytest

from service.webhooks.kept import NoSuchWebhook, Webhook, Webhooks

DAY = 86_400.0


@pytest.fixture
def now() -> list[float]:
    return [1_800_000_000.0]


@pytest.fixture
def hooks(now: list[float]) -> Iterator[Webhooks]:
    made = Webhooks("memory://", bytes(32), lambda: now[0])
    yield made
    made.close()


@pytest.fixture
def hook(hooks: Webhooks) -> Webhook:
    made, _ = hooks.make("Rota", "Council", ["coordinator"], "https://example.org/x", [], "admin", 0)
    return made


def fails(hooks: Webhooks, hook: Webhook, gone: bool = False) -> str:
    """The state of one that does not take what is sent to it now."""
    hooks.failed(hook.id, "here", "It answered 503.", 2.0, give_up=DAY, gone=gone)
    return hooks.of(hook.agency)[0].state


def test_it_is_given_up_a_day_after_it_began_to_fail_and_not_before(
    hooks: Webhooks, hook: Webhook, now: list[float]
) -> None:
    assert hooks.lease(hook.id, "here", 30.0)
    assert fails(hooks, hook) == "on"
    now[0] += DAY - 1
    assert fails(hooks, hook) == "on"
    now[0] += 1
    assert fails(hooks, hook) == "failed"


def test_whoever_says_send_again_while_it_is_tried_begins_the_day_anew(
    hooks: Webhooks, hook: Webhook, now: list[float]
) -> None:
    hooks.lease(hook.id, "here", 30.0)
    fails(hooks, hook)
    now[0] += DAY
    hooks.again(hook.id, hook.agency)
    assert fails(hooks, hook) == "on"


def test_what_it_did_not_take_and_is_nothing_for_it_any_more_is_no_fault_of_its_own(
    hooks: Webhooks, hook: Webhook, now: list[float]
) -> None:
    hooks.lease(hook.id, "here", 30.0)
    fails(hooks, hook)
    hooks.passed(hook.id, "here", 9)
    passed = hooks.of(hook.agency)[0]
    assert (passed.reason, passed.failing_since, passed.tries) == (None, None, 0)
    now[0] += DAY
    assert fails(hooks, hook) == "on", "a day later it fails for the first time"


def test_one_that_wants_no_more_is_gone_at_once_and_stays_so(hooks: Webhooks, hook: Webhook) -> None:
    hooks.lease(hook.id, "here", 30.0)
    assert fails(hooks, hook, gone=True) == "gone"
    assert fails(hooks, hook) == "gone"


def test_of_one_that_was_removed_nothing_is_kept_by_which_it_could_be_sent_to(hooks: Webhooks, hook: Webhook) -> None:
    hooks.lease(hook.id, "here", 30.0)
    hooks.remove(hook.id, hook.agency)
    assert hooks.of(hook.agency) == hooks.due() == []
    assert hooks.lease(hook.id, "here", 30.0) is None
    assert not hooks.delivered(hook.id, "here", 1, 30.0)
    for change in (hooks.again, hooks.remove):
        with pytest.raises(NoSuchWebhook):
            change(hook.id, hook.agency)
    with pytest.raises(NoSuchWebhook):
        hooks.secret(hook.id)
