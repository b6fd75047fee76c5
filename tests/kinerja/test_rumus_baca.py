"""The formula language: what is read, how it is printed, and what a refusal says."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.galat import GalatMasukan
from kinerja.rumus import (
    Bilangan,
    GalatRumus,
    Jika,
    Jumlah,
    Lampau,
    Nama,
    Negatif,
    Operasi,
    Operator,
    Pecahan,
    Pembanding,
    Rujukan,
    Rumus,
    Simpul,
    Syarat,
    Variabel,
    Waktu,
    kalimat,
    parse,
)

A, B, C = Nama("a"), Nama("b"), Nama("c")


@pytest.mark.parametrize(
    ("tertulis", "cetakan"),
    [
        ("a", "a"),
        ("a/b*100", "a ÷ b × 100"),
        ("a : b × 100", "a ÷ b × 100"),
        ("a-b", "a − b"),
        ("a − b + c", "a − b + c"),  # from the left
        ("a − (b + c)", "a − (b + c)"),
        ("a ÷ (b ÷ c)", "a ÷ (b ÷ c)"),
        ("(a ÷ b) × c", "a ÷ b × c"),  # brackets that change nothing are not printed
        ("((a))", "a"),
        ("(a + b) × 2", "(a + b) × 2"),
        ("a + b × 2", "a + b × 2"),
        ("-a × b", "−a × b"),
        ("−(a + b)", "−(a + b)"),
        ("a − −b", "a − −b"),
        ("0,50 × a", "0,5 × a"),
        ("jumlah( a*b )", "jumlah(a × b)"),
        ("sebelumnya(a) + tahun_lalu(a)", "sebelumnya(a) + tahun_lalu(a)"),
        ("[IKU-01] × 2", "[IKU-01] × 2"),
        ("jika(a>0;b÷a;0)", "jika(a > 0; b ÷ a; 0)"),
        ("jika(a <> 0; 1; 2)", "jika(a ≠ 0; 1; 2)"),
        ("jika(a != 0; 1; 2)", "jika(a ≠ 0; 1; 2)"),
        ("jika(a <= 0; 1; 2)", "jika(a ≤ 0; 1; 2)"),
        ("jika(a >= 0; 1; 2)", "jika(a ≥ 0; 1; 2)"),
        ("a\n  ÷ b", "a ÷ b"),
    ],
)
def test_a_formula_is_printed_in_one_way_however_it_was_typed(tertulis: str, cetakan: str) -> None:
    assert str(parse(tertulis)) == cetakan


@pytest.mark.parametrize(
    ("tertulis", "pesan"),
    [
        ("", ["Rumus berhenti sebelum selesai; di sini masih harus ada isi.", "", "^"]),
        ("a ÷", ["Rumus berhenti sebelum selesai; di sini masih harus ada isi.", "a ÷", "   ^"]),
        ("(a + b", ["Tanda kurung ini belum ditutup.", "(a + b", "^"]),
        ("jumlah(a", ["Tanda kurung ini belum ditutup.", "jumlah(a", "      ^"]),
        ("a + b) × 2", ['Tanda ")" tidak dapat berdiri di sini.', "a + b) × 2", "     ^"]),
        ("(a b)", ['Tanda "b" tidak dapat berdiri di sini.', "(a b)", "   ^"]),
        ("a\n+ × b", ['Tanda "×" tidak dapat berdiri di sini.', "+ × b", "  ^"]),
        (
            "a\t÷ % b\nc",
            ["Tanda '%' tidak dikenal dalam rumus.", "a\t÷ % b", " \t  ^", "Untuk persentase tulis × 100."],
        ),
        ("a & b", ["Tanda '&' tidak dikenal dalam rumus.", "a & b", "  ^"]),
        (
            "a + 1.000",
            [
                "Angka dalam rumus ditulis tanpa titik.",
                "a + 1.000",
                "    ^^^^^",
                "Tulis 1000, atau 1,000 bila titik itu maksudnya koma.",
            ],
        ),
        (
            "1.000.000",
            ["Angka dalam rumus ditulis tanpa titik.", "1.000.000", "^^^^^^^^^", "Tulis 1000000."],
        ),
        (
            "1.000,5",
            ["Angka dalam rumus ditulis tanpa titik.", "1.000,5", "^^^^^^^", "Tulis 1000,5."],
        ),
        ("jumlh(a)", ['"jumlh" bukan fungsi yang dikenal.', "jumlh(a)", "^^^^^", "Maksudnya: jumlah?"]),
        ("jumlah a", ['Sesudah "jumlah" harus ada tanda kurung buka.', "jumlah a", "       ^"]),
        (
            "sebelumnya(2)",
            ['Di dalam "sebelumnya(…)" hanya boleh satu nama.', "sebelumnya(2)", "           ^"],
        ),
        (
            "sebelumnya(a + b)",
            ['Tanda "+" tidak dapat berdiri di sini.', "sebelumnya(a + b)", "             ^"],
        ),
        (
            "jika(a; b; c)",
            ["Syarat memerlukan pembanding: =, ≠, <, ≤, >, atau ≥.", "jika(a; b; c)", "      ^"],
        ),
        (
            "jika(a > 0)",
            [
                'Sesudah syarat harus ada titik koma: "jika(syarat; maka; selain)".',
                "jika(a > 0)",
                "          ^",
            ],
        ),
        (
            "jika(a > 0; b)",
            ['Bagian "selain" belum ada: "jika(syarat; maka; selain)".', "jika(a > 0; b)", "             ^"],
        ),
        (
            "jumlah(tahun_lalu(a))",
            [
                'Di dalam "jumlah(…)" hanya boleh ada angka, nama, dan + − × ÷.',
                "jumlah(tahun_lalu(a))",
                "       ^^^^^^^^^^",
            ],
        ),
        (
            "jumlah([IKU-01])",
            [
                'Di dalam "jumlah(…)" hanya boleh ada angka, nama, dan + − × ÷.',
                "jumlah([IKU-01])",
                "       ^^^^^^^^",
            ],
        ),
    ],
)
def test_a_refusal_points_at_the_place_and_says_what_is_wrong(tertulis: str, pesan: list[str]) -> None:
    with pytest.raises(GalatRumus) as galat:
        parse(tertulis)
    assert str(galat.value).split("\n") == pesan


@pytest.mark.parametrize(
    ("tertulis", "saran"),
    [
        ("tepta ÷ tempo", "Maksudnya: tepat?"),
        ("jumlh(tepat)", "Maksudnya: jumlah?"),
        ("zzz ÷ tempo", ""),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest_known_one(tertulis: str, saran: str) -> None:
    with pytest.raises(GalatRumus, match="tidak dikenal") as galat:
        parse(tertulis, {"tepat", "tempo"})
    assert galat.value.saran == saran
    assert (galat.value.letak, galat.value.panjang) == (
        0,
        len(tertulis.split(" ", maxsplit=1)[0].split("(", maxsplit=1)[0]),
    )


def test_known_names_may_stand_in_it() -> None:
    assert parse("tepat ÷ tempo", {"tepat", "tempo"}).nama() == ("tepat", "tempo")


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("1" * 2001, "Rumus terlalu panjang: 2001 huruf, paling banyak 2000."),
        ("a+" * 200 + "a", "Rumus terlalu panjang: lebih dari 400 angka, nama, dan tanda."),
        ("(" * 51 + "a" + ")" * 51, "Rumus bersarang lebih dari 50 tingkat."),
        ("−" * 51 + "a", "Rumus bersarang lebih dari 50 tingkat."),
        ("(" * 1999, "Rumus terlalu panjang: lebih dari 400 angka, nama, dan tanda."),
    ],
)
def test_a_formula_beyond_the_limits_is_refused_with_a_sentence(teks: str, pesan: str) -> None:
    with pytest.raises(GalatRumus) as galat:
        parse(teks)
    assert galat.value.pesan == pesan


def test_the_longest_chain_and_the_deepest_brackets_are_still_read_computed_and_printed() -> None:
    rantai = parse("+".join(["a"] * 200))
    variabel = {"a": Variabel("a", "Jumlah a", "a", "unit")}
    assert rantai.hitung({"a": 1}, variabel, "unit").nilai == 200
    assert str(rantai).count("+") == 199
    assert parse("(" * 49 + "a" + ")" * 49) == parse("a")


def test_names_and_references_are_listed_once_in_reading_order() -> None:
    rumus = parse("jika(c > [IKU-02]; a ÷ tahun_lalu(b); jumlah(a)) − [IKU-01] × [IKU-02]")
    assert rumus.nama() == ("c", "a", "b")
    assert rumus.rujukan() == ("IKU-02", "IKU-01")


@pytest.mark.parametrize(
    ("tertulis", "pembilang", "penyebut", "faktor"),
    [
        ("a ÷ b", "a", "b", 1),
        ("a ÷ b × 100", "a", "b", 100),
        ("100 × a ÷ b", "100 × a", "b", 1),
        ("100 × (a ÷ b)", "a", "b", 100),
        ("a ÷ b × c", "a × c", "b", 1),  # a factor that is no constant goes above the line
        ("a ÷ b ÷ c", "a", "b × c", 1),
        ("a ÷ b × 50 × 2", "a", "b", 100),
    ],
)
def test_a_quotient_is_taken_apart(tertulis: str, pembilang: str, penyebut: str, faktor: int) -> None:
    pecah = parse(tertulis).pecahan()
    assert pecah == Pecahan(parse(pembilang).pohon, parse(penyebut).pohon, Fraction(faktor))


@pytest.mark.parametrize("tertulis", ["a", "a × b", "a ÷ b + c", "−(a ÷ b)"])
def test_what_is_no_quotient_at_its_top_is_not_taken_apart(tertulis: str) -> None:
    assert parse(tertulis).pecahan() is None


def test_a_formula_reads_in_the_words_of_its_variables() -> None:
    variabel = {
        "dibina": Variabel("dibina", "Jumlah Desa yang dibina", "Desa dibina", "desa"),
        "desa": Variabel("desa", "Jumlah Desa", "Desa", "desa"),
    }
    rumus = parse("dibina ÷ desa × 100")
    assert rumus.kalimat(variabel) == "Jumlah Desa yang dibina ÷ Jumlah Desa × 100"
    naik = parse("dibina − tahun_lalu(dibina)").kalimat(variabel)
    assert naik == "Jumlah Desa yang dibina − Jumlah Desa yang dibina tahun lalu"
    with pytest.raises(GalatMasukan, match='Variabel "dibina" belum dideklarasikan'):
        kalimat(rumus.pohon, {})


@pytest.mark.parametrize("nilai", [Fraction(1, 3), Fraction(-1)])
def test_a_number_that_the_language_cannot_write_is_refused_when_printed(nilai: Fraction) -> None:
    with pytest.raises(GalatMasukan, match="tidak dapat ditulis"):
        str(Rumus(Bilangan(nilai)))


def _pohon(dalam_jumlah: bool = False) -> st.SearchStrategy[Simpul]:
    nama = st.sampled_from(["a", "b2", "jumlah_desa"]).map(Nama)
    angka = st.decimals(0, 10**6, places=3).map(lambda nilai: Bilangan(Fraction(nilai)))
    daun: st.SearchStrategy[Simpul] = nama | angka
    if not dalam_jumlah:
        daun |= st.builds(Lampau, st.sampled_from(Waktu), nama) | st.just(Rujukan("IKU-01"))
        daun |= st.builds(Jumlah, _pohon(dalam_jumlah=True))

    def cabang(isi: st.SearchStrategy[Simpul]) -> st.SearchStrategy[Simpul]:
        hasil: st.SearchStrategy[Simpul] = st.builds(Negatif, isi) | st.builds(
            Operasi, st.sampled_from(Operator), isi, isi
        )
        if not dalam_jumlah:
            syarat = st.builds(Syarat, isi, st.sampled_from(Pembanding), isi)
            hasil |= st.builds(Jika, syarat, isi, isi)
        return hasil

    return st.recursive(daun, cabang, max_leaves=12)


@given(_pohon())
def test_what_is_printed_reads_back_as_the_same_formula(pohon: Simpul) -> None:
    rumus = Rumus(pohon)
    assert parse(str(rumus)) == rumus
    assert str(parse(str(rumus))) == str(parse(str(parse(str(rumus)))))


@given(st.text(alphabet="ab1,.()+-*/×÷−; []IKU<>=jumlah\n\t", max_size=40))
def test_any_text_is_read_or_refused_with_a_place_inside_it(teks: str) -> None:
    try:
        rumus = parse(teks)
    except GalatRumus as galat:
        assert 0 <= galat.letak <= len(teks)
        assert "^" in str(galat)
    else:
        assert str(parse(str(rumus))) == str(rumus)
