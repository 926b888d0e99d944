import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "@mantine/spotlight/styles.css";
import "./theme/page.css";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { router } from "./app/routes.tsx";
import { DeskConnection } from "./client/connect.ts";

const root = document.getElementById("root");
if (!root) throw new Error("The page has no #root");
// the first screen is fetched while the core says what is open
void router.load();
createRoot(root).render(<App connection={new DeskConnection()} />);
