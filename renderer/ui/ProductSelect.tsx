import { Select, type SelectProps } from "@mantine/core";

interface ProductSelectProps extends Pick<SelectProps, "label" | "aria-label"> {
  products: readonly { id: string; label: string }[];
  chosen: string;
  onChoose: (id: string) => void;
}

/** Which product is shown. */
export function ProductSelect({ products, chosen, onChoose, ...named }: ProductSelectProps) {
  return (
    <Select
      {...named}
      w={300}
      maw="100%"
      searchable
      allowDeselect={false}
      data={products.map(({ id, label }) => ({ value: id, label }))}
      value={chosen}
      onChange={(id) => id !== null && onChoose(id)}
    />
  );
}
