"""The report's tables as a workbook: a sheet for each, its figures recomputed from what they rest on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from skm.bentuk.isi import Periksa
from skm.bentuk.naskah import Naskah, TabelNaskah, nomori
from skm.dokumen.kantor import Kantor
from skm.dokumen.laporan_skm import tabel
from skm.dokumen.laporan_skm.bab import JUDUL, berkas, kepala
from skm.dokumen.laporan_skm.pengolahan import pengolahan
from skm.laporan.hasil.isi import HasilPeriode


def lembar(
    hasil: HasilPeriode,
    kantor: Kantor,
    dibuat: datetime,
    lambang: bytes = b"",
    periksa: Periksa | None = None,
) -> Naskah:
    """The tables in the order of the report."""
    unsur = tabel.unsur(hasil)
    if periksa is not None and periksa.catatan:
        unsur = replace(unsur, catatan=(*unsur.catatan, periksa.catatan))
    semua = (
        unsur,
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
    anak = hasil.periode.label + (f" · {hasil.layanan}" if hasil.layanan else "")
    return Naskah(
        berkas=berkas(hasil),
        judul=JUDUL,
        judul_sampul=JUDUL,
        anak_judul=kantor.anak(anak),
        kop=kantor.kop.baris,
        sampul=(),
        kepala=kepala(hasil),
        dicetak=kantor.dicetak,
        penulis=kantor.nama,
        dibuat=dibuat,
        isi=nomori(tuple(map(TabelNaskah, semua))),
        lambang=lambang,
        periksa=periksa,
    )
