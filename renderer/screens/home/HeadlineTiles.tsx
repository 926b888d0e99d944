import type { KeptCampaign } from "../../../core/contract/desk/offers.ts";
import type { KpiReport } from "../../../core/contract/kpiReport.ts";
import { useAsk } from "../../client/useAsk.ts";
import { MISSING } from "../../format/formatter.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { Block } from "../../ui/Page.tsx";
import { BlockSkeleton } from "../../ui/PageSkeleton.tsx";
import { Term } from "../../ui/Term.tsx";
import { Tile } from "../../ui/Tile.tsx";
import classes from "./Home.module.css";
import { atMonth, type Headline, purchasesOf, revenueOf } from "./headlines.ts";

const HEIGHT = 114;

/** The figures that a person asks for first, of one month; each names itself missing while it was not counted. */
export function HeadlineTiles({
  version,
  month,
  months,
}: {
  version: string;
  month: string;
  months: readonly string[];
}) {
  const t = useText("home").tiles;
  const format = useFormat();
  const before = months[months.indexOf(month) - 1];
  const kpi = useAsk("figures", "kpi", { version, filters: [] });
  const quality = useAsk("data", "quality", { version });
  const campaigns = useAsk("offers", "campaigns", undefined as never);
  return (
    <Block
      title={t.title(format.month(month))}
      note={t.note(version, before === undefined ? null : format.month(before))}
    >
      {kpi.isPending || quality.isPending || campaigns.isPending ? (
        <BlockSkeleton height={HEIGHT} />
      ) : (
        <div className={classes.tiles}>
          <KpiTiles kpis={kpi.data?.kpis ?? null} month={month} />
          <QualityTile
            months={quality.data?.report.months ?? []}
            scores={quality.data?.report.scores.overall ?? []}
            month={month}
          />
          {campaigns.data && <CampaignTile campaigns={campaigns.data} />}
        </div>
      )}
    </Block>
  );
}

function KpiTiles({ kpis, month }: { kpis: KpiReport | null; month: string }) {
  const t = useText("home").tiles;
  const format = useFormat();
  const change = useChange();
  if (!kpis) {
    return (
      <>
        <Tile label={t.customers} value={MISSING} note={t.notCounted} />
        <Tile label={<Term id="active">{t.active}</Term>} value={MISSING} note={t.notCounted} />
        <Tile label={<Term id="purchase">{t.purchases}</Term>} value={MISSING} note={t.notCounted} />
      </>
    );
  }
  const { months } = kpis;
  const customers = atMonth(months, kpis.customers, month);
  const shares = kpis.active.map((active, i) => (kpis.customers[i] > 0 ? active / kpis.customers[i] : null));
  const active = atMonth(months, shares, month);
  const revenue = revenueOf(kpis);
  const money = revenue ? atMonth(months, revenue, month) : null;
  const purchases = atMonth(months, purchasesOf(kpis), month);
  return (
    <>
      <Tile
        label={t.customers}
        value={format.count(customers.value)}
        trend={customers.trend}
        {...change(customers, "relative")}
      />
      <Tile
        label={<Term id="active">{t.active}</Term>}
        value={format.percent(active.value)}
        trend={active.trend}
        {...change(active, "points")}
      />
      {money ? (
        <Tile
          label={<Term id="revenue" />}
          value={format.shortEur(money.value)}
          trend={money.trend}
          {...change(money, "relative")}
        />
      ) : (
        <Tile
          label={<Term id="purchase">{t.purchases}</Term>}
          value={format.count(purchases.value)}
          trend={purchases.trend}
          {...change(purchases, "relative")}
        />
      )}
    </>
  );
}

function QualityTile({
  months,
  scores,
  month,
}: {
  months: readonly string[];
  scores: readonly (number | null)[];
  month: string;
}) {
  const t = useText("home").tiles;
  const format = useFormat();
  const { value, trend } = atMonth(months, scores, month);
  const isKnown = value !== null;
  return (
    <Tile
      label={t.quality}
      value={format.decimal(value, 1)}
      note={isKnown ? t.ofHundred : t.notCounted}
      trend={isKnown ? trend : undefined}
    />
  );
}

/** The newest campaign that can still be read. */
function CampaignTile({ campaigns }: { campaigns: readonly KeptCampaign[] }) {
  const t = useText("home").tiles;
  const format = useFormat();
  const campaign = campaigns.find(({ outdated }) => !outdated);
  if (!campaign) {
    const note = campaigns.length > 0 ? t.outdated : t.noCampaign;
    return <Tile label={t.campaign(null)} value={MISSING} note={note} />;
  }
  const { month, revenueEur } = campaign;
  return (
    <Tile
      label={t.campaign(month && format.shortMonth(month))}
      value={format.shortEur(revenueEur)}
      note={t.campaignNote}
    />
  );
}

/** How a figure moved on the month before, in words; growth of these figures is good. */
function useChange() {
  const format = useFormat();
  return ({ value, before }: Headline, as: "relative" | "points") => {
    if (value === null || before === null || (as === "relative" && before === 0)) return {};
    const moved = value - before;
    const text = as === "points" ? format.points(moved) : format.change(moved / before);
    const direction = Math.sign(moved) as -1 | 0 | 1;
    return { change: { text, direction, isGood: direction === 0 ? undefined : direction > 0 } };
  };
}
