// One line being filled in: points are reckoned by the server as one types, and what is changed is saved.
// Without this script the button saves; nothing here reckons or keeps anything itself.
(() => {
  const form = document.querySelector("form[data-cc-autosave]");
  if (!form) return;
  const result = document.getElementById("ket-qua-dong");
  const state = document.getElementById("tinh-trang-luu");
  const seen = form.querySelector("input[name=seen]");
  const WAIT = 600;
  let asked = 0;
  let edits = 0;
  let kept = 0;
  let saving = false;
  let again = false;
  let waiting = null;
  let leaving = false;
  let timer = 0;
  let release = () => {};
  let still = Promise.resolve();

  const tell = (look, text) => {
    state.dataset.ccLook = look;
    state.textContent = text;
  };
  const send = (address) =>
    fetch(address, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-CCHC-Part": "1" },
      credentials: "same-origin",
      redirect: "manual",
    });
  const parts = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");
  const show = (page) => {
    const fresh = page.getElementById("ket-qua-dong");
    if (fresh) result.replaceChildren(...fresh.childNodes);
  };

  // What belongs to another answer than the one that is chosen is out of the way.
  const sift = () => {
    const said = form.querySelector("input[name=said]:checked")?.value ?? "co-so";
    for (const part of form.querySelectorAll("[data-cc-said]")) {
      part.hidden = !part.dataset.ccSaid.split(" ").includes(said);
    }
  };

  const preview = async () => {
    const mine = ++asked;
    result.setAttribute("aria-busy", "true");
    try {
      const answer = await send(form.dataset.ccPreview);
      const page = answer.ok ? await parts(answer) : null;
      await still;
      if (page && mine === asked) show(page);
    } catch {
      // The points stay as they were; saving says that the network is away.
    } finally {
      if (mine === asked) result.removeAttribute("aria-busy");
    }
  };

  const saved = async (answer, mark) => {
    await still;
    if (answer.type === "opaqueredirect") {
      tell("unsaved", "Chưa lưu: đã hết phiên làm việc, hãy đăng nhập lại ở trang khác rồi bấm Lưu.");
      return;
    }
    const page = await parts(answer);
    await still;
    const told = page.getElementById("tinh-trang-luu");
    if (!told) {
      tell("unsaved", "Chưa lưu: máy chủ không nhận, hãy bấm Lưu để xem lý do.");
      return;
    }
    tell(told.dataset.ccLook, told.textContent.trim());
    if (told.dataset.ccSeen) seen.value = told.dataset.ccSeen;
    if (told.dataset.ccLook === "saved") kept = mark;
    const box = page.querySelector(".cc-conflict-box");
    document.querySelector(".cc-conflict-box")?.remove();
    if (box) {
      form.before(box);
      box.querySelector("button").focus();
    }
    show(page);
  };

  const save = async () => {
    saving = true;
    tell("", "Đang lưu…");
    const mark = edits;
    try {
      await saved(await send(form.action), mark);
    } catch {
      tell("unsaved", "Chưa lưu: mất kết nối. Số liệu còn trên màn hình; bấm Lưu khi có mạng trở lại.");
    }
    await still;
    saving = false;
    if (waiting) {
      form.requestSubmit(waiting);
    } else if (again) {
      again = false;
      save();
    }
  };

  sift();
  form.addEventListener("input", () => {
    sift();
    edits += 1;
    tell("", "Có thay đổi chưa lưu");
    clearTimeout(timer);
    timer = setTimeout(preview, WAIT);
  });
  form.addEventListener("change", async () => {
    await still;
    if (leaving) return;
    if (saving) again = true;
    else save();
  });
  // Nothing on the page moves between pressing a button and letting it go, or the click would miss it; and
  // what its form sends needs no saving before.
  for (const press of ["pointerdown", "mousedown"]) {
    document.addEventListener(press, (event) => {
      if (event.button !== 0 || event.target.closest("button")?.form !== form) return;
      release();
      still = new Promise((done) => {
        release = done;
      });
    });
  }
  for (const letting of ["pointerup", "pointercancel", "mouseup", "dragend", "blur"]) {
    window.addEventListener(letting, () => setTimeout(release));
  }
  // A button pressed while a save is under way waits for it, or the two would meet as two people.
  form.addEventListener("submit", (event) => {
    waiting = saving ? event.submitter : null;
    if (saving) event.preventDefault();
    else kept = edits;
    leaving = !saving;
  });
  window.addEventListener("pageshow", () => {
    leaving = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (kept < edits) event.preventDefault();
  });
})();
