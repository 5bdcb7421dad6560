// A tree in a table: rows fold below their area or criterion; on the score sheet a trace opens below its line.
(() => {
  const table = document.querySelector("table.cc-tree");
  if (!table) return;
  const told = document.getElementById("thong-bao");
  const buttons = [...table.querySelectorAll(".cc-toggle")];
  const memory = `cchc:${location.pathname}`;
  const opens = (button) => button.getAttribute("aria-expanded") === "true";
  const traceBelow = (row) => (row.nextElementSibling?.matches(".cc-trace-row") ? row.nextElementSibling : null);

  const fold = (button, open) => {
    button.setAttribute("aria-expanded", String(open));
    for (const id of button.getAttribute("aria-controls").split(" ")) {
      const part = document.getElementById(id);
      if (!part) continue;
      part.hidden = !open;
      if (part.matches("tr") && traceBelow(part)) traceBelow(part).hidden = !open;
    }
  };
  const remember = () => {
    const folded = buttons.filter((button) => !opens(button)).map((button) => button.getAttribute("aria-controls"));
    sessionStorage.setItem(memory, JSON.stringify(folded));
  };
  const folded = new Set(JSON.parse(sessionStorage.getItem(memory) || "[]"));
  for (const button of buttons) {
    button.hidden = false;
    if (folded.has(button.getAttribute("aria-controls"))) fold(button, false);
    button.addEventListener("click", () => {
      fold(button, !opens(button));
      remember();
    });
  }
  // An address that names a row shows it even when its area was folded.
  const aimed = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (aimed && table.contains(aimed)) {
    for (const button of buttons) {
      const ids = button.getAttribute("aria-controls").split(" ");
      if (ids.some((id) => document.getElementById(id)?.contains(aimed))) fold(button, true);
    }
    aimed.scrollIntoView();
  }
  document.querySelector(".cc-tree-buttons").hidden = false;
  for (const all of document.querySelectorAll("[data-cc-tree]")) {
    all.addEventListener("click", () => {
      for (const button of buttons) fold(button, all.dataset.ccTree === "open");
      remember();
    });
  }

  const close = (row) => {
    const opener = row.previousElementSibling.querySelector("a[hx-get]");
    row.remove();
    opener.setAttribute("aria-expanded", "false");
    opener.focus();
  };
  table.addEventListener("htmx:beforeRequest", (event) => {
    const open = traceBelow(event.target.closest("tr"));
    if (!open) return;
    event.preventDefault();
    close(open);
  });
  table.addEventListener("htmx:afterSwap", (event) => {
    const opener = event.detail.requestConfig.elt;
    opener.setAttribute("aria-expanded", "true");
    told.textContent = `Đã mở cách tính điểm ngay dưới dòng ${opener.closest("tr").firstElementChild.textContent}`;
  });
  for (const failure of ["htmx:responseError", "htmx:sendError"]) {
    table.addEventListener(failure, (event) => {
      location.assign(event.detail.requestConfig.elt.href);
    });
  }
  table.addEventListener("click", (event) => {
    if (event.target.closest("[data-cc-close]")) close(event.target.closest(".cc-trace-row"));
  });
  table.addEventListener("keydown", (event) => {
    const row = event.key === "Escape" && event.target.closest(".cc-trace-row");
    if (row) close(row);
  });
})();
