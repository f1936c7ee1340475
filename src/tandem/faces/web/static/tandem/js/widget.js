/* The official header asks who is signed in and where to go. When it never arrives, our own bar stays. */

const place = document.getElementById("widget-header");
const client = globalThis.vl?.widget?.client;

function settle() {
  place.classList.remove("is-loading");
  document.documentElement.classList.add("has-widget");
}

if (place && client) {
  const { active, signIn, signOut, capacity } = place.dataset;
  client.capture((widget) => {
    if (widget.getMeta?.().configuration?.plugin?.id !== "global_header" && !widget.getExtension) return;
    widget
      .getExtension("citizen_profile.session")
      .then((session) => {
        session.configure({
          active: active === "true",
          endpoints: { loginUrl: signIn, loginRedirectUrl: signIn, logoutUrl: signOut, switchCapacityUrl: capacity },
        });
        settle();
      })
      .catch(() => place.classList.remove("is-loading"));
  });
} else {
  place?.classList.remove("is-loading");
}
