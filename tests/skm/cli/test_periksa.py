"""skm indikator --periksa: the decree's mistakes, each with the sentence to show the office."""

from __future__ import annotations

from collections.abc import Callable

from tests.perintah import Perintah

Skm = Callable[..., Perintah]


def test_periksa_lists_each_row_with_its_sentences_and_counts_them(skm: Skm) -> None:
    hasil = skm("indikator", "--periksa")
    assert hasil.exit_code == 0
    baris = hasil.stdout.splitlines()
    letak = baris.index("IKU-03  Persentase Pelayanan Perizinan yang selesai tepat waktu")
    assert " ".join(" ".join(baris[letak + 1 : baris.index("", letak)]).split()) == (
        '- Pembilang "Jumlah pelayanan perizinan yang selesai tepat waktu" menghitung permohonan perizinan, '
        'sedangkan penyebut "Jumlah pelayanan non perizinan yang dilakukan" menghitung permohonan non '
        "perizinan: yang satu bukan bagian dari yang lain. Hitung keduanya dari himpunan yang sama."
    )
    ada = skm("indikator", "--periksa", "--json").json()
    kode = {satu["kode"] for satu in ada}
    assert baris[-1] == f"{len(ada)} temuan pada {len(kode)} dari 71 indikator."
    assert max(map(len, baris)) <= 100


def test_periksa_as_json_names_row_rule_sentence_and_related_rows(skm: Skm) -> None:
    temuan = {(satu["kode"], satu["aturan"]): satu for satu in skm("indikator", "--periksa", "--json").json()}
    kembar = temuan["IKI-24", "indikator_kembar"]
    assert set(kembar) == {"kode", "nama", "rumus", "aturan", "kalimat", "terkait"}
    assert (kembar["nama"], kembar["terkait"]) == ("Jumlah asrama yang dipelihara", ["IKI-53"])


def test_the_offices_own_name_is_not_another_office(skm: Skm) -> None:
    lain = [s["kode"] for s in skm("indikator", "--periksa", "--json").json() if s["aturan"] == "kantor_lain"]
    assert lain == ["IKI-32", "IKI-33", "IKI-39"]


def test_without_periksa_the_year_is_still_required(skm: Skm) -> None:
    hasil = skm("indikator")
    assert hasil.exit_code == 2
    assert "--tahun 2026" in hasil.stderr
