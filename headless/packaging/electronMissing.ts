import { DomainError } from "../../core/errors/domainError.ts";

/** Packaging stops here rather than in a download that may hang. */
export class ElectronMissingError extends DomainError {
  constructor() {
    super({
      code: "electron-missing",
      what: "No installer was made: Electron's binary is not here. It is downloaded from GitHub, outside the package registry",
      where: "node_modules/electron/dist",
      mend:
        "Where GitHub can be reached, run `npx install-electron` once and then `npm run package` again; " +
        "behind a mirror, set ELECTRON_MIRROR first. Everything else is ready in build/app.",
    });
  }
}
