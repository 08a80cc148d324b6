import { build, context } from "esbuild";
import { copyFile, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { watch } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "wwwroot");
const first = ["tokens.css", "base.css", "layout.css", "components.css"];

// Turbo's progress bar inserts a <style>, which our content security policy refuses with a complaint in every
// visitor's console. The page shows its own words while it loads, so the bar is taken out here.
const withoutProgressBar = {
  name: "turbo-without-progress-bar",
  setup({ onLoad }) {
    onLoad({ filter: /turbo\.es2017-esm\.js$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const call = "this.installStylesheetElement();";
      if (source.split(call).length !== 2) throw new Error("Turbo has changed: look for its progress bar again.");
      return { contents: source.replace(call, ""), loader: "js" };
    });
  },
};

const script = {
  absWorkingDir: here,
  entryPoints: ["app.ts"],
  outfile: join(out, "app.js"),
  bundle: true,
  minify: true,
  sourcemap: false,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  plugins: [withoutProgressBar],
  logLevel: "warning",
};

async function styles() {
  const names = (await readdir(join(here, "styles"))).filter((name) => name.endsWith(".css"));
  const rooms = names.filter((name) => !first.includes(name)).sort();
  const sheets = await Promise.all([...first, ...rooms].map((name) => readFile(join(here, "styles", name), "utf8")));
  await writeFile(join(out, "app.css"), sheets.join("\n"));
  for (const name of ["icons.svg", "favicon.svg"]) await copyFile(join(here, name), join(out, name));
}

await mkdir(out, { recursive: true });
await styles();
if (process.argv.includes("--watch")) {
  await (await context(script)).watch();
  watch(join(here, "styles"), () => styles().catch(console.error));
} else {
  await build(script);
}
