// Writes a picture of a page, for the README: node screenshot.mjs PAGE.html OUT.png [ADDRESS]
// ADDRESS is what follows "#", such as an event's id; the first words quoted there are opened in the reader.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { startChromium } from "./chromium.mjs";

const [file, out, address = ""] = process.argv.slice(2);
const browser = await startChromium();
const page = await browser.newPage({ viewport: { width: 1720, height: 1120 }, colorScheme: "light" });
await page.goto(pathToFileURL(resolve(file)).href);
if (address) {
  const link = page.locator(`[id="${address}"] blockquote a.q`).first();
  await link.evaluate((quoted) => quoted.closest("details").setAttribute("open", ""));
  await link.click();
  await page.evaluate(() => document.getElementById("page-timeline").scrollIntoView());
}
await page.screenshot({ path: out });
await browser.close();
