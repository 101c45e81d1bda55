"""What an administrator asks for on the pages of programs: a token or a webhook, made once however often it is sent."""

import re
from dataclasses import dataclass
from typing import Self

from fastapi import Request
from starlette.datastructures import FormData

from service.access.access import Viewer
from service.access.forms import must_be_right, secret_of
from service.access.programs import wrong_name, wrong_roles
from service.access.tokens import ApiToken
from service.clock import end_of_minute
from service.webhooks.address import read_target, resolved
from service.webhooks.kept import Webhook, wrong_types
from web.http.application import application

NO_DAY = "Choose the last day on which it opens anything."


@dataclass(frozen=True, slots=True)
class AskedToken:
    """A token as it was asked for, and as it stands in the form again; `entry` is the form's own key."""

    name: str = ""
    roles: tuple[str, ...] = ()
    may: str = "read"
    until: str = ""
    entry: str = ""

    @classmethod
    def in_form(cls, form: FormData) -> Self:
        """What stands in a form, as it was typed."""
        until, entry = _text(form, "until"), _text(form, "entry")
        return cls(_text(form, "name"), _roles(form), _text(form, "may", "read"), until, entry)

    def make(self, request: Request, viewer: Viewer) -> tuple[ApiToken, str]:
        """The token, and what is shown of it. Raises WrongFields, MadeBefore."""
        try:
            if not self.until:
                raise ValueError(NO_DAY)
            until = end_of_minute(self.until).timestamp()
        except ValueError as wrong:
            must_be_right(wrong_name(self.name), wrong_roles(self.roles), {"until": str(wrong)})
            raise
        given = (self.name, viewer.agency, self.roles, until, viewer.user)
        secret = _secret(request, viewer, "token", self.entry)
        return application(request).tokens.make(*given, reads_only=self.may != "enter", secret=secret)


@dataclass(frozen=True, slots=True)
class AskedWebhook:
    """A webhook as it was asked for, and as it stands in the form again; `entry` is the form's own key."""

    name: str = ""
    address: str = ""
    roles: tuple[str, ...] = ()
    types: str = ""
    entry: str = ""

    @classmethod
    def in_form(cls, form: FormData) -> Self:
        """What stands in a form, as it was typed."""
        types, entry = _text(form, "types"), _text(form, "entry")
        return cls(_text(form, "name"), _text(form, "address"), _roles(form), types, entry)

    def make(self, request: Request, viewer: Viewer) -> tuple[Webhook, str]:
        """The webhook, its address looked up, and its secret. Raises WrongFields, MadeBefore."""
        app = application(request)
        types = re.findall(r"[^\s,]+", self.types)
        try:
            resolved(read_target(self.address, app.webhooks.loopback), app.webhooks.loopback)
        except ValueError as wrong:
            unread = {"address": str(wrong)}
            must_be_right(wrong_name(self.name), unread, wrong_roles(self.roles), wrong_types(types))
            raise
        given = (self.name, viewer.agency, self.roles, self.address, types, viewer.user, app.log.head())
        return app.webhooks.make(*given, secret=_secret(request, viewer, "webhook", self.entry))


def _text(form: FormData, name: str, otherwise: str = "") -> str:
    return str(form.get(name) or otherwise)


def _roles(form: FormData) -> tuple[str, ...]:
    return tuple(str(each) for each in form.getlist("roles"))


def _secret(request: Request, viewer: Viewer, kind: str, entry: str) -> bytes | None:
    """What this sending of the form makes; None where it came without a key of its own."""
    key = application(request).vault.server_key("programs")
    return secret_of(key, kind, viewer.user, entry) if entry else None
