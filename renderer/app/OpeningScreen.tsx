import { Center, Stack, Text } from "@mantine/core";
import { faultOf } from "../client/fault.ts";

/** Before the session is known there are no words of a chosen language yet: a mark, or what went wrong. */
export function OpeningScreen({ error }: { error: unknown }) {
  return (
    <Center h="100%" role="status">
      <Stack align="center" gap="md">
        <img src="./icon.svg" alt="easyMoney" width={56} height={56} />
        {error ? <Text size="sm">{faultOf(error).message}</Text> : null}
      </Stack>
    </Center>
  );
}
