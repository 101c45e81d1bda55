"""After a quarter of an hour without a touch whoever asks for a name may be somebody else: the password again."""

from fastapi import Request

from service.access.guessing import WrongSignIn
from service.access.held_sessions import Session
from web.http.application import application
from web.http.passwords import address_of, passwords, wrong

AGAIN = "Type your password again: nobody had touched this screen for a quarter of an hour."


async def not_proven(request: Request, password: str) -> str | None:
    """Why whoever asks has not shown that they are who signed in; None where they have."""
    session: Session = request.state.session
    if session.proven:
        return None
    if not password:
        return AGAIN
    try:
        await passwords(request).check(application(request).accounts.prove, session, password, address_of(request))
    except WrongSignIn as error:
        return wrong(error)[1] if error.wait else "The password is not right. Type it again."
    return None
