"""How the tests of this area read an answer."""


def text_of(answer, status: int = 200) -> str:
    """What the page says, on one line."""
    assert answer.status_code == status, answer.content.decode()[:2000]
    return " ".join(answer.content.decode().split())
