/* "Around me": asks the device where it is and searches there. The place is rounded to about a kilometre before it
   leaves the device. Without script, or on a device that tells nothing, the field works as it always did.
   <input data-nearby="Rond mij" data-nearby-none="…"> in a form. */

const DECIMALS = 2;

function offer(input) {
  const words = input.dataset;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "nearby";
  button.textContent = words.nearby;
  const said = document.createElement("span");
  said.className = "is-soft is-small";
  said.setAttribute("role", "status");
  document.getElementById(input.getAttribute("aria-describedby")).append(" ", button, " ", said);
  button.addEventListener("click", () => {
    button.disabled = true;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        input.value = `${coords.latitude.toFixed(DECIMALS)},${coords.longitude.toFixed(DECIMALS)}`;
        input.form.requestSubmit();
      },
      () => {
        button.disabled = false;
        said.textContent = words.nearbyNone;
      },
      { maximumAge: 600000, timeout: 10000 },
    );
  });
}

if (navigator.geolocation && window.isSecureContext) document.querySelectorAll("[data-nearby]").forEach(offer);
