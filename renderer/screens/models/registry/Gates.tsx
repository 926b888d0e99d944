import { Text } from "@mantine/core";
import { IconCircleCheck, IconCircleX, IconPencil } from "@tabler/icons-react";
import type { ModelVersion } from "../../../../core/contract/experiments.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import classes from "../models.module.css";

/** Each gate, green or red, with the figure that decided; the signature last. */
export function Gates({ model }: { model: ModelVersion }) {
  const t = useText("models").registry;
  const format = useFormat();
  const { gates, gatesAreCurrent, signOff } = model;
  return (
    <div>
      {gates && !gatesAreCurrent && (
        <Text fz="sm" c="var(--warning)" mb="xs">
          {t.outdated}
        </Text>
      )}
      <ul className={classes.gates}>
        {(gates?.gates ?? []).map(({ id, passes, figure, detail }) => (
          <li key={id}>
            {passes ? (
              <IconCircleCheck size={20} color="var(--good)" aria-hidden />
            ) : (
              <IconCircleX size={20} color="var(--bad)" aria-hidden />
            )}
            <div>
              <Text fw={600}>
                {t.gates[id]}: {passes ? t.passes : t.fails}
              </Text>
              <Text fz="sm">{figure}</Text>
              <Text fz="sm" c="dimmed">
                {detail}
              </Text>
            </div>
          </li>
        ))}
        <li>
          <IconPencil size={20} color={signOff ? "var(--good)" : "var(--bad)"} aria-hidden />
          <div>
            <Text fw={600}>
              {t.gates.signature}: {signOff ? t.passes : t.fails}
            </Text>
            <Text fz="sm">{signOff ? t.signedBy(signOff.name, format.time(signOff.at)) : t.notSigned}</Text>
            {signOff && (
              <Text fz="sm" c="dimmed">
                {signOff.reason}
                {signOff.overrides ? ` ${t.inSpite}` : ""}
              </Text>
            )}
          </div>
        </li>
      </ul>
    </div>
  );
}
