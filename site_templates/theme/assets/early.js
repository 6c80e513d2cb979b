// Runs before the first paint: what the reader chose last time, or else the phone's own.
(function () {
  "use strict";
  var html = document.documentElement;
  html.className = html.className.replace("no-js", "js");
  function stored(key) {
    try { return localStorage.getItem("linli." + key); } catch (e) { return null; }
  }
  if (stored("large") === "1") html.classList.add("large");
  var dark = stored("dark");
  var system = window.matchMedia && matchMedia("(prefers-color-scheme: dark)").matches;
  if (dark === "1" || (dark === null && system)) html.classList.add("dark");
})();
