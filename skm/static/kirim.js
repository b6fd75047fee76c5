/* What was typed outlives a server that is away: before a filled in form leaves its page it is asked whether anybody
   answers. Without this script the browser says that nobody does; loading that page again sends the form again.
   <script data-putus="what is said at the end of the form meanwhile"> */
(function (naskah) {
  'use strict';
  var kata = naskah && naskah.getAttribute('data-putus'), ditanya = null, lolos = null;
  if (!kata || !window.fetch || !window.AbortController || !HTMLFormElement.prototype.requestSubmit) { return; }

  function diisi(bidang) { return /^(INPUT|SELECT|TEXTAREA)$/.test(bidang.tagName) && !/^(hidden|submit|button|image|reset)$/.test(bidang.type); }

  function menjawab() {
    var henti = new AbortController(), jam = setTimeout(function () { henti.abort(); }, 8000);
    return fetch('/sehat/hidup', { cache: 'no-store', credentials: 'omit', signal: henti.signal }).then(function (jawab) { return jawab.status < 500; })
      .catch(function () { return false; }).then(function (ya) { clearTimeout(jam); return ya; });
  }

  function katakan(form) {
    var pesan = form.querySelector('[data-putus]') || document.createElement('p');
    pesan.className = 'galat';
    pesan.setAttribute('role', 'alert');
    pesan.setAttribute('data-putus', '');
    pesan.textContent = '';
    form.appendChild(pesan);
    pesan.textContent = kata;
    pesan.scrollIntoView({ block: 'nearest' });
  }

  document.addEventListener('submit', function (peristiwa) {
    var form = peristiwa.target, tombol = peristiwa.submitter;
    if (lolos === form) { return; }
    if (peristiwa.defaultPrevented || form.getAttribute('method') !== 'post' || !Array.prototype.some.call(form.elements, diisi)) { return; }
    peristiwa.preventDefault();
    if (ditanya === form) { return; }
    ditanya = form;
    menjawab().then(function (ya) {
      ditanya = null;
      if (!ya) { katakan(form); return; }
      lolos = form;
      form.requestSubmit(tombol);
      lolos = null;
    });
  });
}(document.currentScript));
