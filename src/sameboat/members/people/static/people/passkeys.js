// Buttons that need a passkey are shown where the browser knows passkeys; what went wrong is said on the page.
for (const button of document.querySelectorAll("[data-passkey]")) button.hidden = !window.PublicKeyCredential;

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const trouble = document.querySelector("[data-passkey-trouble]");
  if (!trouble) return;
  trouble.hidden = false;
  trouble.setAttribute("tabindex", "-1");
  trouble.focus();
});
