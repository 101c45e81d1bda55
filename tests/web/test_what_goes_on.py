"""What an account made is its organisation's and goes on; whoever takes the account or a role away is told of it."""

from tests.running import Running
from tests.web.forms import signed_in
from tests.web.test_sessions import command
from tests.web.test_tokens import program, revoke
from tests.web.test_tokens import served as served

FEEDS = ("Feed of Lea", "Gone of Lea")


def test_what_somebody_gave_to_programs_is_told_to_whoever_takes_their_account_or_role_away(served: Running) -> None:
    """It is the organisation's and goes on; who made it may know what it opens, and nobody would think of it."""
    accounts, name = served.application.accounts, "leaver"
    accounts.add(name, "a-password-for-tests", name="Lea", agency="Council", roles=["administrator"])
    goes_on, revoked = (program(served, name, name=each) for each in ("Rota of Lea", "Gone of Lea"))
    assert revoke(served, "Gone of Lea", name).status_code == 200
    hooks = served.application.webhooks
    feed, removed = ((each, "Council", ["health"], "https://example.org/x", [], name, 0) for each in FEEDS)
    hook, _ = hooks.make(*feed)
    gone, _ = hooks.make(*removed)
    hooks.remove(gone.id, gone.agency)
    (token,) = (each for each in served.application.tokens.all() if each.name == "Rota of Lea")
    warned = "no administrator here any more: see whether it should go on"
    admin = signed_in(served, "admin")
    assert [warned in admin.get(each).text for each in ("/tokens", "/webhooks")] == [False, False]
    for words in (("change", name, "--role", "coordinator"), ("password", name), ("disable", name)):
        told = command(served, *words)
        assert told.returncode == 0
        assert "Gone of Lea" not in told.stderr
        assert f"firstlight token revoke {token.id}\n" in told.stderr
        assert f"webhook {hook.id} Feed of Lea of Council: remove it" in told.stderr
        assert [admin.get(each).text.count(warned) for each in ("/tokens", "/webhooks")] == [1, 1]
    assert goes_on.get("/api/operations").status_code == 200
    assert revoked.get("/api/operations").status_code == 401
