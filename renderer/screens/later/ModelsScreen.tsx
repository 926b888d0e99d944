import { IconTopologyStar3 } from "@tabler/icons-react";
import { LaterScreen } from "./LaterScreen.tsx";

export default function ModelsScreen() {
  return <LaterScreen part="models" icon={IconTopologyStar3} to="/recommendations" />;
}
