import { Text, Title } from "@mantine/core";
import { type ReactNode, useId } from "react";
import classes from "./SettingRows.module.css";

/** Settings that belong together, under a heading. */
export function SettingRows({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className={classes.section}>
      <Title order={2}>{title}</Title>
      <div className={classes.rows}>{children}</div>
    </section>
  );
}

interface SettingRowProps {
  label: string;
  help?: ReactNode;
  /** Gets the control's name, and the id of what describes it. */
  children: (named: { "aria-label": string; "aria-describedby": string }) => ReactNode;
}

/** One setting: what it is and does at the left, its control at the right. */
export function SettingRow({ label, help, children }: SettingRowProps) {
  const id = useId();
  return (
    <div className={classes.row}>
      <div className={classes.words}>
        <Text fw={500}>{label}</Text>
        <Text id={id} fz="sm" c="dimmed" component="div">
          {help}
        </Text>
      </div>
      <div className={classes.control}>{children({ "aria-label": label, "aria-describedby": id })}</div>
    </div>
  );
}
