"""What an account may look like, and what its role, or the scope of a key, is called."""

from __future__ import annotations

import re

from skm.akun.models import Cakupan, Peran

SANDI_MINIMAL = 10
SANDI_MAKSIMAL = 200
HARI_SANDI_SEKALI = 3
"""Days after which a one-time password opens nothing any more, where the settings say nothing else."""
NAMA_AKUN = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")
NAMA_PERAN = {
    Peran.ADMIN: "Admin",
    Peran.PETUGAS: "Petugas loket",
    Peran.PENANGGUNG_JAWAB: "Penanggung jawab indikator",
    Peran.PIMPINAN: "Pimpinan (camat)",
}
NAMA_CAKUPAN = {
    Cakupan.INDIKATOR: "Indikator kinerja",
    Cakupan.KETEPATAN: "Ketepatan waktu",
    Cakupan.PERMOHONAN: "Permohonan di loket",
}
"""Of what it lets a program read."""
UMUR_KUNCI = {30: "30 hari", 182: "6 bulan", 365: "1 tahun"}
"""Days for which a key of the API may hold."""
