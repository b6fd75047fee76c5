/* A shared screen: one question at a time, wiped when its person leaves, closed by a PIN. Without this script the
   kiosk is the long form. It navigates nowhere, so that full screen stays and the back button finds no answers.
   A web page cannot lock the tablet itself: pin the screen in the tablet's own settings as well. */
(function () {
  'use strict';
  var badan = document.body, form = document.querySelector('form[data-antre]'), bahan = document.getElementById('kios-bagian');
  if (!form || !bahan || !window.HTMLDialogElement) { return; }
  var BATAS = Number(badan.getAttribute('data-batas')), PERINGATAN = Number(badan.getAttribute('data-peringatan'));
  var utama = document.querySelector('main'), adaGalat = document.querySelector('.ringkas') !== null;
  utama.insertBefore(bahan.content.cloneNode(true), form);

  function cari(pilih) { return document.querySelector(pilih); }
  function daftar(pilih, akar) { return Array.prototype.slice.call((akar || document).querySelectorAll(pilih)); }
  var awal = cari('.awal'), selesai = cari('.selesai'), maju = cari('.maju'), nav = cari('.langkah-nav'), kirim = cari('.kirim');
  var kembali = cari('[data-kembali]'), lanjut = cari('[data-lanjut-langkah]'), letak = cari('[data-letak]'), batang = cari('.maju progress');
  var masih = cari('.masih'), terkunci = cari('.terkunci'), dialogPin = cari('.pin'), pin = cari('#pin'), pinGalat = cari('[data-pin-galat]');
  var langkah = daftar('form[data-antre] > fieldset, form[data-antre] > section, form[data-antre] > label');
  var bertanya = daftar('fieldset.tanya').length, kini = -1, jam = null, hitung = null, penuh = false;

  form.parentNode.insertBefore(nav, form.nextSibling);
  badan.appendChild(cari('.petugas'));
  badan.classList.add('satu-satu');
  langkah.forEach(function (satu) { satu.classList.add('langkah'); });

  function terjawab(satu) { return !satu.classList.contains('tanya') || satu.querySelector('input:checked') !== null; }

  function tunjukkan(nomor) {
    kini = nomor;
    var mengisi = nomor >= 0 && nomor < langkah.length, akhir = nomor === langkah.length - 1;
    langkah.forEach(function (satu, urut) { satu.classList.toggle('kini', urut === nomor); });
    awal.classList.toggle('kini', nomor === -1);
    selesai.classList.toggle('kini', nomor === langkah.length);
    [maju, nav].forEach(function (satu) { satu.classList.toggle('kini', mengisi); });
    kirim.classList.toggle('kini', akhir);
    lanjut.hidden = akhir;
    if (mengisi) {
      lanjut.disabled = !terjawab(langkah[nomor]);
      var tanya = daftar('fieldset.tanya').indexOf(langkah[nomor]);
      letak.textContent = tanya < 0 ? '' : letakTeks(tanya + 1);
      batang.value = (nomor + 1) / langkah.length;
      var judul = langkah[nomor].querySelector('legend, h2, label') || langkah[nomor];
      judul.setAttribute('tabindex', '-1');
      judul.focus({ preventScroll: true });
    }
    window.scrollTo(0, 0);
    jagaWaktu();
  }

  function letakTeks(nomor) { return badan.getAttribute('data-hitungan').replace('{n}', nomor).replace('{m}', bertanya); }

  /* Nothing of this person stays: not in the form, not in a draft (a kiosk keeps none), not in the history. */
  function hapus() {
    tutup(masih);
    tutup(dialogPin);
    if (adaGalat) { location.replace(location.pathname + location.search); return; }
    document.dispatchEvent(new CustomEvent('skm:buang'));
    tunjukkan(-1);
  }

  function tutup(dialog) { if (dialog.open) { dialog.close(); } }

  function jagaWaktu() {
    clearTimeout(jam);
    clearInterval(hitung);
    if (kini < 0) { return; }
    if (kini === langkah.length) { jam = setTimeout(hapus, 6000); return; }
    jam = setTimeout(peringatkan, BATAS * 1000);
  }

  function peringatkan() {
    var sisa = PERINGATAN, angka = cari('[data-detik]');
    angka.textContent = sisa;
    tutup(dialogPin);
    if (!masih.open) { masih.showModal(); }
    hitung = setInterval(function () {
      sisa -= 1;
      angka.textContent = sisa;
      if (sisa <= 0) { clearInterval(hitung); hapus(); }
    }, 1000);
  }

  function layarPenuh() {
    var akar = document.documentElement;
    if (akar.requestFullscreen) { akar.requestFullscreen().then(function () { penuh = true; tutup(terkunci); }).catch(function () { tutup(terkunci); }); }
    else { tutup(terkunci); }
  }

  function bukaPin() { pin.value = ''; pinGalat.textContent = ''; dialogPin.showModal(); pin.focus(); }

  function keluar(peristiwa) {
    peristiwa.preventDefault();
    var isi = new URLSearchParams();
    isi.set('pin', pin.value);
    isi.set('csrf_token', form.elements.csrf_token.value);
    pin.value = '';
    fetch(badan.getAttribute('data-keluar'), { method: 'POST', body: isi, credentials: 'same-origin' }).then(function (jawab) {
      if (jawab.ok) {
        penuh = false;
        if (document.fullscreenElement) { document.exitFullscreen(); }
        document.dispatchEvent(new CustomEvent('skm:buang'));
        location.replace(badan.getAttribute('data-beranda'));
        return null;
      }
      return jawab.text().then(function (teks) { pinGalat.textContent = teks; pin.focus(); });
    }).catch(function () { pinGalat.textContent = badan.getAttribute('data-tanpa-sinyal'); });
  }

  form.addEventListener('change', function (peristiwa) {
    jagaWaktu();
    if (peristiwa.target.type !== 'radio' || kini < 0 || kini >= langkah.length) { return; }
    lanjut.disabled = false;
    var di = kini;
    if (peristiwa.target.getAttribute('data-papan') === null) { setTimeout(function () { if (kini === di && di < langkah.length - 1) { tunjukkan(di + 1); } }, 350); }
  });
  /* Arrow keys choose one radio after another: only Enter or the button goes on then. */
  form.addEventListener('keydown', function (peristiwa) {
    if (peristiwa.target.type !== 'radio') { return; }
    peristiwa.target.form.querySelectorAll('input[type=radio]').forEach(function (satu) { satu.setAttribute('data-papan', ''); });
    if (peristiwa.key === 'Enter') { peristiwa.preventDefault(); if (terjawab(langkah[kini]) && kini < langkah.length - 1) { tunjukkan(kini + 1); } }
  });
  form.addEventListener('pointerdown', function () { daftar('[data-papan]', form).forEach(function (satu) { satu.removeAttribute('data-papan'); }); });
  ['pointerdown', 'keydown', 'input'].forEach(function (nama) { document.addEventListener(nama, function () { if (!masih.open) { jagaWaktu(); } }); });
  cari('[data-mulai]').addEventListener('click', function () { layarPenuh(); tunjukkan(0); });
  cari('[data-masih]').addEventListener('click', function () { clearInterval(hitung); tutup(masih); jagaWaktu(); });
  masih.addEventListener('cancel', function () { clearInterval(hitung); jagaWaktu(); });
  cari('[data-penuh]').addEventListener('click', layarPenuh);
  terkunci.addEventListener('cancel', function (peristiwa) { peristiwa.preventDefault(); });
  kembali.addEventListener('click', function () { tunjukkan(kini - 1); });
  lanjut.addEventListener('click', function () { tunjukkan(kini + 1); });
  daftar('[data-petugas]').forEach(function (satu) { satu.addEventListener('click', bukaPin); });
  cari('[data-batal]').addEventListener('click', function () { dialogPin.close(); });
  cari('.pin form').addEventListener('submit', keluar);
  document.addEventListener('fullscreenchange', function () {
    if (!document.fullscreenElement && penuh && !terkunci.open) { terkunci.showModal(); }
  });
  function usai(terkirim) {
    cari('[data-terkirim]').hidden = !terkirim;
    cari('[data-menunggu]').hidden = terkirim;
    tunjukkan(langkah.length);
    selesai.focus();
  }
  document.addEventListener('skm:terkirim', function (peristiwa) { peristiwa.preventDefault(); setTimeout(function () { usai(true); }, 0); });
  document.addEventListener('skm:menunggu', function () { setTimeout(function () { usai(false); }, 0); });
  history.pushState(null, '', location.href);
  window.addEventListener('popstate', function () { history.pushState(null, '', location.href); if (kini > 0 && kini < langkah.length) { tunjukkan(kini - 1); } });

  if (adaGalat) { tunjukkan(Math.max(0, langkah.findIndex(function (satu) { return !terjawab(satu); }))); } else { form.reset(); tunjukkan(-1); }
}());
