"use strict";
(function () {
  var field = document.getElementById("words");
  var list = document.getElementById("found");
  var said = document.getElementById("said");
  var form = document.getElementById("find");
  if (!field || !list || !said || !form || !window.RESOURCES) {
    return;
  }

  function folded(text) {
    return text
      .toLowerCase()
      .replace(/\u00df/g, "ss")
      .replace(/\u0153/g, "oe")
      .replace(/\u00e6/g, "ae")
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/[^a-z0-9]+/g, " ")
      .trim();
  }

  function asked() {
    var found = /(?:[?&#])q=([^&#]*)/.exec(window.location.hash) || /(?:[?&])q=([^&]*)/.exec(window.location.search);
    if (!found) {
      return "";
    }
    try {
      return decodeURIComponent(found[1].replace(/\+/g, " "));
    } catch (_unreadable) {
      return "";
    }
  }

  function holds(text, words) {
    return words.every(function (word) {
      return (" " + text).indexOf(" " + word) >= 0;
    });
  }

  function matching(words) {
    var found = [];
    window.RESOURCES.forEach(function (one, place) {
      if (holds(one.x, words)) {
        found.push({ one: one, within: false });
      } else if (window.WORDS && holds(one.x + " " + window.WORDS[place], words)) {
        found.push({ one: one, within: true });
      }
    });
    return found.sort(function (first, second) {
      return Number(first.within) - Number(second.within);
    });
  }

  function line(one, within) {
    var item = document.createElement("li");
    var title = document.createElement("h3");
    var link = document.createElement("a");
    var about = document.createElement("p");
    link.href = one.u;
    link.textContent = one.t;
    if (one.l) {
      link.lang = one.l;
    }
    title.appendChild(link);
    about.className = "about";
    about.textContent = within ? one.a + " · " + said.getAttribute("data-within") : one.a;
    item.appendChild(title);
    item.appendChild(about);
    return item;
  }

  function show() {
    var words = folded(field.value).split(" ").filter(Boolean);
    var found = words.length ? matching(words) : [];
    list.textContent = "";
    found.forEach(function (each) {
      list.appendChild(line(each.one, each.within));
    });
    said.textContent = !words.length
      ? ""
      : found.length === 0
        ? said.getAttribute("data-none")
        : found.length === 1
          ? said.getAttribute("data-one")
          : said.getAttribute("data-many").replace("{count}", String(found.length));
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    window.location.hash = "q=" + encodeURIComponent(field.value);
    show();
  });
  field.addEventListener("input", show);
  window.addEventListener("hashchange", function () {
    field.value = asked();
    show();
  });
  field.value = asked();
  show();
})();
