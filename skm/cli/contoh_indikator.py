"""Two years of indicators for `skm demo`, filled in through the same services as an office's own.

Every quarter is brought as far as it would be by today: last year's are locked and its year is approved, this
year's approved, the one that ended last is on its way, the running one hardly begun.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from kinerja.capaian import Target
from kinerja.hasil import Status
from kinerja.indikator import Katalog, RumusBerlaku
from kinerja.konsolidasi import Konsolidasi
from kinerja.rumus import Sifat
from skm.akun.dua_orang import baca_dua_orang
from skm.akun.models import Peran
from skm.cli.contoh_isian import Isian, baca_isian, baca_sasaran
from skm.cli.konteks import Tempat
from skm.galat import Galat
from skm.isian import services
from skm.isian.models import IsianTriwulan, TahapIsian
from skm.katalog import services as katalog_services
from skm.katalog.models import Indikator
from skm.katalog.queries import katalog, katalog_rumus, tahun_berkatalog
from skm.ketepatan.queries import sewaktu
from skm.pengukuran import services as pengukuran_services
from skm.pengukuran.buku import Buku, Saat, buka_buku

ADMIN, CAMAT = "contoh.admin", "contoh.camat"
T = TahapIsian
TAHAP = (T.DRAF, T.DIAJUKAN, T.DIVERIFIKASI, T.DISETUJUI, T.DIKUNCI)
SETUJUI = "setujui"
LANGKAH = (
    ("ajukan", Peran.PENANGGUNG_JAWAB, "", 6),
    ("verifikasi", Peran.ADMIN, ADMIN, 8),
    (SETUJUI, Peran.PIMPINAN, CAMAT, 10),
    ("kunci", Peran.PIMPINAN, CAMAT, 15),
)
"""What leads from each stage of `TAHAP` to the next, by which role and account (without one the post's), on
which day of the month after the quarter."""
DIISI = 4
"""The day of that month on which inputs are kept as a draft."""

Kartu = Sequence[TahapIsian | None]
"""How far a quarter has come: dealt out to its indicators over and over; None is not filled in."""
TERKUNCI: Kartu = (T.DIKUNCI,)
SELESAI: Kartu = (T.DISETUJUI,)
BARU_BERAKHIR: Kartu = (*[T.DISETUJUI] * 4, *[T.DIVERIFIKASI] * 2, *[T.DIAJUKAN] * 2, T.DRAF, None)
BERJALAN: Kartu = (*[None] * 8, *[T.DRAF] * 2)


def isi(t: Tempat, acak: random.Random) -> int:
    """Fill last year's and this year's catalogue up to the running quarter; gives how many quarterly inputs.

    Years without a catalogue, and indicators that are retired or not in the data, stay as they are. Raises
    Galat where the office's catalogue asks for something else than the data hold.
    """
    contoh, jumlah = baca_isian(), 0
    kini = (t.hari_ini.year, (t.hari_ini.month + 2) // 3)
    try:
        for tahun in sorted({kini[0] - 1, kini[0]} & set(tahun_berkatalog(t.session, t.unit.id))):
            daftar = [satu for satu in katalog(t.session, t.unit.id, tahun) if not satu.pensiun]
            rumus = katalog_rumus(t.session, t.unit.id, tahun)
            _sasaran(t, daftar, rumus)
            for triwulan in range(1, 5 if tahun < kini[0] else kini[1] + 1):
                milik = {satu.kode: contoh.get((satu.kode, tahun - kini[0], triwulan)) for satu in daftar}
                tahap = _bagikan(acak, _kartu((tahun, triwulan), kini), len(daftar))
                jumlah += _triwulan(t, daftar, rumus, triwulan, milik=milik, tahap=tahap)
            if tahun < kini[0]:
                _setahun(t, daftar)
    except Galat as galat:
        raise Galat(f"Contoh indikator tidak cocok dengan katalog kantor ini. {galat}") from galat
    return jumlah


def _kartu(saat: tuple[int, int], kini: tuple[int, int]) -> Kartu:
    """How far that (year, quarter) has come when `kini` is the running one."""
    if saat == kini:
        return BERJALAN
    tahun, triwulan = saat
    if (tahun + triwulan // 4, triwulan % 4 + 1) == kini:
        return BARU_BERAKHIR
    return SELESAI if tahun == kini[0] else TERKUNCI


def _bagikan(acak: random.Random, kartu: Kartu, banyak: int) -> list[TahapIsian | None]:
    hasil = [kartu[n % len(kartu)] for n in range(banyak)]
    acak.shuffle(hasil)
    return hasil


def _sasaran(t: Tempat, daftar: Sequence[Indikator], rumus: Katalog) -> None:
    """The year's targets and the links of IKI to IKU.

    A quarter's target is the year's, or a fourth of it where quarters are added up; a year's work that four
    does not divide is a season's, and its quarters get none.
    """
    semua, iku = baca_sasaran(), {satu.kode: satu for satu in daftar if satu.dokumen == "IKU"}
    for satu in daftar:
        contoh = semua.get(satu.kode)
        if contoh is None:
            continue
        pada = min(t.pada, datetime.combine(date(satu.tahun, 1, 5), time(9), t.konf.timezone))
        if contoh.mendukung in iku and satu.mendukung is None:
            katalog_services.kaitkan(t.session, satu, iku[contoh.mendukung], oleh=ADMIN, pada=pada)
        dijumlahkan = _dijumlahkan(satu, rumus)
        for triwulan, target in enumerate(_target_setahun(contoh.setahun, dijumlahkan=dijumlahkan)):
            katalog_services.tetapkan_target(
                t.session,
                satu,
                triwulan,
                target=target,
                terkunci=frozenset(),
                alasan="",
                dokumen=f"Perjanjian Kinerja {satu.tahun} (contoh)",
                oleh=CAMAT,
                pada=pada,
            )


def _dijumlahkan(satu: Indikator, katalog: Katalog) -> bool:
    """Whether the year's figure is the sum of the quarters': a count of flows by the formula in force."""
    cara, asal = Konsolidasi(satu.konsolidasi), katalog.menurut_kode[satu.kode]
    if cara is not Konsolidasi.VARIABEL:
        return cara is Konsolidasi.JUMLAH
    rumus = asal.koreksi if satu.rumus_berlaku is RumusBerlaku.KOREKSI else asal.ketetapan
    sifat = {katalog.menurut_nama[nama].sifat for nama in rumus.nama()}
    return rumus.pecahan() is None and sifat == {Sifat.ARUS}


def _target_setahun(setahun: Target | None, *, dijumlahkan: bool) -> list[Target]:
    """The year's, then those of the four quarters; as far as there are any."""
    if setahun is None:
        return []
    if not dijumlahkan:
        return [setahun] * 5
    seperempat = Target(setahun.bawah / 4, setahun.atas / 4)
    utuh = seperempat.bawah.denominator == seperempat.atas.denominator == 1
    return [setahun, *[seperempat] * 4] if utuh else [setahun]


def _triwulan(
    t: Tempat,
    daftar: Sequence[Indikator],
    rumus: Katalog,
    triwulan: int,
    *,
    milik: Mapping[str, Isian | None],
    tahap: Sequence[TahapIsian | None],
) -> int:
    """Fill in a quarter and bring each indicator to its stage; gives how many were filled in."""
    tujuan = {
        satu.kode: TAHAP.index(sampai)
        for satu, sampai in zip(daftar, tahap, strict=True)
        if sampai is not None
    }
    terisi = [
        (satu, _draf(t, satu, rumus, triwulan, isi))
        for satu in daftar
        if satu.kode in tujuan and (isi := milik[satu.kode]) is not None
    ]
    dua = baca_dua_orang(t.session, t.unit.id)
    for urutan, (aksi, peran, akun, hari) in enumerate(LANGKAH, start=1):
        pada = _saat(t, daftar[0].tahun, triwulan, hari)
        siapa: dict[str, Any] = {"peran": peran, "pada": pada, "katalog": rumus, "dua": dua}
        for satu, ada in terisi:
            if tujuan[satu.kode] >= urutan:
                oleh = akun or _akun(satu)
                services.pindah_tahap(
                    t.session, satu, ada, aksi, alasan="", versi=ada.versi, oleh=oleh, **siapa
                )
        if aksi == SETUJUI:
            berisi = [satu for satu, _ in terisi] + [satu for satu in daftar if satu.otomatis]
            sah = {satu.kode for satu in berisi if tujuan.get(satu.kode, 0) >= urutan}
            _bekukan(t, daftar, triwulan, sah, pada)
    return len(terisi)


def _draf(t: Tempat, satu: Indikator, rumus: Katalog, triwulan: int, isi: Isian) -> IsianTriwulan:
    siapa: dict[str, Any] = {"oleh": _akun(satu), "pada": _saat(t, satu.tahun, triwulan, DIISI)}
    return services.simpan_isian(
        t.session, satu, triwulan, isi=isi, catatan="", versi=0, **siapa, katalog=rumus
    )


def _bekukan(
    t: Tempat, daftar: Sequence[Indikator], triwulan: int, disetujui: set[str], pada: datetime
) -> None:
    """Write the approved figures of a quarter down, all from one computation.

    What the server counts by itself can be approved only where there was something to count.
    """
    if not disetujui:
        return
    saat = (daftar[0].tahun, triwulan)
    buku = _buku(t, saat, pada)
    for nilai in buku.nilai(*saat, beku=False):
        kosong = nilai.indikator.otomatis and nilai.berlaku.nilai is None
        if nilai.indikator.kode in disetujui and not kosong:
            _setujui(t, buku, saat, nilai.indikator.kode, pada)


def _setahun(t: Tempat, daftar: Sequence[Indikator]) -> None:
    """Approve the figures of a year that is over, as far as all their quarters are approved."""
    pada = min(t.pada, datetime.combine(date(daftar[0].tahun + 1, 1, 20), time(9), t.konf.timezone))
    saat = (daftar[0].tahun, None)
    buku = _buku(t, saat, pada)
    for nilai in buku.nilai(*saat, beku=False):
        if nilai.berlaku.status is Status.OK:
            _setujui(t, buku, saat, nilai.indikator.kode, pada)


def _buku(t: Tempat, saat: Saat, pada: datetime) -> Buku:
    """The book as it would have been opened then."""
    zona, loket = t.konf.timezone, sewaktu(t.session, t.unit.id, pada)
    return buka_buku(t.session, unit_id=t.unit.id, saat=[saat], zona=zona, pada=pada, sewaktu=loket)


def _setujui(t: Tempat, buku: Buku, saat: Saat, kode: str, pada: datetime) -> None:
    pengukuran_services.setujui_nilai(
        t.session, buku, saat, kode, peran=Peran.PIMPINAN, alasan=None, oleh=CAMAT, pada=pada
    )


def _akun(satu: Indikator) -> str:
    """The account of the post that fills it in: `contoh.kasi-pelayanan-umum`."""
    return f"contoh.{re.sub(r'[^a-z]+', '-', satu.penanggung.lower()).strip('-')}"[:60]


def _saat(t: Tempat, tahun: int, triwulan: int, hari: int) -> datetime:
    """Nine o'clock on that day of the month after a quarter; never later than now."""
    bulan = date(tahun + triwulan // 4, 3 * triwulan % 12 + 1, hari)
    return min(t.pada, datetime.combine(bulan, time(9), t.konf.timezone))
