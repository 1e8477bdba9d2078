// What every script of checks shares: it opens pages in Chromium as readers do and prints what was found, as JSON:
// {name: {ok, found}}.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { startChromium } from "./chromium.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
export const DESKTOP = { viewport: { width: 1280, height: 900 } };
export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
export const pages = process.argv.slice(2).map((path) => pathToFileURL(resolve(path)).href);
export const complaints = [];
const results = {};
const outside = [];
const browser = await startChromium();

export function note(name, ok, found = null) {
  results[name] = { ok: Boolean(ok), found };
}

// `patience`: milliseconds that a step on the page may take.
export async function open(url, options = {}, patience = 8000) {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  page.on("request", (request) => {
    const asked = request.url();
    if (!asked.startsWith(url.split("#")[0]) && !asked.startsWith("data:")) outside.push(asked);
  });
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(url);
  return page;
}

// axe is put in through the debugger, which the page's own policy does not bind.
export async function noteAxe(name, page) {
  await page.evaluate(AXE);
  const run = await page.evaluate(() =>
    axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
  );
  const found = run.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(", ")}`);
  note(name, found.length === 0, found);
}

// Runs each part, whatever becomes of the others, and prints all results.
export async function finish(parts) {
  for (const part of parts) {
    try {
      await part();
    } catch (error) {
      note(part.name, false, String(error).slice(0, 600));
    }
  }
  note("nothing asked for outside the file", outside.length === 0, outside);
  note("no complaints on the console", complaints.length === 0, complaints);
  await browser.close();
  console.log(JSON.stringify(results));
}
