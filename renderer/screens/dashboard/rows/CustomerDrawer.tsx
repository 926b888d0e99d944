import { Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import type { WorkspaceInfo } from "../../../../core/contract/desk/session.ts";
import { MISSING } from "../../../format/formatter.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { SideDrawer } from "../../../ui/SideDrawer.tsx";
import type { Column, Row } from "../../../ui/table/column.ts";
import { CustomerHistory } from "./CustomerHistory.tsx";
import { CustomerOffers } from "./CustomerOffers.tsx";
import classes from "./Rows.module.css";

interface CustomerDrawerProps {
  /** The customer's row of the table; null while none is chosen. */
  row: Row | null;
  columns: readonly Column[];
  workspace: WorkspaceInfo;
  version: string;
  month: string;
  onClose: () => void;
}

/** One customer: attributes in the month, what was held when, and what would be offered and why. */
export function CustomerDrawer({ row, onClose, ...rest }: CustomerDrawerProps) {
  const t = useText("dashboard");
  return (
    <SideDrawer
      opened={row !== null}
      onClose={onClose}
      title={
        <Title order={2} component="span">
          {row ? t.customerTitle(String(row[0])) : ""}
        </Title>
      }
    >
      {row && <CustomerFacts row={row} {...rest} />}
    </SideDrawer>
  );
}

function CustomerFacts({
  row,
  columns,
  workspace,
  version,
  month,
}: Omit<CustomerDrawerProps, "row" | "onClose"> & { row: Row }) {
  const t = useText("dashboard");
  const format = useFormat();
  const customer = String(row[0]);
  const own = new Set(workspace.attributes.map(({ id }) => id));
  const recommendation = workspace.kept.findLast(
    ({ kind, version: of }) => kind === "recommendation" && of === version,
  );
  return (
    <Stack gap="lg">
      <Part title={t.attributesIn(format.month(month))}>
        <dl className={classes.facts}>
          {columns.map((column, place) =>
            own.has(column.id) ? <Fact key={column.id} column={column} row={row} place={place} /> : null,
          )}
        </dl>
      </Part>
      <Part title={t.holdingsByMonth}>
        <CustomerHistory customer={customer} version={version} products={workspace.products} />
      </Part>
      <Part title={t.offers}>
        {recommendation ? (
          <CustomerOffers recommendation={recommendation.id} customer={customer} />
        ) : (
          <Text fz="sm" c="dimmed">
            {t.noRecommendation(version)}
          </Text>
        )}
      </Part>
    </Stack>
  );
}

function Fact({ column, row, place }: { column: Column; row: Row; place: number }) {
  const value = row[place];
  const isMissing = value === null || value === undefined;
  return (
    <>
      <dt>{column.label}</dt>
      <dd>{isMissing ? MISSING : column.format ? column.format(value as never, row) : value}</dd>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap="xs" component="section" aria-label={title}>
      <Title order={3}>{title}</Title>
      {children}
    </Stack>
  );
}
