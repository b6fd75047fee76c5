/* The queue of finished forms that wait on this device for the signal. Runs on the page and in the service worker.
   An entry holds a form's fields, its key, where it goes and the token of the page it stood on; it stays until the
   server has answered for it. Sending fetches a fresh token first; where the door is closed by now, the page's own
   proves that it was open. The server knows a key it has seen, so sending twice stores once.
   Of what the server refused stays only that, when and why (`ditolak`), until somebody has read it. */
(function (self) {
  'use strict';
  var HARI = 86400000, TERLAMA = 14 * HARI;

  function buka() {
    return new Promise(function (jadi, gagal) {
      var minta = indexedDB.open('skm-antrean', 1);
      minta.onupgradeneeded = function () { minta.result.createObjectStore('kiriman', { keyPath: 'kunci' }); };
      minta.onsuccess = function () { jadi(minta.result); };
      minta.onerror = function () { gagal(minta.error); };
    });
  }

  function dalam(cara, kerja) {
    return buka().then(function (db) {
      return new Promise(function (jadi, gagal) {
        var transaksi = db.transaction('kiriman', cara), minta = kerja(transaksi.objectStore('kiriman'));
        transaksi.oncomplete = function () { db.close(); jadi(minta.result); };
        transaksi.onerror = transaksi.onabort = function () { db.close(); gagal(transaksi.error); };
      });
    });
  }

  function simpan(butir) { return dalam('readwrite', function (rak) { return rak.put(butir); }); }
  function buang(kunci) { return dalam('readwrite', function (rak) { return rak.delete(kunci); }); }
  function daftar() { return dalam('readonly', function (rak) { return rak.getAll(); }); }
  function semua() { return daftar().then(function (isi) { return isi.filter(function (satu) { return satu.ditolak === undefined; }); }); }
  function ditolak() { return daftar().then(function (isi) { return isi.filter(function (satu) { return satu.ditolak !== undefined; }); }); }

  function ambil(url, pilihan) {
    var henti = new AbortController(), jam = setTimeout(function () { henti.abort(); }, 20000);
    pilihan.signal = henti.signal;
    pilihan.credentials = 'same-origin';
    pilihan.cache = 'no-store';
    pilihan.headers = { 'X-Antrean': '1' };
    return fetch(url, pilihan).then(function (jawab) { clearTimeout(jam); return jawab; },
      function (galat) { clearTimeout(jam); throw galat; });
  }

  function perluMasuk(jawab) { return /\/masuk$/.test(new URL(jawab.url).pathname); }

  function tokenBaru(butir) {
    return ambil(butir.asal, { method: 'GET' }).then(function (jawab) {
      if (perluMasuk(jawab)) { return null; }
      if (jawab.status === 404 || jawab.status === 410) { return butir.token || '-'; }
      return jawab.text().then(function (teks) {
        var cocok = /name="csrf_token"[^>]*value="([^"]+)"/.exec(teks);
        return cocok ? cocok[1] : undefined;
      });
    });
  }

  function alasan(jawab) {
    var teks = /^text\/plain/.test(jawab.headers.get('Content-Type') || '');
    return (teks ? jawab.text() : Promise.resolve('')).then(function (kalimat) { return { hasil: 'ditolak', status: jawab.status, alasan: kalimat }; });
  }

  /* What became of an entry: 'terkirim', 'ditolak' (the server will never take it, and says why), 'tunggu' (`masuk`:
     until somebody signs in). */
  function kirim(butir, token) {
    return (token ? Promise.resolve(token) : tokenBaru(butir)).then(function (sah) {
      if (!sah) { return { hasil: 'tunggu', masuk: sah === null }; }
      var isi = new URLSearchParams();
      butir.isi.forEach(function (satu) { isi.append(satu[0], satu[1]); });
      isi.set('csrf_token', sah);
      return ambil(butir.tujuan, { method: 'POST', body: isi }).then(function (jawab) {
        if (perluMasuk(jawab)) { return { hasil: 'tunggu', masuk: true }; }
        if (jawab.ok) { return { hasil: 'terkirim', url: jawab.url }; }
        if (jawab.status === 400 && token) { return kirim(butir); }
        if (jawab.status === 429 || jawab.status >= 500) { return { hasil: 'tunggu', status: jawab.status }; }
        return alasan(jawab);
      });
    }).catch(function () { return { hasil: 'tunggu' }; });
  }

  function berurutan(daftar, kerja) {
    return daftar.reduce(function (lalu, satu) { return lalu.then(function () { return kerja(satu); }); }, Promise.resolve());
  }

  /* Send what waits, oldest first. Gives how many were sent, refused, and still wait, some for a sign-in. What is
     older than the server takes is told as refused, without asking. */
  function kirimSemua() {
    var jumlah = { terkirim: 0, ditolak: 0, tunggu: 0, masuk: 0 };
    return semua().then(function (daftar) {
      daftar.sort(function (a, b) { return a.dibuat - b.dibuat; });
      return berurutan(daftar, function (butir) {
        var lama = Date.now() - butir.dibuat > TERLAMA;
        return (lama ? Promise.resolve({ hasil: 'ditolak', lama: true, alasan: '' }) : kirim(butir)).then(function (jawab) {
          jumlah[jawab.hasil] += 1;
          if (jawab.masuk) { jumlah.masuk += 1; }
          if (jawab.hasil === 'ditolak') { return simpan({ kunci: butir.kunci, dibuat: butir.dibuat, ditolak: jawab.alasan, lama: Boolean(jawab.lama) }); }
          if (jawab.hasil === 'terkirim') { return buang(butir.kunci); }
        });
      });
    }).then(function () { return jumlah; });
  }

  self.SkmAntrean = { simpan: simpan, buang: buang, semua: semua, ditolak: ditolak, kirim: kirim, kirimSemua: kirimSemua };
}(typeof self === 'undefined' ? window : self));
