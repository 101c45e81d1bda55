"""What submitting needs of whoever keeps the log: an application, or a replay."""

from typing import Protocol

from service.access.access_log import AccessLog
from service.log import Log
from service.outcomes import Outcomes
from service.privacy.vault import Vault


class Store(Protocol):
    """What submitting needs of an application."""

    @property
    def log(self) -> Log: ...

    @property
    def vault(self) -> Vault: ...

    @property
    def access_log(self) -> AccessLog | None: ...

    @property
    def outcomes(self) -> Outcomes | None: ...
