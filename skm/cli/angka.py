"""skm ikm, skm ketepatan, skm indikator, skm sampel"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import click

from kinerja.ikm import ModeBobot
from kinerja.periode import Periode
from kinerja.sampel import krejcie_morgan
from skm.cli import bentuk_angka, bentuk_periksa
from skm.cli.konteks import baca_momen, cetak_json, opsi_json, perintah_sopan, tempat
from skm.galat import Galat
from skm.jawaban.models import Jalur
from skm.jawaban.queries.menunggu import DenganMenunggu, menunggu
from skm.jawaban.segel import segel
from skm.katalog.queries import katalog, rumus_kantor
from skm.katalog.rumus_kantor import susun_katalog
from skm.katalog.tanam import katalog_ketetapan
from skm.katalog.temuan import temuan, temuan_koreksi
from skm.ketepatan.queries import KINI, rekap_ketepatan, sewaktu
from skm.ketepatan.queries.samping import Kapan, alasan_keluar, di_samping
from skm.laporan.ketelitian import ketelitian_ikm
from skm.layanan.kata import ejaan_kantor
from skm.layanan.queries import layanan_berkode
from skm.pengukuran.buku import buka_buku, rentang
from skm.pengukuran.halaman import kalimat_rangkap


def _tanggal(_ctx: click.Context, _param: click.Parameter, teks: str | None) -> date | None:
    """An ISO day; anything else is wrong usage."""
    if teks is None:
        return None
    try:
        tanggal = date.fromisoformat(teks)
    except ValueError:
        tanggal = None
    if tanggal is None or tanggal.isoformat() != teks:
        raise click.BadParameter(f"{teks!r} bukan tanggal; tulis seperti 2026-03-31.")
    return tanggal


opsi_dari = click.option("--dari", metavar="TGL", callback=_tanggal, help="Hari pertama, ikut dihitung.")
opsi_sampai = click.option("--sampai", metavar="TGL", callback=_tanggal, help="Hari terakhir, ikut dihitung.")


@click.command()
@click.option("--layanan", metavar="KODE", help="Hanya layanan ini.")
@opsi_dari
@opsi_sampai
@click.option(
    "--bobot",
    type=click.Choice([mode.value for mode in ModeBobot]),
    default=ModeBobot.EKSAK.value,
    help="Penimbang: persis, atau dibulatkan seperti laporan lama.",
)
@click.option("--jalur", type=click.Choice([jalur.value for jalur in Jalur]), help="Hanya yang masuk begini.")
@opsi_json
@perintah_sopan
def ikm(
    *,
    layanan: str | None,
    dari: date | None,
    sampai: date | None,
    bobot: str,
    jalur: str | None,
    sebagai_json: bool,
) -> None:
    """Indeks Kepuasan Masyarakat dengan NRR tiap unsur."""
    periode = Periode.rentang(dari, sampai)
    mode = ModeBobot(bobot)
    with tempat() as t:
        dipilih = None if layanan is None else layanan_berkode(t.session, t.unit.id, layanan)
        if layanan is not None and dipilih is None:
            raise Galat(f"Layanan {layanan!r} tidak dikenal. Lihat daftarnya dengan: skm layanan")
        menanti = menunggu(t.session, unit_id=t.unit.id, segel=segel(t.konf.data_key))
        ketelitian = ketelitian_ikm(
            t.session,
            unit_id=t.unit.id,
            periode=periode,
            layanan_id=dipilih.id if dipilih else None,
            jalur=None if jalur is None else Jalur(jalur),
            zona=t.konf.timezone,
            pada=t.pada,
            sumber=DenganMenunggu([satu.isi for satu in menanti], t.hari_ini),
        )
    gabungan = ketelitian.hitungan.gabungan(mode)
    selang = ketelitian.selang if mode is ModeBobot.EKSAK else None
    if sebagai_json:
        versi = [satu.versi for satu in ketelitian.hitungan.susunan]
        cetak_json(bentuk_angka.ikm(gabungan, versi, selang, len(menanti)))
    else:
        _cetak(bentuk_angka.baris_ikm(gabungan, periode, mode, selang, len(menanti)))


@click.command()
@opsi_dari
@opsi_sampai
@click.option(
    "--pada", metavar="MOMENT", help="Keadaan seperti diketahui saat itu, misalnya 2026-03-31T16:00."
)
@opsi_json
@perintah_sopan
def ketepatan(dari: date | None, sampai: date | None, pada: str | None, sebagai_json: bool) -> None:
    """Persentase permohonan yang selesai tepat waktu."""
    periode = Periode.rentang(dari, sampai)
    with tempat() as t:
        zona = t.konf.timezone
        saat = t.pada if pada is None else baca_momen("--pada", pada, zona)
        if saat > t.pada:
            raise Galat("Waktu pada --pada belum tiba; jawabannya masih akan berubah.")
        kapan: Kapan = {"unit_id": t.unit.id, "periode": periode, "zona": zona, "pada": saat}
        loket = KINI if pada is None else sewaktu(t.session, t.unit.id, saat)
        rekap = rekap_ketepatan(t.session, **kapan, sewaktu=loket)
        samping = di_samping(t.session, **kapan, sewaktu=loket)
        alasan = alasan_keluar(t.session, **kapan, sewaktu=loket)
    if sebagai_json:
        cetak_json(bentuk_angka.ketepatan(rekap, samping, alasan))
    else:
        _cetak(bentuk_angka.baris_ketepatan(rekap, periode, samping))


@click.command()
@click.option("--tahun", type=int, help="Tahun katalog indikator; dengan --periksa boleh tidak ditulis.")
@click.option("--triwulan", type=click.IntRange(1, 4), help="Satu triwulan; tanpa ini setahun penuh.")
@click.option(
    "--periksa",
    is_flag=True,
    help="Kesalahan rumus, tiap baris dengan kalimatnya; dengan --tahun juga rumus milik kantor.",
)
@opsi_json
@perintah_sopan
def indikator(tahun: int | None, triwulan: int | None, periksa: bool, sebagai_json: bool) -> None:
    """Semua indikator kinerja dengan nilai menurut ketetapan dan menurut koreksi."""
    if periksa:
        _periksa(tahun, sebagai_json)
        return
    if tahun is None:
        raise click.UsageError("Tahun belum ada; tulis misalnya --tahun 2026.")
    with tempat() as t:
        katalog(t.session, t.unit.id, tahun)
        saat = (tahun, triwulan)
        buku = buka_buku(
            t.session, unit_id=t.unit.id, saat=[saat], zona=t.konf.timezone, pada=t.pada, ketelitian=True
        )
        nilai = buku.nilai(*saat)
        rangkap = [
            kalimat_rangkap(satu, buku.isian_kode(satu.indikator, triwulan), t.konf.timezone)
            for satu in nilai
        ]
        if sebagai_json:
            cetak_json(list(map(bentuk_angka.indikator, nilai, rangkap)))
        else:
            _cetak(bentuk_angka.baris_indikator(nilai, rentang(tahun, triwulan)))
            _cetak(filter(None, rangkap))


@click.command()
@click.argument("populasi", metavar="N", type=int)
@opsi_json
@perintah_sopan
def sampel(populasi: int, sebagai_json: bool) -> None:
    """Jumlah responden paling sedikit untuk N pelayanan (Krejcie dan Morgan)."""
    jumlah = krejcie_morgan(populasi)
    if sebagai_json:
        cetak_json({"populasi": populasi, "sampel": jumlah})
    else:
        click.echo(jumlah)


def _periksa(tahun: int | None, sebagai_json: bool) -> None:
    """The decree's own catalogue; with a year, the rows and formulas that the office has for it."""
    with tempat() as t:
        kantor = ejaan_kantor(t.unit)
        if tahun is None:
            katalog_kini = katalog_ketetapan()
        else:
            daftar = katalog(t.session, t.unit.id, tahun)
            katalog_kini = susun_katalog(daftar, rumus_kantor(t.session, t.unit.id, tahun), ketat=False)
    dua = (temuan(katalog_kini, kantor), temuan_koreksi(katalog_kini, kantor))
    semua = bentuk_periksa.gabung(*dua, katalog_kini)
    if sebagai_json:
        cetak_json([bentuk_periksa.temuan(satu, katalog_kini) for satu in semua])
    else:
        _cetak(bentuk_periksa.baris(semua, katalog_kini))


def _cetak(baris: Iterable[str]) -> None:
    for satu in baris:
        click.echo(satu)


PERINTAH = (ikm, ketepatan, indikator, sampel)
