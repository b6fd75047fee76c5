"""The office decides how an indicator is measured, with a reason; the decree's texts it cannot touch."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from flask import Flask

from skm.akun.models import JejakAudit, Peran
from skm.katalog.models import Indikator
from skm.orm import buka_sesi
from tests.klien import Klien
from tests.skm.isian.test_isian import ISI
from tests.skm.pengukuran.test_persetujuan import Skm, orang

ARAH = "/indikator/IKI-43/cara?tahun=2026"


def status(skm: Skm, kode: str, triwulan: int = 2) -> tuple[object, ...]:
    semua = skm("indikator", "--tahun", "2026", "--triwulan", str(triwulan), "--json").json()
    assert len(semua) == 71
    satu = next(satu for satu in semua if satu["kode"] == kode)
    return satu["status"], satu["nilai_ketetapan"], satu["nilai_koreksi"]


def test_the_direction_is_decided_with_a_reason_and_told_in_the_trail(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    tanpa = klien.get(ARAH).form("#cara").isi(polaritas="turun").kirim()
    assert (tanpa.status, tanpa.form("#cara").nilai["polaritas"]) == (400, "turun")
    assert "alasan" in tanpa.sup.select_one("#alasan-galat").text
    rincian = klien.get(ARAH).form("#cara").isi(polaritas="turun", alasan="rapat 5 Januari").kirim().ikuti()
    assert "Makin rendah makin baik" in rincian.sup.main.text
    assert "Tidak ada yang berubah" in klien.get(ARAH).form("#cara").isi(alasan="lagi").kirim().ikuti().teks
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        (peristiwa,) = session.scalars(
            sa.select(JejakAudit.peristiwa).where(JejakAudit.peristiwa.contains("mengubah IKI-43"))
        )
        assert peristiwa.endswith("menjadi “Makin rendah makin baik”. rapat 5 Januari")
        pilih = sa.select(Indikator.polaritas).where(Indikator.kode == "IKI-43").order_by(Indikator.tahun)
        assert list(session.scalars(pilih))[1] == "turun"  # 2026 alone
        assert list(session.scalars(pilih)).count("turun") == 1


def test_quarters_are_joined_only_as_the_formulas_allow(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)

    def pilihan(kode: str) -> set[str]:
        bidang = klien.get(f"/indikator/{kode}/cara?tahun=2026").sup.select("#konsolidasi option")
        return {str(satu["value"]) for satu in bidang}

    assert pilihan("IKU-04") == {"variabel", "terakhir", "tahunan", "hitung_ulang"}  # per cent: never added
    assert pilihan("IKI-12") == {"variabel", "jumlah", "terakhir", "tahunan"}  # a plain number: no quotient
    assert pilihan("IKU-02") == {"variabel"}  # counted over the period by the server
    halaman = klien.get("/indikator/IKU-04/cara?tahun=2026").form("#cara")
    assert halaman.isi(konsolidasi="jumlah", alasan="uji").kirim().status == 400


def test_a_retired_indicator_is_named_and_counted_nowhere(app: Flask, klien: Klien, skm: Skm) -> None:
    pos = orang(app, Peran.PENANGGUNG_JAWAB)
    pos.get("/indikator/IKU-04/isi?tahun=2026&triwulan=2").form("#isian").isi(
        **{f"nilai-{nama}": "5" for nama in ISI}
    ).kirim()
    assert status(skm, "IKU-04")[0] == "BELUM_DISETUJUI"
    klien.masuk_sebagai(Peran.ADMIN)
    halaman = klien.get("/indikator/IKU-04/cara?tahun=2026").form("#cara")
    rincian = halaman.isi(pensiun="dihapus dari Renstra", alasan="Perbup 9/2026").kirim().ikuti()
    assert "tidak diukur lagi: dihapus dari Renstra" in rincian.sup.main.text
    assert status(skm, "IKU-04") == ("TIDAK_BERLAKU", None, None)
    capaian = klien.get("/laporan/capaian?tahun=2026&triwulan=2").sup.main.text
    assert "IKU-04" in capaian and "dihapus dari Renstra" in capaian
    tolak = pos.get("/indikator/IKU-04/isi?tahun=2026&triwulan=2").form("#isian").kirim()
    assert (tolak.status, "tidak diukur lagi" in tolak.teks) == (400, True)
    papan = klien.get("/indikator-belum?tahun=2026&triwulan=2").sup.main.text
    assert "IKU-04" not in papan and "IKU-05" in papan
    klien.get("/indikator/IKU-04/cara?tahun=2026").form("#cara").isi(pensiun="", alasan="keliru").kirim()
    assert status(skm, "IKU-04")[0] == "BELUM_DISETUJUI"  # nothing was lost


REGISTER = """nomor,layanan,diterima,lengkap,selesai,status
R-1,KK,2026-02-02T08:00,,2026-02-02T08:30,selesai
R-2,KK,2026-05-04T08:00,,2026-05-04T08:30,selesai
R-3,KK,2026-05-04T08:00,,,proses
"""
IKI_37 = "/indikator/IKI-37/cara?tahun=2026"


def test_what_the_desk_counts_may_be_filled_in_instead_and_counted_again_and_approved_quarters_stay(
    app: Flask, klien: Klien, skm: Skm, tmp_path: Path
) -> None:
    (tmp_path / "lama.csv").write_text(REGISTER)
    assert skm("import", "permohonan", str(tmp_path / "lama.csv")).exit_code == 0
    klien.masuk_sebagai(Peran.PIMPINAN)
    triwulan_i = "/indikator/IKI-37?tahun=2026&triwulan=1"
    assert klien.get(triwulan_i).form("#setujui").kirim().ikuti().status == 200
    semula = status(skm, "IKI-37", 1)
    assert (semula, status(skm, "IKI-37")) == (("OK", "1.00", "1.00"), ("OK", "2.00", "1.00"))
    pilihan = klien.get(IKI_37).sup.select("#otomatis option")
    assert [satu["value"] for satu in pilihan] == ["dokumen_non_perizinan", ""]
    tanpa = klien.get(IKI_37).form("#cara").isi(otomatis="").kirim()
    assert (tanpa.status, tanpa.form("#cara").nilai["otomatis"]) == (400, "")
    rincian = klien.get(IKI_37).form("#cara").isi(otomatis="", alasan="register kertas").kirim().ikuti()
    assert "menjadi “Isian penanggung jawab”" in rincian.teks
    assert (status(skm, "IKI-37", 1), status(skm, "IKI-37")[0]) == (semula, "BELUM_DIISI")
    diisi = {"diproses": "7", "selesai": "6"}
    kirim = {f"nilai-dokumen_pelayanan_kependudukan_{nama}": n for nama, n in diisi.items()}
    pos = orang(app, Peran.PENANGGUNG_JAWAB)
    isian = pos.get("/indikator/IKI-37/isi?tahun=2026&triwulan=2").form("#isian")
    assert isian.isi(**kirim).kirim().ikuti().status == 200
    assert status(skm, "IKI-37") == ("BELUM_DISETUJUI", "7.00", "6.00")
    kesatu = pos.get("/indikator/IKI-37/isi?tahun=2026&triwulan=1").form("#isian")
    assert kesatu.isi(**kirim).kirim().status == 303
    assert status(skm, "IKI-37", 1) == semula  # typed, and nobody has approved it in the place of the counted
    klien.get(IKI_37).form("#cara").isi(otomatis="dokumen_non_perizinan", alasan="loket dipakai").kirim()
    assert status(skm, "IKI-37") == ("OK", "2.00", "1.00")
    assert status(skm, "IKI-37", 1) == semula


def test_only_a_row_whose_names_the_desk_counts_offers_that_origin(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)

    def pilihan(kode: str) -> list[str]:
        bidang = klien.get(f"/indikator/{kode}/cara?tahun=2026").sup.select("#otomatis option")
        return [str(satu["value"]) for satu in bidang]

    assert pilihan("IKI-38") == [""]
    assert pilihan("IKU-02") == ["ketepatan_non_perizinan"]  # always counted
    halaman = klien.get("/indikator/IKI-38/cara?tahun=2026").form("#cara")
    assert halaman.isi(otomatis="dokumen_non_perizinan", alasan="uji").kirim().status == 400
