/* Service worker: the last copy of a questionnaire when there is no signal, and the queue when it comes back.
   It keeps pages as they came from the server, never an answer. */
'use strict';
var MILIK = [/* alamat */];
importScripts(MILIK[0]);

var RAK = 'skm-halaman';
var HALAMAN = /^\/(s|t|kios)\/[^/]+$/;
var TERBANYAK = 20;

self.addEventListener('install', function (peristiwa) {
  peristiwa.waitUntil(caches.open(RAK).then(function (rak) {
    return Promise.all(MILIK.map(function (alamat) { return rak.add(alamat).catch(function () { return null; }); }));
  }).then(function () { return self.skipWaiting(); }));
});

self.addEventListener('activate', function (peristiwa) { peristiwa.waitUntil(buangLama().then(function () { return self.clients.claim(); })); });

/* Files of an earlier version: a kept page that still names them gets today's. */
function buangLama() {
  return caches.open(RAK).then(function (rak) {
    return rak.keys().then(function (semua) {
      var lama = semua.filter(function (satu) { var url = new URL(satu.url); return milik(url) && MILIK.indexOf(url.pathname + url.search) < 0; });
      return Promise.all(lama.map(function (satu) { return rak.delete(satu); }));
    });
  });
}

function milik(alamat) {
  return MILIK.some(function (satu) { return satu.split('?')[0] === alamat.pathname; });
}

/* An address with a fingerprint never changes what it holds: the kept copy first, then the network, then today's. */
function simpananDulu(permintaan) {
  return caches.open(RAK).then(function (rak) {
    return rak.match(permintaan).then(function (ada) {
      return ada || fetch(permintaan).catch(function (galat) {
        return rak.match(permintaan, { ignoreSearch: true }).then(function (lain) { if (lain) { return lain; } throw galat; });
      });
    });
  });
}

function pangkas(rak) {
  return rak.keys().then(function (semua) {
    var halaman = semua.filter(function (satu) { return HALAMAN.test(new URL(satu.url).pathname); });
    return Promise.all(halaman.slice(0, Math.max(0, halaman.length - TERBANYAK)).map(function (satu) { return rak.delete(satu); }));
  });
}

/* The network first; after a while without an answer the kept copy, if there is one. */
function jaringanDulu(permintaan) {
  return caches.open(RAK).then(function (rak) {
    return rak.match(permintaan).then(function (lama) {
      var jaringan = fetch(permintaan).then(function (jawab) {
        if (jawab.status === 200 && !jawab.redirected) {
          return rak.put(permintaan, jawab.clone()).then(function () { return pangkas(rak); }).then(function () { return jawab; });
        }
        if (jawab.status === 404 || jawab.status === 410) { return rak.delete(permintaan).then(function () { return jawab; }); }
        return jawab.status >= 500 && lama ? lama : jawab;
      });
      if (!lama) { return jaringan; }
      var sabar = new Promise(function (jadi) { setTimeout(function () { jadi(lama); }, 8000); });
      return Promise.race([jaringan, sabar]).catch(function () { return lama; });
    });
  });
}

self.addEventListener('fetch', function (peristiwa) {
  var permintaan = peristiwa.request, alamat = new URL(permintaan.url);
  if (permintaan.method !== 'GET' || alamat.origin !== self.location.origin || permintaan.headers.has('X-Antrean')) { return; }
  if (permintaan.mode === 'navigate' && HALAMAN.test(alamat.pathname)) { peristiwa.respondWith(jaringanDulu(permintaan)); }
  else if (milik(alamat)) { peristiwa.respondWith(simpananDulu(permintaan)); }
});

function kirimAntrean() {
  function kerja() { return self.SkmAntrean.kirimSemua(); }
  return (navigator.locks ? navigator.locks.request('skm-antrean', kerja) : kerja()).then(function (jumlah) {
    return self.clients.matchAll().then(function (jendela) {
      jendela.forEach(function (satu) { satu.postMessage(jumlah); });
      if (jumlah.tunggu) { throw new Error('still waiting'); }
    });
  });
}

self.addEventListener('sync', function (peristiwa) { if (peristiwa.tag === 'antrean') { peristiwa.waitUntil(kirimAntrean()); } });
