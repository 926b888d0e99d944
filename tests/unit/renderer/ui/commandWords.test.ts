import { describe, expect, it } from "vitest";
import { commandLine, quoteWord } from "../../../../renderer/ui/commandWords.ts";

describe("a command to copy", () => {
  it("leaves plain words as they are", () => {
    expect(commandLine(["import", "/data/bank.easymoney", "extract/"])).toBe(
      "npm run easymoney -- import /data/bank.easymoney extract/",
    );
  });

  it("quotes what a POSIX shell would split or change, so that it arrives word for word", () => {
    expect(quoteWord("SELECT count(*) FROM panel")).toBe("'SELECT count(*) FROM panel'");
    expect(quoteWord("$HOME `x`")).toBe("'$HOME `x`'");
    expect(quoteWord("my bank's.easymoney")).toBe("'my bank'\\''s.easymoney'");
    expect(quoteWord("")).toBe("''");
  });

  it("keeps the backslashes of a Windows path, in double quotes where there is a space", () => {
    expect(quoteWord("C:\\data\\bank.easymoney")).toBe("C:\\data\\bank.easymoney");
    expect(quoteWord("C:\\my data\\bank.easymoney")).toBe('"C:\\my data\\bank.easymoney"');
  });
});
