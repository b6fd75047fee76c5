"""Rules about words: another office's name, a plan for a result, an item listed twice."""

import re
from itertools import accumulate, combinations, takewhile

from kinerja.indikator import Indikator
from kinerja.periksa._kata import himpunan
from kinerja.periksa._susunan import dihitung
from kinerja.periksa._temuan import Bahan, Kaidah, Temuan

_KANTOR = re.compile(r"\b((?i:kecamatan|camat|kec\.?)) +([A-Z][\w'’-]*(?: +[A-Z][\w'’-]*)*)")
_UMUM = {"dan", "atau", "se", "di", "tahun", "desa", "kelurahan", "kabupaten", "provinsi"}
"""Words after "Kecamatan" that name no office."""
_DINAS = {
    "disdukcapil": "dinaskependudukan",
    "dukcapil": "dinaskependudukan",
    "bappeda": "badanperencanaan",
    "bappelitbangda": "badanperencanaan",
    "dpmd": "dinaspemberdayaan",
    "bkpsdm": "badankepegawaian",
    "bkd": "badankepegawaian",
    "bpkad": "badanpengelolakeuangan",
    "bkad": "badankeuangan",
    "bapenda": "badanpendapatan",
    "bpbd": "badanpenanggulangan",
    "dpmptsp": "dinaspenanaman",
    "dinkes": "dinaskesehatan",
    "dinsos": "dinassosial",
    "disdik": "dinaspendidikan",
    "disdikbud": "dinaspendidikan",
    "diskominfo": "dinaskomunikasi",
    "dishub": "dinasperhubungan",
    "dispora": "dinaspemuda",
    "disperindag": "dinasperindustrian",
    "disnaker": "dinastenaga",
    "distan": "dinaspertanian",
    "dlh": "dinaslingkungan",
    "kesbangpol": "badankesatuan",
    "bakesbangpol": "badankesatuan",
    "satpolpp": "satuanpolisi",
    "setwan": "sekretariatdewan",
}
"""Short names of offices, without blanks, with how the full name begins."""
_SINGKATAN = re.compile(rf"\b(?:{'|'.join([*_DINAS, 'satpol +pp'])})\b", re.IGNORECASE)
_MITRA = himpunan("oleh ke kepada dari dengan bersama melalui untuk antara menurut dan")
"""Words before an office that only takes part."""
_RENCANA = re.compile(r"\b(?:kebutuhan|dibutuhkan|diperlukan|direncanakan|ditargetkan|dapat di\w+)\b")
_TERLAKSANA = re.compile(
    r"\b(?:(?:ter|di)(?:penuhi|sedia|sediakan|laksana|laksanakan|realisasi|realisasikan|capai|wujud|bangun|salurkan"
    r"|susun|selesaikan|berikan|adakan)|terealisasi|pemenuhan|realisasi|selesai)\b"
)
"""What says that a need was met or a plan carried out: "kebutuhan yang terpenuhi"."""
_BUTIR = re.compile(r"^\s*\d+\.\s+(.+?)\s*$", re.MULTILINE)


def kantor_lain(satu: Indikator, bahan: Bahan) -> Temuan | None:
    """Name, objective or formula name a kecamatan or an office by its short name, and it is not this one."""
    for teks in (satu.nama, satu.sasaran, satu.formula_teks):
        if sebutan := _kecamatan_lain(teks, bahan) or _dinas_lain(teks, bahan):
            return Temuan(
                satu.kode,
                Kaidah.KANTOR_LAIN,
                f'"{teks}" menyebut kantor lain: {sebutan}. Ganti dengan nama kantor sendiri.',
            )
    return None


def _kecamatan_lain(teks: str, bahan: Bahan) -> str | None:
    for cocok in _KANTOR.finditer(teks):
        kata = [*takewhile(lambda bagian: bagian.casefold() not in _UMUM, cocok[2].split())]
        awalan = set(accumulate(map(str.casefold, kata)))
        if kata and not awalan & bahan.kantor:
            return f"{cocok[1]} {' '.join(kata)}"
    return None


def _dinas_lain(teks: str, bahan: Bahan) -> str | None:
    """An office's short name, where it owns what is measured and is no partner ("oleh", "kepada", "dari")."""
    for cocok in _SINGKATAN.finditer(teks):
        sebelum = teks[: cocok.start()].casefold().replace("/", " ").split()[-1:]
        singkatan = cocok[0].casefold().replace(" ", "")
        milik_sendiri = any(
            nama.startswith((singkatan, _DINAS.get(singkatan, singkatan))) for nama in bahan.kantor
        )
        if not milik_sendiri and not set(sebelum) & _MITRA:
            return cocok[0]
    return None


def rencana_sebagai_hasil(satu: Indikator, bahan: Bahan) -> Temuan | None:
    """What is needed or planned is counted as the result; below the line it may stand."""
    for variabel in dihitung(satu.ketetapan.pohon, bahan):
        teks = variabel.definisi.casefold()
        cocok = _RENCANA.search(teks)
        if cocok and not _TERLAKSANA.search(teks):
            return Temuan(
                satu.kode,
                Kaidah.RENCANA_SEBAGAI_HASIL,
                f'Yang dihitung sebagai hasil, "{variabel.definisi}", baru kebutuhan, rencana, atau '
                f'kemungkinan ("{cocok[0]}"), sehingga realisasi selalu sama dengan rencana. Hitung yang '
                "benar-benar tersedia atau terlaksana.",
            )
    return None


def butir_ganda(satu: Indikator, _bahan: Bahan) -> Temuan | None:
    """A numbered list under the formula holds an item twice, once perhaps with a longer beginning."""
    for awal, lain in combinations(_BUTIR.findall(satu.formula_teks), 2):
        panjang, pendek = (f" {butir.casefold()}" for butir in sorted((awal, lain), key=len, reverse=True))
        if panjang.endswith(pendek):
            return Temuan(
                satu.kode,
                Kaidah.BUTIR_GANDA,
                f'Daftarnya memuat "{awal}" dan "{lain}": yang sama terhitung dua kali. Sisakan satu.',
            )
    return None
