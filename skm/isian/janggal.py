"""What makes somebody look twice at a figure. Doubts are shown; they refuse nothing and change nothing."""

from __future__ import annotations

from kinerja.hasil import Hasil


def janggal(kini: Hasil, sebelumnya: Hasil | None = None) -> tuple[str, ...]:
    """Doubts about a figure, in sentences; `sebelumnya` is the quarter before, by the same formula."""
    if kini.nilai is None:
        return ()
    hasil = []
    if kini.satuan == "%" and not 0 <= kini.nilai <= 100:
        hasil.append("Di luar 0 sampai 100 %: periksa apakah yang di atas bagian dari yang di bawah.")
    lalu = None if sebelumnya is None or sebelumnya.satuan != kini.satuan else sebelumnya.nilai
    if lalu and abs(kini.nilai - lalu) * 2 > abs(lalu):
        hasil.append("Berubah lebih dari separuh dibanding triwulan sebelumnya.")
    return tuple(hasil)
