import manifest from "../../package.json" with { type: "json" };

/** The version of the product that made a thing, as kept with it. */
export const CODE_VERSION: string = manifest.version;
