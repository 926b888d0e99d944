import { IconActivity } from "@tabler/icons-react";
import { LaterScreen } from "./LaterScreen.tsx";

export default function MonitoringScreen() {
  return <LaterScreen part="monitoring" icon={IconActivity} to="/data" />;
}
