# The two commands a newcomer needs are `make run` and `make test`. Everything is installed into .venv.
PYTHON ?= python3
VENV   := .venv
PERKAKAS := .perkakas
PY     := $(VENV)/bin/python
UJI    := PYTHONDONTWRITEBYTECODE= $(PY) -m pytest -n 2 --dist loadfile --no-loadscope-reorder
SKM    := $(VENV)/bin/skm

.PHONY: run demo test test-luas uji-banyak uji-patroni check statis cakupan format bahasa kunci sbom audit bench bench-besar bench-sejam simulasi ketahanan acak pindai gambar-panduan banding mutasi clean

run: $(VENV)/.terpasang
	@$(SKM) init
	@exec $(SKM) serve

demo: $(VENV)/.terpasang
	@set -e; tempat=$$(mktemp -d); trap 'rm -rf "$$tempat"' EXIT INT TERM; \
	export SKM_INSTANCE="$$tempat"; unset SKM_DATABASE_URL; \
	echo "Basis data sekali pakai di $$tempat: dihapus saat server berhenti."; \
	$(SKM) init; $(SKM) demo; $(SKM) serve

# Bytecode is kept even where the environment says not to: two workers collect every test, and versions are read often.
test: $(VENV)/.terpasang-uji
	@sh tests/peramban.sh
	$(UJI) -m "not luas"

# What takes longest: pages in a browser, documents in LibreOffice, first installations, all versions, crowds, attackers.
# Nothing lands without it: .ci/run asks for both.
test-luas: $(VENV)/.terpasang-uji
	@sh tests/peramban.sh
	@sh tests/libreoffice.sh
	$(UJI) -m luas

# Several processes and machines, with the programs that tie them together: Valkey, PgBouncer, a standby.
uji-banyak: $(VENV)/.terpasang-uji
	@sh tests/banyak.sh
	$(PY) -m pytest -n 0 tests/banyak/uji_valkey.py tests/banyak/uji_pgbouncer.py

# The primary of a three-node Patroni cluster is killed under load; the counts go into docs/banyak-mesin.md.
uji-patroni: $(VENV)/.terpasang-uji
	@sh tests/banyak.sh
	$(PY) -m pytest -n 0 tests/banyak/uji_patroni.py

check: statis cakupan
	$(PY) -m pytest -n 0 tests/test_migrasi.py tests/test_arsitektur.py

statis: $(VENV)/.terpasang-uji
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports --no-cache

# Every line and branch of the measuring code is reached by its own tests.
cakupan: $(VENV)/.terpasang-uji
	$(PY) -m pytest -n 0 -p no:cacheprovider tests/kinerja --cov=kinerja --cov-branch --cov-fail-under=100

format: $(VENV)/.terpasang-uji
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

# Collects the texts citizens read and compiles the catalogues; what is new is then translated in the .po files.
bahasa: $(VENV)/.terpasang-uji
	@mkdir -p build
	$(VENV)/bin/pybabel -q extract -F pyproject.toml -o build/messages.pot --no-wrap --sort-output --add-location=file --project=skm .
	$(VENV)/bin/pybabel -q update -i build/messages.pot -d skm/bahasa --no-wrap --no-fuzzy-matching --ignore-pot-creation-date
	$(VENV)/bin/pybabel -q compile -d skm/bahasa --statistics

# The locks in requirements/, for every system and Python that pyproject.toml allows. What is pinned stays while the bounds
# allow it; make kunci BARU=--upgrade takes the newest of everything.
KUNCI := $(PERKAKAS)/rantai/bin/uv pip compile -q --no-config --generate-hashes --universal --python-version 3.11 --no-annotate --no-strip-extras \
	--custom-compile-command "make kunci" $(BARU)
kunci: $(PERKAKAS)/rantai/.terpasang
	$(KUNCI) pyproject.toml --extra parquet --extra dev -o requirements/uji.txt
	$(KUNCI) pyproject.toml --extra parquet -c requirements/uji.txt -o requirements/jalan.txt
	$(KUNCI) --group pyproject.toml:bangun -c requirements/uji.txt -o requirements/bangun.txt
	$(KUNCI) --group pyproject.toml:mutasi -c requirements/uji.txt -o requirements/mutasi.txt
	$(KUNCI) --group pyproject.toml:rantai -o requirements/rantai.txt
	$(KUNCI) --group pyproject.toml:pindai -o requirements/pindai.txt

# What an installed server is made of, with versions and licences (CycloneDX), from a fresh installation of the lock.
sbom: $(PERKAKAS)/rantai/.terpasang $(PERKAKAS)/jalan/.terpasang
	@$(PERKAKAS)/jalan/bin/python -m pip uninstall -qy setuptools pip 2>/dev/null || true
	$(PERKAKAS)/rantai/bin/cyclonedx-py environment $(PERKAKAS)/jalan/bin/python --pyproject pyproject.toml \
		--output-reproducible --of JSON --sv 1.6 -o docs/sbom.cdx.json

# Known weaknesses of what is locked. Where nobody can be asked, it says so loudly and stops nothing.
audit: $(PERKAKAS)/rantai/.terpasang
	$(PERKAKAS)/rantai/bin/python tests/audit.py requirements/jalan.txt requirements/uji.txt requirements/bangun.txt

# Starts and stops all it measures, in about ten minutes on an idle machine, and writes docs/benchmarks.md.
bench: $(VENV)/.terpasang-uji
	$(PY) -m tests.bench

# The same for figures over ten million answers, which take long to write.
bench-besar: $(VENV)/.terpasang-uji
	$(PY) -m tests.bench besar --ke docs/benchmarks-besar.md

# An hour of citizens, desk and readers at once: memory, open files and the slowest answers have to stay as they are.
bench-sejam: $(VENV)/.terpasang-uji
	$(PY) -m tests.bench sejam --ke docs/benchmarks-sejam.md

# What the suite compares and simulates with a few cases, here with so many that small mistakes show.
simulasi: $(VENV)/.terpasang-uji
	$(PY) -m tests.bench.ikm
	$(PY) -m tests.bench.kalender
	$(PY) -m tests.bench.simulasi
	$(PY) -m tests.bench.sewaktu
	$(PY) -m tests.bench.loket
	$(PY) -m tests.bench.cadangan
	UJI_PENUH=1 $(PY) -m pytest -n 0 -s tests/alur/test_alur_ramai.py tests/alur/test_alur_loket_ramai.py tests/alur/test_cetak.py tests/alur/test_cetak_laporan.py \
		tests/alur/test_aksesibilitas_kantor.py tests/alur/test_daftar_indikator.py \
		tests/lawan/test_lawan_server.py tests/skm/jawaban/test_berebut.py tests/skm/cli/test_henti.py \
		tests/skm/terbuka/test_terbuka.py tests/skm/loket/test_hitungan.py tests/skm/jawaban/test_riwayat.py

# Walks through the first fortnight of an office and takes the pictures of docs/panduan/triwulan-pertama.md anew.
gambar-panduan: $(VENV)/.terpasang-uji
	@sh tests/peramban.sh
	GAMBAR_PANDUAN=1 $(PY) -m pytest -n 0 tests/alur/test_triwulan_pertama.py

# The server is killed a hundred times on either database; the counts go into docs/ketahanan.md. What everybody saw of
# real faults goes into docs/gangguan.md.
ketahanan: $(VENV)/.terpasang-uji
	UJI_PENUH=1 $(PY) -m pytest -n 0 -s tests/ketahanan tests/gangguan

# A hundred thousand hostile requests, half of them on either database; the counts go into docs/keamanan.md.
# make acak ACAK_KASUS=2000 ACAK_BENIH=7 asks for fewer, and the same again.
acak: $(VENV)/.terpasang-uji
	UJI_PENUH=1 $(PY) -m pytest -n 0 -s tests/acak/test_acak.py

# A scanner from outside on a demo server, as nobody and as each role; what it finds is argued in docs/keamanan.md.
pindai: $(VENV)/.terpasang-uji $(PERKAKAS)/pindai/.terpasang
	$(PY) -m tests.pindai $(PERKAKAS)/pindai/bin/wapiti

# Two checkouts on one demo database: every figure and every cell of every document must be the same.
# make banding A=../before B=. [PILIHAN="--halaman --rumus-boleh-beda"]
banding: $(VENV)/.terpasang-uji
	$(PY) -m tests.banding $(or $(A),$(error A: the checkout to compare with)) $(or $(B),.) $(PILIHAN)

# Changes the measuring code in small ways and asks whether a test notices; survivors are argued in docs/mutasi.md.
mutasi: $(VENV)/.terpasang-mutasi
	rm -rf mutants
	$(VENV)/bin/mutmut run --max-children 2 > mutants.log 2>&1 || { tail -c 4000 mutants.log; exit 1; }
	$(PY) -m tests.mutasi

clean:
	rm -rf $(VENV) $(PERKAKAS) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis mutants mutants.log

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Perlu Python 3.11 atau lebih baru: make PYTHON=python3.12 run"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Modul venv tidak lengkap. Di Debian/Ubuntu: apt-get install python3-venv"; rm -rf $(VENV); exit 1; }

# Every file that is installed must have a hash of requirements/; the project itself is built with what is locked there.
# What a lock holds: the names of its files without their folder and ending.
UV := $(shell command -v uv 2>/dev/null)
pip = $(if $(UV),uv pip install -q --python $(1)/bin/python,$(1)/bin/python -m pip install -q --disable-pip-version-check)
terkunci = $(call pip,$(1)) --require-hashes $(patsubst %,-r requirements/%.txt,$(2))
proyek = $(call pip,$(VENV)) --no-build-isolation --no-deps -e .

$(VENV)/.terpasang: pyproject.toml requirements/jalan.txt requirements/bangun.txt | $(PY)
	@echo "Memasang paket (sekali saja)…"
	@$(call terkunci,$(VENV),jalan bangun)
	@$(proyek)
	@touch $@

$(VENV)/.terpasang-uji: pyproject.toml requirements/uji.txt requirements/bangun.txt | $(PY)
	@echo "Memasang paket dan perkakas uji (sekali saja)…"
	@$(call terkunci,$(VENV),uji bangun)
	@$(proyek)
	@touch $@ $(VENV)/.terpasang

$(VENV)/.terpasang-mutasi: $(VENV)/.terpasang-uji requirements/mutasi.txt
	@$(call terkunci,$(VENV),mutasi)
	@touch $@

# Tools that must not share an environment with the project, each in its own.
$(PERKAKAS)/%/.terpasang: requirements/%.txt | $(PY)
	@rm -rf $(PERKAKAS)/$* && $(PY) -m venv $(PERKAKAS)/$*
	@$(call terkunci,$(PERKAKAS)/$*,$*)
	@touch $@
