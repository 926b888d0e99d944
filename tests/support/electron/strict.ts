/** Something was used that the stand-in does not have: the shell may not use it without a test that knows of it. */
class NotInStandInError extends Error {
  constructor(name: string, property: string) {
    super(`The stand-in has no ${name}.${property}`);
    this.name = "NotInStandInError";
  }
}

/** The members, and an error for every other property that is read or written. */
export function strict<Members extends object>(name: string, members: Members): Members {
  return new Proxy(members, {
    get(target, property, receiver) {
      if (typeof property === "symbol" || property in target) return Reflect.get(target, property, receiver);
      throw new NotInStandInError(name, property);
    },
    set(target, property, value, receiver) {
      if (typeof property === "symbol" || property in target) return Reflect.set(target, property, value, receiver);
      throw new NotInStandInError(name, property);
    },
  });
}
