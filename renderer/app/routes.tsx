import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from "@tanstack/react-router";
import { Shell } from "./Shell.tsx";
import { readViewSearch, type ViewSearch } from "./view.ts";

const rootRoute = createRootRoute({
  validateSearch: readViewSearch,
  search: { middlewares: [retainSearchParams<ViewSearch>(["version", "month"])] },
  component: Shell,
});

/** A screen is loaded when a person is about to open it; again with the whole page when the program was renewed meanwhile. */
function screen<const Path extends string>(path: Path, load: () => Promise<{ default: React.ComponentType }>) {
  return createRoute({ getParentRoute: () => rootRoute, path, component: lazyRouteComponent(load) });
}

const routeTree = rootRoute.addChildren([
  screen("/", () => import("../screens/home/HomeScreen.tsx")),
  screen("/data", () => import("../screens/data/DataScreen.tsx")),
  screen("/data/$tab", () => import("../screens/data/DataScreen.tsx")),
  screen("/dashboard", () => import("../screens/dashboard/DashboardScreen.tsx")),
  screen("/dashboard/rows", () => import("../screens/dashboard/RowsScreen.tsx")),
  screen("/segments", () => import("../screens/segments/SegmentsScreen.tsx")),
  screen("/segments/$tab", () => import("../screens/segments/SegmentsScreen.tsx")),
  screen("/recommendations", () => import("../screens/recommendations/RecommendationsScreen.tsx")),
  screen("/recommendations/$tab", () => import("../screens/recommendations/RecommendationsScreen.tsx")),
  screen("/campaigns", () => import("../screens/campaigns/CampaignsScreen.tsx")),
  screen("/campaigns/$tab", () => import("../screens/campaigns/CampaignsScreen.tsx")),
  screen("/monitoring", () => import("../screens/later/MonitoringScreen.tsx")),
  screen("/models", () => import("../screens/models/ModelsScreen.tsx")),
  screen("/models/$tab", () => import("../screens/models/ModelsScreen.tsx")),
  screen("/table", () => import("../screens/table/TableScreen.tsx")),
  screen("/planning", () => import("../screens/later/PlanningScreen.tsx")),
  screen("/settings", () => import("../screens/settings/SettingsScreen.tsx")),
  screen("/help", () => import("../screens/help/HelpScreen.tsx")),
]);

/** Addresses stand behind the #, so that 127.0.0.1 and app:// serve one page. */
export const router = createRouter({ routeTree, history: createHashHistory(), defaultPreload: "intent" });

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
