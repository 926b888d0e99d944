import { Center, Text, Title } from "@mantine/core";
import classes from "../recommendations.module.css";

/** Where a chart would stand that has nothing to show: its height, and why. */
export function EmptyFigure({
  title,
  subtitle,
  text,
  height,
}: {
  title: string;
  subtitle: string;
  text: string;
  height: number;
}) {
  return (
    <section className={classes.panel} aria-label={title}>
      <div>
        <Title order={3}>{title}</Title>
        <Text fz="sm" c="dimmed">
          {subtitle}
        </Text>
      </div>
      <Center h={height}>
        <Text c="dimmed" maw={360} ta="center">
          {text}
        </Text>
      </Center>
    </section>
  );
}
