/* A button that prints, shown only where this runs; everybody else has the browser's own. One that comes first
   has the focus until its sheet is printed: then what follows has it. */
(function () {
  'use strict';
  Array.prototype.forEach.call(document.querySelectorAll('[data-cetak]'), function (tombol) {
    tombol.hidden = false;
    tombol.addEventListener('click', function () { window.print(); });
    if (tombol.dataset.cetak !== 'dahulu') { return; }
    tombol.focus();
    window.addEventListener('afterprint', function () { document.querySelector('[autofocus]').focus(); });
  });
}());
