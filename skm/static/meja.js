/* The slash leads to the search box, wherever nobody is typing: no line of words begins with one. */
(function () {
  'use strict';
  var kotak = document.getElementById('kotak-cari');
  function kosong(di) { return di.tagName === 'INPUT' && /^(text|search)$/.test(di.type) && di !== kotak && !di.value; }
  function mengetik(di) {
    return di.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(di.tagName) && !/^(checkbox|radio|button|submit)$/.test(di.type) && !kosong(di);
  }
  if (!kotak) { return; }
  document.addEventListener('keydown', function (tekan) {
    if (tekan.key !== '/' || tekan.ctrlKey || tekan.altKey || tekan.metaKey || mengetik(tekan.target)) { return; }
    tekan.preventDefault();
    kotak.focus();
    kotak.select();
  });
}());
