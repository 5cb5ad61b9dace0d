"""Bodies read piece by piece, compressed or not, up to a limit: an endless one and a bomb end at the same line."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator

from knowledge.errors import NotRead

_STEP = 256 * 1024  # bytes that one call may inflate to, so that a bomb is never in memory
_GZIP_OR_ZLIB = 47  # zlib's word for "find out which of the two it is"


async def read_body(pieces: AsyncIterator[bytes], encoding: str, limit: int) -> bytes:
    """The body, decompressed, of at most `limit` bytes. Raises NotRead for more, or for what cannot be unpacked."""
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        return await _plain(pieces, limit)
    if encoding in ("gzip", "x-gzip", "deflate"):
        return await _inflated(pieces, limit)
    raise NotRead("encoding-unknown", encoding[:40])


async def _plain(pieces: AsyncIterator[bytes], limit: int) -> bytes:
    body = bytearray()
    async for piece in pieces:
        body += piece
        _check(body, limit)
    return bytes(body)


async def _inflated(pieces: AsyncIterator[bytes], limit: int) -> bytes:
    body, unpacker, received = bytearray(), zlib.decompressobj(_GZIP_OR_ZLIB), False
    try:
        async for piece in pieces:
            rest, received = piece, True
            while rest and not unpacker.eof:
                body += unpacker.decompress(rest, _STEP)
                rest = unpacker.unconsumed_tail
                _check(body, limit)
        body += unpacker.flush()
    except zlib.error as error:
        raise NotRead("body-damaged", "gzip") from error
    _check(body, limit)
    if received and not unpacker.eof:
        raise NotRead("body-damaged", "cut short")
    return bytes(body)


def _check(body: bytearray, limit: int) -> None:
    if len(body) > limit:
        raise NotRead("too-large", f"{limit // 1_000_000} MB")
