// Large print, reading aloud, search, filters, copying. Every page works without it.
(function () {
  "use strict";
  var html = document.documentElement;
  var root = document.body.getAttribute("data-root").replace(/\/?$/, "/");
  var suffix = document.body.getAttribute("data-suffix");
  var SHANGHAI = 8 * 3600000;
  var today = new Date(Date.now() + SHANGHAI).toISOString().slice(0, 10);

  function all(selector, within) { return [].slice.call((within || document).querySelectorAll(selector)); }
  function on(selector, type, act) { all(selector).forEach(function (n) { n.addEventListener(type, act); }); }
  function say(words) { document.querySelector("[data-say]").textContent = words; }
  function store(key, value) { try { localStorage.setItem("linli." + key, value); } catch (e) { /* private mode */ } }

  // --- large print and dark colours ---
  function choice(attribute, name, words) {
    var buttons = all("[" + attribute + "]");
    function show() {
      buttons.forEach(function (b) { b.setAttribute("aria-pressed", String(html.classList.contains(name))); });
    }
    buttons.forEach(function (button) {
      button.addEventListener("click", function () {
        var now = html.classList.toggle(name);
        store(name, now ? "1" : "0");
        show();
        say(words[now ? 0 : 1]);
      });
    });
    show();
  }
  choice("data-large", "large", ["已换成大字", "已换回普通字"]);
  choice("data-dark", "dark", ["已换成深色", "已换成浅色"]);

  // --- reading aloud ---
  var voice = window.speechSynthesis;
  function reading(active) {
    all("[data-read]").forEach(function (b) {
      b.setAttribute("aria-pressed", String(active));
      b.textContent = active ? "停读" : "朗读";
    });
  }
  function read() {
    if (voice.speaking || voice.pending) { voice.cancel(); reading(false); say("已停止朗读"); return; }
    var lines = document.getElementById("content").innerText.split(/\n+/).filter(function (l) { return l.trim(); });
    reading(true);
    lines.forEach(function (line, i) {
      var words = new SpeechSynthesisUtterance(line);
      words.lang = "zh-CN";
      words.rate = 0.9;
      if (i === lines.length - 1) words.onend = function () { reading(false); };
      voice.speak(words);
    });
  }
  if (voice && window.SpeechSynthesisUtterance) {
    all("[data-read]").forEach(function (b) { b.hidden = false; b.addEventListener("click", read); });
    window.addEventListener("pagehide", function () { voice.cancel(); });
  }

  // --- sheets: the menu and the search ---
  on("[data-open]", "click", function () {
    var sheet = document.getElementById(this.getAttribute("data-open"));
    if (sheet.showModal) sheet.showModal(); else sheet.setAttribute("open", "");
    var field = sheet.querySelector("input");
    if (field) { field.focus(); load("search/index.js"); load("notices/data.js"); }
  });
  on("[data-close]", "click", function () { this.closest("dialog").close(); });
  on("dialog", "click", function (e) { if (e.target === this) this.close(); });
  document.addEventListener("keydown", function (e) {
    if (e.key === "/" && !/INPUT|SELECT|TEXTAREA/.test(e.target.tagName)) {
      e.preventDefault();
      all("[data-open=search]")[0].click();
    }
  });

  // --- small things ---
  function unfold() {
    var target = linliUnfold();
    if (target) target.scrollIntoView();
  }
  window.addEventListener("hashchange", unfold);
  unfold();
  on("[data-print]", "click", function () { window.print(); });
  on("[data-copy]", "click", function () {
    var url = this.getAttribute("data-copy");
    var button = this.querySelector(".button__text");
    var before = button.innerHTML;
    function done() {
      button.textContent = "已复制";
      say("地址已复制");
      setTimeout(function () { button.innerHTML = before; }, 3000);
    }
    function byHand() {
      var field = document.createElement("textarea");
      field.value = url;
      document.body.appendChild(field);
      field.select();
      var copied = document.execCommand("copy");
      field.remove();
      if (copied) done(); else say("复制不了，请长按上面的地址");
    }
    if (navigator.clipboard) navigator.clipboard.writeText(url).then(done, byHand); else byHand();
  });
  all("[data-until]").forEach(function (n) { n.hidden = n.getAttribute("data-until") < today; });
  var age = Math.floor((Date.parse(today) - Date.parse(window.linliAsOf)) / 86400000);
  if (age > 7) {
    all("[data-stale]").forEach(function (n) { n.hidden = false; });
    all("[data-stale-days]").forEach(function (n) { n.textContent = age; });
  }
  all("[data-solved]").forEach(function (link) {
    var counts = JSON.parse(link.getAttribute("data-solved"));
    var month = today.slice(0, 7);
    var place = link.querySelector("[data-solved-text]");
    place.innerHTML = (month in counts ? "本月" : "上月底前") + "已解决 <b></b> 件";
    var keys = Object.keys(counts).sort();
    var key = month in counts ? month : keys[keys.length - 1];
    if (!(month in counts)) place.innerHTML = Number(key.slice(5)) + "月已解决 <b></b> 件";
    place.querySelector("b").textContent = counts[key];
  });

  // --- data, as scripts: pages opened from a disk may load nothing else ---
  var loading = {};
  function load(path) {
    loading[path] = loading[path] || new Promise(function (done, failed) {
      var script = document.createElement("script");
      script.src = root + path;
      script.onload = done;
      script.onerror = failed;
      document.head.appendChild(script);
    });
    return loading[path];
  }
  function decoded(words) { try { return decodeURIComponent(words); } catch (e) { return words; } }
  function flat(words) { return words.toLowerCase().replace(/[\s\u200b]+/g, ""); }
  function entry(url, title, under) {
    var item = document.createElement("li");
    var link = document.createElement("a");
    link.href = url;
    var strong = document.createElement("span");
    strong.className = "found__title";
    strong.textContent = title;
    link.appendChild(strong);
    if (under) {
      var small = document.createElement("span");
      small.className = "found__text";
      small.textContent = under;
      link.appendChild(small);
    }
    item.appendChild(link);
    return item;
  }
  function noticeEntry(n, data) {
    var own = n[5] ? "notices/" + n[0] + suffix : "notices/" + n[1].slice(0, 7) + suffix + "#" + n[0];
    var date = n[1].split("-");
    return entry(root + own, n[2], (data.compounds[n[3]] || "全社区") + "，" + (data.categories[n[4]] || "") + "，" +
      date[0] + "年" + Number(date[1]) + "月" + Number(date[2]) + "日公示");
  }

  // --- search ---
  var form = document.querySelector("[data-search]");
  function terms(query) { return query.split(/\s+/).map(flat).filter(Boolean); }
  function pieces(query, words) {
    // No page holds the query as it stands: cut it into words that pages do hold.
    var found = [];
    for (var i = 0; i < query.length;) {
      var size = Math.min(6, query.length - i);
      while (size > 1 && !words[query.substr(i, size)]) size -= 1;
      if (size > 1) found.push(query.substr(i, size));
      i += size;
    }
    return found;
  }
  function rank(page, wanted, every) {
    var score = 0;
    for (var i = 0; i < wanted.length; i += 1) {
      var inTitle = page.t.indexOf(wanted[i]) >= 0;
      if (!inTitle && page.x.indexOf(wanted[i]) < 0) { if (every) return 0; continue; }
      score += inTitle ? 10 + (page.t === wanted[i] ? 10 : 0) : 1;
    }
    // What something is comes before where it is mentioned.
    return score && score + (/^services\/./.test(page.u) ? 3 : 0);
  }
  function best(index, wanted, every) {
    var seen = {};
    return index.p.map(function (p) { return [rank(p, wanted, every), p]; })
      .filter(function (r) { return r[0]; })
      .sort(function (a, b) { return b[0] - a[0] || (a[1].u < b[1].u ? -1 : 1); })
      .filter(function (r) { var u = r[1].u.split("#")[0]; var first = !seen[u]; seen[u] = 1; return first; })
      .slice(0, 8);
  }
  function excerpt(page, word) {
    var at = page.x.indexOf(word);
    var start = Math.max(0, at - 12);
    return page.x.slice(start, start + 44);
  }
  var asked = "";
  function search() {
    var query = form.elements.q.value;
    if (query === asked) return; // leaving the field asks again: a click must not lose its link
    asked = query;
    var list = document.querySelector("[data-search-results]");
    var count = document.querySelector("[data-search-count]");
    Promise.all([load("search/index.js"), load("notices/data.js")]).then(function () {
      if (query !== form.elements.q.value) return;
      list.textContent = "";
      var wanted = terms(query);
      if (!wanted.length) { count.textContent = ""; return; }
      var index = window.linliIndex;
      if (!index.words) {
        index.words = index.w.split(" ").reduce(function (o, w) { o[w] = 1; return o; }, {});
        index.p = index.p.map(function (p) { return { u: p[0], h: p[1], t: flat(p[1]), x: flat(p[2]) }; });
      }
      var pages = best(index, wanted, true);
      var notices = matching({ words: query });
      if (!pages.length && !notices.length) {
        wanted = pieces(wanted.join(""), index.words);
        pages = best(index, wanted, false);
        notices = wanted.length ? matching({ any: wanted }) : [];
      }
      pages.forEach(function (r) { list.appendChild(entry(root + r[1].u, r[1].h, excerpt(r[1], wanted[0]))); });
      notices.slice(0, 6).forEach(function (n) { list.appendChild(noticeEntry(n, window.linliNotices)); });
      if (notices.length > 6) {
        list.appendChild(entry(root + (suffix === "/" ? "notices/" : "notices/index.html") +
          "#words=" + encodeURIComponent(query), "公示里共有 " + notices.length + " 件，全部看", ""));
      }
      var total = pages.length + notices.length;
      count.textContent = total ? "找到 " + total + " 处" : "没有找到，换个说法，或者打电话问";
    }, function () { count.textContent = "现在打不开搜索，请看“更多”里的栏目"; });
  }
  form.addEventListener("submit", function (e) { e.preventDefault(); search(); });
  ["input", "keyup", "change", "compositionend"].forEach(function (t) { form.elements.q.addEventListener(t, search); });

  // --- notices ---
  function isUnder(category, wanted, under) {
    while (category && category !== wanted) category = under[category];
    return !!category;
  }
  function matching(want) {
    var words = terms(want.words || "");
    var data = window.linliNotices;
    return data.notices.filter(function (n) {
      if (want.compound && n[3] !== want.compound) return false;
      if (want.category && !isUnder(n[4], want.category, data.under)) return false;
      var text = flat(n[0] + n[2] + (data.compounds[n[3]] || "") + (data.categories[n[4]] || ""));
      if (want.any) return want.any.some(function (w) { return text.indexOf(w) >= 0; });
      return words.every(function (w) { return text.indexOf(w) >= 0; });
    });
  }
  var filter = document.querySelector("[data-notice-filter]");
  if (filter) {
    var more = document.querySelector("[data-notice-more]");
    var shown = 20;
    var wanted = "";
    var list = document.querySelector("[data-notice-results]");
    var ready = function () { list.setAttribute("data-ready", ""); };
    var refresh = function () {
      var want = {};
      ["words", "compound", "category"].forEach(function (k) { want[k] = filter.elements[k].value; });
      if (wanted === JSON.stringify([want, shown])) return;
      wanted = JSON.stringify([want, shown]);
      var found = matching(want);
      list.textContent = "";
      found.slice(0, shown).forEach(function (n) { list.appendChild(noticeEntry(n, window.linliNotices)); });
      document.querySelector("[data-notice-count]").textContent = found.length ? "共 " + found.length + " 件" : "没有符合的，少写几个字试试";
      more.hidden = found.length <= shown;
      var hash = Object.keys(want).filter(function (k) { return want[k]; })
        .map(function (k) { return k + "=" + encodeURIComponent(want[k]); }).join("&");
      history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
    };
    var anew = function () { shown = 20; refresh(); };
    load("notices/data.js").then(function () {
      location.hash.slice(1).split("&").forEach(function (pair) {
        var at = pair.indexOf("=");
        var field = at > 0 && filter.elements[pair.slice(0, at)];
        if (field) field.value = decoded(pair.slice(at + 1));
      });
      refresh();
      ready();
      ["input", "keyup", "change"].forEach(function (t) { filter.addEventListener(t, anew); });
      more.addEventListener("click", function () { shown += 50; refresh(); });
    }, ready);
    filter.addEventListener("submit", function (e) { e.preventDefault(); });
  }

  // --- the month's filters ---
  var monthly = document.querySelector("[data-month-filter]");
  if (monthly) {
    monthly.addEventListener("change", function () {
      var service = monthly.elements.service.value;
      var grid = monthly.elements.grid ? monthly.elements.grid.value : "";
      var left = 0;
      all("li[data-service]").forEach(function (line) {
        var grids = line.getAttribute("data-grids");
        line.hidden = Boolean((service && line.getAttribute("data-service") !== service) ||
          (grid && grids && grids.split(" ").indexOf(grid) < 0));
        if (!line.hidden) left += 1;
      });
      document.querySelector("[data-month-count]").textContent = "显示 " + left + " 场";
    });
  }
})();
