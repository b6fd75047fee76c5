/* Service worker: the last copy of a questionnaire when there is no signal, and the queue when it comes back.
   It keeps pages as they came from the server, never an answer. */
'use strict';
importScripts('/static/antrean.js');

var RAK = 'skm-halaman';
var MILIK = ['/static/antrean.js', '/static/luring.js', '/static/kios.js', '/static/kios.css'];
var HALAMAN = /^\/(s|t|kios)\/[^/]+$/;
var TERBANYAK = 20;

self.addEventListener('install', function (peristiwa) {
  peristiwa.waitUntil(caches.open(RAK).then(function (rak) {
    return Promise.all(MILIK.map(function (alamat) { return rak.add(alamat).catch(function () { return null; }); }));
  }).then(function () { return self.skipWaiting(); }));
});

self.addEventListener('activate', function (peristiwa) { peristiwa.waitUntil(self.clients.claim()); });

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
  if ((permintaan.mode === 'navigate' && HALAMAN.test(alamat.pathname)) || MILIK.indexOf(alamat.pathname) >= 0) {
    peristiwa.respondWith(jaringanDulu(permintaan));
  }
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
