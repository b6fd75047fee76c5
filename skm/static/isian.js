/* Shows what the inputs come to while they are typed. The server computes; nothing is stored until it is asked for. */
(function () {
  'use strict';
  var form = document.getElementById('isian'), hasil = document.getElementById('hasil'), nanti = null, urut = 0;
  if (!form || !hasil || !window.fetch || !window.URLSearchParams) { return; }
  function hitung() {
    var isi = new URLSearchParams(new FormData(form)), nomor = urut += 1;
    isi.set('aksi', 'hitung');
    fetch(form.action, { method: 'POST', body: isi, credentials: 'same-origin', redirect: 'error' }).then(function (jawab) {
      return jawab.ok ? jawab.text() : null;
    }).then(function (teks) {
      var baru = teks === null ? null : new DOMParser().parseFromString(teks, 'text/html').getElementById('hasil');
      if (nomor === urut && baru) { hasil.replaceChildren.apply(hasil, Array.prototype.slice.call(baru.childNodes)); }
    }).catch(function () { /* no signal: "Hitung saja" and saving say so themselves */ });
  }
  form.addEventListener('input', function () { clearTimeout(nanti); nanti = setTimeout(hitung, 400); });
}());
