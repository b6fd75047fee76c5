"""What services are called in words."""

from __future__ import annotations

from skm.layanan.models import Kategori

NAMA_KATEGORI = {Kategori.NON_PERIZINAN: "Non perizinan", Kategori.PERIZINAN: "Perizinan"}
