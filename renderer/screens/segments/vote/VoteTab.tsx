import { List, Text } from "@mantine/core";
import type { ShownSegmentation } from "../../../../core/contract/desk/segments.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Block } from "../../../ui/Page.tsx";
import { Term } from "../../../ui/Term.tsx";
import classes from "../segments.module.css";
import { PointsChart } from "./PointsChart.tsx";
import { VoteTable } from "./VoteTable.tsx";

/** How the number of segments came about: who stood, what each got, which one won and why. */
export function VoteTab({ shown }: { shown: ShownSegmentation }) {
  const t = useText("segments");
  const format = useFormat();
  const { reason, chosenBy, sampleRows, month, version } = shown;
  return (
    <div className={classes.blocks}>
      <Block title={chosenBy === "vote" ? t.vote.why : t.vote.whyFixed}>
        <Text maw={860}>{reason}</Text>
        <List fz="sm" maw={860} spacing={4}>
          <List.Item>
            <Term id="stability" />: {t.vote.criteria.stability}
          </List.Item>
          <List.Item>
            <Term id="silhouette" />: {t.vote.criteria.silhouette}
          </List.Item>
          <List.Item>
            {t.vote.names.size}: {t.vote.criteria.size}
          </List.Item>
          <List.Item>
            <Term id="separability" />: {t.vote.criteria.separability}
          </List.Item>
        </List>
      </Block>
      <PointsChart shown={shown} />
      <Block title={t.vote.table} note={t.vote.note(format.count(sampleRows), format.month(month), version)}>
        <VoteTable shown={shown} />
      </Block>
    </div>
  );
}
