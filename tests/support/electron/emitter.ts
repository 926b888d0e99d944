type Listener = (...args: never[]) => unknown;

/** `on`, `once`, `off` as Electron's objects have them, and `fire` for the test; a name that nobody may listen to is an error. */
export function emitter<Name extends string>(names: readonly Name[]) {
  const listeners = new Map<string, Listener[]>();
  const of = (name: string) => {
    if (!(names as readonly string[]).includes(name)) throw new Error(`The stand-in never emits "${name}"`);
    const list = listeners.get(name) ?? [];
    listeners.set(name, list);
    return list;
  };
  return {
    on(name: Name, listener: Listener): void {
      of(name).push(listener);
    },
    once(name: Name, listener: Listener): void {
      const list = of(name);
      const heard: Listener = (...args) => {
        list.splice(list.indexOf(heard), 1);
        listener(...args);
      };
      list.push(heard);
    },
    /** Emits; an event that can be prevented is handed in as `preventable()`. */
    fire(name: Name, ...args: unknown[]): void {
      for (const listener of [...of(name)]) listener(...(args as never[]));
    },
  };
}

/** An event that says whether it was prevented. */
export function preventable<Facts extends object>(facts: Facts = {} as Facts) {
  const event = {
    ...facts,
    prevented: false,
    preventDefault: () => {
      event.prevented = true;
    },
  };
  return event;
}
