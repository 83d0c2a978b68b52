"""Ways to push, each in a process of its own: `python -m benchmarks.senders WAY FILE`.

The file says what to send and to whom (`Work`). Printed are the seconds that it took and the processor's time
of the process, without its start.
"""

import json
import os
import struct
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import uvloop
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.platform.push.peers.device import from_base64url


@dataclass(frozen=True)
class Work:
    """One fan-out."""

    subscriptions: list[dict[str, Any]]
    message: str
    headers: dict[str, str]
    at_once: int
    """Messages in flight together, for ways that have no number of their own."""
    vapid_private_key: str
    vapid_public_key: str
    subject: str
    authority: str
    settings: dict[str, Any]
    """Of our worker."""


@dataclass(frozen=True)
class Spent:
    """What it cost."""

    seconds: float
    cpu_seconds: float


def encryption(work: Work) -> Spent:
    """RFC 8291 with `cryptography` and nothing else."""
    devices = [
        (from_base64url(one["keys"]["p256dh"]), from_base64url(one["keys"]["auth"]))
        for one in work.subscriptions
    ]
    message = work.message.encode()
    with measured() as spent:
        for public, secret in devices:
            encrypted(public, secret, message)
    return spent()


def encrypted(device_key: bytes, secret: bytes, message: bytes) -> bytes:
    """One message sealed for one device."""
    salt = os.urandom(16)
    own = ec.generate_private_key(ec.SECP256R1())
    public = own.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    device = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), device_key)
    shared = own.exchange(ec.ECDH(), device)
    material = derived(secret, shared, b"WebPush: info\0" + device_key + public, 32)
    key = derived(salt, material, b"Content-Encoding: aes128gcm\0", 16)
    nonce = derived(salt, material, b"Content-Encoding: nonce\0", 12)
    sealed = AESGCM(key).encrypt(nonce, message + b"\x02", None)
    return salt + struct.pack("!LB", 4096, len(public)) + public + sealed


def derived(salt: bytes, material: bytes, info: bytes, length: int) -> bytes:
    """HKDF (RFC 5869)."""
    return HKDF(hashes.SHA256(), length, salt, info).derive(material)


def pywebpush(work: Work) -> Spent:
    """pywebpush as its README has it, over one session that is used again."""
    import requests
    from py_vapid import Vapid
    from pywebpush import webpush

    key = Vapid.from_string(work.vapid_private_key)
    with requests.Session() as session, measured() as spent:
        for subscription in work.subscriptions:
            answer = webpush(
                subscription,
                work.message,
                vapid_private_key=key,
                vapid_claims={"sub": work.subject},
                ttl=int(work.headers["TTL"]),
                headers={name: work.headers[name] for name in ("Topic", "Urgency")},
                requests_session=session,
            )
            assert answer.ok
    return spent()


def ours(work: Work) -> Spent:
    """The worker, until nothing is due."""
    from api.platform.settings import Settings
    from api.worker import work as run_worker

    settings = Settings(**work.settings, _env_file=None)

    async def run() -> Spent:
        with measured() as spent:
            await run_worker(settings, wait=False)
        return spent()

    return uvloop.run(run())


@contextmanager
def measured() -> Iterator[Callable[[], Spent]]:
    """What happens inside."""
    started, worked = time.perf_counter(), time.process_time()
    ended: list[float] = []
    yield lambda: Spent(ended[0] - started, ended[1] - worked)
    ended += time.perf_counter(), time.process_time()


WAYS: dict[str, Callable[[Work], Spent]] = {"encryption": encryption, "pywebpush": pywebpush, "ours": ours}

if __name__ == "__main__":
    print(json.dumps(asdict(WAYS[sys.argv[1]](Work(**json.loads(Path(sys.argv[2]).read_text()))))))
