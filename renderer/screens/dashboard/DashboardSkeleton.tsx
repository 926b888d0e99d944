import { SimpleGrid, Stack } from "@mantine/core";
import { BlockSkeleton } from "../../ui/PageSkeleton.tsx";

const TILES = ["a", "b", "c", "d", "e", "f", "g", "h"];

/** The outline of the first screenful, in its final heights. */
export function DashboardSkeleton() {
  return (
    <Stack gap="lg">
      <SimpleGrid type="container" cols={{ base: 1, "420px": 2, "860px": 4 }} spacing="md">
        {TILES.map((tile) => (
          <BlockSkeleton key={tile} height={130} />
        ))}
      </SimpleGrid>
      <SimpleGrid type="container" cols={{ base: 1, "860px": 2 }} spacing="md">
        <BlockSkeleton height={424} />
        <BlockSkeleton height={424} />
      </SimpleGrid>
    </Stack>
  );
}
