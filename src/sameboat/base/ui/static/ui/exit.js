// Quick exit: the page is covered at once, the sitting ends, and another site takes this one's place.
// By its link, or by pressing Escape three times. Without this script the link alone leads away.
(() => {
  const link = document.querySelector("a.exit");
  if (!link) return;
  const LEFT = "left by quick exit";

  const away = () => {
    const to = link.href;
    document.documentElement.replaceChildren();
    location.replace(to);
  };
  const leave = () => {
    sessionStorage.setItem(LEFT, "yes");
    if (link.dataset.ends) navigator.sendBeacon(link.dataset.ends);
    away();
  };

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });

  let pressed = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") { pressed = []; return; }
    pressed = [...pressed, event.timeStamp].slice(-3);
    if (pressed.length === 3 && pressed[2] - pressed[0] < 2000) leave();
  });

  // Whoever presses Back afterwards finds nothing of it, not even a page that is open to all.
  addEventListener("pageshow", (event) => {
    if (!sessionStorage.getItem(LEFT)) return;
    const [how] = performance.getEntriesByType("navigation");
    if (event.persisted || how?.type === "back_forward") away();
    else sessionStorage.removeItem(LEFT);
  });
})();
