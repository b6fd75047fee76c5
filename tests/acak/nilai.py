"""What somebody who wants to break a server, or who pastes badly, puts into a field or a query."""

from __future__ import annotations

import json
import random

TANDA = "zq7"
"""Stands in everything that would show if it were not escaped."""
HITUNG = str(15485863 * 32452843)
"""What a template would make of the sum that is sent."""

HURUF = (
    "",
    " ",
    "\x00",
    "a\x00b",
    "".join(map(chr, range(1, 32))),
    "\x1b[31m\x07",
    "\x7f\x80\x9f",
    "\u202ehahu\u202c",
    "\ufeff",
    "\ufffe\uffff",
    "\u2028\u2029\x85",
    "\ud800",
    "a\udfffb",
    "a" + "\u0301" * 500,
    "👩‍👩‍👧‍👦" * 40,
    "İıßŉǰ",
    "٣٤",
    "²³¼",
    "１２",
    "\n" * 5_000,
    " " * 70_000,
    "\t",
    "\r",
)
ANGKA = (
    *("0", "-0", "00", "-1", "+1", "1 ", " 1", "1_000", "0x10", "1e3", "1e400", "1e-400", "-1e400"),
    *(
        "NaN",
        "sNaN",
        "Infinity",
        "-Infinity",
        "1,5",
        "1.5",
        "1.000.000,99",
        "1.000.000.99",
        "--1",
        "1/0",
        "1/3",
    ),
    *(".", ",", "-", "e", "1e", "9" * 20, "9" * 400, "9" * 5_000, "0." + "9" * 5_000, "1e999999999"),
    *(
        "2147483647",
        "2147483648",
        "-2147483649",
        "9223372036854775807",
        "9223372036854775808",
        "18446744073709551616",
    ),
    *("1-", "-1-1", "1-1-1", "1-99999999999999999999", "True", "None", "null", "[]", "{}"),
)
HARI = (
    *("2026-02-30", "2026-13-01", "0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "-2026-01-01"),
    *("2026-01-01T25:61", "0001-01-01T00:00", "9999-12-31T23:59", "2026-03-05T10:00:00+99:00", "2026-W53-1"),
    *(
        "2026-03-05T10:00Z",
        "20260305",
        "05/03/2026",
        "2026-3-5",
        "1969-12-31",
        "2026-06-31T00:00",
        "31.12.9999",
    ),
    *(
        "24.00-25.00",
        "08.00-07.00",
        "08.00",
        "00.00-24.00",
        "99.99-99.99",
        "2026-01",
        "2026-01-01 seragam_cepat",
    ),
)
MARKAH = (
    f"<{TANDA} onx=1>",
    f'"><{TANDA}>',
    f"'><{TANDA}>",
    f'" {TANDA}atr="1',
    f"' {TANDA}atr='1",
    f"` {TANDA}atr=1 ",
    f"javascript:{TANDA}()",
    f"data:text/html,<{TANDA}>",
    f"</script><{TANDA}>",
    f"</textarea></title></style><{TANDA}>",
    f"--><{TANDA}>",
    f"]]><{TANDA}>",
    f"<![CDATA[<{TANDA}>]]>",
    f"\u2028<{TANDA}>",
    f"<{TANDA}\x00>",
    f"&lt;{TANDA}&gt; &#60;{TANDA}&#62;",
    f"<svg/onload={TANDA}>",
)
ANAK_TEMPLAT = (
    "{{ 15485863*32452843 }}",
    "${15485863*32452843}",
    "#{15485863*32452843}",
    "<%= 15485863*32452843 %>",
    "{% if 1 %}{{ config }}",
    "{{",
    "{0.__class__.__mro__}",
    "{csrf_token}{}",
    "{",
    "%(csrf_token)s%n%s%d",
    "%",
    "%s" * 50,
)
PERINTAH = (
    "' OR '1'='1",
    "'; DROP TABLE unit; --",
    "1) UNION SELECT NULL--",
    "%' ESCAPE '",
    "\\",
    "%_%",
    "$1 :nama %(x)s ?",
    '"',
    "/*",
    "'||pg_sleep(3)||'",
    "; sleep 3 #",
    "$(sleep 3)",
    "../../../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "..\\..\\windows",
    "/etc/passwd",
    "file:///etc/passwd",
)
LEMBAR_KERJA = (
    f'={TANDA}("x")',
    f"+{TANDA}",
    f"-{TANDA}",
    f"@{TANDA}",
    f"\t={TANDA}",
    f"\r={TANDA}",
    f" ={TANDA}",
    f"=cmd|'/c {TANDA}'!A1",
)
ALAMAT = (
    f"zq7\r\nX-{TANDA}: 1",
    f"/\r\nX-{TANDA}: 1",
    f"//{TANDA}.example/",
    f"https://{TANDA}.example/",
    f"/\\{TANDA}.example/",
    f"\\\\{TANDA}.example",
    f"/%09/{TANDA}.example",
    f"https:{TANDA}.example",
)
RUMUS = (
    "(" * 2_000 + "1" + ")" * 2_000,
    "1+" * 3_000 + "1",
    "-" * 3_000 + "1",
    "desa ÷ 0",
    "1 ÷ (1 - 1) × 100",
    "9^9^9^9^9",
    "9**9**9",
    "jumlah(" * 500,
    "a = a (a)\n" * 300,
    "a" * 50_000 + "!",
    "91 Baik\n" * 2_000,
    "1e300 Baik\n-1 Buruk\nKurang",
)
PANJANG = (*("x" * n for n in (41, 61, 81, 161, 256, 301, 501, 1_001, 4_001, 10_001, 70_000)), "ß" * 40_000)
BITA = (b"\xff\xfe", b"\xc0\x80", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"a\x80", bytes(range(128, 256)))
"""No UTF-8."""

GOLONGAN: tuple[tuple[str | bytes, ...], ...] = (
    *(HURUF, ANGKA, HARI, MARKAH, MARKAH, ANAK_TEMPLAT, PERINTAH, LEMBAR_KERJA, ALAMAT, RUMUS, PANJANG, BITA),
)


def bita(isi: str | bytes) -> bytes:
    """As it goes over the line; half a surrogate pair too."""
    return isi if isinstance(isi, bytes) else isi.encode("utf-8", "surrogatepass")


def jahat(acak: random.Random, semula: str = "") -> bytes:
    """One hostile value; sometimes before or behind what a person would have sent."""
    satu = bita(acak.choice(acak.choice(GOLONGAN)))
    kadang = acak.random()
    if kadang < 0.15:
        return bita(semula) + satu
    return satu + bita(semula) if kadang < 0.25 else satu


def dalam_json(acak: random.Random) -> bytes:
    """A body that says it is JSON."""
    teks = bita(acak.choice(acak.choice(GOLONGAN))).decode("utf-8", "replace")
    dalam = acak.choice((10, 500, 3_000, 30_000))
    isi: object = acak.choice(
        (
            *([], {}, None, 0, -1, 1e308, True, teks, [teks], [[]], {"": teks}, {teks: teks}),
            {"versi": teks, "isi": {}, "catatan": teks},
            {"versi": 0, "isi": teks, "catatan": []},
            {"versi": 0, "isi": {"desa": teks, teks: 1}, "catatan": teks},
            {"versi": 0, "isi": {"desa": [1], "desa_dibina": {}}},
            {"versi": 9**99, "isi": {"desa": 9**99}},
            {"versi": True, "isi": [], "catatan": None},
            {"versi": 0, "isi": dict.fromkeys(map(str, range(2_000)), teks[:20])},
        )
    )
    mentah = (
        b"[" * dalam + b"]" * dalam,
        b'{"isi":' * dalam + b"1" + b"}" * dalam,
        *(b"", b"{", b"nul", b'{"versi":NaN}', b'{"versi":1e999,"isi":{}}', b'"\\ud800"', b"\xef\xbb\xbf{}"),
        *(
            b'{"versi":0,"versi":1}',
            b"9" * 6_000,
            b'{"versi":' + b"9" * 6_000 + b"}",
            b"\x00",
            b"\xff\xfe{\x00}\x00",
        ),
    )
    return acak.choice(mentah) if acak.random() < 0.4 else json.dumps(isi).encode()
