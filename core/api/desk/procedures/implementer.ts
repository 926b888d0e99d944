import { implement } from "@orpc/server";
import { deskContract } from "../../../contract/desk/contract.ts";
import { asFault } from "../faults.ts";

/** The contract, ready to be implemented: whatever a procedure throws, its caller gets as a fault. */
export const desk = implement(deskContract).use(async ({ next }) => {
  try {
    return await next();
  } catch (error) {
    throw asFault(error);
  }
});
