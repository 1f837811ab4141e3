// A page that names a topic (data-bells) hears when something is new there: bell-talk, bell-meet … on the body.
// A bell brings no words; elements fetch themselves (hx-trigger="bell-talk from:body"). Without this script, or while
// nobody answers, the page works by reload.
(() => {
  const SECOND = 1000, MINUTE = 60 * SECOND;
  const LONGEST_WAIT = 5 * MINUTE; // between two tries while nobody answers
  const HIDDEN_FOR = MINUTE; // a page nobody looks at closes its stream after so long
  const SILENT_FOR = 70 * SECOND; // a stream says every twenty seconds that it is still there; after this it is not
  const TOO_LONG = 45 * MINUTE; // after such a silence, what rang is no longer known: everything is looked at again
  const place = document.querySelector("[data-bells]:not([data-state])");
  if (!place || !("EventSource" in window)) return;

  let { pass, since } = place.dataset;
  let passUntil = Date.now() + (Number(place.dataset.holds) - 20) * SECOND;
  let heardAt = Date.now();
  let stream = null, timer = 0, hiding = 0, tries = 0, ended = false;
  const state = (word) => { place.dataset.state = word; };
  state("closed");

  // While a piece of the page is being fetched, it would not hear: the bell waits until it has come.
  const ring = (what) => {
    if (document.querySelector(`.htmx-request[hx-trigger*="bell-${what}"]`)) setTimeout(ring, 200, what);
    else document.body.dispatchEvent(new CustomEvent(`bell-${what}`));
  };

  const ringAll = () => {
    const listening = [...document.querySelectorAll("[hx-trigger*='bell-']")];
    const kinds = listening.flatMap((each) => each.getAttribute("hx-trigger").match(/bell-[a-z]+/g));
    new Set(kinds).forEach((kind) => ring(kind.slice("bell-".length)));
  };

  const close = () => {
    clearTimeout(timer);
    timer = 0;
    if (stream) stream.close();
    stream = null;
    if (!ended) state("closed");
  };

  const isSilent = () => stream && Date.now() - heardAt > SILENT_FOR; // a laptop slept, or a line was cut unseen

  const later = () => {
    close();
    const wait = Math.min(LONGEST_WAIT, SECOND * 2 ** tries);
    tries += 1;
    timer = setTimeout(begin, wait * (0.5 + Math.random()));
  };

  const listen = () => {
    stream = new EventSource(`${place.dataset.bells}?pass=${encodeURIComponent(pass)}&since=${since}`);
    stream.onopen = () => {
      tries = 0;
      if (Date.now() - heardAt > TOO_LONG) ringAll();
      heardAt = Date.now();
      state("open");
    };
    stream.addEventListener("bell", (event) => {
      since = event.lastEventId;
      heardAt = Date.now();
      ring(event.data);
    });
    stream.addEventListener("still", () => { heardAt = Date.now(); });
    stream.addEventListener("over", () => { passUntil = 0; close(); begin(); });
    stream.onerror = later;
  };

  const begin = async () => {
    if (ended || stream || document.hidden) return;
    if (Date.now() < passUntil) return listen();
    let answer;
    try {
      answer = await fetch(place.dataset.again, { headers: { Accept: "application/json" }, redirect: "error" });
      if (answer.ok) pass = (await answer.json()).pass;
    } catch { return later(); }
    if (answer.ok) {
      passUntil = Date.now() + (Number(place.dataset.holds) - 20) * SECOND;
      if (!stream) listen();
    } else if (answer.status >= 500 || answer.status === 429) {
      later();
    } else {
      ended = true; // signed out, or no longer part of it: nobody says which
      close();
      state("ended");
    }
  };

  document.addEventListener("visibilitychange", () => {
    clearTimeout(hiding);
    if (document.hidden) {
      hiding = setTimeout(close, HIDDEN_FOR);
    } else if (!stream || isSilent()) {
      close();
      tries = 0;
      begin();
    }
  });
  setInterval(() => { if (isSilent()) later(); }, 20 * SECOND);
  addEventListener("pagehide", close);
  addEventListener("pageshow", (event) => { if (event.persisted) begin(); });
  begin();
})();
