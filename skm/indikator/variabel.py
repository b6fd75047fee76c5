"""Which inputs an indicator needs: the variables of both its formulas."""

from __future__ import annotations

from skm.indikator.tanam import katalog_ketetapan


def nama_variabel(kode: str) -> list[str]:
    """Names of the variables of both formulas, once each, those of the corrected one first."""
    asal = katalog_ketetapan().menurut_kode[kode]
    return list(dict.fromkeys([*asal.koreksi.nama(), *asal.ketetapan.nama()]))
