// The pages hold dates only; what is today is decided here, for Asia/Shanghai.
(function () {
  "use strict";
  var DAY = 86400000;
  var now = new Date(Date.now() + 8 * 3600000);
  var today = now.toISOString().slice(0, 10);
  var WORDS = ["今天", "明天", "后天"];

  function apart(date) {
    return Math.round((Date.parse(date) - Date.parse(today)) / DAY);
  }

  function label(node) {
    var words = WORDS[apart(node.getAttribute("data-date"))];
    var place = node.querySelector("[data-label]");
    if (words && place) place.textContent = words;
    if (words === WORDS[0]) node.classList.add("is-today");
  }

  function nothingToday() {
    var item = document.createElement("li");
    item.className = "day is-today";
    item.innerHTML = '<div class="tile" aria-hidden="true"><span class="tile__month">' + (now.getUTCMonth() + 1) +
      '月</span><span class="tile__day">' + now.getUTCDate() + '</span></div><div class="day__body">' +
      '<h3 class="day__head"><span class="day__label">今天</span> 星期' + "日一二三四五六"[now.getUTCDay()] +
      '</h3><p class="day__free">没有安排</p></div>';
    return item;
  }

  // The first page shows today on a leaf of its own, above the buttons.
  function leaf(item) {
    var list = document.createElement("ol");
    list.className = "days days--now";
    list.appendChild(item);
    var place = document.querySelector("[data-now]");
    place.innerHTML = '<h2 class="vh">今天的安排</h2>';
    place.appendChild(list);
  }

  function list(days) {
    var home = days.getAttribute("data-days") === "home";
    var limit = home ? 3 : 6;
    var shown = 0;
    var now = null;
    [].slice.call(days.children).forEach(function (day) {
      var distance = apart(day.getAttribute("data-date"));
      if (home && distance === 0) { label(day); now = day; return; }
      day.hidden = distance < 0 || shown >= limit;
      if (!day.hidden) { shown += 1; label(day); }
    });
    if (home) leaf(now || nothingToday());
    days.setAttribute("data-ready", "");
  }

  // The address may name a folded part of the page; give it, unfolded.
  window.linliUnfold = function () {
    var name = location.hash.slice(1);
    try { name = decodeURIComponent(name); } catch (e) { return null; }
    var target = name && document.getElementById(name);
    if (!target || target.tagName !== "DETAILS") return null;
    target.open = true;
    return target;
  };

  // Called by a line of script right behind each list, so that nothing moves once seen.
  window.linliDays = function () {
    linliUnfold();
    [].forEach.call(document.querySelectorAll("[data-days]:not([data-ready])"), list);
    [].forEach.call(document.querySelectorAll("td[data-date]:not([data-ready])"), function (cell) {
      cell.classList.toggle("is-past", apart(cell.getAttribute("data-date")) < 0);
      cell.setAttribute("data-ready", "");
      label(cell);
    });
  };
})();
