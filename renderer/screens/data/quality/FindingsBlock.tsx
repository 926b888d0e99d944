import { Anchor, Badge, Button, Text } from "@mantine/core";
import { useState } from "react";
import type { QualityReport } from "../../../../core/contract/quality.ts";
import { useText } from "../../../i18n/useText.ts";
import { Block } from "../../../ui/Page.tsx";
import classes from "./quality.module.css";

const FEW = 8;

interface FindingsBlockProps {
  report: QualityReport;
  onColumn: (column: string) => void;
}

/** What was found, as sentences, largest share first; one about a column leads to it. */
export function FindingsBlock({ report, onColumn }: FindingsBlockProps) {
  const t = useText("data").quality;
  const [isAll, setAll] = useState(false);
  const { findings, columns } = report;
  const shown = isAll ? findings : findings.slice(0, FEW);
  return (
    <Block title={t.findingsTitle(findings.length)} note={t.findingsNote}>
      {findings.length === 0 ? (
        <Text c="dimmed">{t.noFindings}</Text>
      ) : (
        <ul className={classes.findings}>
          {shown.map(({ dimension, about, sentence }) => (
            <li key={sentence} className={classes.finding}>
              <Badge variant="default" tt="none" fw={400} radius="sm">
                {t.dimensions[dimension]}
              </Badge>
              <span>
                {sentence}{" "}
                {about !== null && columns.some(({ id }) => id === about) && (
                  <Anchor component="button" type="button" fz="sm" underline="always" onClick={() => onColumn(about)}>
                    {t.seeColumn}
                  </Anchor>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {findings.length > FEW && (
        <Button variant="default" size="xs" style={{ alignSelf: "start" }} onClick={() => setAll(!isAll)}>
          {isAll ? t.fewerFindings : t.allFindings(findings.length)}
        </Button>
      )}
    </Block>
  );
}
