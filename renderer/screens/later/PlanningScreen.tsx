import { IconChecklist } from "@tabler/icons-react";
import { LaterScreen } from "./LaterScreen.tsx";

export default function PlanningScreen() {
  return <LaterScreen part="planning" icon={IconChecklist} to="/" />;
}
