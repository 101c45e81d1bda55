"""What an administrator asks for of an account, as it was typed and as it stands in the form again."""

import base64
import secrets
from dataclasses import dataclass
from typing import Self

from fastapi import Request
from starlette.datastructures import FormData

from domain.bounds import NAME
from domain.reading import is_a_name
from service.access.access import Viewer
from service.access.accounts import Account
from service.access.forms import must_be_right, secret_of
from service.access.table import EVERYTHING, MAY_DO
from service.digits import number_in
from web.http.application import application

FOR_PEOPLE = tuple(role for role, may in MAY_DO.items() if may != EVERYTHING)
"""The roles that an account can be given here; whoever plays whole days is given theirs on the command line."""
OWN, EVERY, AS_IT_IS = "own", "every", "as_it_is"
NO_NAME = f"Write 1 to {NAME.characters} letters of one alphabet, on one line."
NO_ROLE = "Choose at least one role."
BYTES = 12
"""Of a password that is given: sixteen letters, as the command line gives one."""


@dataclass(frozen=True, slots=True)
class AskedAccount:
    """An account as it was asked for; `acts` is for whom it may record, `version` how it stood when it was drawn."""

    username: str = ""
    name: str = ""
    roles: tuple[str, ...] = ()
    acts: str = OWN
    version: int = 0
    entry: str = ""

    @classmethod
    def in_form(cls, form: FormData) -> Self:
        """What stands in a form, as it was typed."""
        said = {each: str(form.get(each) or "").strip() for each in ("account", "name", "acts", "version", "entry")}
        roles = tuple(str(each) for each in form.getlist("roles"))
        version = number_in(said["version"]) or 0
        return cls(said["account"], said["name"], roles, said["acts"] or OWN, version, said["entry"])

    @classmethod
    def as_kept(cls, account: Account) -> Self:
        """How an account stands."""
        of = account.viewer
        acts = EVERY if of.acts_for is None else AS_IT_IS if of.acts_for else OWN
        return cls(of.user, of.name, tuple(sorted(of.roles)), acts, account.version)

    def stands(self, account: Account) -> bool:
        """Whether an account is as this asks for."""
        now = self.as_kept(account)
        return (now.name, now.roles, now.acts) == (self.name, tuple(sorted(set(self.roles))), self.acts)

    @property
    def acts_for(self) -> frozenset[str] | tuple[()] | None:
        """As an account keeps it; an empty tuple leaves it as it is."""
        return {EVERY: None, AS_IT_IS: ()}.get(self.acts, frozenset())

    def must_be_right(self) -> None:
        """Raises WrongFields, with all that is wrong."""
        names = {"account": self.username, "name": self.name}
        wrong = {field: NO_NAME for field, said in names.items() if not is_a_name(said)}
        if not self.roles or any(role not in FOR_PEOPLE for role in self.roles):
            wrong["roles"] = NO_ROLE
        must_be_right(wrong)

    def password(self, request: Request, viewer: Viewer) -> str:
        """A password that is given: the same however often this form is sent."""
        key = application(request).vault.server_key("accounts")
        made = secret_of(key, "account", viewer.user, self.username, self.entry) if self.entry else None
        return base64.urlsafe_b64encode((made or secrets.token_bytes(BYTES))[:BYTES]).decode()
