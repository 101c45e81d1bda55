"""The application behind a request or a socket."""

from starlette.requests import HTTPConnection

from service.application import Application


def application(connection: HTTPConnection) -> Application:
    """The parts of the running service, as `web.app` put them together."""
    found: Application = connection.app.state.application
    return found
