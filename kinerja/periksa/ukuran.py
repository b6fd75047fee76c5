"""Rules about the kind of measure: what the name promises must be what the formula gives."""

import re

from kinerja.indikator import Indikator
from kinerja.periksa._golongan import cara_ukur
from kinerja.periksa._jenis import Jenis, bersatuan_persen, jenis_nama, jenis_rumus, menyebut_ukuran, persen
from kinerja.periksa._kata import induk_kata
from kinerja.periksa._susunan import terukur, tulis_ukuran, ukuran, ukuran_satuan
from kinerja.periksa._temuan import Bahan, Kaidah, Temuan

_DITERIMA = {
    Jenis.CACAH: {Jenis.CACAH},
    Jenis.PERSEN: {Jenis.PERSEN},
    Jenis.RATA_RATA: {Jenis.RATA_RATA, Jenis.RASIO, Jenis.PERSEN},  # × 100 has a rule of its own
    Jenis.INDEKS: {Jenis.INDEKS},
    Jenis.RASIO: {Jenis.RASIO, Jenis.PERSEN, Jenis.RATA_RATA},  # whatever it is multiplied by
}
"""By the kind a name promises, the kinds of formula that keep the promise."""
_LAJU = re.compile(r"\bper\b|/ *[\d.]+ ")
"""A unit that is a rate's, whatever the name begins with: "kasus/100 rumah", "kegiatan per desa"."""


def rata_rata_kali_100(satu: Indikator, bahan: Bahan) -> Temuan | None:
    """An average, by its name or by scores over counted things, times 100."""
    pecah = satu.ketetapan.pecahan()
    if pecah is None or pecah.faktor != 100 or not terukur(pecah.penyebut):
        return None
    if Jenis.RATA_RATA not in (jenis_nama(satu.nama), jenis_rumus(satu, bahan)):
        return None
    return Temuan(
        satu.kode,
        Kaidah.RATA_RATA_KALI_100,
        f'"{satu.ketetapan.kalimat(bahan.variabel)}" adalah rata-rata yang dikali 100, sehingga hasilnya '
        'seratus kali terlalu besar. Hapus "× 100".',
    )


def jenis_nama_beda_rumus(satu: Indikator, bahan: Bahan) -> Temuan | None:
    """The kind by the name, or else by the unit "%", is not the kind by the formula's structure."""
    janji, hasil = jenis_nama(satu.nama), jenis_rumus(satu, bahan)
    menurut = f'nama "{satu.nama}"'
    if janji is None and bersatuan_persen(satu) and hasil is Jenis.RASIO:
        janji, menurut = Jenis.PERSEN, f'satuan "{satu.satuan}"'
    if janji is None or hasil is None or hasil in _DITERIMA[janji] or _LAJU.search(satu.satuan):
        return None
    saran = "Sesuaikan nama atau rumusnya."
    if janji is Jenis.INDEKS:
        saran = "Kalikan dengan pengali skalanya (indeks 25–100 dari nilai 1–4: × 25), atau ubah namanya."
    return Temuan(
        satu.kode,
        Kaidah.JENIS_NAMA_BEDA_RUMUS,
        f"Menurut {menurut} hasilnya {janji.value}, tetapi rumusnya "
        f'"{satu.ketetapan.kalimat(bahan.variabel)}" menghasilkan {hasil.value}. {saran}',
    )


def satuan_bukan_yang_dihitung(satu: Indikator, bahan: Bahan) -> Temuan | None:
    """A count measured in one thing whose formula counts another: people by name, events by formula."""
    if persen(satu) or jenis_rumus(satu, bahan) is not Jenis.CACAH:
        return None
    hitungan = ukuran(satu.ketetapan.pohon, bahan)
    if hitungan == ukuran_satuan(satu.diukur_dalam):
        return None
    return Temuan(
        satu.kode,
        Kaidah.SATUAN_BUKAN_YANG_DIHITUNG,
        f'"{satu.nama}" diukur dalam {satu.diukur_dalam}, tetapi rumusnya '
        f'"{satu.ketetapan.kalimat(bahan.variabel)}" dihitung dalam {tulis_ukuran(hitungan)}. '
        "Hitung yang disebut namanya.",
    )


def satuan_beda_kata(satu: Indikator, bahan: Bahan) -> Temuan | None:
    """A declared unit that the words deny: a percentage in people, villages counted in events."""
    janji = jenis_nama(satu.nama)
    ditepati = janji in (Jenis.PERSEN, Jenis.CACAH) and jenis_rumus(satu, bahan) is janji
    if janji is not None and ditepati and (janji is Jenis.PERSEN) is not bersatuan_persen(satu):
        return Temuan(
            satu.kode,
            Kaidah.SATUAN_BEDA_KATA,
            f'"{satu.nama}" berupa {janji.value}, tetapi satuannya "{satu.satuan}". Samakan keduanya.',
        )
    for nama in satu.ketetapan.nama():
        variabel = bahan.variabel[nama]
        benda, satuan = cara_ukur(induk_kata(variabel.definisi)), cara_ukur(variabel.satuan.casefold())
        if benda and satuan and not benda & satuan:
            return Temuan(
                satu.kode,
                Kaidah.SATUAN_BEDA_KATA,
                f'"{variabel.definisi}" dinyatakan dalam {variabel.satuan}, padahal kata-katanya menghitung '
                f"{induk_kata(variabel.definisi)}. Samakan satuan dan kata-katanya.",
            )
    return None


def nama_bukan_ukuran(satu: Indikator, bahan: Bahan) -> Temuan | None:
    """The name begins with no word of measure: it is a thing, a document, an activity."""
    if menyebut_ukuran(satu, bahan):
        return None
    return Temuan(
        satu.kode,
        Kaidah.NAMA_BUKAN_UKURAN,
        f'Nama "{satu.nama}" menyebut benda atau kegiatan, bukan ukurannya. Awali dengan ukurannya, misalnya '
        '"Jumlah", "Persentase", atau "Indeks".',
    )
