/** core's areas in the order of docs/decisions/0001: an area may import the ones above it, never one below. */
const areas = [
  "words",
  "time",
  "random",
  "errors",
  "contract",
  "store",
  "jobs",
  "sample",
  "ingestion",
  "analysis",
  "features",
  "learning",
  "experiments",
  "segmentation",
  "recommendation",
  "monitoring",
  "planning",
  "reporting",
  "connections",
  "api",
];
const below = (area) => areas.slice(areas.indexOf(area) + 1);

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "core-is-pure",
      severity: "error",
      from: { path: "^core/" },
      to: { path: "^(headless|electron|renderer|tests)/|node_modules/(electron|react)" },
    },
    {
      name: "hosts-enter-by-the-door",
      severity: "error",
      from: { path: "^(headless|electron)/" },
      to: { path: "^core/", pathNot: "^core/(api|contract|errors)/" },
    },
    {
      name: "hosts-do-not-know-each-other",
      severity: "error",
      from: { path: "^electron/" },
      to: { path: "^(headless|renderer)/" },
    },
    ...areas
      .filter((area) => below(area).length > 0)
      .map((area) => ({
        name: `${area}-imports-upwards-only`,
        severity: "error",
        from: { path: `^core/${area}/` },
        to: { path: `^core/(${below(area).join("|")})/` },
      })),
  ],
  options: {
    // its swc cannot read .tsx: Biome checks what the page imports (biome.json)
    doNotFollow: { path: "node_modules|^renderer/" },
    // TypeScript 7 has no compiler API for other tools: swc reads the sources
    parser: "swc",
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".mjs", ".js", ".json"] },
  },
};
