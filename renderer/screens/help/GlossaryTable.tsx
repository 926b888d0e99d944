import { Table, Text, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useText } from "../../i18n/useText.ts";
import { Block } from "../../ui/Page.tsx";
import { findTerms } from "./findTerms.ts";
import classes from "./Help.module.css";

/** Every term of art of the window: what it means and how we compute it; searched in both. */
export function GlossaryTable() {
  const t = useText("help").glossary;
  const glossary = useText("glossary");
  const [text, setText] = useState("");
  const all = Object.values(glossary);
  const found = findTerms(all, text);
  return (
    <Block
      title={t.title}
      note={<span role="status">{t.note(found.length, all.length)}</span>}
      actions={
        <TextInput
          aria-label={t.search}
          placeholder={t.placeholder}
          leftSection={<IconSearch size={16} aria-hidden />}
          w={240}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      }
    >
      <div className={classes.table}>
        <Table fz="sm" verticalSpacing="xs" horizontalSpacing="md" aria-label={t.title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.term}</Table.Th>
              <Table.Th>{t.meaning}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found.map(({ term, meaning }) => (
              <Table.Tr key={term}>
                <Table.Td>{term}</Table.Td>
                <Table.Td>{meaning}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {found.length === 0 && (
          <Text fz="sm" c="dimmed" p="md">
            {t.nothing}
          </Text>
        )}
      </div>
    </Block>
  );
}
