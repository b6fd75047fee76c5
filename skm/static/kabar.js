/* Sends what waits on this device as soon as a page is open, again and again while it is, and tells what became of it.
   <p data-antre-pesan hidden  role="status" with data-tunggu ("{n}" wait), data-masuk (they wait for a sign-in),
     data-terkirim, data-ditolak ("{hari}": filled in then, not taken; the server's reason follows), data-lama (too old),
     data-mengerti (the button by which a refusal has been read) */
(function () {
  'use strict';
  var antrean = window.SkmAntrean, pesan = document.querySelector('[data-antre-pesan]');
  var JEDA = 30000, jam = null;
  var kabar = window.SkmKabar = { sibuk: false, katakan: katakan, kabarkan: kabarkan };

  function kata(nama) { return pesan && pesan.getAttribute('data-' + nama) || ''; }

  function katakan(teks) {
    if (!pesan) { return; }
    if (pesan.textContent !== teks) { pesan.textContent = teks; }  // the same words again would be read out again
    pesan.hidden = !teks;
  }

  function tentang(satu) {
    var hari = new Date(satu.dibuat).toLocaleDateString(document.documentElement.lang, { day: 'numeric', month: 'long', year: 'numeric' });
    return kata(satu.lama ? 'lama' : 'ditolak').replace('{hari}', hari) + (satu.ditolak ? ' ' + satu.ditolak : '');
  }

  function tambahkan(daftar) {
    var tombol = document.createElement('button'), tamat = document.querySelector('[data-tamat]');
    if (tamat) { tamat.hidden = true; }
    daftar.forEach(function (satu) {
      var baris = document.createElement('span');
      baris.style.display = 'block';
      baris.textContent = tentang(satu);
      pesan.appendChild(baris);
    });
    tombol.type = 'button';
    tombol.className = 'tombol tombol-biasa tombol-kecil';
    tombol.style.marginTop = '.75rem';
    tombol.textContent = kata('mengerti');
    tombol.addEventListener('click', function () {
      Promise.all(daftar.map(function (satu) { return antrean.buang(satu.kunci); })).then(function () { katakan(''); return kabarkan(); });
    });
    pesan.appendChild(tombol);
    pesan.hidden = false;
  }

  function kabarkan(hitungan) {
    return Promise.all([antrean.semua(), antrean.ditolak()]).then(function (isi) {
      var tunggu = isi[0].length;
      clearTimeout(jam);
      if (tunggu) { jam = setTimeout(coba, JEDA); }
      if (tunggu) { katakan(kata(hitungan && hitungan.masuk ? 'masuk' : 'tunggu').replace('{n}', tunggu)); }
      else if (pesan && (isi[1].length || !pesan.hidden)) { katakan(hitungan && hitungan.terkirim ? kata('terkirim') : ''); }
      if (pesan && isi[1].length) { tambahkan(isi[1]); }
      return tunggu;
    });
  }

  function coba() {
    if (kabar.sibuk) { jam = setTimeout(coba, JEDA); return Promise.resolve(); }
    function kerja() { return antrean.kirimSemua().then(kabarkan); }
    return (navigator.locks ? navigator.locks.request('skm-antrean', kerja) : kerja()).catch(function () { /* storage is closed: nothing waits */ });
  }

  if (!window.indexedDB || !window.fetch || !window.AbortController) { return; }
  window.addEventListener('online', coba);
  window.addEventListener('pageshow', function (peristiwa) { if (!peristiwa.persisted) { coba(); } });
  if (navigator.serviceWorker) {
    navigator.serviceWorker.addEventListener('message', function (peristiwa) { if (peristiwa.data && peristiwa.data.terkirim !== undefined) { kabarkan(peristiwa.data); } });
  }
}());
