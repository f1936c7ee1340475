"""Where the markets of runs are kept: under seal, by the digest of what is in them and the name of the key.

Which places a learner can reach says something of what the learner needs, to who knows what those places offer.
"""

from django.core.files.storage import default_storage

from tandem.base import secrecy
from tandem.base.errors import NotFound
from tandem.journey.intake.queries.needs import ring


def path_of(digest: str, key: str) -> str:
    """Where the market with this digest is kept, sealed with this key."""
    return f"rounds/{digest[:2]}/{digest}.{key}.box"


def keys_of(digest: str) -> tuple[str, ...]:
    """The keys of this installation under which the market is kept, the newest first."""
    return tuple(key for key in ring().keys if digest and default_storage.exists(path_of(digest, key)))


def is_kept(digest: str) -> bool:
    """Whether the market with this digest is kept and can be opened."""
    return bool(keys_of(digest))


def sealed(digest: str, content: bytes) -> bytes:
    """A market as it is kept."""
    return secrecy.seal_bytes(ring(), content, about=_about(digest))


def opened(digest: str) -> bytes:
    """The market with this digest. Whoever calls this may have it, or gives nobody what is in it."""
    kept = keys_of(digest)
    if not kept:
        raise NotFound
    with default_storage.open(path_of(digest, kept[0])) as file:
        return secrecy.unseal_bytes(ring(), file.read(), about=_about(digest))


def _about(digest: str) -> str:
    return f"placement.market/{digest}"
