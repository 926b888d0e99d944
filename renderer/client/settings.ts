import type { Settings } from "../../core/contract/desk/session.ts";
import { useSession } from "./session.tsx";

export function useSettings(): Settings {
  return useSession().settings;
}
