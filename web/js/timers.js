// Timers of the steps, several at once. What is kept is when each ends, not how often it ticked: a tablet that slept, or a
// page that was loaded again, knows the time all the same.
import { keep, kept } from "./stove.js";

/** Milliseconds: how often what is shown follows the clock, and how often a timer calls until somebody comes. */
const TICK = 250;
const CALL = 8_000;

const clocks = [...document.querySelectorAll("[data-timer]")];
const bar = document.querySelector("[data-timers]");
const said = document.querySelector("[data-timer-said]");
const called = new Map();
let sound;

/** `4:05`, from an hour on `1:02:00`; a second that has begun is still there. */
function time(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const two = (number) => String(number).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

const whole = (clock) => Number(clock.dataset.seconds) * 1000;

/** How a timer stands: `{ends}` while it runs, `{left}` while it rests, nothing before it was started. */
function stand(clock, timers) {
  const timer = timers[clock.dataset.timer];
  if (!timer) return { state: "idle", left: whole(clock) };
  if (timer.left !== undefined) return { state: "paused", left: timer.left };
  const left = timer.ends - Date.now();
  return { state: left > 0 ? "running" : "over", left };
}

const DOES = {
  start: (clock) => ({ ends: Date.now() + whole(clock) }),
  pause: (clock, { left }) => ({ left }),
  "go-on": (clock, { left }) => ({ ends: Date.now() + left }),
  reset: () => undefined,
  stop: () => undefined,
};

function show() {
  const { timers } = kept();
  for (const clock of clocks) {
    const { state, left } = stand(clock, timers);
    const text = time(left);
    const shown = clock.querySelector("[data-timer-left]");
    if (shown.textContent !== text) shown.textContent = text;
    clock.dataset.state = state;
    if (state === "over") call(clock);
    else called.delete(clock);
    list(clock, state, text);
  }
  bar.hidden = !bar.querySelector("li");
}

/** The timer's place among those that run, whichever step is shown. */
function list(clock, state, text) {
  const items = bar.querySelector("ul");
  let item = items.querySelector(`[data-of="${clock.dataset.timer}"]`);
  if (state === "idle") return item?.remove();
  if (!item) {
    item = document.createElement("li");
    item.dataset.of = clock.dataset.timer;
    const link = document.createElement("a");
    link.href = clock.dataset.place;
    link.append(`${clock.dataset.name} `, document.createElement("strong"));
    item.append(link);
    items.append(item);
  }
  item.dataset.state = state;
  const words = state === "over" ? said.dataset.over : text;
  const shown = item.querySelector("strong");
  if (shown.textContent !== words) shown.textContent = words;
}

/** Tells that the time is up: in words once, by sound and trembling until somebody comes. */
function call(clock) {
  const last = called.get(clock);
  if (last === undefined) said.textContent = `${clock.dataset.name}: ${said.dataset.over}`;
  if (last !== undefined && Date.now() - last < CALL) return;
  called.set(clock, Date.now());
  navigator.vibrate?.([300, 150, 300]);
  beep();
}

function beep() {
  if (sound?.state !== "running") return;
  for (const after of [0, 0.35, 0.7]) {
    const [tone, volume] = [sound.createOscillator(), sound.createGain()];
    tone.frequency.value = 880;
    volume.gain.setValueAtTime(0.4, sound.currentTime + after);
    volume.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + after + 0.25);
    tone.connect(volume).connect(sound.destination);
    tone.start(sound.currentTime + after);
    tone.stop(sound.currentTime + after + 0.3);
  }
}

/** A browser lets a page sound only after somebody has touched it. */
function allowSound() {
  const Context = window.AudioContext ?? window.webkitAudioContext;
  if (!Context) return;
  sound ??= new Context();
  sound.resume().catch(() => {});
}

if (clocks.length > 0) {
  document.addEventListener("pointerdown", allowSound, { once: true });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-timer-do]");
    if (!button) return;
    allowSound();
    const clock = button.closest("[data-timer]");
    keep((state) => (state.timers[clock.dataset.timer] = DOES[button.dataset.timerDo](clock, stand(clock, state.timers))));
    show();
    // The button that was pressed may be gone; the next one takes the focus.
    if (button.offsetParent === null) [...clock.querySelectorAll("button")].find((other) => other.offsetParent)?.focus();
  });
  document.addEventListener("visibilitychange", show);
  setInterval(show, TICK);
  show();
}
