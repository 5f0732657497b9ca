// Corners of a border, or points, set on a map: by arrow keys and Enter, by buttons, or by pointer. The field below holds
// the truth as GeoJSON (points: "latitude, longitude" lines); without a script it is filled by hand. Units: 1e-7 degree.
const PER_DEGREE = 1e7;

export function drawAreas(root) {
  const board = root.querySelector("[data-area-editor]");
  const field = board && root.getElementById(board.dataset.points ?? "f-area_geojson");
  if (board && field) new Editor(board, field);
}

class Editor {
  constructor(board, field) {
    Object.assign(this, { board, field, words: board.dataset, svg: board.querySelector("svg"), corners: [], many: null });
    const { width, height } = this.svg.viewBox.baseVal;
    Object.assign(this, { width, height, zoom: 1, cross: { x: width / 2, y: height / 2 } });
    board.hidden = false;
    this.read();
    field.addEventListener("change", () => this.read());
    this.svg.addEventListener("keydown", event => this.key(event));
    this.svg.addEventListener("click", event => this.click(event));
    board.addEventListener("click", event => this.press(event));
  }

  // Map units and degrees.
  place([longitude, latitude]) {
    const { west, south, east, north } = this.words;
    return { x: (longitude * PER_DEGREE - west) / (east - west) * this.width, y: (north - latitude * PER_DEGREE) / (north - south) * this.height };
  }
  degrees({ x, y }) {
    const { west, south, east, north } = this.words;
    const round = units => Math.round(units) / PER_DEGREE;
    return [round(+west + x / this.width * (east - west)), round(+north - y / this.height * (north - south))];
  }
  where(at) {
    const number = new Intl.NumberFormat(document.documentElement.lang, { minimumFractionDigits: 5, maximumFractionDigits: 5 });
    const [longitude, latitude] = this.degrees(at);
    return `${number.format(latitude)} N, ${number.format(longitude)} E`;
  }

  read() {
    this.corners = [];
    this.many = null;
    if (this.words.points) return this.readPoints();
    try {
      const json = JSON.parse(this.field.value);
      const shape = json.features ? json.features[0].geometry : json.geometry ?? json;
      const polygons = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
      const rings = polygons.flat().map(ring => ring.slice(0, -1).map(corner => this.place(corner)));
      if (rings.length === 1) this.corners = rings[0];
      else this.many = rings;
      const first = rings[0]?.[0];
      if (first) this.cross = this.kept(first);
    } catch { /* the server says what is wrong with it */ }
    this.draw();
    if (this.many) this.say(this.words.parts);
  }
  readPoints() {
    const lines = this.field.value.split("\n").map(line => line.split(/[;,\s]+/).map(Number));
    this.corners = lines.filter(([a, b]) => a && b).map(([latitude, longitude]) => this.place([longitude, latitude]));
    if (this.corners.length) this.cross = this.kept(this.corners[0]);
    this.draw();
  }
  write() {
    this.many = null;
    if (this.words.points) {
      this.field.value = this.corners.map(at => this.degrees(at).reverse().join(", ")).join("\n");
      return this.draw();
    }
    const ring = this.corners.map(corner => this.degrees(corner));
    this.field.value = ring.length ? JSON.stringify({ type: "Polygon", coordinates: [[...ring, ring[0]]] }) : "";
    this.draw();
  }

  kept(at) {
    const within = (value, most) => Math.min(Math.max(value, 0), most);
    return { x: within(at.x, this.width), y: within(at.y, this.height) };
  }
  step(exact) { return this.width / this.zoom / (exact ? 200 : 40); }
  go(x, y, exact) {
    const step = this.step(exact);
    this.cross = this.kept({ x: this.cross.x + x * step, y: this.cross.y + y * step });
    this.draw();
    this.say(this.words.cross.replace("{where}", this.where(this.cross)));
  }
  zoomBy(factor) {
    this.zoom = Math.min(Math.max(this.zoom * factor, 1), 64);
    this.draw();
  }
  add() {
    this.corners.push({ ...this.cross });
    this.write();
    const n = this.corners.length;
    this.say(this.words.corner.replace("{n}", n).replace("{where}", this.where(this.cross)));
  }
  undo() { this.corners.pop(); this.write(); this.count(); }
  clear() { this.corners = []; this.write(); this.count(); }
  count() { this.say(this.words.count.replace("{n}", this.corners.length)); }
  say(words) { this.board.querySelector("[data-said]").textContent = words; }

  key(event) {
    const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const acts = { Enter: "add", " ": "add", Backspace: "undo", Delete: "undo", "+": "in", "=": "in", "-": "out" };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (arrows[event.key]) this.go(...arrows[event.key], event.shiftKey);
    else if (acts[event.key]) this.act(acts[event.key]);
    else return;
    event.preventDefault();
  }
  click(event) {
    const matrix = this.svg.getScreenCTM();
    if (!matrix) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    this.cross = this.kept({ x, y });
    this.add();
  }
  press(event) {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.do) return this.act(button.dataset.do);
    const index = Number(button.value);
    if (button.name === "remove") this.corners.splice(index, 1);
    else this.corners[index] = { ...this.cross };
    this.write();
    this.count();
    const next = this.board.querySelectorAll("[data-list] button")[Math.min(index, this.corners.length - 1) * 2];
    (next ?? this.svg).focus();
  }
  act(name) {
    const acts = {
      left: () => this.go(-1, 0), right: () => this.go(1, 0), up: () => this.go(0, -1), down: () => this.go(0, 1),
      in: () => this.zoomBy(2), out: () => this.zoomBy(0.5), add: () => this.add(), undo: () => this.undo(), clear: () => this.clear(),
    };
    acts[name]?.();
  }

  draw() {
    const { width, height, zoom, cross } = this;
    const span = { x: width / zoom, y: height / zoom };
    const edge = (at, part, all) => Math.min(Math.max(at - part / 2, 0), all - part);
    this.svg.setAttribute("viewBox", `${edge(cross.x, span.x, width)} ${edge(cross.y, span.y, height)} ${span.x} ${span.y}`);
    const path = ring => "M" + ring.map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`).join("L") + "z";
    const rings = this.words.points ? [] : this.many ?? (this.corners.length ? [this.corners] : []);
    this.svg.querySelector(".area-draft").setAttribute("d", rings.map(path).join("") || "M0 0");
    const arm = span.x / 25;
    this.svg.querySelector(".area-cross").setAttribute("d", `M${cross.x - arm} ${cross.y}h${2 * arm}M${cross.x} ${cross.y - arm}v${2 * arm}`);
    this.svg.querySelector(".area-corners").replaceChildren(...this.corners.map(({ x, y }) => {
      const dot = document.createElementNS(this.svg.namespaceURI, "circle");
      for (const [name, value] of Object.entries({ cx: x, cy: y, r: span.x / 110 })) dot.setAttribute(name, value);
      return dot;
    }));
    this.list();
  }
  list() {
    const button = (name, index, words, label) => {
      const made = document.createElement("button");
      Object.assign(made, { type: "button", name, value: index, className: "button button-quiet", textContent: words });
      made.setAttribute("aria-label", `${words}: ${label}`);
      return made;
    };
    this.board.querySelector("[data-list]").replaceChildren(...this.corners.map((corner, index) => {
      const item = document.createElement("li");
      const where = this.where(corner), label = this.words.corner.replace("{n}", index + 1).replace("{where}", where);
      item.append(where, " ", button("move", index, this.words.move, label), button("remove", index, this.words.remove, label));
      return item;
    }));
  }
}
