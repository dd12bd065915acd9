(function () {
  var folds = Array.from(document.querySelectorAll("details"));
  var before = [];
  var button = document.getElementById("unfold");
  function put(open) { folds.forEach(function (fold, k) { fold.open = open(k); }); }
  button.hidden = false;
  button.addEventListener("click", function () {
    var open = folds.some(function (fold) { return !fold.open; });
    put(function () { return open; });
  });
  window.addEventListener("beforeprint", function () {
    before = folds.map(function (fold) { return fold.open; });
    put(function () { return true; });
  });
  window.addEventListener("afterprint", function () { put(function (k) { return before[k]; }); });
})();
