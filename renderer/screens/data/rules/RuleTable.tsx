import { Button } from "@mantine/core";
import type { SuggestedRule } from "../../../../core/contract/quality.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import type { Column } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/DataTable.tsx";

interface RuleTableProps {
  name: string;
  rules: readonly SuggestedRule[];
  labelOf: (column: string) => string;
  /** What can be done with each. */
  action: string;
  onRule: (rule: SuggestedRule) => Promise<void>;
}

const FEW_CODES = 8;

/** Rules in words, with what speaks for them. */
export function RuleTable({ name, rules, labelOf, action, onRule }: RuleTableProps) {
  const t = useText("data").rules;
  const format = useFormat();
  const rangeOf = ({ min, max }: SuggestedRule) => {
    if (min === undefined && max === undefined) return null;
    return t.range(min === undefined ? null : format.figure(min), max === undefined ? null : format.figure(max));
  };
  const codesOf = ({ codes }: SuggestedRule) => {
    if (!codes) return null;
    const shown = codes.slice(0, FEW_CODES).join(", ");
    return codes.length > FEW_CODES ? t.codesMore(codes.length, shown) : shown;
  };
  const columns: Column[] = [
    { id: "column", label: t.column },
    { id: "values", label: t.allowed, wraps: true },
    {
      id: "nulls",
      label: t.mostMissing,
      kind: "decimal",
      format: (share: number) => format.percent(share, 0),
    },
    { id: "reason", label: t.reason, wraps: true },
    {
      id: "action",
      label: t.action,
      isAction: true,
      format: (column: string) => (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`${action}: ${labelOf(column)}`}
          onClick={() => {
            const rule = rules.find((one) => one.column === column);
            if (rule) void onRule(rule);
          }}
        >
          {action}
        </Button>
      ),
    },
  ];
  const rows = rules.map((rule) => [
    labelOf(rule.column),
    rangeOf(rule) ?? codesOf(rule),
    rule.maxNullShare ?? null,
    rule.reason,
    rule.column,
  ]);
  return <DataTable name={name} columns={columns} rows={rows} isPlain maxHeight={640} />;
}
