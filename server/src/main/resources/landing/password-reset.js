"use strict";
const ask = document.getElementById("ask");
const choose = document.getElementById("choose");

function submitted(form, address, values, text) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    working(form, async () => {
      const answer = await send(address, values());
      if (answer.ok) {
        finish(form, text);
      } else {
        show(await answer.json(), form);
      }
    });
  });
}

submitted(ask, "password-reset", () => ({ email: ask.email.value }), about.dataset.sent);
submitted(
  choose,
  "password-reset/confirm",
  () => ({ token, password: choose.password.value }),
  about.dataset.done,
);

const form = token ? choose : ask;
about.textContent = token ? about.dataset.choose : about.dataset.ask;
form.hidden = false;
form.querySelector("input").focus();
