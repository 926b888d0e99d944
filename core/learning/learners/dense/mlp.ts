import { probabilityOf } from "../../metrics/calibration.ts";
import { defineLearner } from "../learner.ts";
import { type Encoding, encode, fitEncoding } from "./encode.ts";
import { fitNetwork, type NetworkParameters } from "./fitNetwork.ts";
import { type Network, networkMargins } from "./network.ts";

export interface NetworkState {
  encoding: Encoding;
  network: Network;
}

/** A network of two hidden layers on standardised columns. */
export const mlp = defineLearner<NetworkParameters, NetworkState>({
  name: "mlp",
  defaults: { hidden: [64, 32], epochs: 30, batch: 1024, leastSteps: 8, learningRate: 0.002, l2: 1e-4, patience: 5 },
  async *fit({ table, target, weights }, parameters, { seed, validation, signal }) {
    const encoding = fitEncoding(table, weights);
    const { network, epochs } = yield* fitNetwork(encode(encoding, table), [{ target, weights }], parameters, {
      seed,
      signal,
      validation: validation && { matrix: encode(encoding, validation.table), tasks: [validation] },
    });
    return { state: { encoding, network }, steps: epochs };
  },
  predict: ({ encoding, network }, table) => networkMargins(network, encode(encoding, table))[0].map(probabilityOf),
});
