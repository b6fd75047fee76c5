/* A page that was given back is the answer of another address: from here on it has its own. */
(function (naskah) {
  'use strict';
  if (naskah && window.history && history.replaceState) { history.replaceState(null, '', naskah.getAttribute('data-alamat')); }
}(document.currentScript));
