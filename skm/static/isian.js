/* Shows what the inputs come to while they are typed. The server computes; nothing is stored until it is asked for. */
(function () {
  'use strict';
  var form = document.getElementById('isian'), hasil = document.getElementById('hasil'), nanti = null, urut = 0;
  var ringkas = document.getElementById('ringkas'), berkas = document.getElementById('berkas');
  if (!form || !hasil || !window.fetch || !window.URLSearchParams) { return; }
  function tampilkan(teks, gagal) {
    var baru = new DOMParser().parseFromString(teks, 'text/html');
    var isi = baru.querySelector(gagal ? '.ringkasan-galat ul' : '#hasil'), kata = baru.getElementById('ringkas');
    if (!isi) { return; }
    if (gagal) { isi.className = 'pesan pesan-galat'; hasil.replaceChildren(isi); }
    else { hasil.replaceChildren.apply(hasil, Array.prototype.slice.call(isi.childNodes)); }
    ringkas.textContent = gagal ? isi.textContent : kata.textContent;
  }
  function hitung() {
    var data = new FormData(form), nomor = urut += 1;
    data.delete('berkas');
    data.set('aksi', 'hitung');
    fetch(form.action, { method: 'POST', body: new URLSearchParams(data), credentials: 'same-origin', redirect: 'error' }).then(function (jawab) {
      if (!jawab.ok && jawab.status !== 400) { return; }
      return jawab.text().then(function (teks) { if (nomor === urut) { tampilkan(teks, !jawab.ok); } });
    }).catch(function () { /* no signal: "Hitung saja" and saving say so themselves */ });
  }
  form.addEventListener('input', function (peristiwa) {
    if (peristiwa.target === berkas) { return; }
    clearTimeout(nanti);
    nanti = setTimeout(hitung, 400);
  });
  if (berkas) {
    berkas.addEventListener('change', function () {
      var besar = berkas.files[0] && berkas.files[0].size > Number(berkas.dataset.terbesar);
      berkas.setCustomValidity(besar ? berkas.dataset.pesan : '');
      berkas.reportValidity();
    });
  }
}());
