#!/bin/sh
# Makes sure the browser journeys have a Chromium: installs the system's package when run as root.
set -eu
if command -v chromium-headless-shell >/dev/null 2>&1; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Memasang Chromium untuk uji peramban…"
  # The shell draws pages without a window, for half the time; where it is no package the whole browser serves.
  apt-get update -qq >/dev/null || true
  for nama in chromium-headless-shell chromium; do
    if DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$nama" fonts-dejavu-core >/dev/null; then exit 0; fi
  done
fi
for nama in chromium chromium-browser google-chrome; do
  if command -v "$nama" >/dev/null 2>&1; then exit 0; fi
done
echo "PERHATIAN: Chromium tidak ada dan tidak dapat dipasang di sini; uji peramban akan DILEWATI." >&2
echo "           Pasang paket 'chromium' dari sistem Anda, lalu ulangi: make test" >&2
