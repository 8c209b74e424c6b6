"use strict";
const form = document.getElementById("accept");
const code = document.getElementById("code");

function open(offer) {
  const kind = offer.isKnown ? "known" : "new";
  about.textContent = fill(about.dataset[kind], offer);
  for (const place of form.querySelectorAll("[data-new]")) {
    place.textContent = place.dataset[kind];
  }
  form.email.value = offer.email;
  form.elements.name.value = offer.name ?? "";
  form.elements.name.disabled = offer.isKnown;
  document.getElementById("name").hidden = offer.isKnown;
  form.password.autocomplete = offer.isKnown ? "current-password" : "new-password";
  if (!offer.isKnown) form.password.minLength = 10;
  form.hidden = false;
  form.password.focus();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  working(form, async () => {
    const values = { token, password: form.password.value };
    if (!form.elements.name.disabled) values.name = form.elements.name.value;
    const proof = form.code.value.trim();
    if (proof) values[/^[0-9 ]{6,7}$/.test(proof) ? "code" : "recoveryCode"] = proof;
    const answer = await send("invitation", values);
    if (answer.ok) {
      finish(form, about.dataset.done);
      return;
    }
    const problem = await answer.json();
    if (problem.type.endsWith("/second-factor-needed") || problem.type.endsWith("/second-factor-wrong")) {
      code.hidden = false;
      form.code.value = "";
      show(problem, form);
      form.code.focus();
    } else {
      show(problem, form);
    }
  });
});

working(null, async () => {
  const answer = await send(`invitation?token=${encodeURIComponent(token ?? "")}`);
  if (answer.ok) {
    open(await answer.json());
  } else {
    about.textContent = "";
    show(await answer.json());
  }
});
