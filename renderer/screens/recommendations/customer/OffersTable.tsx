import { useMemo } from "react";
import type { CustomerOffers } from "../../../../core/contract/desk/offers.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Term } from "../../../ui/Term.tsx";
import classes from "../recommendations.module.css";

/** Below it a probability is not written out. */
const TINY = 0.000_01;
/** Below it one decimal would say too little. */
const SMALL = 0.001;

/** Offers by falling probability, each with why; those that are never made stand below, greyed, with the reason. */
export function OffersTable({ offers: { offers, customer } }: { offers: CustomerOffers }) {
  const t = useText("recommendations").customer;
  const format = useFormat();
  const most = useMemo(() => Math.max(0, ...offers.filter(isOpen).map(({ probability }) => probability)), [offers]);
  const write = (probability: number) =>
    probability < TINY ? t.tiny(format.percent(TINY, 3)) : format.percent(probability, probability < SMALL ? 3 : 1);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className={classes.scroller} tabIndex={0} aria-label={t.offersOf(customer)}>
      <table className={classes.offers}>
        <thead>
          <tr>
            <th scope="col" data-figure>
              {t.columns.rank}
            </th>
            <th scope="col">{t.columns.product}</th>
            <th scope="col">
              <Term id="propensity" />
            </th>
            <th scope="col" data-figure>
              {t.columns.revenue}
            </th>
          </tr>
        </thead>
        <tbody>
          {offers.map((offer, place) => (
            <tr key={offer.product} data-closed={!isOpen(offer) || undefined}>
              <td data-figure>{isOpen(offer) ? place + 1 : ""}</td>
              <th scope="row">
                {offer.label}
                {!offer.held && <span className={classes.why}>{offer.barred ?? offer.reason}</span>}
              </th>
              <td>
                {isOpen(offer) ? (
                  <span className={classes.probability}>
                    <span className={classes.track} aria-hidden="true">
                      <span style={{ width: `${most === 0 ? 0 : (offer.probability / most) * 100}%` }} />
                    </span>
                    <span className={classes.chance}>{write(offer.probability)}</span>
                  </span>
                ) : (
                  <span>{offer.held ? t.held : t.barred}</span>
                )}
              </td>
              <td data-figure>{isOpen(offer) ? format.decimal(offer.expectedRevenueEur, 2) : ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const isOpen = ({ held, barred }: CustomerOffers["offers"][number]) => !held && barred === null;
