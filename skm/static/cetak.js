/* A button that prints, shown only where this runs; everybody else has the browser's own. */
(function () {
  'use strict';
  Array.prototype.forEach.call(document.querySelectorAll('[data-cetak]'), function (tombol) {
    tombol.hidden = false;
    tombol.addEventListener('click', function () { window.print(); });
  });
}());
