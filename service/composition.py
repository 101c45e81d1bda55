"""The parts of a service put together over one store, for a server and for the command line alike."""

from service.access.access_log import AccessLog
from service.access.accounts import Accounts
from service.access.tokens import ApiTokens
from service.application import Application
from service.days import Days
from service.invitations.kept import Invitations
from service.invitations.post import post_of
from service.log import open_log
from service.outcomes import Outcomes
from service.plan_templates.kept import OwnTemplates
from service.privacy.kept import KeptForms
from service.privacy.vault import Vault
from service.webhooks.kept import Webhooks


def make_application(database: str, mail: str | None = None) -> Application:
    """Open the store behind a database URL: all share one file, but for what is computed across operations.

    `mail` says how letters go out. Raises KeyUnusable where its key is missing, wrong or no key.
    """
    log = open_log(database)
    try:
        vault = Vault(log)
    except BaseException:
        log.close()
        raise
    kept = KeptForms(database, vault.server_key("kept forms"))
    templates = OwnTemplates(database, vault.server_key("plan templates"))
    asked = Invitations(database, vault.server_key("invitations"))
    programs = (ApiTokens(database), Webhooks(database, vault.server_key("webhooks")))
    beside = (Accounts(database), AccessLog(database), Outcomes(database, log), kept, templates)
    return Application(log, vault, Days(log), *beside, asked, post_of(mail, database), *programs)
