import { Button, Menu, Text } from "@mantine/core";
import { IconChevronDown, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { BesideFigure, KeptImport } from "../../../../core/contract/importedModel.ts";
import { isOver, useJob, useJobs } from "../../../client/jobs.tsx";
import { useAsk, useDesk } from "../../../client/useAsk.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { FaultNote } from "../../../ui/FaultNote.tsx";
import { JobFileButton } from "../../../ui/files/JobFileButton.tsx";
import { Block } from "../../../ui/Page.tsx";
import { BlockSkeleton } from "../../../ui/PageSkeleton.tsx";
import { ProductSelect } from "../../../ui/ProductSelect.tsx";
import { useAttempt } from "../../../ui/useAttempt.ts";
import { useChosen, useGoTo } from "../tabs.ts";
import { BesideTable } from "./BesideTable.tsx";
import { ProductBesideView } from "./ProductBesideView.tsx";
import { SlotsTable } from "./SlotsTable.tsx";
import { metricName, setsOf } from "./words.ts";

/** One imported model beside ours. */
export function ShownImport({ id, name }: { id: string; name: string }) {
  const t = useText("elsewhere");
  const { data: model, error, refetch } = useAsk("imports", "show", { id });
  if (error) return <FaultNote error={error} onRetry={() => void refetch()} />;
  if (!model || model.id !== id) return <BlockSkeleton height={480} />;
  return (
    <>
      <Beside model={model} name={name} />
      <Block title={t.shown.inputs} note={t.shown.inputsNote(model.name, setsOf(model.operatorSets))}>
        <SlotsTable name={t.shown.inputs} slots={model.slots} />
      </Block>
    </>
  );
}

function Beside({ model, name }: { model: KeptImport; name: string }) {
  const t = useText("elsewhere");
  const format = useFormat();
  const goTo = useGoTo();
  const asked = useChosen().product;
  const { kind, producer, recommendation, testedOn, version, ranking, products, unranked } = model;
  const most = products.reduce((best, each) => (each.purchases > best.purchases ? each : best));
  const product = products.find((each) => each.id === asked) ?? most;
  const about = t.shown.note(t.kinds[kind], producer, recommendation, format.month(testedOn), version);
  return (
    <Block title={name} note={about} actions={<Actions model={model} />}>
      <Text maw={860}>
        {verdictOf(ranking?.comparison ?? product.comparison, t, format.count(product.listSize))}
        {unranked.length > 0 && ` ${t.shown.unranked(unranked.join(", "))}`}
        {!model.isProbability && ` ${t.shown.noProbability}`} {t.shown.fair(format.month(testedOn))}
      </Text>
      {ranking && (
        <BesideTable
          title={t.shown.ranking}
          note={t.shown.rankingNote(format.count(ranking.customers), format.count(ranking.buyers))}
          comparison={ranking.comparison}
          listSize={product.listSize}
        />
      )}
      {products.length > 1 && (
        <ProductSelect
          label={t.shown.product}
          products={products}
          chosen={product.id}
          onChoose={(id) => goTo("imported", { product: id })}
        />
      )}
      <ProductBesideView
        key={product.id}
        product={product}
        replicates={format.count(model.replicates)}
        about={t.shown.whom(
          format.count(product.rows),
          format.count(product.purchases),
          product.label,
          format.month(testedOn),
        )}
      />
    </Block>
  );
}

/** In which metrics it does better, worse, or no differently: one sentence for each. */
function verdictOf(
  comparison: readonly BesideFigure[],
  t: ReturnType<typeof useText<"elsewhere">>,
  listSize: string,
): string {
  const sentences = (["better", "worse", "open"] as const).flatMap((verdict) => {
    const names = comparison
      .filter((each) => each.verdict === verdict)
      .map(({ metric }) => inSentence(metricName(t, metric, listSize)));
    return names.length > 0 ? [t.shown[verdict](names.join(", "))] : [];
  });
  return sentences.join(" ");
}

/** A heading within a sentence: small, unless it is an abbreviation. */
const inSentence = (name: string) =>
  /^[A-Z]{2}/.test(name) ? name : `${name.charAt(0).toLowerCase()}${name.slice(1)}`;

function Actions({ model: { id, name } }: { model: KeptImport }) {
  const t = useText("elsewhere");
  const desk = useDesk();
  const attempt = useAttempt();
  const { start } = useJobs();
  const [jobId, setJobId] = useState<number | null>(null);
  const job = useJob(jobId);
  const isWriting = job !== null && !isOver(job);
  const write = async (format: "csv" | "xlsx") => setJobId(await start({ kind: "exportImport", id, format }));
  const remove = () =>
    attempt(async () => {
      await desk.imports.remove({ id });
      return t.removed(name);
    });
  return (
    <>
      {job && <JobFileButton job={job} />}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" loading={isWriting} rightSection={<IconChevronDown size={14} />}>
            {t.export}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void write("csv")}>{t.exportCsv}</Menu.Item>
          <Menu.Item onClick={() => void write("xlsx")}>{t.exportXlsx}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button variant="default" leftSection={<IconTrash size={16} />} onClick={() => void remove()}>
        {t.remove}
      </Button>
    </>
  );
}
