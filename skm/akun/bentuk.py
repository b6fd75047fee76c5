"""What an account may look like, and what its role is called."""

from __future__ import annotations

import re

from skm.akun.models import Peran

SANDI_MINIMAL = 10
SANDI_MAKSIMAL = 200
NAMA_AKUN = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")
NAMA_PERAN = {
    Peran.ADMIN: "Admin",
    Peran.PETUGAS: "Petugas loket",
    Peran.PENANGGUNG_JAWAB: "Penanggung jawab indikator",
    Peran.PIMPINAN: "Pimpinan (camat)",
}
