/* The slash leads to the search box, wherever nobody is typing. */
(function () {
  'use strict';
  var kotak = document.getElementById('kotak-cari');
  function mengetik(di) { return di.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(di.tagName) && !/^(checkbox|radio|button|submit)$/.test(di.type); }
  if (!kotak) { return; }
  document.addEventListener('keydown', function (tekan) {
    if (tekan.key !== '/' || tekan.ctrlKey || tekan.altKey || tekan.metaKey || mengetik(tekan.target)) { return; }
    tekan.preventDefault();
    kotak.focus();
    kotak.select();
  });
}());
