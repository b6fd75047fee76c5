#!/bin/sh
# Makes sure the browser journeys have a Chromium: installs the system's package when run as root.
set -eu
for nama in chromium chromium-browser google-chrome; do
  if command -v "$nama" >/dev/null 2>&1; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Memasang Chromium untuk uji peramban…"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-dejavu-core; } >/dev/null
  exit 0
fi
echo "PERHATIAN: Chromium tidak ada dan tidak dapat dipasang di sini; uji peramban akan DILEWATI." >&2
echo "           Pasang paket 'chromium' dari sistem Anda, lalu ulangi: make test" >&2
