// Says on the page itself that it has been shown: what was left for later can be laid out now.

const say = () => document.documentElement.setAttribute("data-painted", "");

addEventListener("load", () => (window.requestIdleCallback ?? setTimeout)(say), { once: true });
