import { Box, Group, SimpleGrid, Text } from "@mantine/core";
import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from "@tabler/icons-react";
import { type ReactNode, useId } from "react";
import { Sparkline } from "../charts/Sparkline.tsx";
import classes from "./Tile.module.css";

export interface TileProps {
  label: ReactNode;
  /** Already formatted. */
  value: string;
  /** A second figure under it: an interval, a share, of what. */
  note?: ReactNode;
  /** Change against the period before, formatted, and which way it went. */
  change?: { text: string; direction: -1 | 0 | 1; isGood?: boolean | undefined } | undefined;
  /** One value per month, oldest first. */
  trend?: readonly (number | null)[] | undefined;
}

/** One figure: of what, how much, where it goes. */
export function Tile({ label, value, note, change, trend }: TileProps) {
  const name = useId();
  const Arrow =
    change?.direction === 1 ? IconArrowUpRight : change?.direction === -1 ? IconArrowDownRight : IconArrowRight;
  const colour = change?.isGood === undefined ? "var(--text-2)" : change.isGood ? "var(--good)" : "var(--bad)";
  return (
    <Box className={classes.tile} role="group" aria-labelledby={name}>
      <Text fz="sm" c="dimmed" component="div" id={name}>
        {label}
      </Text>
      <div className={classes.figure}>
        <Text fz={28} lh="36px" fw={600}>
          {value}
        </Text>
        {trend && <Sparkline values={trend} />}
      </div>
      <Group gap="4px 12px" fz="sm" mih={20} c="dimmed">
        {change && (
          <Group gap={4} wrap="nowrap">
            <Arrow size={16} color={colour} aria-hidden style={{ flexShrink: 0 }} />
            <Text fz="sm" c={colour} component="span">
              {change.text}
            </Text>
          </Group>
        )}
        {note && (
          <Text fz="sm" c="dimmed" component="span">
            {note}
          </Text>
        )}
      </Group>
    </Box>
  );
}

/** A row of tiles, as many side by side as fit. */
export function Tiles({ minWidth = 200, children }: { minWidth?: number; children: ReactNode }) {
  return (
    <SimpleGrid minColWidth={`${minWidth}px`} autoFlow="auto-fit" spacing="md">
      {children}
    </SimpleGrid>
  );
}
