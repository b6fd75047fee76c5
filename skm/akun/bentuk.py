"""What the name and the password of an account may look like."""

from __future__ import annotations

import re

SANDI_MINIMAL = 10
SANDI_MAKSIMAL = 200
NAMA_AKUN = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")
