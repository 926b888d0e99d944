import { Group, Skeleton } from "@mantine/core";
import { useEffect, useState } from "react";
import { Page } from "./Page.tsx";

/** The outline of a screen while its data is on the way; nothing for the first 300 ms, so that quick answers do not flicker. */
export function PageSkeleton() {
  const isLate = useIsLate();
  if (!isLate) return null;
  return (
    <Page>
      <Skeleton h={28} w={360} />
      <Group grow>
        {["a", "b", "c", "d"].map((tile) => (
          <Skeleton key={tile} h={104} />
        ))}
      </Group>
      <Skeleton h={320} />
      <Skeleton h={320} />
    </Page>
  );
}

/** A box of a known height while its content is on the way. */
export function BlockSkeleton({ height }: { height: number }) {
  const isLate = useIsLate();
  return (
    <Skeleton h={height} visible={isLate} animate={isLate} style={isLate ? undefined : { visibility: "hidden" }} />
  );
}

const LATE_MS = 300;

function useIsLate(): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATE_MS);
    return () => clearTimeout(timer);
  }, []);
  return isLate;
}
