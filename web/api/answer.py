"""What a program is answered."""

from fastapi.responses import JSONResponse

from service.codec import to_json


class Answer(JSONResponse):
    """JSON of our own values: events, times, pounds and pence as the log has them."""

    def render(self, content: object) -> bytes:
        return to_json(content)
