// The menu of a phone: open without this script, folded behind a button with it.
(() => {
  const button = document.querySelector(".cc-menu-button");
  const menu = document.getElementById("thuc-don");
  if (!button || !menu) return;
  const show = (open) => {
    button.setAttribute("aria-expanded", String(open));
    menu.classList.toggle("cc-menu-closed", !open);
  };
  button.hidden = false;
  show(false);
  button.addEventListener("click", () => show(button.getAttribute("aria-expanded") !== "true"));
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || button.offsetParent === null) return;
    show(false);
    button.focus();
  });
})();
