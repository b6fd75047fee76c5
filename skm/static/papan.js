/* Fetches the board again every half minute, unless somebody is busy in it. What is typed above is never touched. */
(function () {
  'use strict';
  var papan = document.getElementById('papan');
  if (!papan || !window.fetch) { return; }
  function sibuk() { return document.hidden || papan.contains(document.activeElement) || papan.querySelector('input:checked, details[open]') !== null; }
  setInterval(function () {
    if (sibuk()) { return; }
    fetch(papan.getAttribute('data-segar') + location.search, { credentials: 'same-origin', redirect: 'error' }).then(function (jawab) {
      return jawab.ok ? jawab.text() : null;
    }).then(function (isi) {
      if (isi === null || sibuk()) { return; }
      var baru = new DOMParser().parseFromString(isi, 'text/html').body;
      papan.replaceChildren.apply(papan, Array.prototype.slice.call(baru.childNodes));
    }).catch(function () { /* no signal: the board stays as it was */ });
  }, 30000);
}());
