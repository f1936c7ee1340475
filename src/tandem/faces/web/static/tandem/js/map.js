/* The map beside a list. Data comes from a JSON block on the page (data-source="its id") or from data-url, which
   is asked again with ?bbox=west,south,east,north&zoom=n after each move; the server groups points that touch.

   {"points": [{"id", "lat", "lon", "label", "detail", "url", "count"}],   count > 1: a group; with a url, one spot
    "home": {"lat", "lon"}, "bounds": [[south, west], [north, east]],
    "areas": {"<code>": {"step": 1..5, "label"}}, "scale": "seq" | "div"}

   Areas and background are drawn on a canvas. Points are real buttons: Tab reaches one of them, the arrow keys
   walk to the nearest in that direction, Enter opens it, Escape closes it. A card with data-place="<id>" lights up
   with its point. When htmx brings in something with data-map-url, the map asks its points there from then on. */

const FLANDERS = [[50.67, 2.53], [51.51, 5.92]];

function build(box) {
  const L = globalThis.L;
  const words = box.dataset;
  box.replaceChildren();
  const map = L.map(box, { preferCanvas: true, zoomControl: false, minZoom: 7, maxZoom: 15, zoomSnap: 0.5 });
  map.attributionControl.setPrefix(false);
  L.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
  map.fitBounds(FLANDERS);
  map.on("popupopen", ({ popup }) => {
    popup.getElement().querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", words.close);
  });

  const points = L.layerGroup().addTo(map);
  const markers = new Map();
  let areas = {};
  let scale = "seq";
  let ground = null;

  const colour = (name) => getComputedStyle(box).getPropertyValue(`--${name}`).trim();
  const stepOf = (code) => Math.max(1, Math.min(5, areas[code]?.step ?? 0));
  const paint = (feature) => {
    const code = feature.properties[words.key ?? "nis"];
    return {
      color: colour("map-line"),
      weight: 1,
      fillOpacity: 1,
      fillColor: code in areas ? colour(`${scale}-${stepOf(code)}`) : colour("map-land"),
    };
  };

  async function drawGround() {
    if (!words.background) return;
    const answer = await fetch(words.background);
    if (!answer.ok) return;
    ground = L.geoJSON(await answer.json(), {
      style: paint,
      interactive: Object.keys(areas).length > 0,
      onEachFeature: (feature, layer) => {
        const area = areas[feature.properties[words.key ?? "nis"]];
        if (area) layer.bindTooltip(() => textOf(area.label), { sticky: true });
      },
    }).addTo(map);
    ground.bringToBack();
  }

  /* What stays is left alone: an open popup and the focus survive a move of the map. */
  function drawPoints(list) {
    const wanted = new Map(list.map((point) => [keyOf(point), point]));
    for (const [key, marker] of markers) {
      if (wanted.has(key)) continue;
      points.removeLayer(marker);
      markers.delete(key);
    }
    for (const [key, point] of wanted) if (!markers.has(key)) addPoint(point, key);
    const shown = [...markers.values()];
    if (!shown.some((marker) => marker.getElement()?.tabIndex === 0)) shown[0]?.getElement()?.setAttribute("tabindex", "0");
  }

  function addPoint(point, key) {
    const isGroup = point.count > 1 && !point.url;
    const name = isGroup ? words.many.replace("%d", numberOf(point.count)) : point.label;
    const marker = L.marker([point.lat, point.lon], { icon: pointIcon(L, point.count ?? 1), alt: name, riseOnHover: true });
    if (isGroup) {
      marker.on("click", () => map.setView(marker.getLatLng(), Math.min(map.getZoom() + 2, map.getMaxZoom())));
    } else {
      marker.bindPopup(() => popupOf(point), { autoPanPadding: [24, 24] });
      marker.on("mouseover", () => lightCard(point.id, true));
      marker.on("mouseout", () => lightCard(point.id, false));
    }
    marker.addTo(points);
    markers.set(key, marker);
    const button = marker.getElement();
    button.setAttribute("aria-label", name);
    button.setAttribute("tabindex", "-1");
    button.addEventListener("focus", () => lightCard(point.id, true));
    button.addEventListener("blur", () => lightCard(point.id, false));
    button.addEventListener("keydown", (event) => walk(event, marker));
  }

  function walk(event, marker) {
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const way = ways[event.key];
    if (event.key === "Escape") map.closePopup();
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    const here = map.latLngToContainerPoint(marker.getLatLng());
    let best = null;
    let least = Infinity;
    for (const other of markers.values()) {
      const there = map.latLngToContainerPoint(other.getLatLng());
      const [dx, dy] = [there.x - here.x, there.y - here.y];
      const along = dx * way[0] + dy * way[1];
      if (other === marker || along <= 0) continue;
      const cost = along + 2 * Math.abs(dx * way[1] + dy * way[0]);
      if (cost < least) [best, least] = [other, cost];
    }
    if (!best) return;
    marker.getElement().setAttribute("tabindex", "-1");
    best.getElement().setAttribute("tabindex", "0");
    best.getElement().focus();
  }

  function drawHome(home) {
    if (!home) return;
    L.marker([home.lat, home.lon], { icon: homeIcon(L), zIndexOffset: 1000, keyboard: false, interactive: false, alt: words.here }).addTo(map);
  }

  function show(data) {
    areas = data.areas ?? {};
    scale = data.scale ?? "seq";
    drawPoints(data.points ?? []);
    if (data.bounds) map.fitBounds(data.bounds, { padding: [24, 24], maxZoom: 13, animate: false });
  }

  async function ask() {
    const bounds = map.getBounds();
    const url = new URL(words.url, location.href);
    url.searchParams.set("bbox", bounds.toBBoxString());
    url.searchParams.set("zoom", String(Math.round(map.getZoom())));
    const answer = await fetch(url, { headers: { Accept: "application/json" } }).catch(() => null);
    if (answer?.ok) drawPoints((await answer.json()).points ?? []);
  }

  function lightPoint(id, on) {
    markers.get(id)?.getElement()?.classList.toggle("is-lit", on);
  }

  for (const [name, on] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(name, (event) => {
      const card = event.target.closest?.("[data-place]");
      if (card) lightPoint(card.dataset.place, on);
    });
  }

  const source = words.source && document.getElementById(words.source);
  const data = source ? JSON.parse(source.textContent) : {};
  show(data);
  drawHome(data.home);
  drawGround();
  if (words.url) {
    if (!data.points) ask();
    map.on("moveend", ask);
    box.addEventListener("map:changed", ask);
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => ground?.setStyle(paint));
}

function keyOf(point) {
  return point.id ?? `${point.lat},${point.lon},${point.count ?? 1}`;
}

function lightCard(id, on) {
  if (id === undefined) return;
  document.querySelector(`[data-place="${CSS.escape(id)}"]`)?.classList.toggle("is-lit", on);
}

function pointIcon(L, count) {
  const size = count > 1 ? Math.min(52, 28 + 6 * Math.floor(Math.log10(count) * 2)) : 20;
  return L.divIcon({ className: "map-point", iconSize: [size, size], html: count > 1 ? textOf(numberOf(count)) : "" });
}

function numberOf(count) {
  return count.toLocaleString(document.documentElement.lang || "nl");
}

function homeIcon(L) {
  return L.divIcon({ className: "map-home", iconSize: [20, 20] });
}

function textOf(text) {
  const part = document.createElement("span");
  part.textContent = text;
  return part;
}

function popupOf(point) {
  const box = document.createElement("div");
  const link = document.createElement(point.url ? "a" : "strong");
  link.textContent = point.label;
  if (point.url) link.href = point.url;
  box.append(link);
  if (point.detail) {
    const line = document.createElement("p");
    line.textContent = point.detail;
    box.append(line);
  }
  return box;
}

/* The map is loaded late: only when it comes near the screen. */
const near = new IntersectionObserver(
  (seen) => {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      build(target);
    }
  },
  { rootMargin: "200px" },
);
document.querySelectorAll("[data-map]").forEach((box) => near.observe(box));

/* The list changed without a new page: the map shows the same. */
document.addEventListener("htmx:load", ({ detail }) => {
  const changed = detail.elt.matches?.("[data-map-url]") ? detail.elt : detail.elt.querySelector?.("[data-map-url]");
  if (!changed) return;
  for (const box of document.querySelectorAll("[data-map][data-url]")) {
    box.dataset.url = changed.dataset.mapUrl;
    box.dispatchEvent(new Event("map:changed"));
  }
});
