#!/bin/sh
# Makes sure Valkey (or Redis), PgBouncer, PostgreSQL, etcd and Patroni are there: installs the system's packages
# when run as root, without letting any of them start by itself. The tests start their own, on loopback.
set -eu
ada() { command -v "$1" >/dev/null 2>&1; }
pg() { ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1; }
semua() { { ada valkey-server || ada redis-server; } && ada pgbouncer && ada etcd && ada patroni && pg; }
if semua; then exit 0; fi
if [ "$(id -u)" = 0 ] && ada apt-get; then
  echo "Memasang Valkey/Redis, PgBouncer, PostgreSQL, etcd, dan Patroni untuk uji banyak mesin…"
  if [ ! -e /usr/sbin/policy-rc.d ]; then  # Debian's way to say: install, do not start
    printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d && chmod 755 /usr/sbin/policy-rc.d
    trap 'rm -f /usr/sbin/policy-rc.d' EXIT
  fi
  apt-get update -qq >/dev/null
  gudang=redis-server; if apt-cache show valkey-server >/dev/null 2>&1; then gudang=valkey-server; fi
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    "$gudang" pgbouncer postgresql etcd-server patroni >/dev/null
  exit 0
fi
echo "PERHATIAN: uji banyak mesin DILEWATI sebagian: perlu valkey-server atau redis-server, pgbouncer, postgresql," >&2
echo "           etcd-server, dan patroni dari sistem Anda. Pasang, lalu ulangi: make uji-banyak uji-patroni" >&2
