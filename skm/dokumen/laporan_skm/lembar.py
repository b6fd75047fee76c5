"""The report's tables as a workbook: a sheet for each, its figures recomputed from what they rest on."""

from __future__ import annotations

from skm.bentuk.isi import Dokumen
from skm.dokumen.kantor import Kantor
from skm.dokumen.laporan_skm import tabel
from skm.dokumen.laporan_skm.bab import JUDUL, berkas, kepala
from skm.dokumen.laporan_skm.pengolahan import pengolahan
from skm.laporan.hasil.isi import HasilPeriode


def lembar(hasil: HasilPeriode, kantor: Kantor) -> Dokumen:
    """The tables in the order of the report."""
    semua = (
        tabel.unsur(hasil),
        tabel.responden(hasil),
        tabel.sampel(hasil),
        tabel.krejcie(),
        tabel.waktu(hasil),
        *((tabel.peringkat(hasil),) if hasil.unsur else ()),
        tabel.ketepatan(hasil),
        tabel.rencana(hasil),
        tabel.tren(hasil),
        *tabel.kuesioner(hasil),
        *pengolahan(hasil),
        tabel.tindak_lanjut(hasil),
    )
    return Dokumen(
        berkas(hasil),
        JUDUL,
        kantor.anak(hasil.periode.label + (f" · {hasil.layanan}" if hasil.layanan else "")),
        (),
        semua,
        dicetak=kantor.dicetak,
        kepala=kepala(hasil),
        penulis=kantor.nama,
    )
