"""Rate limits; a view states its own."""

from __future__ import annotations

from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

pembatas = Limiter(key_func=get_remote_address, storage_uri="memory://", headers_enabled=False)
