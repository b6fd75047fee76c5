/* Keeps a form working without a signal. Loaded after the page, which works without it.
   <form data-antre>            finished forms go through the queue of antrean.js, one key per filling
     data-draf                  what is being filled stays on this device for a day; wiped after sending
     data-pilih                 what is said at a forgotten question (fieldset.tanya)
     data-lanjut="URL"          where to go when it was sent or waits (a kiosk, a stack of paper); else thanks, or stay
   <form data-sampai>           the last day of its door: filled in later, nothing waits (data-tutup says so)
   <section data-tamat hidden>  thanks, standing alone once a form waits for the signal
   Fields `kunci`, `diisi` (the day) and `lama` (seconds) are set here. Fires `skm:menunggu`, and `skm:terkirim`: who
   prevents its default keeps the page, emptied and with a new key. `skm:buang` empties it likewise. */
(function () {
  'use strict';
  var form = document.querySelector('form[data-antre]');
  if (!form || !window.indexedDB || !window.fetch || !window.AbortController || !window.crypto) { return; }
  var antrean = window.SkmAntrean, kabar = window.SkmKabar, pesan = document.querySelector('[data-antre-pesan]');
  var laci = 'skm-draf ' + location.pathname, mulai = Date.now(), sibuk = false;
  var ulang = document.querySelector('.ringkas, [data-kembali]') !== null;

  function kunciBaru() {
    var acak = new Uint8Array(18);
    crypto.getRandomValues(acak);
    return btoa(String.fromCharCode.apply(null, acak)).replace(/\+/g, '-').replace(/\//g, '_');
  }

  function hari() {
    var kini = new Date();
    function dua(angka) { return (angka < 10 ? '0' : '') + angka; }
    return kini.getFullYear() + '-' + dua(kini.getMonth() + 1) + '-' + dua(kini.getDate());
  }

  function isian() {
    var isi = [];
    Array.prototype.forEach.call(form.elements, function (bidang) {
      if (!bidang.name || bidang.disabled || bidang.name === 'csrf_token') { return; }
      if ((bidang.type === 'radio' || bidang.type === 'checkbox') && !bidang.checked) { return; }
      if (bidang.type !== 'submit' && bidang.type !== 'button') { isi.push([bidang.name, bidang.value]); }
    });
    return isi;
  }

  function isikan(isi) {
    isi.forEach(function (satu) {
      Array.prototype.forEach.call(form.elements, function (bidang) {
        if (bidang.name !== satu[0]) { return; }
        if (bidang.type === 'radio' || bidang.type === 'checkbox') {
          if (bidang.value === satu[1]) { bidang.checked = true; }
        } else { bidang.value = satu[1]; }
      });
    });
  }

  function simpanDraf() {
    if (form.hasAttribute('data-draf') && !sibuk) {
      try { localStorage.setItem(laci, JSON.stringify({ saat: Date.now(), mulai: mulai, isi: isian() })); } catch (e) { /* full or forbidden: no draft */ }
    }
  }

  function buangDraf() { try { localStorage.removeItem(laci); } catch (e) { /* as above */ } }

  /* Whether it was begun with another version of the questionnaire: its answers belong to other questions. */
  function lainVersi(isi) {
    return isi.some(function (satu) { return satu[0] === 'kuesioner' && satu[1] !== form.elements.kuesioner.value; });
  }

  function pulihkanDraf() {
    var draf = null;
    try { draf = JSON.parse(localStorage.getItem(laci)); } catch (e) { /* as above */ }
    if (!draf || Date.now() - draf.saat > 86400000 || lainVersi(draf.isi)) { buangDraf(); return false; }
    mulai = draf.mulai;
    isikan(draf.isi);
    return true;
  }

  function belumDijawab() {
    return Array.prototype.filter.call(form.querySelectorAll('fieldset.tanya'), function (satu) { return !satu.querySelector('input:checked'); });
  }

  /* A forgotten question is found here, without asking the server, and marked as the server would mark it. */
  function tandai(satu) {
    var id = satu.id + '-galat', galat = document.getElementById(id);
    if (!galat) {
      galat = document.createElement('p');
      galat.className = 'galat';
      galat.id = id;
      galat.textContent = form.getAttribute('data-pilih');
      satu.insertBefore(galat, satu.querySelector('.opsi'));
    }
    satu.classList.add('salah');
    satu.setAttribute('aria-invalid', 'true');
    satu.setAttribute('aria-describedby', id);
  }

  /* What was answered or changed is no longer called wrong, here or in the summary at the top. */
  function hapusTanda(peristiwa) {
    var nama = peristiwa.target.name, galat = nama && document.getElementById(nama + '-galat');
    if (!galat) { return; }
    var bidang = galat.closest('fieldset') || peristiwa.target, ringkas = document.querySelector('.ringkas');
    var baris = ringkas && ringkas.querySelector('a[href="#' + nama + '"]');
    galat.remove();
    bidang.classList.remove('salah');
    bidang.removeAttribute('aria-invalid');
    bidang.removeAttribute('aria-describedby');
    if (baris) { baris.closest('li').remove(); }
    if (ringkas && !ringkas.querySelector('li')) { ringkas.remove(); }
  }

  function mulaiLagi() {
    form.reset();
    form.elements.kunci.value = kunciBaru();
    mulai = Date.now();
    sibuk = kabar.sibuk = false;
  }

  function menunggu() {
    buangDraf();
    mulaiLagi();
    document.dispatchEvent(new CustomEvent('skm:menunggu'));
    if (navigator.serviceWorker && navigator.serviceWorker.ready) {
      navigator.serviceWorker.ready.then(function (daftar) { if (daftar.sync) { return daftar.sync.register('antrean'); } }).catch(function () { /* sent when a page opens */ });
    }
    return kabar.kabarkan().then(function () {
      var tamat = document.querySelector('[data-tamat]');
      if (tamat) {
        tamat.hidden = false;
        tamat.parentNode.classList.add('usai');
        tamat.querySelector('h2').focus();
      } else if (pesan) { pesan.setAttribute('tabindex', '-1'); pesan.focus(); }
    });
  }

  function kirimForm(peristiwa) {
    peristiwa.preventDefault();
    if (sibuk) { return; }
    var kurang = belumDijawab();
    if (kurang.length) {
      kurang.forEach(tandai);
      kurang[0].scrollIntoView();
      kurang[0].querySelector('input').focus({ preventScroll: true });
      return;
    }
    var sampai = form.getAttribute('data-sampai');
    if (sampai && hari() > sampai && !navigator.onLine) { kabar.katakan(pesan.getAttribute('data-tutup')); pesan.setAttribute('tabindex', '-1'); pesan.focus(); return; }
    sibuk = kabar.sibuk = true;
    form.classList.add('sibuk');
    setel('diisi', hari());
    setel('lama', String(Math.min(9999999, Math.round((Date.now() - mulai) / 1000))));
    var butir = { kunci: form.elements.kunci.value, asal: location.pathname + location.search, tujuan: form.getAttribute('action'), isi: isian(), dibuat: Date.now(), token: form.elements.csrf_token.value };
    var token = butir.token;
    antrean.simpan(butir).then(function () {
      return navigator.onLine ? antrean.kirim(butir, token) : { hasil: 'tunggu' };
    }).then(function (jawab) {
      form.classList.remove('sibuk');
      if (jawab.hasil === 'tunggu' && jawab.status !== 429 && !jawab.masuk) { return menunggu(); }
      return antrean.buang(butir.kunci).then(function () {
        buangDraf();
        if (jawab.hasil !== 'terkirim') { form.submit(); return; }
        if (!document.dispatchEvent(new CustomEvent('skm:terkirim', { cancelable: true }))) { mulaiLagi(); return; }
        location.replace(form.getAttribute('data-lanjut') || jawab.url);
      });
    }).catch(function () { form.submit(); });
  }

  function setel(nama, nilai) {
    var bidang = form.elements[nama];
    if (!bidang) {
      bidang = document.createElement('input');
      bidang.type = 'hidden';
      bidang.name = nama;
      form.appendChild(bidang);
    }
    bidang.value = nilai;
  }

  /* The page as it came, without anything filled in, for the next visit without a signal. */
  function simpanHalaman() {
    if (!window.caches || ulang || !navigator.serviceWorker) { return; }
    var isi = '<!doctype html>' + document.documentElement.outerHTML;
    var kepala = { 'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'" };
    caches.open('skm-halaman').then(function (rak) { return rak.put(location.pathname + location.search, new Response(isi, { headers: kepala })); }).catch(function () { /* no room: works online only */ });
  }

  simpanHalaman();
  if (!ulang && !(form.hasAttribute('data-draf') && pulihkanDraf())) { form.elements.kunci.value = kunciBaru(); simpanDraf(); }
  document.addEventListener('skm:buang', mulaiLagi);
  form.addEventListener('submit', kirimForm);
  form.addEventListener('change', hapusTanda);
  form.addEventListener('change', simpanDraf);
  form.addEventListener('input', simpanDraf);
  window.addEventListener('pageshow', function (peristiwa) { if (peristiwa.persisted) { location.reload(); } });
  if (navigator.serviceWorker) { navigator.serviceWorker.register('/pekerja.js').catch(function () { /* not a secure address: works online only */ }); }
}());
